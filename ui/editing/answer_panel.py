"""The panel of the answer: figures before and after an edit, floors, what was lost, and why an edit was refused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.domain.evaluation import FloorState, MarginRow
from planner.services.changing import Answer, Change, ChangeRefused, FigureChange
from planner.services.stretch import Stretch

PLACE = Qt.ItemDataRole.UserRole
"""Where an entry keeps the stretch to jump to."""
BETTER, WORSE, OTHER = "▲", "▼", "•"
"""Marks of figures; the words for screen readers stand in the tooltip."""


class AnswerPanel(QWidget):
    """Shows the last edit; decides nothing."""

    place_asked = Signal(object)  # Stretch
    possible_asked = Signal(object)  # Change: make what is possible of it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused: Change | None = None
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("What the edit changed"))
        self.tree.setHeaderLabels([self.tr("Figure"), self.tr("Before"), self.tr("After")])
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemClicked.connect(lambda item, _: self._jump(item))
        self.tree.itemActivated.connect(lambda item, _: self._jump(item))
        QShortcut(QKeySequence(Qt.Key.Key_Space), self.tree, self._jump_current, context=_here())
        self.possible = QPushButton(self.tr("Do it where possible"))
        self.possible.clicked.connect(self._ask_possible)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(8, 8, 8, 8)
        column_.addWidget(self.heading)
        column_.addWidget(self.possible)
        column_.addWidget(self.tree, 1)
        self.clear()

    def clear(self) -> None:
        """There is no edit to tell of."""
        self._refused = None
        self.tree.clear()
        self.possible.hide()
        self.heading.setText(
            self.tr("Nothing was edited yet. Select months of a seat and assign, clear or move somebody.")
        )

    def show_answer(self, answer: Answer, currency: str) -> None:
        """What an edit did."""
        self._refused = None
        self.tree.clear()
        self.possible.hide()
        self.heading.setText(answer.name)
        self._add_list(self.tr("Floors newly broken"), [(self._floor(row), None) for row in answer.floors_broken])
        self._add_list(self.tr("Floors met again"), [(self._floor(row), None) for row in answer.floors_mended])
        self._add_list(self.tr("Not done, or lost"), [(sentence, None) for sentence in answer.lost])
        self._add_list(self.tr("Locks that newly give way"), [(str(lock), None) for lock in answer.conflicts])
        self._add_list(self.tr("Rules broken before, and still"), [(v.sentence, None) for v in answer.broken])
        groups: dict[str, QTreeWidgetItem] = {}
        for figure in answer.figures:
            group = groups.get(f"{figure.level}{figure.name}")
            if group is None:
                group = groups[f"{figure.level}{figure.name}"] = self._group(self._heading_of(figure))
            group.addChild(self._figure(figure, currency))
        if not answer.figures:
            self._group(self.tr("No figure changed."))
        self.tree.expandAll()

    def show_refused(self, change: Change, refused: ChangeRefused, can_part: bool) -> None:
        """Why nothing was changed; ``can_part``: whether a part of it is possible."""
        self._refused = change
        self.tree.clear()
        self.heading.setText(str(refused))
        self.possible.setVisible(can_part)
        self._add_list(self.tr("Rules against it"), [(str(o), o.place) for o in refused.objections])
        self.tree.expandAll()

    def _heading_of(self, figure: FigureChange) -> str:
        return figure.name if figure.level.value == "Portfolio" else f"{figure.level.value} {figure.name}"

    def _group(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        self.tree.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _add_list(self, heading: str, sentences: list[tuple[str, Stretch | None]]) -> None:
        if not sentences:
            return
        group = self._group(self.tr("{heading} ({n})").format(heading=heading, n=len(sentences)))
        for sentence, place in sentences:
            item = QTreeWidgetItem([sentence])
            item.setToolTip(0, sentence)
            item.setData(0, PLACE, place)
            group.addChild(item)
            item.setFirstColumnSpanned(True)

    def _figure(self, figure: FigureChange, currency: str) -> QTreeWidgetItem:
        before, after = figure.texts(currency)
        mark = {1: BETTER, -1: WORSE}.get(figure.better, OTHER)
        words = {1: self.tr("better"), -1: self.tr("worse")}.get(figure.better, self.tr("changed"))
        floor = "" if figure.floor is None else self.tr(", floor {floor}").format(floor=f"{figure.floor:.1%}")
        item = QTreeWidgetItem([f"{figure.label}{floor}", before, f"{after} {mark}"])
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tip = self.tr("{label}: {before}, now {after}, {words}").format(
            label=figure.label, before=before, after=after, words=words
        )
        item.setToolTip(0, tip)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, tip)
        return item

    def _floor(self, row: MarginRow) -> str:
        if row.state is FloorState.NOT_STAFFED:
            return self.tr("{level} {name}: not staffed").format(level=row.level.value, name=row.name)
        return self.tr("{level} {name}: margin {margin}, floor {floor}").format(
            level=row.level.value,
            name=row.name,
            margin="–" if row.margin is None else f"{row.margin:.1%}",
            floor="–" if row.floor is None else f"{float(row.floor):.1%}",
        )

    def _jump_current(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self._jump(item)

    def _jump(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, PLACE)
        if place is not None:
            self.place_asked.emit(place)

    def _ask_possible(self) -> None:
        if self._refused is not None:
            self.possible_asked.emit(self._refused)


def _here() -> Qt.ShortcutContext:
    return Qt.ShortcutContext.WidgetShortcut
