"""Accepting a plan in parts: any choice of parts keeps rules 1 to 5, and all parts together are the other plan."""

from __future__ import annotations

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.plan import OPEN, Plan
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from planner.services.scenarios.aligned import align, differences
from planner.services.scenarios.parts import merged, propose
from tests.services.scenarios.plans import two_plans
from tests.support.builders import line, person, portfolio, study

modest = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


@modest
@given(made=two_plans(), data=st.data())
def test_any_choice_of_parts_keeps_the_rules(made: tuple[Portfolio, Case, Plan, Plan], data: st.DataObject) -> None:
    _, case, base, other = made
    assert check_plan(case, base) == check_plan(case, other) == ()
    proposal = propose(case, base, other)
    chosen = data.draw(st.sets(st.sampled_from(range(len(proposal.parts))))) if proposal.parts else set()
    plan = merged(proposal, chosen)
    assert check_plan(case, plan) == ()
    wanted = {d for i in chosen for d in proposal.parts[i].differences}
    assert sum(len(d.months) for d in differences(align([base, plan]))) == sum(len(d.months) for d in wanted)


@modest
@given(made=two_plans(recut=True), data=st.data())
def test_lines_that_were_cut_by_hand_are_taken_whole(
    made: tuple[Portfolio, Case, Plan, Plan], data: st.DataObject
) -> None:
    _, case, base, other = made
    locked = any(row.locked for row in case.portfolio.assignments)
    proposal = propose(case, base, other)
    chosen = data.draw(st.sets(st.sampled_from(range(len(proposal.parts))))) if proposal.parts else set()
    broken = check_plan(case, merged(proposal, chosen))
    assert locked or broken == ()


@modest
@given(made=two_plans(recut=True))
def test_all_parts_are_the_other_plan_and_none_is_the_base(made: tuple[Portfolio, Case, Plan, Plan]) -> None:
    _, case, base, other = made
    proposal = propose(case, base, other)
    assert differences(align([base, merged(proposal, ())])) == ()
    everything = merged(proposal, range(len(proposal.parts)))
    assert differences(align([other, everything])) == ()
    assert everything.seats.fte.tolist() == other.seats.fte.tolist()


@modest
@given(made=two_plans())
def test_every_difference_is_in_exactly_one_part(made: tuple[Portfolio, Case, Plan, Plan]) -> None:
    _, case, base, other = made
    found = [d for part in propose(case, base, other).parts for d in part.differences]
    assert sorted(found) == list(differences(align([base, other])))


def _two_lines() -> Case:
    return build_case(
        portfolio(
            studies=(study("A"), study("B")),
            demand=(line("A"), line("B")),
            staff=(person("ann"), person("bob"), person("cid")),
        )
    )


def _plan(case: Case, *rows: list[int]) -> Plan:
    from planner.domain.seats import default_seats

    return Plan(default_seats(case), np.array(rows, np.int32))


def test_a_swap_of_two_full_time_people_is_one_part() -> None:
    case = _two_lines()
    proposal = propose(case, _plan(case, [0] * 4, [1] * 4), _plan(case, [1] * 4, [0] * 4))
    assert len(proposal.parts) == 1
    assert proposal.parts[0].people == {0, 1}
    assert proposal.parts[0].studies == {0, 1}


def test_changes_that_need_nothing_of_each_other_are_parts_of_their_own() -> None:
    case = _two_lines()
    proposal = propose(case, _plan(case, [0] * 4, [OPEN] * 4), _plan(case, [1] * 4, [OPEN, 2, 2, 2]))
    assert len(proposal.parts) == 2
    assert proposal.touching(studies=[1]) == (1,)
    assert proposal.touching(people=[0]) == (0,)
    assert proposal.parts[1].months == (1, 3)


def test_somebody_who_goes_from_one_study_to_another_takes_both_along() -> None:
    case = _two_lines()
    proposal = propose(case, _plan(case, [0] * 4, [OPEN] * 4), _plan(case, [0, 0, 2, 2], [OPEN, OPEN, 0, 0]))
    assert len(proposal.parts) == 1
