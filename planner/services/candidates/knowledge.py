"""How well people know a sponsor by the time a stretch begins, and whom of the team they have worked with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.services.candidates.standing import Standing
from planner.services.stretch import Stretch

LOOK_BACK = 120
"""Months before the plan that are looked at for who worked together."""

_Place = tuple[str, int]  # study, month (below 0: before the plan)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """``knows`` the sponsor before the stretch; for how many FTE-months (None: some, nobody wrote down how many).

    ``last`` is the last month of work for the sponsor before the stretch as ``YYYY-MM``, '' where unknown; ``team`` are
    people (indices) of the present team who were on a study of the sponsor together with this person.
    """

    knows: bool
    fte_months: float | None
    last: str
    team: tuple[int, ...]


@dataclass
class _Past:
    percent: float = 0.0
    unknown: bool = False
    last: int | None = None

    def add(self, percent: float, last: int | None) -> None:
        self.percent += percent
        if last is not None:
            self.last = last if self.last is None else max(self.last, last)


class Acquaintance:
    """Who knows the sponsor of a stretch."""

    def __init__(self, standing: Standing, stretch: Stretch) -> None:
        self._standing, self._first = standing, stretch.first
        self._sponsor = standing.sponsor(stretch.seat)
        self._team = present_team(standing, stretch)

    def of(self, person: int) -> Knowledge:
        """What one person knows of the sponsor."""
        past = self._past(person)
        knew = bool(self._standing.case.knew_before[person, self._sponsor]) or past.percent > 0
        amount = None if past.unknown and not past.percent else past.percent / 100
        last = "" if past.last is None else self._standing.case.grid.start.plus(past.last).label
        mine = self._places[person]
        team = tuple(p for p in self._team if p != person and not mine.isdisjoint(self._places[p])) if mine else ()
        return Knowledge(knew, amount if knew else 0.0, last, team)

    def _past(self, person: int) -> _Past:
        past = _Past()
        before, unknown, last = self._before.get(person, (0.0, False, None))
        past.unknown = unknown
        past.add(before, last)
        for s, t in self._standing.cells(person):
            if t < self._first and self._standing.sponsor(s) == self._sponsor:
                past.add(self._standing.fte((s, t)), t)
        return past

    @cached_property
    def _before(self) -> dict[int, tuple[float, bool, int | None]]:
        """Before the plan, by person: percent-months, whether some amount is unknown, and the last month."""
        case = self._standing.case
        found: dict[int, _Past] = defaultdict(_Past)
        name = case.portfolio.sponsors[self._sponsor].name
        for row in case.portfolio.experience:
            if row.sponsor == name and row.fte_months != 0 and row.person in case.person_index:
                past = found[case.person_index[row.person]]
                past.unknown |= row.fte_months is None
                last = None if row.last_worked is None else case.grid.index(row.last_worked)
                past.add(float(row.fte_months or 0) * 100, last)
        for person, months, fte, __ in self._assignments:
            past = found[person]
            past.unknown |= not months
            past.add(fte * len(months), months[-1] if months else -1)
        return {p: (past.percent, past.unknown, past.last) for p, past in found.items()}

    @cached_property
    def _assignments(self) -> list[tuple[int, Sequence[int], int, str]]:
        """Assignments to studies of the sponsor that began before the plan: person, months before it, FTE, study.

        No months where the row does not say when it began.
        """
        case = self._standing.case
        name = case.portfolio.sponsors[self._sponsor].name
        ours = {study.id for study in case.portfolio.studies if study.sponsor == name}
        found: list[tuple[int, Sequence[int], int, str]] = []
        for row in case.portfolio.assignments:
            if row.study not in ours or row.person not in case.person_index:
                continue
            if row.start is None:
                found.append((case.person_index[row.person], range(0), row.fte, row.study))
            elif row.start < case.grid.first_day:
                end = -1 if row.end is None else min(-1, case.grid.index(row.end))
                months = range(case.grid.index(row.start), end + 1)
                found.append((case.person_index[row.person], months, row.fte, row.study))
        return found

    @cached_property
    def _places(self) -> dict[int, set[_Place]]:
        """Where and when people worked for the sponsor before the stretch."""
        places: dict[int, set[_Place]] = defaultdict(set)
        for person, months, __, study in self._assignments:
            places[person] |= {(study, t) for t in months if t >= -LOOK_BACK} or {(study, -1)}
        standing, seats = self._standing, self._standing.plan.seats
        studies = standing.case.portfolio.studies
        for seat in (standing.case.line_sponsor[seats.line] == self._sponsor).nonzero()[0].tolist():
            study = studies[standing.case.study_rows[standing.study(seat)]].id
            for t in range(self._first):
                who = standing.holder((seat, t))
                if who >= 0:
                    places[who].add((study, t))
        return places


def present_team(standing: Standing, stretch: Stretch) -> tuple[int, ...]:
    """Who holds other seats of the study in the months of a stretch; where nobody does, of its sponsor's studies."""
    of_line = standing.plan.seats.line
    for near in (
        standing.case.line_study[of_line] == standing.study(stretch.seat),
        standing.case.line_sponsor[of_line] == standing.sponsor(stretch.seat),
    ):
        seats = [s for s in near.nonzero()[0].tolist() if s != stretch.seat]
        team = {standing.holder((s, t)) for s in seats for t in stretch.months}
        if any(p >= 0 for p in team):
            return tuple(sorted(p for p in team if p >= 0))
    return ()
