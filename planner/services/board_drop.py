"""Whether somebody could take over stretches of seats: known at once, while they are dragged about.

This is a hint before the change is made; what may be done is decided by `planner.services.changing`, by the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from planner.domain.case import Case
from planner.domain.plan import Plan
from planner.domain.room import Room
from planner.domain.telling import joined, one_of, tell
from planner.services.stretch import Stretch


class DropCheck:
    """What is left of everybody in a plan, worked out once for many questions."""

    def __init__(self, case: Case, plan: Plan) -> None:
        self._case, self._plan = case, plan
        self._room = Room(case, plan)

    def trouble(self, stretches: Sequence[Stretch], person: int) -> str:
        """Why a person cannot hold all these months, in a sentence; '' if nothing is known to speak against it."""
        for line in dict.fromkeys(int(self._plan.seats.line[s.seat]) for s in stretches):
            sentence = self._not_eligible(line, person)
            if sentence:
                return sentence
        needed: dict[int, int] = defaultdict(int)
        studies: dict[int, set[int]] = defaultdict(set)
        for stretch in stretches:
            study = int(self._case.line_study[self._plan.seats.line[stretch.seat]])
            for month in stretch.months:
                fte = int(self._plan.seats.fte[stretch.seat, month])
                if fte > 0 and int(self._plan.holder[stretch.seat, month]) != person:
                    needed[month] += fte
                    studies[month].add(study)
        return self._no_room(person, needed, studies)

    def _not_eligible(self, line: int, person: int) -> str:
        if self._case.is_eligible(person, line):
            return ""
        entry = self._case.portfolio.staff[person]
        row = self._case.portfolio.demand[int(self._case.demand_rows[line])]
        name = entry.name or entry.id
        if row.role not in (entry.role, *entry.other_roles):
            return tell("{name} is not in the role {role}.", name=name, role=row.role)
        if row.min_grade is not None and (entry.grade or 1) < row.min_grade:
            return tell(
                "{name} has grade {n}; this seat asks for grade {grade} or above.",
                name=name,
                n=entry.grade or 1,
                grade=row.min_grade,
            )
        if row.countries and entry.country not in row.countries:
            where = entry.country or tell("no country")
            countries = one_of(row.countries)
            return tell(
                "{name} is in {country}; this seat asks for {countries}.", name=name, country=where, countries=countries
            )
        missing = [skill for skill in row.skills if skill not in entry.skills]
        if missing:
            return tell("{name} lacks {skills}.", name=name, skills=joined(", ", missing))
        return tell("{name} is dedicated to another sponsor or excluded from this study.", name=name)

    def _no_room(self, person: int, needed: dict[int, int], studies: dict[int, set[int]]) -> str:
        entry, labels = self._case.portfolio.staff[person], self._case.grid.labels
        name = entry.name or entry.id
        for month, fte in sorted(needed.items()):
            if self._case.available[person, month] == 0:
                return tell("{name} is not available in {month}.", name=name, month=labels[month])
            left = int(self._room.left[person, month])
            if left < fte:
                return tell(
                    "{name} has {n} FTE left in {month}; {needed} are needed.",
                    name=name,
                    n=f"{max(left, 0) / 100:.2f}",
                    month=labels[month],
                    needed=f"{fte / 100:.2f}",
                )
            if any(self._room.limited(study)[person, month] for study in studies[month]):
                return tell("{name} is at the limit of studies in {month}.", name=name, month=labels[month])
        return ""

    def eligible_people(self, stretches: Sequence[Stretch]) -> list[int]:
        """Who may hold all the lines of these stretches, time aside, ascending."""
        found: set[int] | None = None
        for line in dict.fromkeys(int(self._plan.seats.line[s.seat]) for s in stretches):
            people = set(self._case.eligible(line).tolist())
            found = people if found is None else found & people
        return sorted(found or ())
