"""What is selected on the staffing board, in the plan's own positions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.services.board_rows import RowKind
from planner.services.stretch import Stretch, stretches

if TYPE_CHECKING:
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
    """The selection behind cells, each a visible row and a month."""
    return selection_of_spans(model, [(row, month, month) for row, month in sorted(set(cells))])


def selection_of_spans(model: BoardModel, spans: Iterable[tuple[int, int, int]]) -> Selection:
    """The selection behind months of visible rows: row, first and last month.

    A row of a seat stands for the seat, a row of a person for the seats that they hold in the selected months.
    """
    board, picked = model.board, list(spans)
    if board is None or not picked:
        return NOTHING
    found = _Found()
    for row, first, last in picked:
        found.take(model, row, first, last)
    months = min(first for _, first, _ in picked), max(last for _, _, last in picked)
    return Selection(found.stretches(), _only(found.people), _only(found.studies), _only(found.sponsors), months)


class _Found:
    """What the spans taken so far stand for."""

    def __init__(self) -> None:
        self._months: dict[int, set[int]] = {}
        self.people: set[int] = set()
        self.studies: set[int] = set()
        self.sponsors: set[int] = set()

    def take(self, model: BoardModel, row: int, first: int, last: int) -> None:
        """One more span."""
        entry = model.entry(row)
        bars = [bar for bar in entry.bars if bar.first <= last and bar.last >= first]
        if entry.kind is RowKind.SEAT:
            self._months.setdefault(entry.item, set()).update(range(first, last + 1))
        else:
            for bar in bars:
                for month in range(max(first, bar.first), min(last, bar.last) + 1):
                    for seat in model.seats_at(row, month):
                        self._months.setdefault(seat, set()).add(month)
        by_person = entry.kind in (RowKind.PERSON, RowKind.LANE)
        self.people.update([entry.item] if by_person else [bar.person for bar in bars] or [-1])
        self.studies.update([entry.item] if entry.kind is RowKind.STUDY else [bar.study for bar in bars] or [-1])
        self.sponsors.update([bar.sponsor for bar in bars] or [entry.sponsor])

    def stretches(self) -> tuple[Stretch, ...]:
        """Neighbouring months of a seat as one stretch."""
        return stretches((seat, month) for seat, months in self._months.items() for month in months)


def _only(items: set[int]) -> int:
    return next(iter(items)) if len(items) == 1 else -1
