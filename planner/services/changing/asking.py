"""Changes as people write them down: ``assign ABC-101/CRA/2 S-0012 2027-03..2027-06``, one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.plan import CONTRACTOR, Plan
from planner.services.candidates.places import seat_named, stretch_named
from planner.services.changing import changes as c
from planner.services.changing.applying import Changed, apply
from planner.services.changing.parts import seats_of
from planner.services.stretch import Stretch


@dataclass(frozen=True, slots=True)
class Wish:
    """A change in words: what (`KINDS`), its values, and the months (None: all that the seat carries)."""

    kind: str
    values: tuple[str, ...]
    months: str | None = None


def change_of(case: Case, plan: Plan, wish: Wish, where_possible: bool = False) -> c.Change:
    """The change that some words mean on a plan.

    :raises UserError: a seat, person, study, amount or month that is not there; the message names what there is.
    """
    return _MAKERS[wish.kind](_Words(case, plan, wish, where_possible))


def apply_all(case: Case, plan: Plan, wishes: Sequence[Wish], where_possible: bool = False) -> list[Changed]:
    """The changes in the order given, each on the plan that the one before has led to.

    :raises UserError: one of them cannot be made; none is then.
    """
    made: list[Changed] = []
    for wish in wishes:
        made.append(apply(case, plan, change_of(case, plan, wish, where_possible)))
        case, plan = made[-1].case, made[-1].plan
    return made


def together(made: Sequence[Changed], name: str) -> Changed:
    """Changes that follow each other, as one."""
    if len(made) == 1:
        return made[0]
    first, last = made[0], made[-1]
    keys = {each.case.line_keys[int(each.plan.seats.line[seat])] for each in made for seat in each.seats}
    lines = [last.case.line_index[key] for key in keys if key in last.case.line_index]
    lost = tuple(sentence for each in made for sentence in each.lost)
    return Changed(
        last.change, name, first.before_case, first.before, last.case, last.plan, seats_of(last.plan, lines), lost,
        last.broken,
    )  # fmt: skip


class _Words:
    """The words of one wish, read against a plan."""

    def __init__(self, case: Case, plan: Plan, wish: Wish, where_possible: bool) -> None:
        self.case, self.plan, self.wish, self.where_possible = case, plan, wish, where_possible

    def seat(self, at: int = 0) -> int:
        return seat_named(self.case, self.plan, self.wish.values[at])

    def stretch(self, at: int = 0) -> Stretch:
        return stretch_named(self.case, self.plan, self.seat(at), self.wish.months)

    def months(self) -> tuple[int, int]:
        """Months that need not be carried by any seat."""
        last = self.case.grid.count - 1
        if self.wish.months is None:
            return 0, last
        labels = self.case.grid.labels
        first, __, end = self.wish.months.partition("..")
        if first.strip() not in labels or (end or first).strip() not in labels:
            raise UserError(
                f"{self.wish.months} does not lie within the plan, which goes from {labels[0]} to {labels[-1]}. "
                "Write 2027-03 or 2027-03..2027-06."
            )
        span = labels.index(first.strip()), labels.index((end or first).strip())
        if span[0] > span[1]:
            raise UserError(f"{self.wish.months} ends before it begins.")
        return span

    def holder(self, at: int) -> int:
        name = self.wish.values[at].strip()
        if name.casefold() in ("contractor", "(contractor)"):
            return CONTRACTOR
        staff = self.case.portfolio.staff
        if name in self.case.person_index:
            return self.case.person_index[name]
        found = [
            p for p, person in enumerate(staff) if name.casefold() in (person.id.casefold(), person.name.casefold())
        ]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(staff[p].id for p in found)
            raise UserError(f"Several people are called {name}: {ids}. Give the staff id.")
        raise UserError(f"{name} is not on the staff list. Give a staff id, a name, or contractor.")

    def study_row(self) -> int:
        name = self.wish.values[0].strip().casefold()
        for row, study in enumerate(self.case.portfolio.studies):
            if study.id.casefold() == name:
                return row
        raise UserError(f"There is no study {self.wish.values[0]} in this portfolio.")

    def study(self) -> int:
        row = self.study_row()
        rows = self.case.study_rows.tolist()
        if row not in rows:
            raise UserError(f"{self.case.portfolio.studies[row].id} is not planned, so it has no seats to move.")
        return int(rows.index(row))

    def percent(self, at: int) -> int:
        return round(self.number(at) * 100)

    def whole(self, at: int) -> int:
        number = self.number(at)
        if number != int(number):
            raise UserError(f"{self.wish.values[at]} is not a whole number of months.")
        return int(number)

    def number(self, at: int) -> Decimal:
        text = self.wish.values[at].strip()
        try:
            number = Decimal(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        except InvalidOperation:
            raise UserError(f"{text} is not a number.") from None
        if not number.is_finite() or abs(number) > 10_000:
            raise UserError(f"{text} is not a number that can be used here.")
        return number

    def day(self, at: int) -> dt.date:
        try:
            return dt.date.fromisoformat(self.wish.values[at])
        except ValueError:
            raise UserError(f"{self.wish.values[at]} is not a date written 2027-03-31.") from None

    def chance(self) -> Decimal | None:
        return None if self.wish.values[1].casefold() == "status" else self.number(1)


_MAKERS: dict[str, Callable[[_Words], c.Change]] = {
    "assign": lambda w: c.Assign((w.stretch(),), w.holder(1), w.where_possible),
    "clear": lambda w: c.Clear((w.stretch(),), w.where_possible),
    "extend": lambda w: c.Extend((w.stretch(),), w.whole(1), w.where_possible),
    "swap": lambda w: c.SwapStretches(w.stretch(0), w.stretch(1), w.where_possible),
    "swap-people": lambda w: c.SwapPeople(w.holder(0), w.holder(1), *w.months(), where_possible=w.where_possible),
    "lock": lambda w: c.Lock((w.stretch(),)),
    "unlock": lambda w: c.Unlock((w.stretch(),)),
    "split": lambda w: c.SplitSeat(w.seat(), w.percent(1)),
    "merge": lambda w: c.MergeSeats((w.seat(0), w.seat(1))),
    "resize": lambda w: c.ResizeSeat(w.seat(), w.stretch().first, w.stretch().last, w.percent(1)),
    "demand": lambda w: c.SetDemand(int(w.plan.seats.line[w.seat()]), *w.months(), fte=w.percent(1)),
    "move-study": lambda w: c.MoveStudy(w.study(), w.whole(1)),
    "dates": lambda w: c.SetStudyDates(w.study(), w.day(1), w.day(2)),
    "probability": lambda w: c.SetProbability(w.study_row(), w.chance()),
}
KINDS = tuple(_MAKERS)
"""What can be wished for."""
