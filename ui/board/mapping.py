"""Finding a selection again when the board's rows stand for something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services.board_rows import Arrange, RowKind

if TYPE_CHECKING:
    from planner.domain.plan import Plan
    from planner.services.stretch import Stretch
    from ui.board.model import BoardModel
    from ui.board.selection import Selection

Span = tuple[int, int, int]


def spans_of(model: BoardModel, plan: Plan, selection: Selection, arrange: Arrange) -> list[Span]:
    """(visible row, first month, last month) of everything that a selection stands for, as far as it is shown."""
    if arrange is Arrange.SEATS:
        rows = {model.entry(row).item: row for row in range(model.rowCount()) if model.entry(row).kind is RowKind.SEAT}
        return [(rows[s.seat], s.first, s.last) for s in selection.stretches if s.seat in rows]
    lanes: dict[int, list[int]] = {}
    for row in range(model.rowCount()):
        if not model.entry(row).kind.is_heading:
            lanes.setdefault(model.entry(row).item, []).append(row)
    found: set[Span] = set()
    for stretch in selection.stretches:
        for person, first, last in _holders(plan, stretch):
            for row in lanes.get(person, ()):
                for bar in model.entry(row).bars:
                    if (
                        bar.first <= last
                        and bar.last >= first
                        and stretch.seat in model.seats_at(row, max(bar.first, first))
                    ):
                        found.add((row, max(bar.first, first), min(bar.last, last)))
    return sorted(found)


def _holders(plan: Plan, stretch: Stretch) -> list[Span]:
    """(person, first month, last month) of everybody who holds a part of a stretch."""
    found: list[Span] = []
    for month in stretch.months:
        person = int(plan.holder[stretch.seat, month])
        if person < 0:
            continue
        if found and found[-1][0] == person and found[-1][2] == month - 1:
            found[-1] = (person, found[-1][1], month)
        else:
            found.append((person, month, month))
    return found
