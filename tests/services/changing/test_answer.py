"""What is said of a change, and how it is kept in a document and taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.domain.document import PlanRecord
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Level
from planner.domain.plan import Status
from planner.domain.plan_rows import plan_to_rows
from planner.services.changing import (
    Assign,
    Clear,
    Lock,
    SetDemand,
    SplitSeat,
    SwapPeople,
    Unlock,
    answer,
    changed_record,
)
from planner.services.changing.changes import Change
from tests.services.changing.support import SEAT_A, SEAT_B, SEAT_C, made, months, outcome_of, small
from tests.support.builders import study

ANN, BOB, CID, DEE = range(4)


def test_the_figures_that_moved_are_told_with_before_and_after() -> None:
    case, plan = small()
    said = answer(outcome_of(case, plan), made(case, plan, Assign(months(SEAT_B, 3, 3), BOB)))
    found = {(f.level, f.name, f.key): (f.before, f.after, f.better) for f in said.figures}
    # nobody knew Acme: one more FTE-month (of 12) worked by a newcomer, who joined before anyway
    assert found[Level.PORTFOLIO, "Portfolio", "open"] == (5.0, 4.0, 1)
    assert found[Level.PORTFOLIO, "Portfolio", "part_open"] == (50.0, 40.0, 1)
    assert found[Level.PORTFOLIO, "Portfolio", "part_new"] == (21.0, 24.0, -1)
    assert found[Level.SPONSOR, "Acme", "filled"] == (7 / 8, 1.0, 1)
    assert found[Level.STUDY, "B", "open"] == (1.0, 0.0, 1)
    assert not [key for key in found if key[1] in ("A", "C", "Bolt")]  # they stayed as they were
    assert (Level.PORTFOLIO, "Portfolio", "handovers") not in found


def test_the_outcome_of_an_answer_is_a_fresh_evaluation() -> None:
    case, plan = small()
    changed = made(case, plan, SwapPeople(ANN, BOB, 0, 1))
    said = answer(outcome_of(case, plan), changed)
    assert said.outcome.evaluation.parts == evaluate(case, changed.plan).parts
    assert said.outcome.facts.bound == 1.0


def test_what_was_proven_ends_where_the_problem_changes() -> None:
    case, plan = small()
    locked = made(case, plan, Lock(months(SEAT_A)))
    before = answer(outcome_of(case, plan), locked).outcome
    assert before.facts.bound == 1.0
    for change in (SplitSeat(SEAT_A, 50), SetDemand(0, 0, 0, 50), Unlock(months(SEAT_A))):
        assert answer(before, made(case, locked.plan, change)).outcome.facts.bound is None


def test_floors_newly_broken_and_mended_are_told() -> None:
    floored = study("A", margin_floor=Decimal("0.35"))
    case, plan = small(studies=(floored, study("B"), study("C", "Bolt")))
    # 4 months at 100 - 60, and half a month of onboarding at 60: 130 of 400 is below 35 %
    outcome = outcome_of(case, plan)
    assert outcome.status is Status.FLOORS_NOT_MET
    cleared = made(case, plan, Clear(months(SEAT_A)))
    said = answer(outcome, cleared)
    assert [row.name for row in said.floors_mended] == []  # left empty it is not staffed, which is never success
    half = answer(outcome, made(case, plan, Clear(months(SEAT_A, 0, 0))))
    assert [row.name for row in half.floors_broken] == []
    mended, broken = answer(said.outcome, made(case, cleared.plan, Assign(months(SEAT_A), ANN))), said
    assert ([row.name for row in mended.floors_broken], [row.name for row in broken.floors_broken]) == ([], [])


def test_a_floor_that_was_kept_is_told_once_broken() -> None:
    floored = study("B", margin_floor=Decimal("0.30"))
    case, plan = small(studies=(study("A"), floored, study("C", "Bolt")))
    outcome = outcome_of(case, plan)  # Bob: 3 x 40 - 30 = 90 of 300, exactly 30 %
    said = answer(outcome, made(case, plan, Clear(months(SEAT_B, 2, 2))))  # 80 - 30 = 50 of 200
    assert [row.name for row in said.floors_broken] == ["B"]
    back = answer(said.outcome, made(case, said.changed.plan, Assign(months(SEAT_B, 2, 2), BOB)))
    assert [row.name for row in back.floors_mended] == ["B"]


CHANGES = (
    Assign(months(SEAT_B, 3, 3), BOB),
    SwapPeople(ANN, BOB, 0, 3),
    Lock(months(SEAT_A, 1, 2)),
    Clear(months(SEAT_A)),
    SplitSeat(SEAT_B, 40),
    SetDemand(1, 0, 3, 250),
    Assign(months(SEAT_C, 3, 3), BOB),
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_a_record_holds_the_changed_plan_and_keeps_the_rows_of_other_seats(change: Change) -> None:
    case, plan = small()
    record = PlanRecord("p", "Plan 1", plan_to_rows(case, plan), note="mine", portfolio_fingerprint="x")
    changed = made(case, plan, change)
    kept = changed_record(record, changed, answer(outcome_of(case, plan), changed).outcome)
    assert kept.rows == plan_to_rows(changed.case, changed.plan)
    assert kept.note == "mine"
    seats = {id(row) for row in record.rows.seats}
    assert sum(id(row) in seats for row in kept.rows.seats) >= 2
