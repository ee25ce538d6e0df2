"""The panel of the answer: figures before and after an edit, floors, what was lost, and why an edit was refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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

from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.evaluation import MarginRow
    from planner.services.changing import Answer, Change, ChangeRefused, FigureChange
    from planner.services.stretch import Stretch

PLACE = Qt.ItemDataRole.UserRole
"""Where an entry keeps the stretch to jump to."""


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
        self.tree.setHeaderLabels([self.tr("Figure"), self.tr("Before and after"), ""])
        self.tree.setIndentation(12)
        self.tree.setMinimumWidth(320)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(30)
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
        self.heading.setText(said(answer.name))
        for heading, sentences in (
            (self.tr("Floors newly broken"), [self._floor(row) for row in answer.floors_broken]),
            (self.tr("Floors met again"), [self._floor(row) for row in answer.floors_mended]),
            (self.tr("Not done, or lost"), list(map(said, answer.lost))),
            (self.tr("Locks that newly give way"), [said(str(lock)) for lock in answer.conflicts]),
            (self.tr("Rules broken before, and still"), [said(v.sentence) for v in answer.broken]),
        ):
            self._add_list(heading, [(sentence, None, sentence) for sentence in sentences])
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
        self.heading.setText(said(str(refused)))
        self.possible.setVisible(can_part)
        against = [(said(o.short or str(o)), o.place, said(str(o))) for o in refused.objections]
        self._add_list(self.tr("Rules against it"), against)
        self.tree.expandAll()

    def _heading_of(self, figure: FigureChange) -> str:
        return figure.name if figure.level.value == "Portfolio" else f"{said(figure.level.value)} {figure.name}"

    def _group(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        self.tree.addTopLevelItem(item)
        item.setFirstColumnSpanned(True)
        return item

    def _add_list(self, heading: str, entries: Sequence[tuple[str, Stretch | None, str]]) -> None:
        """A group of sentences: as shown, where to jump to, and in full."""
        if not entries:
            return
        group = self._group(self.tr("{heading} ({n})").format(heading=heading, n=len(entries)))
        for sentence, place, whole in entries:
            item = QTreeWidgetItem([sentence])
            item.setToolTip(0, whole)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, whole)
            item.setData(0, PLACE, place)
            group.addChild(item)
            item.setFirstColumnSpanned(True)

    def _figure(self, figure: FigureChange, currency: str) -> QTreeWidgetItem:
        before, after = figure.texts(currency)
        words = {1: self.tr("better"), -1: self.tr("worse")}.get(figure.better, "")
        floor = "" if figure.floor is None else self.tr(", floor {floor}").format(floor=f"{figure.floor:.1%}")
        item = QTreeWidgetItem([f"{said(figure.label)}{floor}", f"{_number(before)} → {_number(after)}", words])
        font = item.font(2)
        font.setBold(figure.better < 0)
        item.setFont(2, font)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tip = self.tr("{label}: {before}, now {after} {words}").format(
            label=said(figure.label), before=said(before), after=said(after), words=words
        )
        for column in (0, 1, 2):
            item.setToolTip(column, tip)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, tip)
        return item

    def _floor(self, row: MarginRow) -> str:
        from planner.domain.evaluation import FloorState
        from planner.services.shares import shares_apart

        if row.state is FloorState.NOT_STAFFED:
            return self.tr("{level} {name}: not staffed").format(level=said(row.level.value), name=row.name)
        margin = floor = "–"
        if row.margin is not None and row.floor is not None:
            margin, floor = shares_apart(row.margin, float(row.floor))
        return self.tr("{level} {name}: margin {margin}, floor {floor}").format(
            level=said(row.level.value), name=row.name, margin=margin, floor=floor
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


def _number(text: str) -> str:
    """A figure without its unit, which the label tells."""
    return text.removesuffix(" FTE-months")


def _here() -> Qt.ShortcutContext:
    return Qt.ShortcutContext.WidgetShortcut
