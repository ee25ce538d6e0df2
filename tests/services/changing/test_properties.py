"""Whatever is changed by hand: the rules hold, the answer is the evaluator's, and everything can be taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.document import DocumentState, PlanRecord
from planner.domain.evaluate import evaluate
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, Plan, PlanRows
from planner.domain.plan_check import check_plan
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.seats import default_seats
from planner.services.board import Arrange, board_model
from planner.services.board_update import updated_boards
from planner.services.changing import Changed, ChangeRefused, answer, apply, changed_record
from planner.services.changing import changes as c
from planner.services.changing.answering import same_plan
from planner.services.stretch import Stretch
from planner.storage.changes import apply as replay
from planner.storage.changes import difference, reverse
from tests.services.changing.support import outcome_of
from tests.support.random_portfolios import portfolios

modest = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def _valid_plan(case: Case) -> Plan:
    """Nobody but whom the locks want."""
    seats = default_seats(case)
    forced = resolve_locks(case, seats).forced
    return Plan(seats, np.where((forced >= 0) & (seats.fte > 0), forced, OPEN).astype(np.int32))


def _stretches(draw: st.DrawFn, plan: Plan, most: int = 2) -> tuple[Stretch, ...]:
    found = []
    for __ in range(draw(st.integers(1, most))):
        first, last = sorted((draw(st.integers(0, 3)), draw(st.integers(0, 3))))
        found.append(Stretch(draw(st.integers(0, len(plan.seats) - 1)), first, last))
    return tuple(found)


@st.composite
def changes(draw: st.DrawFn, case: Case, plan: Plan) -> c.Change:
    """Any change, possible or not."""
    people, studies, possible = len(case.cost) - 1, len(case.study_rows) - 1, draw(st.booleans())
    holder = draw(st.sampled_from([CONTRACTOR, *range(people + 1)]))
    first, last = sorted((draw(st.integers(0, 3)), draw(st.integers(0, 3))))
    percent = draw(st.sampled_from([0, 30, 50, 100, 150, 220]))
    kind = draw(st.integers(0, 14))
    if kind == 0 and studies >= 0:
        return c.MoveStudy(draw(st.integers(0, studies)), draw(st.integers(-2, 2)))
    if kind == 1 and studies >= 0:
        j = draw(st.integers(0, studies))
        study = case.portfolio.studies[int(case.study_rows[j])]
        days = draw(st.integers(-60, 60))
        return c.SetStudyDates(
            j, study.start + dt.timedelta(days), study.end + dt.timedelta(draw(st.integers(-60, 60)))
        )
    if kind == 2:
        chance = draw(st.sampled_from([None, Decimal("0.1"), Decimal("0.8"), Decimal(1)]))
        return c.SetProbability(draw(st.integers(0, len(case.portfolio.studies) - 1)), chance)
    if kind == 3 and len(case.line_keys):
        return c.SetDemand(draw(st.integers(0, len(case.line_keys) - 1)), first, last, percent)
    if not len(plan.seats):
        return c.Clear((), possible)
    seat = draw(st.integers(0, len(plan.seats) - 1))
    stretches = _stretches(draw, plan)
    if kind == 4:
        return c.SwapPeople(draw(st.integers(0, people)), draw(st.integers(0, people)), first, last, possible)
    if kind == 5:
        block = st.lists(st.sampled_from([None, OPEN, *range(people + 1)]), min_size=2, max_size=4).map(tuple)
        return c.Paste((seat,), first, (draw(block),), possible)
    if kind == 6:
        return c.MergeSeats((seat, draw(st.integers(0, len(plan.seats) - 1))))
    if kind == 7:
        return c.ResizeSeat(seat, first, last, percent, draw(st.sampled_from([-1, max(0, seat - 1)])))
    others: dict[int, c.Change] = {
        8: c.SplitSeat(seat, percent),
        9: c.Lock(stretches),
        10: c.Unlock(stretches),
        11: c.Extend(stretches, draw(st.sampled_from([-1, 1, 2])), possible),
        12: c.SwapStretches(stretches[0], stretches[-1], possible),
        13: c.Clear(stretches, possible),
    }
    return others.get(kind, c.Assign(stretches, holder, possible))


@st.composite
def edits(draw: st.DrawFn) -> list[Changed]:
    """A valid plan changed several times; refused changes are left out."""
    case = build_case(draw(portfolios()))
    plan = _valid_plan(case)
    made: list[Changed] = []
    for __ in range(draw(st.integers(1, 6))):
        try:
            made.append(apply(case, plan, draw(changes(case, plan))))
        except ChangeRefused as refused:
            assert str(refused)
            continue
        case, plan = made[-1].case, made[-1].plan
    return made


@modest
@given(edits())
def test_rules_one_to_five_hold_after_every_change(made: list[Changed]) -> None:
    for changed in made:
        assert check_plan(changed.case, changed.plan) == ()
        assert changed.broken == ()
        assert changed.name


@modest
@given(edits())
def test_the_answer_is_a_full_evaluation_of_a_case_made_anew(made: list[Changed]) -> None:
    for changed in made:
        said = answer(outcome_of(changed.before_case, changed.before), changed)
        fresh = evaluate(build_case(changed.case.portfolio), changed.plan)
        assert replace(said.outcome.evaluation, knows=fresh.knows) == fresh
        assert np.array_equal(said.outcome.evaluation.knows, fresh.knows)
        assert all(figure.before != figure.after for figure in said.figures)


@modest
@given(edits())
def test_rows_are_those_of_the_changed_plan_and_undo_restores_them(made: list[Changed]) -> None:
    for changed in made:
        before = plan_to_rows(changed.before_case, changed.before)
        record = _record(before, changed)
        kept = changed_record(record, changed, outcome_of(changed.case, changed.plan))
        assert kept.rows == plan_to_rows(changed.case, changed.plan)
        states = [_state(changed.before_case, record), _state(changed.case, kept)]
        steps = difference(*states)
        assert replay(states[0], steps) == states[1]
        assert replay(states[1], reverse(steps)) == states[0]
        assert same_plan(plan_from_rows(changed.case, kept.rows)[0], changed.plan)


@modest
@given(edits())
def test_an_updated_board_is_the_board_of_the_changed_plan(made: list[Changed]) -> None:
    for changed in made:
        before, after = (
            outcome_of(changed.before_case, changed.before),
            outcome_of(changed.case, changed.plan),
        )
        for arrange in Arrange:
            board = board_model(before.case, before.plan, before.evaluation, arrange)
            new = updated_boards({arrange: board}, before, after)[arrange]
            fresh = board_model(after.case, after.plan, after.evaluation, arrange)
            assert new.rows == fresh.rows
            assert np.array_equal(new.shade, fresh.shade)
            assert replace(new, rows=(), shade=fresh.shade) == replace(fresh, rows=())


def _record(rows: PlanRows, changed: Changed) -> PlanRecord:
    start = changed.before_case.portfolio.settings.plan_start.label
    return PlanRecord("p", "Plan 1", rows, plan_start=start)


def _state(case: Case, record: PlanRecord) -> DocumentState:
    return DocumentState(case.portfolio, (record,))
