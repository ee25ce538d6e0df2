"""Where a sponsor's teams come from, study by study, and where they go next.

Every FTE-month that people work on a study of the sponsor is counted once by where its person came from, and once by
where they go next, so that both sides of a study add up to what people work on it.

A person comes to a study from the study of the same sponsor on which they worked last before their first month here,
in the plan or by an assignment begun before it; else from work for other sponsors; else from nowhere that is known.
They go on to the study of the sponsor that they come to next from here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.case import Case
from planner.domain.work import Work


class End(StrEnum):
    """What a person's way begins or ends with, where it is no other study of the sponsor."""

    # where they come from
    ALREADY_THERE = "Already there before the plan"
    KNEW = "Knew the sponsor from earlier"
    OTHER_SPONSORS = "From other sponsors"
    NEW = "No earlier work known"
    # where they go
    STAYS = "Stay to its end"
    TO_OTHERS = "To other sponsors"
    LEAVES = "No further work in the plan"


FAMILIAR_ENDS = frozenset({End.ALREADY_THERE, End.KNEW})
"""Where people come from who know the sponsor; so do those who come from one of its studies."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """``fte_months`` that ``people`` work on one study, by where they come from, or by where they go.

    ``study`` is its position in `Flow.studies`; ``other`` that of the other study in `Flow.others`, or an `End`.
    """

    study: int
    other: int | End
    fte_months: float
    people: int


@dataclass(frozen=True)
class Flow:
    """The teams of one sponsor.

    ``studies`` are those that people work on in the plan, by their first month; ``others`` the studies of the sponsor
    that somebody comes from or goes to, with those that are over or not planned. ``rows`` are the studies' positions
    among the case's planned studies; ``staffed`` what people work on each, FTE-months.
    """

    sponsor: int
    name: str
    studies: tuple[str, ...]
    rows: tuple[int, ...]
    staffed: tuple[float, ...]
    others: tuple[str, ...]
    coming: tuple[Ribbon, ...]
    going: tuple[Ribbon, ...]


@dataclass
class _Stay:
    """A person's work on one study in the plan: percent-months, first and last month."""

    fte: int
    first: int
    last: int


_Stays = dict[int, dict[str, _Stay]]


def flow(case: Case, work: Work, sponsor: int) -> Flow:
    """The flow of a sponsor's teams."""
    facts = _Facts(case, work, sponsor)
    coming: dict[tuple[str, str | End], list[int]] = defaultdict(list)
    going: dict[tuple[str, str | End], list[int]] = defaultdict(list)
    for person, stays in facts.here.items():
        sources = {study: facts.source(person, study) for study in stays}
        for study, stay in stays.items():
            coming[study, sources[study]].append(stay.fte)
            going[study, facts.target(person, study, sources)].append(stay.fte)
    order = {study: at for at, study in enumerate(facts.studies)}
    others = sorted(
        {other for __, other in (*coming, *going) if not isinstance(other, End)},
        key=lambda study: (order.get(study, -1), study),
    )
    place = {study: at for at, study in enumerate(others)}
    staffed = [sum(sum(fte) for (there, __), fte in coming.items() if there == study) / 100 for study in order]
    planned = {case.portfolio.studies[row].id: j for j, row in enumerate(case.study_rows.tolist())}

    def ribbons(pairs: dict[tuple[str, str | End], list[int]]) -> tuple[Ribbon, ...]:
        found = [
            Ribbon(order[study], other if isinstance(other, End) else place[other], sum(fte) / 100, len(fte))
            for (study, other), fte in pairs.items()
        ]
        return tuple(sorted(found, key=lambda r: (r.study, isinstance(r.other, End), str(r.other).rjust(40))))

    return Flow(
        sponsor=sponsor,
        name=case.portfolio.sponsors[sponsor].name,
        studies=tuple(facts.studies),
        rows=tuple(planned[study] for study in facts.studies),
        staffed=tuple(staffed),
        others=tuple(others),
        coming=ribbons(coming),
        going=ribbons(going),
    )


class _Facts:
    """Who works where and when: in the plan for the sponsor (``here``) and for others, and before the plan."""

    def __init__(self, case: Case, work: Work, sponsor: int) -> None:
        self.case, self.sponsor = case, sponsor
        self.here: _Stays = defaultdict(dict)
        self.elsewhere: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by person: first and last months
        self.before: dict[int, dict[str, int]] = defaultdict(dict)  # by person: last month on studies of the sponsor
        self.others_before: set[int] = set()
        self._read_plan(work)
        self._read_assignments()
        firsts: dict[str, int] = {}
        for stays in self.here.values():
            for study, stay in stays.items():
                firsts[study] = min(stay.first, firsts.get(study, stay.first))
        self.studies = sorted(firsts, key=lambda study: (firsts[study], study))
        self.ends = self._ends()

    def _read_plan(self, work: Work) -> None:
        case = self.case
        stays: dict[tuple[int, int], _Stay] = {}
        entries = zip(work.person.tolist(), work.study.tolist(), work.month.tolist(), work.fte.tolist(), strict=True)
        for person, study, month, fte in entries:
            stay = stays.get((person, study))
            if stay is None:
                stays[person, study] = _Stay(fte, month, month)
            else:
                stay.fte += fte
                stay.first, stay.last = min(stay.first, month), max(stay.last, month)
        for (person, study), stay in stays.items():
            if int(case.study_sponsor[study]) == self.sponsor:
                self.here[person][case.portfolio.studies[int(case.study_rows[study])].id] = stay
            else:
                self.elsewhere[person].append((stay.first, stay.last))

    def _read_assignments(self) -> None:
        """Assignments begun before the plan; -1 is the month before it."""
        portfolio, grid = self.case.portfolio, self.case.grid
        name = portfolio.sponsors[self.sponsor].name
        sponsor_of = {study.id: study.sponsor for study in portfolio.studies}
        for row in portfolio.assignments:
            person = self.case.person_index.get(row.person)
            if person is None or (row.start is not None and row.start >= grid.first_day):
                continue
            if sponsor_of.get(row.study) == name:
                last = -1 if row.end is None else min(-1, grid.index(row.end))
                self.before[person][row.study] = max(last, self.before[person].get(row.study, last))
            else:
                self.others_before.add(person)

    def _ends(self) -> dict[str, int]:
        """By study, the last month with demand."""
        case = self.case
        found: dict[str, int] = {}
        for line, key in enumerate(case.line_keys):
            months = case.demand[line].nonzero()[0]
            if len(months):
                found[key.study] = max(int(months[-1]), found.get(key.study, 0))
        return found

    def source(self, person: int, study: str) -> str | End:
        """Where a person comes to a study from."""
        before, stays = self.before.get(person, {}), self.here[person]
        if study in before:
            return End.ALREADY_THERE
        first = stays[study].first
        last_seen = dict(before)
        for other, stay in stays.items():
            if other != study and stay.first < first:
                last_seen[other] = max(min(stay.last, first - 1), last_seen.get(other, -1))
        if last_seen:
            # the one worked on last; then the one with more work in the plan; then the first by name
            return min(last_seen, key=lambda o: (-last_seen[o], -(stays[o].fte if o in stays else 0), o))
        if bool(self.case.knew_before[person, self.sponsor]):
            return End.KNEW
        elsewhere = person in self.others_before or any(start < first for start, __ in self.elsewhere.get(person, ()))
        return End.OTHER_SPONSORS if elsewhere else End.NEW

    def target(self, person: int, study: str, sources: dict[str, str | End]) -> str | End:
        """Where a person goes to from a study; ``sources`` says where they came from to each of theirs."""
        stays = self.here[person]
        onward = [other for other, source in sources.items() if source == study]
        if onward:
            return min(onward, key=lambda o: (stays[o].first, -stays[o].fte, o))
        last = stays[study].last
        if last >= self.ends.get(study, last):
            return End.STAYS
        if any(until > last for __, until in self.elsewhere.get(person, ())):
            return End.TO_OTHERS
        return End.LEAVES
