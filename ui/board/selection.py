"""What is selected on the staffing board, in the plan's own positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.services.board import RowKind
from planner.services.stretch import Stretch
from ui.board.model import BoardModel


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected stretches of seats, by position in the plan's seat table.

    ``person``, ``study`` and ``sponsor`` are indices of the case where the whole selection belongs to one, else -1;
    ``months`` are the first and the last selected month, (-1, -1) where nothing is selected.
    """

    stretches: tuple[Stretch, ...] = ()
    person: int = -1
    study: int = -1
    sponsor: int = -1
    months: tuple[int, int] = (-1, -1)

    def __bool__(self) -> bool:
        return self.months != (-1, -1)

    @property
    def seats(self) -> tuple[int, ...]:
        """The seats of the stretches, each once, in order."""
        return tuple(dict.fromkeys(stretch.seat for stretch in self.stretches))


NOTHING = Selection()


def selection_of(model: BoardModel, cells: Iterable[tuple[int, int]]) -> Selection:
    """The selection behind cells, each a visible row and a month.

    A row of a seat stands for the seat, a row of a person for the seats that they hold in the selected months.
    """
    board = model.board
    picked = sorted(set(cells))
    if board is None or not picked:
        return NOTHING
    held: set[tuple[int, int]] = set()
    people: set[int] = set()
    studies: set[int] = set()
    sponsors: set[int] = set()
    for row, month in picked:
        entry = model.entry(row)
        bar = model.bar_at(row, month)
        if entry.kind is RowKind.SEAT:
            held.add((entry.item, month))
        elif bar is not None:
            held.add((bar.seat, month))
        people.add(entry.item if entry.kind is RowKind.PERSON else bar.person if bar is not None else -1)
        studies.add(entry.item if entry.kind is RowKind.STUDY else bar.study if bar is not None else -1)
        sponsors.add(bar.sponsor if bar is not None else entry.sponsor)
    months = [month for _, month in picked]
    return Selection(_stretches(held), _only(people), _only(studies), _only(sponsors), (min(months), max(months)))


def _stretches(held: set[tuple[int, int]]) -> tuple[Stretch, ...]:
    """Neighbouring months of a seat as one stretch."""
    found: list[Stretch] = []
    for seat, month in sorted(held):
        if found and found[-1].seat == seat and found[-1].last == month - 1:
            found[-1] = Stretch(seat, found[-1].first, month)
        else:
            found.append(Stretch(seat, month, month))
    return tuple(found)


def _only(items: set[int]) -> int:
    return next(iter(items)) if len(items) == 1 else -1
