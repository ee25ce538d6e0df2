"""The columns of figures beside the row headings: which there are, which are shown, and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from planner.services.board_rows import Arrange, BoardRow
from planner.services.shares import shares_apart

NOTE, FTE, FILLED, CONTINUITY, MARGIN = "note", "fte", "filled", "continuity", "margin"


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column: what it is remembered by, its heading, what it means, and the widest text it is made for."""

    name: str
    title: str
    meaning: str
    sample: str


def _t(text: str) -> str:
    return QCoreApplication.translate("FigureColumns", text)


def figure_columns() -> tuple[FigureColumn, ...]:
    """All columns in their order; the note stands beside the label and has no heading."""
    return (
        FigureColumn(NOTE, _t("Status, requirements, country"), _t("Stands right of the label"), ""),
        FigureColumn(
            FTE, _t("FTE-mo."), _t("FTE-months: demand by seats, planned work by people"), "0,000.0"
        ),
        FigureColumn(
            FILLED, _t("Filled"), _t("Share of the demand that is held; by people: of the availability planned"), "100%"
        ),
        FigureColumn(
            CONTINUITY, _t("Continuity"), _t("Share of the work done by people who knew the sponsor before"), "100%"
        ),
        FigureColumn(
            MARGIN, _t("Margin"), _t("Margin, and the floor that it must not fall below (< where it does)"),
            "00.00 < 00.00%",
        ),
    )  # fmt: skip


class Figures(QObject):
    """Which columns are shown."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = {column.name: column for column in figure_columns()}
        self._hidden: set[str] = set()
        self._by_people = False

    def is_shown(self, name: str) -> bool:
        """Whether a column is shown."""
        return name not in self._hidden

    def show(self, name: str, shown: bool) -> None:
        """Show or hide a column."""
        if shown != self.is_shown(name):
            self._hidden ^= {name}
            self.changed.emit()

    def set_arrange(self, arrange: Arrange) -> None:
        """People have neither margin nor continuity of their own."""
        by_people = arrange is Arrange.PEOPLE
        if by_people != self._by_people:
            self._by_people = by_people
            self.changed.emit()

    @property
    def hidden(self) -> tuple[str, ...]:
        """The columns that are not shown, to be remembered."""
        return tuple(sorted(self._hidden))

    def set_hidden(self, names: Iterable[str]) -> None:
        """Hide these columns and no others; unknown names do no harm."""
        self._hidden = set(names) & set(self.columns)
        self.changed.emit()

    def shown(self) -> list[FigureColumn]:
        """The columns that have a heading and are shown, from left to right."""
        away = {CONTINUITY, MARGIN} if self._by_people else set()
        return [c for c in self.columns.values() if c.sample and self.is_shown(c.name) and c.name not in away]


def figure_text(entry: BoardRow, name: str) -> str:
    """What a row says in a column; '' where it has no such figure."""
    sums = entry.sums
    if name == FTE:
        return "" if sums.fte is None else f"{sums.fte:,.1f}"
    if name == FILLED:
        return "" if sums.filled is None else f"{sums.filled:.0%}"
    if name == CONTINUITY:
        return "" if sums.continuity is None else f"{sums.continuity:.0%}"
    if name == MARGIN:
        return _margin_text(entry)
    return ""


def _margin_text(entry: BoardRow) -> str:
    sums = entry.sums
    if sums.margin is None:
        return "" if sums.floor is None else f"– ≥ {sums.floor * 100:.1f}%"
    if sums.floor is None:
        return f"{sums.margin:.1%}"
    if not entry.alert:
        return f"{sums.margin * 100:.1f} ≥ {sums.floor * 100:.1f}%"
    margin, floor = shares_apart(sums.margin, sums.floor, most_digits=2)  # more do not fit the column
    return f"{margin.removesuffix('%')} < {floor}"
