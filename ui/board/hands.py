"""Changing the plan on the board with mouse, keyboard and clipboard, as in a spreadsheet.

Everything becomes one change that is asked for; who makes it, and the rules, are elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from planner.domain.errors import UserError
from planner.services.board_rows import RowKind
from planner.services.stretch import Stretch
from ui.board.dropping import Drop, Dropping
from ui.board.gestures import Gestures
from ui.board.naming import NameField
from ui.board.overlay import cells_rect
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.plan import Plan
    from planner.services.changing import Change
    from ui.board.view import BoardView


class Hands(QObject):
    """The board's gestures and keys."""

    change_asked = Signal(object)  # a Change of planner.services.changing
    told = Signal(str)  # what would be done, or why something cannot be

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._model = view.board_model
        self._plan: tuple[Case, Plan] | None = None
        self.dropping = Dropping(self._model, self)
        self.gestures = Gestures(view, self.dropping)
        self.gestures.asked.connect(self.drop)
        self.gestures.told.connect(self.told)
        self.field = NameField(view.viewport())
        self.field.chosen.connect(self._assign_named)
        self.menu: QMenu | None = None  # the one that asks whether to replace or to swap

    def show_plan(self, case: Case | None, plan: Plan | None) -> None:
        """The plan that is changed from now on."""
        self._plan = (case, plan) if case is not None and plan is not None else None
        self.dropping.show(case, plan)
        self.field.hide()

    def _stretches(self) -> tuple[Stretch, ...]:
        return self.dropping.stretches(self._view.selected_spans())

    def _ask(self, change: Change) -> None:
        if self._plan is not None:
            self.change_asked.emit(change)

    # ---- keys

    def clear(self) -> None:
        """Nobody holds what is selected any more."""
        from planner.services.changing import Clear

        stretches = self._stretches()
        if stretches:
            self._ask(Clear(stretches))

    def extend(self, by: int) -> None:
        """Who holds the selection goes on for so many months after it; below 0: is taken away from its last months."""
        from planner.services.changing import Clear, Extend

        stretches = self._stretches()
        if not stretches:
            return
        if by > 0:
            self._ask(Extend(stretches, by))
        else:
            self._ask(Clear(tuple(Stretch(s.seat, max(s.last + by + 1, s.first), s.last) for s in stretches)))

    def fill_right(self) -> None:
        """Who holds the first selected month of each seat holds the others as well."""
        from planner.services.changing import Paste

        if self._plan is None:
            return
        _, plan = self._plan
        spans = self._seat_spans()
        if not spans:
            return
        first, last = min(s.first for s in spans), max(s.last for s in spans)
        rows = []
        for stretch in spans:
            holder = int(plan.holder[stretch.seat, stretch.first])
            rows.append(tuple(holder if stretch.first <= t <= stretch.last else None for t in range(first, last + 1)))
        self._ask(Paste(tuple(s.seat for s in spans), first, tuple(rows)))

    def fill_down(self) -> None:
        """Who holds the topmost selected seat holds those below in the same months."""
        from planner.services.changing import Paste

        spans = self._seat_spans()
        if self._plan is None or len(spans) < 2:
            return
        _, plan = self._plan
        top = spans[0]
        line = tuple(int(plan.holder[top.seat, t]) for t in top.months)
        self._ask(Paste(tuple(s.seat for s in spans[1:]), top.first, (line,) * (len(spans) - 1)))

    def _seat_spans(self) -> list[Stretch]:
        """What is selected of rows that are seats, from top to bottom."""
        found = []
        for row, first, last in self._view.selected_spans():
            if self._model.entry(row).kind is RowKind.SEAT:
                found.append(Stretch(self._model.entry(row).item, first, last))
        return found

    # ---- clipboard

    def cut(self) -> None:
        """Copy what is selected and clear it."""
        self._view.copy()
        self.clear()

    def paste(self) -> None:
        """Put the clipboard's names into the seats from the selection's corner on; one of them fills the selection."""
        from planner.services.board_clipboard import read_block, spread
        from planner.services.changing import Paste

        spans = self._view.selected_spans()
        if self._plan is None or not spans:
            return
        rows = sorted({row for row, _, _ in spans})
        if self._model.entry(rows[0]).kind is not RowKind.SEAT:
            self.told.emit(self.tr("Select months of a seat, on the board by seats, to paste names into them."))
            return
        first, last = min(s[1] for s in spans), max(s[2] for s in spans)
        selected = [row for row in rows if self._model.entry(row).kind is RowKind.SEAT]
        try:
            block = read_block(self._plan[0], QGuiApplication.clipboard().text())
        except UserError as error:
            self.told.emit(said(str(error)))
            return
        block = spread(block, len(selected), last - first + 1)
        seats = self._seats_from(rows[0], len(block))
        if len(seats) < len(block):
            words = self.tr("The clipboard has {n} rows, but only {m} seats follow here. Select a seat further up.")
            self.told.emit(words.format(n=len(block), m=len(seats)))
            return
        months = len(self._model.columns.labels) - first
        self._ask(Paste(tuple(seats), first, tuple(line[:months] for line in block)))

    def _seats_from(self, row: int, count: int) -> list[int]:
        """The seats shown from a row on, headings passed over."""
        found: list[int] = []
        while row < self._model.rowCount() and len(found) < count:
            if self._model.entry(row).kind is RowKind.SEAT:
                found.append(self._model.entry(row).item)
            row += 1
        return found

    # ---- typing a name

    def ask_name(self, text: str = "") -> None:
        """Let somebody type who holds what is selected."""
        from planner.services.board_clipboard import CONTRACTOR_WORD, OPEN_WORD

        at, stretches = self._view.currentIndex(), self._stretches()
        if self._plan is None or not at.isValid() or not stretches:
            return
        case, _ = self._plan
        first = self.dropping.check.eligible_people(stretches)
        others = sorted(set(range(len(case.portfolio.staff))) - set(first))
        staff = case.portfolio.staff
        names = [f"{staff[p].name} ({staff[p].id})" if staff[p].name else f"({staff[p].id})" for p in [*first, *others]]
        place = cells_rect(self._view, at.row(), at.row(), at.column(), at.column())
        self.field.ask(place, [*names, OPEN_WORD, CONTRACTOR_WORD], text)

    def _assign_named(self, name: str) -> None:
        from planner.domain.plan import CONTRACTOR
        from planner.services.board_clipboard import CONTRACTOR_WORD, OPEN_WORD
        from planner.services.changing import Assign, Clear

        stretches = self._stretches()
        if self._plan is None or not stretches:
            return
        if name == OPEN_WORD:
            self._ask(Clear(stretches))
        elif name == CONTRACTOR_WORD:
            self._ask(Assign(stretches, CONTRACTOR))
        else:
            person = self._plan[0].person_index.get(name.rsplit("(", 1)[-1].rstrip(")"), -1)
            if person >= 0:
                self._ask(Assign(stretches, person))

    # ---- drops

    def drop(self, drop: Drop) -> None:
        """Do what a drop asks for; where somebody is there already, ask whether to replace or to swap."""
        if not drop.asks or drop.swap is None or drop.change is None:
            if drop.change is not None:
                self._ask(drop.change)
            return
        menu = self.menu = QMenu(self._view)
        replacing, swapping = drop.change, drop.swap
        menu.addAction(self.tr("&Replace who is there"), lambda: self._ask(replacing))
        menu.addAction(self.tr("&Swap the two"), lambda: self._ask(swapping))
        menu.addSeparator()
        menu.addAction(self.tr("&Cancel"))
        menu.popup(drop.point or QPoint())
