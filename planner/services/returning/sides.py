"""The sides of a comparison: the plan in the document as a version, and what a sheet says as edits of the export."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, OPEN, Plan
from planner.domain.telling import tell
from planner.exchange.plan_return.values import (
    OPEN_ID,
    UNREADABLE,
    Entry,
    Place,
    SeatKey,
    SeatMonths,
    SheetReading,
    Version,
    Wrong,
)
from planner.services.returning.seating import seat_loose
from planner.services.returning.values import NOTHING, Offer, Spot, Value


def version_of(case: Case, plan: Plan) -> Version:
    """A plan by seats and months, in keys."""
    ids = [person.id for person in case.portfolio.staff]
    names = {OPEN: OPEN_ID, CONTRACTOR: CONTRACTOR_ID, **dict(enumerate(ids))}
    seats = plan.seats
    return {
        (case.line_keys[d], number): SeatMonths(
            tuple(names[h] if f > 0 else OPEN_ID for h, f in zip(holders, fte, strict=True)), tuple(fte)
        )
        for d, number, holders, fte in zip(
            seats.line.tolist(), seats.number.tolist(), plan.holder.tolist(), seats.fte.tolist(), strict=True
        )
    }


def value_in(version: Version, spot: Spot) -> Value:
    """Who holds a seat-month in a version; NOTHING where there is no such seat."""
    line, seat, month = spot
    found = version.get((line, seat))
    return NOTHING if found is None else Value(found.holder[month], found.fte[month])


@dataclass
class Side:
    """What one sheet wants: offers by seat-month that differ from the export, and what is wrong besides."""

    offers: dict[Spot, Offer] = field(default_factory=dict)
    before: dict[Spot, Value] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)


def side_of(reading: SheetReading, exported: Version, present: Version) -> Side:
    """The edits of one sheet against the export; ``present`` tells which seats are open now."""
    return _Reading(reading, exported, present).side()


class _Reading:
    """One sheet on its way to offers."""

    def __init__(self, reading: SheetReading, exported: Version, present: Version) -> None:
        self.reading, self.exported, self.present = reading, exported, present
        self.result = Side(wrong=list(reading.wrong))
        self.loose: list[Entry] = []
        self._wanted: dict[SeatKey, dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))

    def side(self) -> Side:
        for entry in self.reading.entries:
            if entry.seat is None:
                self.loose.append(entry)
            else:
                self._wanted[entry.line, entry.seat][entry.month].append(entry)
        months = sorted(self.reading.months)
        for key in dict.fromkeys((*self.exported, *self._wanted, *self.reading.seats)):
            self._compare(key, months)
        if self.loose:
            held = [e for e in self.loose if e.holder not in (OPEN_ID, UNREADABLE)]
            for spot, value, place in seat_loose(held, self.exported, self.present, self.result.offers):
                self._offer(spot, value_in(self.exported, spot), value, str(place))
        self._drop_unbalanced()
        return self.result

    def _compare(self, key: SeatKey, months: Sequence[int]) -> None:
        """The months of one seat."""
        before, wanted = self.exported.get(key), self._wanted.get(key, {})
        carried = self.reading.seats.get(key, {})
        for month in months:
            was = NOTHING if before is None else Value(before.holder[month], before.fte[month])
            entries = wanted.get(month, ())
            if len(entries) == 1 and not carried and entries[0].holder == was.holder and entries[0].fte == was.fte:
                continue  # nearly always
            if not entries and was.holder == CONTRACTOR_ID and not self.reading.contractors:
                continue  # the sheet that would say so is not there
            told = self._decide((*key, month), was, entries, carried.get(month))
            if told is not None and told[0] != was:
                self._offer((*key, month), was, *told)

    def _decide(
        self, spot: Spot, was: Value, entries: Sequence[Entry], carried: tuple[int, Place] | None
    ) -> tuple[Value, str] | None:
        """What a sheet says of a seat-month, and where; None where that cannot be told, which is noted."""
        if any(entry.holder == UNREADABLE for entry in entries):
            return None
        holds = [entry for entry in entries if entry.holder != OPEN_ID]
        if not holds:
            return self._open(spot, was, entries, carried)
        first = self._one_of(was, holds)
        if first is None:
            return None
        fte = first.fte
        if carried is not None and carried[0] not in (was.fte, fte):
            if fte != was.fte:
                message = tell("the seat carries {n} FTE on the sheet Seats in this month.", n=f"{carried[0] / 100:g}")
                self._complain(first.place, f"{fte / 100:g}", message, tell("Make both the same."))
                return None
            fte = carried[0]
        return Value(first.holder if fte else OPEN_ID, fte), str(first.place)

    def _open(
        self, spot: Spot, was: Value, entries: Sequence[Entry], carried: tuple[int, Place] | None
    ) -> tuple[Value, str]:
        """Nobody holds it: its cell is that of whoever held it, if the row is still there."""
        line, seat, month = spot
        if entries:
            return Value(OPEN_ID, entries[0].fte), str(entries[0].place)
        if carried is not None:
            same = carried[0] == was.fte
            cell = self.reading.cell_of(line, seat, was.holder, month) if same else str(carried[1])
            return Value(OPEN_ID, carried[0]), cell
        return Value(OPEN_ID, was.fte), self.reading.cell_of(line, seat, was.holder, month)

    def _one_of(self, was: Value, holds: Sequence[Entry]) -> Entry | None:
        """The one holder. Two who share what the seat carried take a seat each; more than it carried is refused."""
        first = next((entry for entry in holds if entry.holder == was.holder), holds[0])
        others = [entry for entry in holds if entry is not first]
        if all(entry.holder == first.holder and entry.fte == first.fte for entry in others):
            return first
        names = {entry.holder for entry in holds}
        if len(names) == len(holds) and sum(entry.fte for entry in holds) <= was.fte:
            self.loose += others
            return first
        for entry in others:
            message = tell("this seat has a holder in this month already, at {place}.", place=str(first.place))
            self._complain(entry.place, f"{entry.fte / 100:g}", message, tell("Clear one of the two cells."))
        return None

    def _drop_unbalanced(self) -> None:
        """Open months follow from the demand: other amounts there count only if the line needs as much as before."""
        offers = self.result.offers
        found = [s for s, o in offers.items() if not o.value.holder and not self.result.before[s].holder]
        if not found:
            return
        balance: dict[tuple[object, int], int] = defaultdict(int)
        for spot, offer in offers.items():
            balance[spot[0], spot[2]] += offer.value.fte - self.result.before[spot].fte
        for spot in found:
            if balance[spot[0], spot[2]]:
                offer = offers.pop(spot)
                place = self._place_of(spot)
                message = tell("open FTE follow from the demand of the line, which is not changed here.")
                remedy = tell("Change the demand of the line instead, or name who works these FTE.")
                if place is not None:
                    self._complain(place, f"{offer.value.fte / 100:g}", message, remedy)

    def _place_of(self, spot: Spot) -> Place | None:
        line, seat, month = spot
        entries = self._wanted.get((line, seat), {}).get(month, ())
        if entries:
            return entries[0].place
        carried = self.reading.seats.get((line, seat), {}).get(month)
        return carried[1] if carried is not None and carried[0] else None

    def _offer(self, spot: Spot, was: Value, value: Value, cell: str) -> None:
        self.result.offers[spot] = Offer(value, cell, self.reading.kind)
        self.result.before[spot] = was

    def _complain(self, place: Place, value: str, message: str, remedy: str) -> None:
        self.result.wrong.append(Wrong(place, value, message, remedy))


def studies_gone(readings: Sequence[SheetReading], exported: Version) -> frozenset[str]:
    """The studies that were held when the workbook was written and of which the sheets have no row any more."""
    held = {line.study for (line, _), months in exported.items() if any(months.holder)}
    return frozenset(study for study in held if any(study not in reading.studies for reading in readings))
