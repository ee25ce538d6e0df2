"""What the evaluator says of a change: the figures that moved, floors newly broken or mended, locks that give way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from planner.domain.evaluate import evaluate
from planner.domain.evaluation import ContinuityRow, Evaluation, FloorState, Level, LockConflict, MarginRow
from planner.domain.plan import Plan, Status
from planner.domain.plan_check import Violation
from planner.exchange.plan_export import RunFacts, Unit
from planner.services.changing.applying import Changed
from planner.services.changing.changes import Adopt, Unlock
from planner.services.changing.studies import carry
from planner.services.planning import PlanOutcome, honest_status
from planner.services.shares import shares_apart
from planner.services.summary import shown


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of the portfolio, a sponsor or a study that a change moved.

    ``better`` is 1 where it got better, -1 where it got worse and 0 where that is a matter of taste. ``floor`` is the
    margin floor that the figure is held against, where there is one.
    """

    level: Level
    name: str
    key: str
    label: str
    unit: Unit
    before: float | None
    after: float | None
    better: int = 0
    floor: float | None = None

    def texts(self, currency: str) -> tuple[str, str]:
        """Before and after as people read them."""
        if self.unit is Unit.SHARE and self.before is not None and self.after is not None:
            return shares_apart(self.before, self.after)
        return shown(self.before, self.unit, currency), shown(self.after, self.unit, currency)


@dataclass(frozen=True)
class Answer:
    """What a change did. ``outcome`` is the changed plan as the evaluator sees it.

    ``floors_broken`` are margins that are newly below their floors (or without staff), ``floors_mended`` those that no
    longer are; ``conflicts`` are locks that newly give way, ``conflicts_gone`` those that hold again. ``lost``
    says what could not be kept, ``broken`` which rules were broken before and still are.
    """

    name: str
    changed: Changed
    outcome: PlanOutcome
    figures: tuple[FigureChange, ...]
    floors_broken: tuple[MarginRow, ...]
    floors_mended: tuple[MarginRow, ...]
    conflicts: tuple[LockConflict, ...]
    conflicts_gone: tuple[LockConflict, ...]
    lost: tuple[str, ...]
    broken: tuple[Violation, ...]


def edited(outcome: PlanOutcome, changed: Changed) -> PlanOutcome:
    """The outcome of a changed plan. What was proven of the search holds on only while the problem is the same one."""
    case, published = changed.case, outcome.published
    if published is not None and case.line_keys != outcome.case.line_keys and not isinstance(changed.change, Adopt):
        published = carry(outcome.case, published, case)[0]
    evaluation = evaluate(case, changed.plan, published, like=outcome.evaluation)
    facts = outcome.facts
    same = not changed.portfolio_changed and changed.same_seats and not isinstance(changed.change, Unlock)
    if not same:
        facts = RunFacts(facts.status, None, facts.seed, facts.seconds, facts.deterministic, facts.safety_stop)
    return replace(
        outcome,
        case=case,
        plan=changed.plan,
        evaluation=evaluation,
        facts=replace(facts, status=honest_status(Status.FEASIBLE, evaluation)),
        list_order=None if changed.portfolio_changed else outcome.list_order,
        continuity_aware=None if changed.portfolio_changed else outcome.continuity_aware,
        published=published,
    )


def answer(outcome: PlanOutcome, changed: Changed) -> Answer:
    """What a change, made on the plan of ``outcome``, did to it."""
    new = edited(outcome, changed)
    before, after = outcome.evaluation, new.evaluation
    known, still = set(before.conflicts), set(after.conflicts)
    was, now = _below(before), _below(after)
    return Answer(
        name=changed.name,
        changed=changed,
        outcome=new,
        figures=tuple(f for f in _figures(outcome, new, changed) if f.before != f.after),
        floors_broken=tuple(row for key, row in now.items() if key not in was),
        floors_mended=tuple(row for row in after.margins if _key(row) in was and _key(row) not in now),
        conflicts=tuple(c for c in after.conflicts if c not in known),
        conflicts_gone=tuple(c for c in before.conflicts if c not in still),
        lost=changed.lost,
        broken=changed.broken,
    )


def _key(row: MarginRow) -> tuple[Level, str]:
    return row.level, row.name


def _below(evaluation: Evaluation) -> dict[tuple[Level, str], MarginRow]:
    return {_key(row): row for row in evaluation.margins if row.state in (FloorState.BROKEN, FloorState.NOT_STAFFED)}


# ---- figures


@dataclass(frozen=True, slots=True)
class _Kind:
    """A figure of rows; ``more`` is 1 where more is better, -1 where less is, 0 where neither."""

    key: str
    label: str
    unit: Unit
    more: int
    of: Callable[[ContinuityRow, MarginRow], float | None]


def _filled(row: ContinuityRow, _: MarginRow) -> float | None:
    return row.staffed / row.demand if row.demand else None


_KINDS = (
    _Kind("continuity", "Sponsor continuity", Unit.SHARE, 1, lambda c, m: c.sponsor_continuity),
    _Kind("filled", "Demand filled", Unit.SHARE, 1, _filled),
    _Kind("open", "Open FTE-months", Unit.FTE_MONTHS, -1, lambda c, m: c.open),
    _Kind("contractor", "Contractors, FTE-months", Unit.FTE_MONTHS, -1, lambda c, m: c.contractor),
    _Kind("handovers", "Handovers", Unit.COUNT, -1, lambda c, m: c.handovers),
    _Kind("joining", "People joining", Unit.COUNT, -1, lambda c, m: c.people_joining),
    _Kind("margin", "Margin", Unit.SHARE, 1, lambda c, m: m.margin),
    _Kind("shortfall", "Short of the floor", Unit.MONEY, -1, lambda c, m: m.shortfall),
    _Kind("demand", "Demand, FTE-months", Unit.FTE_MONTHS, 0, lambda c, m: c.demand),
)
_PARTS = (
    ("open", "Score: open demand"),
    ("contractor", "Score: contractors"),
    ("new", "Score: new to the sponsor"),
    ("handover", "Score: handovers"),
    ("cost", "Score: cost"),
    ("fair", "Score: continuity floors"),
    ("change", "Score: changes"),
)


def _figures(outcome: PlanOutcome, new: PlanOutcome, changed: Changed) -> Iterator[FigureChange]:
    """All figures of the portfolio, and those of the touched sponsors and studies."""
    before, after = outcome.evaluation, new.evaluation
    yield _score("objective", "Score", before.objective, after.objective)
    for key, label in _PARTS:
        yield _score(f"part_{key}", label, getattr(before.parts, key), getattr(after.parts, key))
    rows_before, rows_after = _rows(before), _rows(after)
    for place in _places(changed, after):
        old, present = rows_before.get(place), rows_after.get(place)
        floor = None if present is None or present[1].floor is None else float(present[1].floor)
        for kind in _KINDS:
            was = None if old is None else kind.of(*old)
            now = None if present is None else kind.of(*present)
            yield FigureChange(
                *place, kind.key, kind.label, kind.unit, was, now, _better(was, now, kind.more),
                floor if kind.key == "margin" else None,
            )  # fmt: skip


def _score(key: str, label: str, before: float, after: float) -> FigureChange:
    return FigureChange(Level.PORTFOLIO, "Portfolio", key, label, Unit.SCORE, before, after, _better(before, after, -1))


def _better(before: float | None, after: float | None, more: int) -> int:
    if before is None or after is None or before == after:
        return 0
    return more if after > before else -more


def _rows(evaluation: Evaluation) -> dict[tuple[Level, str], tuple[ContinuityRow, MarginRow]]:
    margins = {_key(row): row for row in evaluation.margins}
    rows = (row for row in evaluation.continuity if (row.level, row.name) in margins)
    return {(row.level, row.name): (row, margins[row.level, row.name]) for row in rows}


def _places(changed: Changed, after: Evaluation) -> list[tuple[Level, str]]:
    """The portfolio, then the sponsors and studies of the seats that a change touched."""
    studies = _touched(changed)
    sponsor_of = {study.id: study.sponsor for study in changed.case.portfolio.studies}
    sponsors = dict.fromkeys(sponsor_of[study] for study in studies)
    portfolio = after.portfolio
    return [
        (portfolio.level, portfolio.name),
        *((Level.SPONSOR, name) for name in sponsors),
        *((Level.STUDY, name) for name in studies),
    ]


def _touched(changed: Changed) -> list[str]:
    """The studies whose seats changed, anywhere in the plan."""
    lines = {changed.case.line_keys[int(changed.plan.seats.line[seat])].study for seat in changed.seats}
    if changed.same_seats and not changed.portfolio_changed:
        seats = np.flatnonzero((changed.plan.holder != changed.before.holder).any(axis=1))
        lines |= {changed.case.line_keys[int(changed.plan.seats.line[seat])].study for seat in seats}
    order = {study.id: row for row, study in enumerate(changed.case.portfolio.studies)}
    return sorted(lines, key=lambda study: order[study])


def same_plan(one: Plan, other: Plan) -> bool:
    """Whether two plans on the same case say the same."""
    return (
        bool((one.holder == other.holder).all() if one.holder.shape == other.holder.shape else False)
        and np.array_equal(one.seats.line, other.seats.line)
        and np.array_equal(one.seats.number, other.seats.number)
        and np.array_equal(one.seats.fte, other.seats.fte)
        and np.array_equal(one.seats.assignee, other.seats.assignee)
        and sorted(one.hand_locks) == sorted(other.hand_locks)
    )
