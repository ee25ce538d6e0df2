"""Seats for assignments that name none: an open seat of the line, else a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from planner.domain.portfolio import LineKey
from planner.exchange.plan_return.values import Entry, Place, SeatMonths, Version
from planner.services.returning.values import Offer, Spot, Value


def seat_loose(
    entries: Sequence[Entry], exported: Version, present: Version, offers: Mapping[Spot, Offer]
) -> Iterator[tuple[Spot, Value, Place]]:
    """Where each assignment goes, and what the seat is then.

    Taken are seats that are open in the export, now, and after all other edits; best one for all of the months.
    """
    rooms = _Rooms(exported, present, offers)
    groups: dict[tuple[LineKey, str], dict[int, Entry]] = defaultdict(dict)
    for entry in entries:
        months = groups[entry.line, entry.holder]
        if entry.month in months:  # the same person twice: one after the other
            months = groups.setdefault((entry.line, f"{entry.holder}\0{entry.place.row}"), {})
        months[entry.month] = entry
    for (line, _), months in groups.items():
        number = rooms.best(line, {month: entry.fte for month, entry in months.items()})
        new = 0
        for month, entry in sorted(months.items()):
            seat = number or rooms.any_open(line, month, entry.fte)
            if not seat:
                seat = new = new or rooms.new(line)
            rooms.take(line, seat, month)
            yield (line, seat, month), Value(entry.holder, entry.fte), entry.place


class _Rooms:
    """The open seats of lines."""

    def __init__(self, exported: Version, present: Version, offers: Mapping[Spot, Offer]) -> None:
        self._present, self._exported, self._offers = present, exported, offers
        self._numbers: dict[LineKey, list[int]] = defaultdict(list)
        self._last: dict[LineKey, int] = defaultdict(int)
        for line, number in present:
            self._numbers[line].append(number)
        for line, number in (*present, *exported, *((spot[0], spot[1]) for spot in offers)):
            self._last[line] = max(self._last[line], number)
        self._taken: set[Spot] = set()

    def open(self, line: LineKey, number: int, month: int) -> int:
        """The percent that is open on a seat in a month; 0 if it is held or carries nothing."""
        offer = self._offers.get((line, number, month))
        if (line, number, month) in self._taken:
            return 0
        if offer is not None:  # an edit on the same sheet may have freed it
            return 0 if offer.value.holder else offer.value.fte
        exported: SeatMonths | None = self._exported.get((line, number))
        present = self._present[line, number]
        if present.holder[month] or (exported is not None and exported.holder[month]):
            return 0
        return present.fte[month]

    def best(self, line: LineKey, wanted: Mapping[int, int]) -> int:
        """The seat that is open in all the months: with the same FTE at best, else with enough, else any; 0 if none."""
        found: list[tuple[int, bool, int]] = []
        for number in self._numbers[line]:
            room = {month: self.open(line, number, month) for month in wanted}
            if all(room.values()):
                same = all(room[month] == fte for month, fte in wanted.items())
                enough = all(room[month] >= fte for month, fte in wanted.items())
                freed = any((line, number, month) in self._offers for month in wanted)
                found.append((0 if same else 1 if enough else 2, not freed, number))
        return min(found)[2] if found else 0

    def any_open(self, line: LineKey, month: int, fte: int) -> int:
        """A seat that is open in one month; 0 if there is none."""
        room = [(number, self.open(line, number, month)) for number in self._numbers[line]]
        return min(((free != fte, free < fte, number) for number, free in room if free), default=(0, 0, 0))[2]

    def new(self, line: LineKey) -> int:
        """The number of a further seat."""
        self._last[line] += 1
        return self._last[line]

    def take(self, line: LineKey, number: int, month: int) -> None:
        """Somebody holds it from now on."""
        self._taken.add((line, number, month))
