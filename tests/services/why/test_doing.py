"""A remedy done is exactly what was tried out: the evaluator's answer says what the remedy promised."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.document import PlanRecord, SeatNote
from planner.domain.errors import UserError
from planner.domain.plan import OPEN, Plan, Status
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.portfolio import AwardStatus
from planner.exchange.plan_export import RunFacts
from planner.services.candidates.standing import Standing
from planner.services.changing import Answer, ChangeRefused, Clear, SetProbability, answer, apply, keep_change
from planner.services.planning import PlanOutcome, judge
from planner.services.session import new_document
from planner.services.stretch import Stretch
from planner.services.why.doing import change_of, remedy_numbered
from planner.services.why.explaining import Why, explain
from planner.services.why.remedies import Remedy, RemedyKind
from tests.support.brute_force import tiny_portfolios
from tests.support.builders import assignment, case_of, day, line, person, plan_of, role, sponsor, study
from tests.support.random_plans import valid_plans

STRETCH = Stretch(0, 0, 3)
NEEDS: dict[str, Any] = {"min_grade": 3, "countries": ("DE",)}


def _asked(**changes: Any) -> tuple[PlanOutcome, Standing, Why]:
    """Why the first seat, on study A of Acme, is open, in a plan that has a published one beside it."""
    held = changes.pop("held", {})
    parts: dict[str, Any] = {
        "sponsors": [sponsor(), sponsor("Bolt")],
        "studies": [study("A"), study("B", "Bolt")],
        "demand": [line("A", **NEEDS), line("B")],
        **changes,
    }
    case = case_of(**parts)
    plan = plan_of(case, held)
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE), None, plan_of(case, held))
    standing = Standing(case, plan, outcome.published)
    (why,) = explain(standing, STRETCH, outcome.evaluation)
    return outcome, standing, why


ANN, BOB = person("ann", grade=3, country="DE"), person("bob", grade=1, country="PL")
LATER = study("A", start=day("2027-01-15"), end=day("2027-02-28"))
CASES: dict[RemedyKind, dict[str, Any]] = {
    RemedyKind.ASSIGN: {"staff": [ANN]},
    RemedyKind.MOVE: {"staff": [ANN, BOB], "held": {1: ["ann"] * 4}},
    RemedyKind.UNLOCK: {
        "staff": [ANN, BOB], "held": {1: ["ann"] * 4}, "assignments": [assignment("ann", "B", locked=True)],
    },
    RemedyKind.CONTRACTOR: {
        "staff": [BOB], "roles": [role(contractor_rate=Decimal(90), contractor_limit=0)],
    },
    RemedyKind.HIRE: {"staff": [BOB]},
    RemedyKind.GRADE: {"staff": [replace(ANN, grade=2)]},
    RemedyKind.COUNTRY: {"staff": [replace(ANN, country="PL")]},
    RemedyKind.SHIFT: {
        "staff": [replace(ANN, start=day("2027-02-01"))], "studies": [LATER, study("B", "Bolt")],
        "demand": [line("A", (100, 100, 0, 0)), line("B")],
    },
}  # fmt: skip
STEPS = {
    RemedyKind.ASSIGN: "Assign Ann to CRA 1 of A, Jan to Apr 2027",
    RemedyKind.MOVE: "Move Ann to CRA 1 of A, Jan to Apr 2027",
    RemedyKind.UNLOCK: "Release a lock of Ann and move them to CRA 1 of A, Jan to Apr 2027",
    RemedyKind.CONTRACTOR: "Take a contractor for CRA 1 of A, Jan to Apr 2027",
    RemedyKind.HIRE: "Hire a CRA for CRA 1 of A, Jan to Apr 2027",
    RemedyKind.GRADE: "Accept the grade of Ann for CRA 1 of A, Jan to Apr 2027",
    RemedyKind.COUNTRY: "Allow the country of Ann for CRA 1 of A, Jan to Apr 2027",
    RemedyKind.SHIFT: "Start A 1 month later, and fill it",
}


def _remedy(why: Why, kind: RemedyKind) -> Remedy:
    return next(remedy for remedy in why.remedies if remedy.kind is kind)


def _done(outcome: PlanOutcome, standing: Standing, stretch: Stretch, remedy: Remedy) -> Answer:
    """The answer to a remedy done, which says what the remedy promised."""
    said = answer(outcome, apply(outcome.case, outcome.plan, change_of(standing, stretch, remedy)))
    before, after = outcome.evaluation, said.outcome.evaluation
    assert after.objective - before.objective == pytest.approx(remedy.z)
    assert after.portfolio_margin.cost - before.portfolio_margin.cost == pytest.approx(remedy.cost)
    was = {(row.level, row.name) for row in before.floors_broken}
    new = [(row.level, row.name) for row in after.floors_broken if (row.level, row.name) not in was]
    assert new == [(row.level, row.name) for row in remedy.missed]
    assert np.array_equal(said.outcome.plan.holder, remedy.plan.holder)
    return said


@pytest.mark.parametrize("kind", CASES)
def test_the_answer_says_what_the_remedy_promised(kind: RemedyKind) -> None:
    outcome, standing, why = _asked(**CASES[kind])
    said = _done(outcome, standing, why.stretch, _remedy(why, kind))
    plan = said.outcome.plan
    assert (plan.holder[0][plan.seats.fte[0] > 0] != OPEN).all()
    assert said.name == STEPS[kind].replace("Jan to Apr", "Jan to Feb" if kind is RemedyKind.SHIFT else "Jan to Apr")


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_remedy_of_any_plan_does_what_it_promised(data: st.DataObject) -> None:
    case = build_case(data.draw(tiny_portfolios(most=100_000)))
    plan: Plan = data.draw(valid_plans(case))
    assume(len(plan.seats) > 0)
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE), None, data.draw(st.sampled_from([None, plan])))
    standing = Standing(case, plan, outcome.published)
    seat = data.draw(st.integers(0, len(plan.seats) - 1))
    for why in explain(standing, Stretch(seat, 0, case.grid.count - 1), outcome.evaluation):
        for remedy in why.remedies:
            _done(outcome, standing, why.stretch, remedy)


@pytest.mark.parametrize("kind", CASES)
def test_kept_in_a_document_it_is_one_step_and_every_plan_and_note_stays(kind: RemedyKind, tmp_path: Path) -> None:
    outcome, standing, why = _asked(**CASES[kind])
    case, plan = outcome.case, outcome.plan
    session = new_document(case.portfolio, title="Small", state_dir=tmp_path / "state")
    with session.edit("Make plans") as edit:
        shown = edit.add_plan(PlanRecord("", "First", plan_to_rows(case, plan), str(Status.FEASIBLE)))
        other = edit.add_plan(PlanRecord("", "Other", plan_to_rows(case, plan), published=True))
        edit.seat_notes = (SeatNote(case.line_keys[0], 1, "Ask Ann first"),)
    before = session.state
    said = _done(outcome, standing, why.stretch, _remedy(why, kind))
    with session.edit(said.name) as edit:
        keep_change(edit, shown.id, said.changed, said.outcome)
    assert session.undo_text == said.name
    now = build_case(session.portfolio)
    kept, lost = plan_from_rows(now, session.state.plan(shown.id).rows)
    assert lost == () and np.array_equal(kept.holder, said.outcome.plan.holder)
    if kind is not RemedyKind.SHIFT:  # a study that starts later is the same study in other months
        same, lost = plan_from_rows(now, session.state.plan(other.id).rows)
        assert lost == () and np.array_equal(same.holder, plan.holder)
    assert session.state.seat_notes == (SeatNote(now.line_keys[0], 1, "Ask Ann first"),)
    session.undo()
    assert session.state == before
    session.close()


def test_a_plan_that_has_changed_since_is_not_overwritten() -> None:
    outcome, standing, why = _asked(staff=[ANN, BOB], held={1: ["bob"] * 4})
    changed = apply(outcome.case, outcome.plan, Clear((Stretch(1, 0, 0),)))
    with pytest.raises(ChangeRefused, match="has changed since"):
        apply(changed.case, changed.plan, change_of(standing, why.stretch, why.remedies[0]))


def test_a_remedy_of_another_portfolio_is_refused_even_if_the_plan_stays() -> None:
    """It would set the probability back to what it was."""
    likely = study("B", "Bolt", status=AwardStatus.RFP, probability=Decimal("0.5"))
    outcome, standing, why = _asked(staff=[ANN], studies=[study("A"), likely])
    changed = apply(outcome.case, outcome.plan, SetProbability(1, Decimal("0.8")))
    assert changed.plan is outcome.plan
    with pytest.raises(ChangeRefused, match="has changed since"):
        apply(changed.case, changed.plan, change_of(standing, why.stretch, why.remedies[0]))


def test_remedies_are_numbered_as_they_are_told() -> None:
    why = _asked(staff=[ANN])[2]
    assert [remedy_numbered([why], n)[1] for n in (1, len(why.remedies))] == [why.remedies[0], why.remedies[-1]]
    with pytest.raises(UserError, match=f"numbered from 1 to {len(why.remedies)}"):
        remedy_numbered([why], len(why.remedies) + 1)
    with pytest.raises(UserError, match="no remedy to apply"):
        remedy_numbered([], 1)
