"""A part of an exported plan: some sponsors, some months. What is not asked for is not in the values any more.

So whatever writes a part, a sheet, a table or a page, cannot show what was left out. Figures of sponsors are worked out
by the evaluator for them alone; figures of months stay those of the whole plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.case import BoolArray, Case, IntArray, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation, LockConflict
from planner.domain.plan import HandLock, Plan, SeatTable, Status
from planner.domain.portfolio import Person, Portfolio
from planner.domain.work import work_of
from planner.exchange.plan_export import PlanExport, RoleMonths, RunFacts
from planner.services.export_figures import changes_since, months_by_role, open_runs
from planner.services.planning import honest_status
from planner.services.summary import plan_summary

_OF_THE_WHOLE = ("status", "gap", "bench_cost", "portfolio_margin")
"""Figures that say nothing of some sponsors alone."""
THESE = "These sponsors"
"""The name of what stands where the whole portfolio would."""


@dataclass(frozen=True)
class Exported:
    """An export, and the plan that its changes are told against (None: none)."""

    export: PlanExport
    since: Plan | None


def of_sponsors(whole: Exported, names: tuple[str, ...]) -> Exported:
    """The sponsors of these names, with the people who work for them."""
    export, case = whole.export, whole.export.case
    wanted = np.array([sponsor.name in names for sponsor in case.portfolio.sponsors], dtype=np.bool_)
    lines = wanted[case.line_sponsor] if len(case.line_sponsor) else np.zeros(0, dtype=np.bool_)
    people = np.zeros(len(case.portfolio.staff), dtype=np.bool_)
    for plan in (export.plan, export.published, whole.since):
        if plan is not None:
            people |= _holders(plan, lines, len(people))
    narrowed = build_case(_portfolio_of_sponsors(case.portfolio, names, people))
    left = (case.available - _elsewhere(export.plan, ~lines, case))[people]
    narrowed = replace(narrowed, available=left, portfolio_floor=None)
    cut = _Cut(_positions(lines), _positions(people), (0, case.grid.count - 1))
    return _judged(whole, narrowed, cut)


def of_months(whole: Exported, first: int, last: int, *, only_their_people: bool) -> Exported:
    """Some months; ``only_their_people`` leaves out who works in none of them."""
    export, case = whole.export, whole.export.case
    people = np.ones(len(case.portfolio.staff), dtype=np.bool_)
    if only_their_people:
        people = _people_of_months(whole, first, last)
    portfolio = _portfolio_of_months(case.portfolio, first, last, people)
    narrowed = replace(
        build_case(portfolio),
        available=case.available[people][:, first : last + 1],
        portfolio_floor=case.portfolio_floor,
    )
    cut = _Cut(np.arange(len(case.line_keys), dtype=np.int32), _positions(people), (first, last))
    plan, published, since = (cut.plan(plan) for plan in (export.plan, export.published, whole.since))
    assert plan is not None
    reasons = {(s, t - first): text for (s, t), text in export.reasons.items() if first <= t <= last}
    return Exported(
        replace(
            export,
            case=narrowed,
            plan=plan,
            evaluation=cut.evaluation(export.evaluation, {person.id for person in portfolio.staff}),
            locked=export.locked[:, first : last + 1],
            reasons=reasons,
            published=published,
            published_evaluation=None
            if export.published_evaluation is None
            else cut.evaluation(export.published_evaluation, {person.id for person in portfolio.staff}),
            published_locked=None if export.published_locked is None else export.published_locked[:, first : last + 1],
            open_runs=open_runs(narrowed, plan, reasons),
            roles=tuple(_months_of(row, first, last) for row in export.roles),
            away=tuple(row[first : last + 1] for row, kept in zip(export.away, people, strict=False) if kept),
            changes=() if since is None else changes_since(narrowed, plan, since),
        ),
        since,
    )


@dataclass(frozen=True)
class _Cut:
    """Which lines and people go on, by their positions in the whole, and from which month to which."""

    lines: IntArray
    people: IntArray
    months: tuple[int, int]

    def new(self, kept: IntArray, count: int) -> IntArray:
        """By old position the new one, -1 for what is left out."""
        found = np.full(count, -1, dtype=np.int32)
        found[kept] = np.arange(len(kept))
        return found

    def plan(self, plan: Plan | None) -> Plan | None:
        """The same plan over what goes on."""
        if plan is None:
            return None
        first, last = self.months
        line = self.new(self.lines, int(max(plan.seats.line.max(initial=-1), self.lines.max(initial=-1))) + 1)
        most = int(max(plan.holder.max(initial=-1), plan.seats.assignee.max(initial=-1), self.people.max(initial=-1)))
        person = self.new(self.people, most + 3)  # the last two stand for a contractor and nobody, -2 and -1
        kept = self.seats(plan)
        holder = plan.holder[kept][:, first : last + 1]
        seats = SeatTable(
            line[plan.seats.line[kept]], plan.seats.number[kept], plan.seats.fte[kept][:, first : last + 1],
            person[plan.seats.assignee[kept]],
        )  # fmt: skip
        seat = self.new(_positions(kept), len(plan.seats))
        locks = tuple(
            HandLock(int(seat[lock.seat]), lock.month - first, int(person[lock.person]))
            for lock in plan.hand_locks
            if seat[lock.seat] >= 0 and person[lock.person] >= 0 and first <= lock.month <= last
        )
        return Plan(seats, np.where(holder >= 0, person[holder], holder).astype(np.int32), locks)

    def seats(self, plan: Plan) -> BoolArray:
        """Which seats of a plan go on."""
        return np.isin(plan.seats.line, self.lines)

    def evaluation(self, evaluation: Evaluation, people: set[str]) -> Evaluation:
        """The same judgement where all lines go on: what happens in other months, or to others, is left out."""
        first, last = self.months
        person = self.new(self.people, int(self.people.max(initial=-1)) + 1)
        handovers = tuple(
            replace(h, month=h.month - first, from_=int(person[h.from_]), to=int(person[h.to]))
            for h in evaluation.handovers
            if first <= h.month <= last and max(h.from_, h.to) < len(person) and min(person[h.from_], person[h.to]) >= 0
        )
        conflicts = tuple(
            replace(c, months=tuple(t - first for t in c.months if first <= t <= last))
            for c in evaluation.conflicts
            if c.person in people and (not c.months or any(first <= t <= last for t in c.months))
        )
        knows = evaluation.knows[:, first : last + 1]
        return replace(evaluation, handovers=handovers, conflicts=conflicts, knows=knows)


def _judged(whole: Exported, case: Case, cut: _Cut) -> Exported:
    """The export of some sponsors, judged for them alone; nobody's free time counts as their bench."""
    export = whole.export
    plan, published, since = (cut.plan(plan) for plan in (export.plan, export.published, whole.since))
    assert plan is not None
    seats = cut.seats(export.plan)
    judging = replace(case, employee=np.zeros(len(case.employee), dtype=np.bool_))
    evaluation = evaluate(judging, plan, published)
    evaluation = replace(
        evaluation,
        knows=export.evaluation.knows[seats],
        conflicts=_conflicts(export.evaluation.conflicts, case),
        continuity=(*evaluation.continuity[:-1], replace(evaluation.continuity[-1], name=THESE)),
        margins=(*evaluation.margins[:-1], replace(evaluation.margins[-1], name=f"{THESE}, without bench")),
        portfolio=replace(evaluation.portfolio, name=THESE),
    )
    facts = RunFacts(honest_status(export.facts.status, evaluation))
    seat = cut.new(_positions(seats), len(export.plan.seats))
    reasons = {(int(seat[s]), t): text for (s, t), text in export.reasons.items() if seat[s] >= 0}
    figures = tuple(
        figure
        for figure in plan_summary(evaluation, facts, case.portfolio.settings.currency)
        if figure.key not in _OF_THE_WHOLE and figure.key != "objective" and not figure.key.startswith("part_")
    )
    agreed = None if published is None else evaluate(judging, published)
    names = {sponsor.name for sponsor in case.portfolio.sponsors}
    letters = tuple(
        letter
        for letter, sponsor in zip(export.letters, export.case.portfolio.sponsors, strict=False)
        if sponsor.name in names
    )
    locked = export.published_locked
    return Exported(
        replace(
            export,
            case=case,
            plan=plan,
            evaluation=evaluation,
            facts=facts,
            figures=figures,
            locked=export.locked[seats],
            reasons=reasons,
            published=published,
            published_evaluation=agreed,
            published_locked=None
            if locked is None or export.published is None
            else locked[cut.seats(export.published)],
            letters=letters,
            open_runs=open_runs(case, plan, reasons),
            roles=months_by_role(case, work_of(case, plan)),
            away=tuple(export.away[p] for p in cut.people.tolist()) if export.away else (),
            published_figures={} if since is None else figures_of(judging, since, {f.key for f in figures}),
            changes=() if since is None else changes_since(case, plan, since),
        ),
        since,
    )


def figures_of(case: Case, plan: Plan, keys: set[str] | None = None) -> Mapping[str, float | str | None]:
    """The figures of a plan by their keys."""
    figures = plan_summary(evaluate(case, plan), RunFacts(Status.FEASIBLE), "")
    return {f.key: f.value for f in figures if f.unit != "text" and (keys is None or f.key in keys)}


def _conflicts(conflicts: tuple[LockConflict, ...], case: Case) -> tuple[LockConflict, ...]:
    studies = {study.id for study in case.portfolio.studies}
    return tuple(c for c in conflicts if c.study in studies and c.person in case.person_index)


def _positions(kept: BoolArray) -> IntArray:
    return np.nonzero(kept)[0].astype(np.int32)


def _holders(plan: Plan, lines: BoolArray, people: int) -> BoolArray:
    """Who holds a seat of some lines in some month."""
    found = np.zeros(people + 2, dtype=np.bool_)  # the last two: contractors and nobody
    held = plan.holder[lines[plan.seats.line]]
    found[held.ravel()] = True
    return found[:people]


def _elsewhere(plan: Plan, lines: BoolArray, case: Case) -> IntArray:
    """[P, T] percent that people work on some lines."""
    found = np.zeros(case.available.shape, dtype=np.int32)
    other = lines[plan.seats.line]
    holder, fte = plan.holder[other], plan.seats.fte[other]
    months = np.broadcast_to(np.arange(case.grid.count), holder.shape)
    held = holder >= 0
    np.add.at(found, (holder[held], months[held]), fte[held])
    return found


def _people_of_months(whole: Exported, first: int, last: int) -> BoolArray:
    """Who holds a seat in some months, or takes part in a handover then."""
    export = whole.export
    people = np.zeros(len(export.case.portfolio.staff), dtype=np.bool_)
    lines = np.ones(len(export.case.line_keys), dtype=np.bool_)
    for plan in (export.plan, export.published, whole.since):
        if plan is not None:
            people |= _holders(replace(plan, holder=plan.holder[:, first : last + 1]), lines, len(people))
    for handover in export.evaluation.handovers:
        if first <= handover.month <= last:
            people[[handover.from_, handover.to]] = True
    return people


def _months_of(row: RoleMonths, first: int, last: int) -> RoleMonths:
    parts = (row.main, row.demand, row.staffed, row.contractors, row.bench)
    return RoleMonths(row.name, *(part[first : last + 1] for part in parts))


def _portfolio_of_months(portfolio: Portfolio, first: int, last: int, people: BoolArray) -> Portfolio:
    settings = portfolio.settings
    settings = replace(settings, plan_start=settings.plan_start.plus(first), months=last - first + 1)
    demand = tuple(replace(row, fte=row.fte[first : last + 1]) for row in portfolio.demand)
    return replace(_with_people(portfolio, people), settings=settings, demand=demand)


def _with_people(portfolio: Portfolio, people: BoolArray) -> Portfolio:
    staff = tuple(person for person, kept in zip(portfolio.staff, people.tolist(), strict=True) if kept)
    ids = {person.id for person in staff}
    return replace(
        portfolio,
        staff=staff,
        leave=tuple(row for row in portfolio.leave if row.person in ids),
        experience=tuple(row for row in portfolio.experience if row.person in ids),
        assignments=tuple(row for row in portfolio.assignments if row.person in ids),
    )


def _portfolio_of_sponsors(whole: Portfolio, names: tuple[str, ...], people: BoolArray) -> Portfolio:
    """What concerns some sponsors; no other sponsor or study is named in it any more, but for people's own texts."""
    portfolio = _with_people(whole, people)
    studies = tuple(study for study in portfolio.studies if study.sponsor in names)
    ids = {study.id for study in studies}
    demand = tuple(row for row in portfolio.demand if row.study in ids)
    used = {row.role for row in demand} | {person.role for person in portfolio.staff}
    return replace(
        portfolio,
        roles=tuple(role for role in portfolio.roles if role.name in used),
        sponsors=tuple(sponsor for sponsor in portfolio.sponsors if sponsor.name in names),
        studies=tuple(replace(s, follows=s.follows if s.follows in ids else "") for s in studies),
        demand=demand,
        rate_card=tuple(r for r in portfolio.rate_card if r.sponsor in ("", *names) and r.role in used),
        staff=tuple(_person(person, {*names, *ids}, used) for person in portfolio.staff),
        experience=tuple(row for row in portfolio.experience if row.sponsor in names),
        assignments=tuple(row for row in portfolio.assignments if row.study in ids),
    )


def _person(person: Person, known: set[str], roles: set[str]) -> Person:
    return replace(
        person,
        other_roles=tuple(role for role in person.other_roles if role in roles),
        dedicated_to=person.dedicated_to if person.dedicated_to in known else "",
        excluded=tuple(name for name in person.excluded if name in known),
    )
