"""The parts of a proposal as a list to tick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal

from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.scenarios.parts import Part, Proposal
    from ui.table_model import Index

Role = Qt.ItemDataRole
PART, STUDIES, MONTHS, SCORE = range(4)
MOST_SENTENCES = 4


class PartsModel(QAbstractTableModel):
    """One row for each part, ticked where it is to be accepted."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.proposal: Proposal | None = None
        self.ticked: set[int] = set()
        self._effects: list[float] = []
        self._words: list[tuple[str, str, str, str]] = []

    def show(self, proposal: Proposal | None) -> None:
        """Show a proposal with all its parts ticked."""
        self.beginResetModel()
        self.proposal, self._effects = proposal, []
        self._words = [_words(proposal, part) for part in proposal.parts] if proposal else []
        self.ticked = set(range(len(self._words)))
        self.endResetModel()
        self.ticked_changed.emit()

    def show_effects(self, effects: list[float]) -> None:
        """Tell what each part alone does to the score."""
        self._effects = effects
        if self._words:
            self.dataChanged.emit(self.index(0, SCORE), self.index(len(self._words) - 1, SCORE))

    def tick(self, parts: Iterable[int]) -> None:
        """Tick exactly these parts."""
        self.ticked = set(parts)
        if self._words:
            self.dataChanged.emit(self.index(0, PART), self.index(len(self._words) - 1, PART))
        self.ticked_changed.emit()

    def toggle(self, row: int) -> None:
        """Tick a part, or take the tick away."""
        self.tick(self.ticked ^ {row})

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._words)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == PART else plain

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        names = (self.tr("Part"), self.tr("Studies"), self.tr("Months"), self.tr("Score"))
        tips = (
            self.tr("Changes that depend on one another, and so are accepted together or not at all"),
            self.tr("The studies whose seats change"),
            self.tr("From the first to the last month that changes"),
            self.tr("What this part alone does to the score; smaller is better"),
        )
        return names[section] if role == Role.DisplayRole else tips[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Role.CheckStateRole and column == PART:
            return Qt.CheckState.Checked if row in self.ticked else Qt.CheckState.Unchecked
        if role == Role.DisplayRole:
            return self._score(row) if column == SCORE else self._words[row][column]
        if role == Role.ToolTipRole:
            return self._words[row][3] if column == PART else self._words[row][column] if column != SCORE else None
        if role == Role.AccessibleTextRole and column == PART:
            state = self.tr("chosen") if row in self.ticked else self.tr("not chosen")
            return f"{self._words[row][PART]}, {state}"
        if role == Role.TextAlignmentRole and column == SCORE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _score(self, row: int) -> str:
        if row >= len(self._effects):
            return "…"
        effect = round(self._effects[row], 2)
        return f"{effect:+,.2f}".replace("-", "−") if effect else "0.00"

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.CheckStateRole or index.column() != PART:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick(self.ticked | {index.row()} if on else self.ticked - {index.row()})
        return True


def _words(proposal: Proposal, part: Part) -> tuple[str, str, str, str]:
    """A part in a sentence, its studies, its months, and all its sentences."""
    from planner.services.changing.words import listed, span_words
    from planner.services.scenarios.moving import moves, sentence

    case = proposal.case
    sentences = [said(sentence(case, proposal.aligned, move)) for move in moves(proposal.aligned, part.differences)]
    more = len(sentences) - 1
    first = sentences[0] if sentences else ""
    short = f"{first} (+{more})" if more > 0 else first
    studies = said(listed([case.portfolio.studies[int(case.study_rows[j])].id for j in sorted(part.studies)]))
    shown = sentences[: 4 * MOST_SENTENCES]
    whole = "\n".join([*shown, *(["…"] if len(sentences) > len(shown) else [])])
    return short, studies, said(span_words(case, *part.months)), whole
