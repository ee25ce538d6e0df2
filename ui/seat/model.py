"""Candidates as rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.candidates.effect import MoneyChange
    from planner.services.candidates.ranking import Candidate, Candidates
    from planner.services.candidates.standing import Standing

Index = QModelIndex | QPersistentModelIndex
NAME, SCORE, FREE, CAPACITY, KNOWS, MARGIN, COST = range(7)
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = (SCORE, KNOWS, MARGIN, COST)


def _t(text: str) -> str:
    return QCoreApplication.translate("CandidateModel", text)


def headings() -> tuple[tuple[str, str], ...]:
    """The columns and what they mean."""
    return (
        (_t("Name"), _t("Who could hold the seat; a dot marks who holds it now, half a dot who holds part")),
        (_t("Score"), _t("How the plan's score changes if they hold it where they are free; ⚠: a margin floor breaks")),
        (_t("Free"), _t("When there is enough time left for the seat, within availability and study limit")),
        (
            _t("Time left"),
            _t("What is left of their time, month by month over the plan; the months asked about are shaded"),
        ),
        (_t("Knows"), _t("FTE-months that they have worked for the sponsor before these months")),
        (_t("Margin"), _t("How the margin of the study changes, in points; a mark where a margin floor would break")),
        (_t("Cost"), _t("What their time on the seat costs, onboarding aside")),
    )


@dataclass(frozen=True)
class Rows:
    """What the table shows."""

    standing: Standing
    found: Candidates
    with_busy: bool = False

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The rows, best first."""
        return (*self.found.free, *self.found.busy) if self.with_busy else self.found.free


class CandidateModel(QAbstractTableModel):
    """Rows of candidates, in their rank."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings()
        self._rows: Rows | None = None
        self._shown: tuple[Candidate, ...] = ()

    def show(self, rows: Rows | None) -> None:
        """Show other candidates."""
        self.beginResetModel()
        self._rows = rows
        self._shown = rows.candidates if rows else ()
        self.endResetModel()

    @property
    def rows(self) -> Rows | None:
        """What is shown."""
        return self._rows

    def candidate(self, row: int) -> Candidate | None:
        """The candidate of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section][0]
            if role == Qt.ItemDataRole.ToolTipRole:
                return self._headings[section][1]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        candidate = self.candidate(index.row()) if index.isValid() else None
        if candidate is None or self._rows is None:
            return None
        column = index.column()
        if role == CANDIDATE_ROLE:
            return candidate
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column == CAPACITY else self._short(candidate, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(candidate, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[column][0]}: {self.text(candidate, column) or _t('nothing')}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and column == NAME and candidate.holds:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _short(self, candidate: Candidate, column: int) -> str:
        """A cell as it fits into the table."""
        from planner.domain.evaluation import Level
        from planner.services.candidates.words import points

        if column == MARGIN and candidate.effect is not None:
            mark = "⚠ " if candidate.effect.broken else ""
            return mark + said(points(_change(candidate.money(Level.STUDY))))
        if column == SCORE and candidate.effect is not None and candidate.effect.broken:
            return f"⚠ {self.text(candidate, SCORE)}"
        if column == FREE:
            return self._when(candidate)
        return self.text(candidate, column)

    def _when(self, candidate: Candidate) -> str:
        assert self._rows is not None
        from planner.services.candidates.words import when_free

        if candidate.fit.whole:
            return _t("all of it")
        return said(when_free(self._rows.standing, candidate.fit, self._rows.found.months))

    def text(self, candidate: Candidate, column: int) -> str:
        """A cell in words."""
        from planner.domain.evaluation import Level
        from planner.services.candidates.words import fit_words, points, signed

        assert self._rows is not None
        if column == NAME:
            mark = "" if not candidate.holds else "● " if len(candidate.holds) == len(self._rows.found.months) else "◐ "
            return mark + said(candidate.name)
        if column == KNOWS:
            return self._knows(candidate)
        if column == FREE:
            return said(fit_words(self._rows.standing, candidate.fit, self._rows.found.months))
        if column == CAPACITY:
            left = [candidate.capacity[t] for t in self._rows.found.months] if candidate.capacity else []
            return _t("at least {n} FTE left in these months").format(n=f"{min(left) / 100:.2f}") if left else ""
        if candidate.effect is None:
            return "–"
        if column == SCORE:
            return signed(candidate.effect.z)
        if column == MARGIN:
            mark = f"⚠ {_t('breaks a floor')}  " if candidate.effect.broken else ""
            return f"{mark}{said(points(_change(candidate.money(Level.STUDY))))}"
        return f"{candidate.cost:,.0f}"

    def _knows(self, candidate: Candidate) -> str:
        knowledge = candidate.knowledge
        if knowledge is None or not knowledge.knows:
            return _t("new") if knowledge else "–"
        return _t("yes") if knowledge.fte_months is None else f"{knowledge.fte_months:.1f}"

    def as_text(self) -> str:
        """The table as tab-separated text with its headings."""
        lines = ["\t".join(name for name, __ in self._headings)]
        for candidate in self._shown:
            lines.append("\t".join(self.text(candidate, column) for column in range(len(self._headings))))
        return "\n".join(lines)

    def tip(self, candidate: Candidate, column: int) -> str:
        """What lies behind a cell, in sentences."""
        from planner.services.candidates.words import effect_words, knowledge_words, stretch_words

        assert self._rows is not None
        standing, case = self._rows.standing, self._rows.standing.case
        currency = case.portfolio.settings.currency
        if column == KNOWS and candidate.knowledge:
            return said(knowledge_words(case, candidate.knowledge))
        if column in (NAME, FREE, CAPACITY):
            words = [said(candidate.name), self.text(candidate, FREE)]
            if candidate.taken_away is not None:
                left = "\n".join(said(stretch_words(standing, stretch)) for stretch in candidate.taken_away.left[:6])
                effect = said(effect_words(candidate.taken_away.effect, currency))
                words.append(_t("For all of it they would leave:") + f"\n{left}\n{effect}")
            return "\n".join(words)
        if candidate.effect is None:
            return ""
        if column == MARGIN:
            return "\n".join(money_words(money, currency) for money in candidate.effect.money)
        return said(effect_words(candidate.effect, currency)) if column == SCORE else ""


def _change(money: MoneyChange | None) -> float | None:
    return None if money is None else money.change


def money_words(money: MoneyChange, currency: str) -> str:
    """Margin before and after of one study, sponsor or the portfolio."""
    from planner.services.candidates.words import floor_of, signed

    before, after = (_share(money.margin_before), _share(money.margin_after))
    floor = "" if money.floor is None else _t(" (floor {n})").format(n=f"{float(money.floor):.1%}")
    mark = _t(": floor broken") if money.breaks else ""
    cost = _t("cost {n}").format(n=f"{signed(money.cost, 0)} {currency}")
    return f"{said(floor_of(money))}: {before} → {after}{floor}{mark}, {cost}"


def _share(margin: float | None) -> str:
    return "–" if margin is None else f"{margin:.1%}"
