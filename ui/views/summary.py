"""The summary strip: the plan's headline figures above those of planning request by request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import alert_colour
from ui.vocabulary import said
from ui.words import gap_words

if TYPE_CHECKING:
    from planner.services.planning import PlanOutcome

COLUMNS = (
    "sponsor_continuity",
    "demand_filled",
    "handovers",
    "people_joining",
    "portfolio_margin",
    "floors_broken",
    "objective",
)
"""Keys of the figures shown, in order (see `planner.services.summary`)."""


WIDE_GAP, NARROW_GAP = 30, 12
"""Pixels between the columns."""


NAMES, VERDICT = 0, -1
"""The column of the names, and of the line below all figures."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a label says. ``bigger``: points above the usual size, in bold; None for faint ones."""

    row: int
    column: int
    text: str
    bigger: int | None = None
    tip: str = ""
    name: str = ""
    alert: bool = False


class SummaryStrip(QScrollArea):
    """A small table: this plan, and what filling request by request would give."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summaryStrip")
        self.setAccessibleName(self.tr("Figures of the plan"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._outcome: PlanOutcome | None = None
        self._name = ""
        self._grid: QGridLayout | None = None
        self._labels: dict[tuple[int, int], tuple[QLabel, _Cell]] = {}

    def show_outcome(self, outcome: PlanOutcome | None, name: str = "") -> None:
        """Show a plan's figures; None hides the strip."""
        self._outcome, self._name = outcome, name
        self.setVisible(outcome is not None)
        if outcome is not None:
            self._fill(outcome)

    def prepare(self) -> None:
        """Make the labels while nobody waits, so that the first plan finds them."""
        if not self._labels:
            names = [_Cell(1, NAMES, "", bigger=1), _Cell(2, NAMES, ""), _Cell(3, NAMES, "")]
            rows = (None, 3, None, None)
            columns = range(1, len(COLUMNS) + 1)
            figures = [_Cell(row, column, "", bigger) for column in columns for row, bigger in enumerate(rows)]
            self._build([*names, *figures, _Cell(4, VERDICT, "")])

    def refresh_look(self) -> None:
        """Follow the palette."""
        self._labels.clear()
        self.show_outcome(self._outcome, self._name)

    def _fill(self, outcome: PlanOutcome) -> None:
        cells = [*self._name_cells(), *self._figure_cells(outcome), self._verdict(outcome)]
        known = {place: cell for place, (_, cell) in self._labels.items()}
        if known.keys() != {(cell.row, cell.column) for cell in cells}:
            self._build(cells)
        elif list(known.values()) == cells:
            return
        for cell in cells:
            label, before = self._labels[cell.row, cell.column]
            self._say(label, cell, before)
            self._labels[cell.row, cell.column] = (label, cell)
        self._fit()

    def _build(self, cells: list[_Cell]) -> None:
        """Make the labels, which say nothing yet; they stay while plans come and go."""
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(10, 2, 10, 6)
        whole.setSpacing(2)
        self._grid = grid = QGridLayout()
        grid.setVerticalSpacing(1)
        across = QHBoxLayout()
        across.addLayout(grid)
        across.addStretch(1)
        whole.addLayout(across)
        self._labels = {}
        for cell in cells:
            label = self._plain() if cell.column == VERDICT else self._label(cell.bigger)
            if cell.column == VERDICT:
                whole.addWidget(label)
            else:
                grid.addWidget(label, cell.row, cell.column)
            self._labels[cell.row, cell.column] = (label, _Cell(cell.row, cell.column, ""))
        self.setWidget(body)

    @staticmethod
    def _say(label: QLabel, cell: _Cell, before: _Cell) -> None:
        """Let a label say something else."""
        if cell.text != before.text:
            label.setText(cell.text)
        if cell.tip != before.tip:
            label.setToolTip(cell.tip)
        if cell.name != before.name:
            label.setAccessibleName(cell.name)
        if cell.alert != before.alert:
            colour = alert_colour(QApplication.palette()).name()
            label.setStyleSheet(f"color: {colour}" if cell.alert else "")

    def _fit(self) -> None:
        """Columns move together where the window is narrow; below that, the strip makes room for its scroll bar."""
        body, grid = self.widget(), self._grid
        if body is None or grid is None:
            return
        for gap in (WIDE_GAP, NARROW_GAP):
            grid.setHorizontalSpacing(gap)
            for layout in (grid, grid.parent(), body.layout()):  # each keeps the widths of what is within it
                if isinstance(layout, QLayout):
                    layout.invalidate()
            if body.minimumSizeHint().width() <= self.width():
                break
        bar = self.horizontalScrollBar().sizeHint().height() if body.minimumSizeHint().width() > self.width() else 0
        self.setFixedHeight(body.sizeHint().height() + 2 + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _name_cells(self) -> Iterator[_Cell]:
        yield _Cell(1, NAMES, self._name or self.tr("This plan"), bigger=1)
        tip = self.tr("What filling one request after the other gives: each takes whoever is free longest")
        yield _Cell(2, NAMES, self.tr("Request by request, in list order"), tip=tip)
        tip = self.tr("The same, but people who know the sponsor go before the rest")
        yield _Cell(3, NAMES, self.tr("Request by request, known people first"), tip=tip)

    def _figure_cells(self, outcome: PlanOutcome) -> Iterator[_Cell]:
        from planner.services.summary import shown

        figures = {figure.key: figure for figure in outcome.figures}
        currency = outcome.case.portfolio.settings.currency
        for column, key in enumerate(COLUMNS, start=1):
            figure = figures.get(key)
            if figure is None:
                continue
            label, text, tip = said(figure.label), said(figure.text), said(figure.tooltip)
            yield _Cell(0, column, label, tip=tip)
            broken = key == "floors_broken" and bool(figure.value)
            yield _Cell(1, column, text, bigger=3, tip=tip, name=f"{label}: {text}", alert=broken)
            yield _Cell(2, column, shown(figure.list_order, figure.unit, currency), tip=tip)
            yield _Cell(3, column, shown(figure.continuity_aware, figure.unit, currency), tip=tip)

    def _verdict(self, outcome: PlanOutcome) -> _Cell:
        """Status, room for improvement, margin against floor, in one sentence each."""
        from planner.services.summary import status_text

        words = [said(status_text(outcome.evaluation, outcome.facts))]
        words.append(_capital(gap_words(outcome.evaluation.objective, outcome.facts.bound)))
        margin = outcome.evaluation.portfolio_margin
        if margin.floor is not None and margin.margin is not None:
            words.append(
                self.tr("Portfolio margin {margin} against a floor of {floor}").format(
                    margin=f"{margin.margin:.1%}", floor=f"{float(margin.floor):.1%}"
                )
            )
        if outcome.evaluation.not_staffed:
            words.append(self.tr("{n} with a floor not staffed").format(n=len(outcome.evaluation.not_staffed)))
        if outcome.evaluation.conflicts:
            count = len(outcome.evaluation.conflicts)
            words.append(self.tr("1 lock gave way") if count == 1 else self.tr("{n} locks gave way").format(n=count))
        names = [f"{said(row.level.value)} {row.name}" for row in outcome.evaluation.floors_broken]
        tip = self.tr("Floors broken:") + "\n" + "\n".join(names) if names else ""
        return _Cell(4, VERDICT, "   ·   ".join(words), tip=tip, alert=bool(names))

    @staticmethod
    def _plain() -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _label(self, bigger: int | None) -> QLabel:
        """A label in bold and so many points bigger, or a faint one."""
        label = QLabel()
        font = QFont(self.font())
        if bigger is not None:
            font.setPointSizeF(font.pointSizeF() + bigger)
            font.setBold(True)
            label.setFont(font)
            return label
        font.setPointSizeF(max(font.pointSizeF() - 0.5, 7))
        label.setFont(font)
        palette = QPalette(QApplication.palette())
        palette.setColor(QPalette.ColorRole.WindowText, palette.color(QPalette.ColorRole.PlaceholderText))
        label.setPalette(palette)
        return label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
