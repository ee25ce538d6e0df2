"""What a gesture on the board means, as a change of the plan, and whether it is possible."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from planner.services.board_rows import RowKind
from planner.services.stretch import Stretch
from ui.board.selection import selection_of_spans
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.plan import Plan
    from planner.services.ahead import Ahead
    from planner.services.board_drop import DropCheck
    from planner.services.changing import Change
    from ui.board.model import BoardModel

Span = tuple[int, int, int]
"""Visible row, first and last month."""


@dataclass(frozen=True)
class Drop:
    """What would be done: the place to outline, words for it, or why it cannot be.

    ``swap`` is what is done instead where somebody wants to exchange holders; ``asks`` whether to ask which of the two.
    """

    row: int = -1
    first: int = 0
    last: int = 0
    words: str = ""
    trouble: str = ""
    change: Change | None = None
    swap: Change | None = None
    asks: bool = False
    point: QPoint | None = None

    def with_keys(self, keys: Qt.KeyboardModifier, point: QPoint) -> Drop:
        """Ctrl swaps, Shift replaces without asking."""
        if keys & Qt.KeyboardModifier.ControlModifier and self.swap is not None:
            return replace(self, change=self.swap, asks=False)
        asks = self.asks and not keys & Qt.KeyboardModifier.ShiftModifier
        return replace(self, asks=asks, point=point)


class Dropping(QObject):
    """Turns gestures on the rows of a model into changes of the plan that it shows."""

    def __init__(self, model: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._plan: tuple[Case, Plan] | None = None
        self._check: Ahead[DropCheck] | None = None

    def show(self, case: Case | None, plan: Plan | None) -> None:
        """The plan that is shown from now on."""
        self._plan = (case, plan) if case is not None and plan is not None else None
        self._check = None

    @property
    def ready(self) -> bool:
        """Whether there is a plan to change."""
        return self._plan is not None

    def get_ready(self) -> None:
        """Begin to work out who could hold what, on a thread, while the mouse has not moved yet."""
        from planner.services.ahead import Ahead
        from planner.services.board_drop import DropCheck

        if self._check is None and self._plan is not None:
            case, plan = self._plan
            self._check = Ahead(lambda: DropCheck(case, plan))

    @property
    def check(self) -> DropCheck:
        """Who could hold what."""
        self.get_ready()
        assert self._check is not None
        return self._check.result()

    def stretches(self, spans: list[Span]) -> tuple[Stretch, ...]:
        """The seats behind months of rows."""
        return selection_of_spans(self._model, spans).stretches

    def drop(self, hold: str, taken: Span, row: int, month: int) -> Drop:
        """What a drag of ``taken`` by its ``hold`` to a place means."""
        if hold == "BAR":
            return self._onto(taken, row, month)
        if hold == "CORNER":
            return self._filled(taken, row, month)
        return self._ended(taken, month) if hold == "END" else self._started(taken, month)

    # ---- ends

    def _ended(self, taken: Span, month: int) -> Drop:
        from planner.services.changing import Clear, Extend

        row, first, last = taken
        month = max(month, first)
        if month > last:
            stretches = self.stretches([(row, last, last)])
            return self._extension(Drop(row, first, month, change=Extend(stretches, month - last)), stretches)
        if month == last:
            return Drop(row, first, last)
        return Drop(row, first, month, self.tr("Shorten"), change=Clear(self.stretches([(row, month + 1, last)])))

    def _started(self, taken: Span, month: int) -> Drop:
        from planner.services.changing import Clear, Extend

        row, first, last = taken
        month = min(month, last)
        if month < first:
            stretches = self.stretches([(row, first, first)])
            return self._extension(Drop(row, month, last, change=Extend(stretches, month - first)), stretches)
        if month == first:
            return Drop(row, first, last)
        return Drop(row, month, last, self.tr("Shorten"), change=Clear(self.stretches([(row, first, month - 1)])))

    def _extension(self, drop: Drop, stretches: tuple[Stretch, ...]) -> Drop:
        """An extension with what is known to speak against it."""
        _, plan = self._shown()
        for stretch in stretches:
            holder = int(plan.holder[stretch.seat, stretch.first])
            wanted = Stretch(stretch.seat, drop.first, drop.last)
            if holder >= 0:
                trouble = self.check.trouble([wanted], holder)
                if trouble:
                    return replace(drop, trouble=said(trouble))
        return replace(drop, words=self.tr("Extend"))

    def _filled(self, taken: Span, row: int, month: int) -> Drop:
        """The corner: sideways the holders go on, downwards they take the seats below as well."""
        from planner.services.changing import Extend

        top, first, last = taken
        if row > top and self._model.entry(top).kind is RowKind.SEAT:
            rows = [r for r in range(top, row + 1) if self._model.entry(r).kind is RowKind.SEAT]
            return self._filled_down(rows, first, last, row)
        if month > last:
            stretches = self.stretches([(top, last, last)])
            return self._extension(Drop(top, first, month, change=Extend(stretches, month - last)), stretches)
        if row > top:
            return Drop(row, first, last, trouble=self.tr("Holders are filled downwards by seats only."))
        return Drop(top, first, last)

    def _filled_down(self, rows: list[int], first: int, last: int, row: int) -> Drop:
        from planner.services.changing import Paste

        _, plan = self._shown()
        source = self._model.entry(rows[0]).item
        line = tuple(self._holder_or_none(plan, source, t) for t in range(first, last + 1))
        seats = tuple(self._model.entry(r).item for r in rows[1:])
        if not seats:
            return Drop(rows[0], first, last)
        return Drop(row, first, last, self.tr("Fill down"), change=Paste(seats, first, (line,) * len(seats)))

    @staticmethod
    def _holder_or_none(plan: Plan, seat: int, month: int) -> int | None:
        from planner.domain.plan import OPEN

        holder = int(plan.holder[seat, month])
        return None if holder == OPEN else holder

    # ---- bars onto rows

    def _onto(self, taken: Span, row: int, month: int) -> Drop:
        if row < 0 or row == taken[0]:
            return Drop()
        entry = self._model.entry(row)
        if entry.kind is RowKind.SEAT:
            return self._onto_seat(taken, row)
        if entry.kind in (RowKind.PERSON, RowKind.LANE):
            return self._onto_person(taken, row, month)
        return Drop(row, taken[1], taken[2], trouble=self.tr("Drop it on a row below the heading."))

    def _onto_person(self, taken: Span, row: int, month: int) -> Drop:
        from planner.services.changing import Assign, SwapStretches

        case, _ = self._shown()
        person = self._model.entry(row).item
        stretches = self.stretches([taken])
        drop = Drop(row, taken[1], taken[2], change=Assign(stretches, person))
        if person == self._model.entry(taken[0]).item or not stretches:
            return Drop()
        name = case.portfolio.staff[person].name or case.portfolio.staff[person].id
        bar = self._model.bar_at(row, month)
        if bar is not None and len(stretches) == 1:
            first, last = max(bar.first, taken[1]), min(bar.last, taken[2])
            if first <= last:
                swap = SwapStretches(Stretch(stretches[0].seat, first, last), Stretch(bar.seat, first, last))
                drop = replace(drop, swap=swap, asks=True)
        trouble = self.check.trouble(stretches, person)
        if trouble and drop.swap is None:
            return replace(drop, change=None, trouble=said(trouble))
        return replace(drop, words=self.tr("Assign to {name}").format(name=name))

    def _onto_seat(self, taken: Span, row: int) -> Drop:
        from planner.domain.plan import OPEN
        from planner.services.changing import Paste, SwapStretches

        case, plan = self._shown()
        source, target = self._model.entry(taken[0]).item, self._model.entry(row).item
        months = range(taken[1], taken[2] + 1)
        carried = [t for t in months if plan.seats.fte[target, t] > 0 and plan.holder[source, t] != OPEN]
        drop = Drop(row, taken[1], taken[2])
        if not carried:
            return replace(drop, trouble=self.tr("This seat carries nothing in these months."))
        there: list[int | None] = [int(plan.holder[source, t]) if t in carried else None for t in months]
        here: list[int | None] = [OPEN if t in carried else None for t in months]
        change = Paste((source, target), taken[1], (tuple(here), tuple(there)))
        occupied = any(plan.holder[target, t] != OPEN for t in carried)
        swap = SwapStretches(Stretch(source, taken[1], taken[2]), Stretch(target, taken[1], taken[2]))
        people = {h for h in there if h is not None and h >= 0}
        line = int(plan.seats.line[target])
        for person in people:
            if not case.is_eligible(person, line):
                trouble = self.check.trouble([Stretch(target, carried[0], carried[0])], person)
                return replace(drop, trouble=said(trouble))
        drop = replace(drop, words=self.tr("Move to this seat"), change=change)
        return replace(drop, swap=swap, asks=True) if occupied else drop

    def _shown(self) -> tuple[Case, Plan]:
        assert self._plan is not None
        return self._plan
