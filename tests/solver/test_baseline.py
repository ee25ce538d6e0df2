"""The two request-by-request plans, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from hypothesis import HealthCheck, given, settings

from planner.domain.case import build_case
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import AwardStatus, Portfolio
from solver.baseline import baselines
from tests.support.builders import assignment, experience, leave, line, person, portfolio, role, sponsor, study
from tests.support.builders import settings as plan_settings
from tests.support.random_portfolios import portfolios

modest = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def _names(made: Portfolio, plan: Plan) -> list[list[str]]:
    """Holders by seat and month."""
    ids = [person.id for person in made.staff]
    return [[ids[p] if p >= 0 else "" for p in row] for row in plan.holder.tolist()]


def _both(made: Portfolio) -> tuple[list[list[str]], list[list[str]]]:
    found = baselines(build_case(made))
    return _names(made, found.list_order), _names(made, found.continuity_aware)


def _alike(made: Portfolio) -> list[list[str]]:
    one, other = _both(made)
    assert one == other
    return one


def test_the_likelier_study_comes_first_whatever_the_sheet_says() -> None:
    made = portfolio(
        studies=(study("A", status=AwardStatus.RFP, probability=Decimal("0.5")), study("B")),
        demand=(line("A"), line("B")),
        staff=(person(),),
    )
    assert _alike(made) == [[""] * 4, ["ann"] * 4]


def test_among_equals_the_sheets_order_holds() -> None:
    made = portfolio(studies=(study("A"), study("B")), demand=(line("B"), line("A")), staff=(person(),))
    assert _alike(made) == [["ann"] * 4, [""] * 4]


def test_seats_of_todays_assignments_come_before_others() -> None:
    """Bob's assignment begins in the plan and makes him no incumbent; its seat still comes first; Ann is cheaper."""
    made = portfolio(
        studies=(study("A"), study("B")),
        demand=(line("A"), line("B")),
        staff=(person("ann", 50), person("bob", 60, end=None, fte=50)),
        assignments=(assignment("bob", "B", start="2027-02-01"),),
    )
    assert _alike(made) == [[""] * 4, ["ann"] * 4]


def test_the_incumbent_goes_before_longer_and_cheaper_holds() -> None:
    made = portfolio(
        studies=(study(),),
        demand=(line(),),
        staff=(person("ann", 90), person("bob", 30)),
        leave=(leave("ann", "2027-02-01", "2027-02-28"),),
        assignments=(assignment("ann"),),
    )
    # the hold counts up to the interruption, then the months left are given out again: the incumbent first once more
    assert _alike(made) == [["ann", "bob", "ann", "ann"]]


def test_the_longest_hold_goes_before_the_cheapest() -> None:
    made = portfolio(
        studies=(study(),),
        demand=(line(),),
        staff=(person("ann", 30, end=None), person("bob", 60)),
        leave=(leave("ann", "2027-03-01", "2027-04-30"),),
    )
    assert _alike(made) == [["bob"] * 4]


def test_among_equally_long_holds_the_cheapest_then_the_sheets_order() -> None:
    staff = (person("ann", 60), person("bob", 50), person("cid", 50))
    assert _alike(portfolio(studies=(study(),), demand=(line(),), staff=staff)) == [["bob"] * 4]


def test_months_left_are_given_out_again() -> None:
    made = portfolio(
        studies=(study(),),
        demand=(line(),),
        staff=(person("ann", 30), person("bob", 60)),
        leave=(leave("ann", "2027-04-01", "2027-04-30"), leave("bob", "2027-01-01", "2027-02-28")),
    )
    assert _alike(made) == [["ann", "ann", "ann", "bob"]]


def test_only_the_continuity_aware_one_prefers_who_knows_the_sponsor() -> None:
    made = portfolio(
        studies=(study(),),
        demand=(line(),),
        staff=(person("ann", 30), person("bob", 90)),
        experience=(experience("bob"),),
    )
    assert _both(made) == ([["ann"] * 4], [["bob"] * 4])


def test_who_knows_the_sponsor_goes_before_who_stays_longer() -> None:
    made = portfolio(
        studies=(study(),),
        demand=(line(),),
        staff=(person("ann", 30), person("bob", 90)),
        leave=(leave("bob", "2027-02-01", "2027-04-30"),),
        experience=(experience("bob"),),
    )
    assert _both(made) == ([["ann"] * 4], [["bob", "ann", "ann", "ann"]])


def test_work_given_out_earlier_in_the_pass_counts_as_knowing_the_sponsor() -> None:
    made = portfolio(
        sponsors=(sponsor(), sponsor("Bolt")),
        studies=(study("A"), study("B")),
        demand=(line("A", (100, 100, 0, 0), countries=("DE",)), line("B", (0, 0, 100, 100))),
        staff=(person("ann", 90, country="DE"), person("bob", 30)),
    )
    assert _both(made) == (
        [["ann", "ann", "", ""], ["", "", "bob", "bob"]],
        [["ann", "ann", "", ""], ["", "", "ann", "ann"]],
    )


def test_locks_come_before_everything() -> None:
    made = portfolio(
        studies=(study("A", status=AwardStatus.RFP, probability=Decimal("0.1")), study("B")),
        demand=(line("A"), line("B")),
        staff=(person(),),
        assignments=(assignment("ann", "A", start="2027-02-01", end="2027-02-28", locked=True),),
    )
    assert _alike(made) == [["", "ann", "", ""], ["ann", "", "ann", "ann"]]


def test_study_limits_leave_room_for_more_of_the_same_study() -> None:
    made = portfolio(
        roles=(role(max_studies=1, seat_size=50),),
        studies=(study("A"), study("B")),
        demand=(line("A", (100,) * 4), line("B", (50,) * 4)),
        staff=(person("ann", fte=150),),
    )
    assert _alike(made) == [["ann"] * 4, ["ann"] * 4, [""] * 4]


def test_contractors_are_left_out_and_floors_too() -> None:
    made = portfolio(
        settings=plan_settings(portfolio_margin_floor=Decimal("0.9")),
        roles=(role(contractor_rate=Decimal(10), contractor_limit=100),),
        studies=(study(margin_floor=Decimal("0.9")),),
        demand=(line(fte=(200,) * 4),),
        staff=(person(),),
    )
    assert _alike(made) == [["ann"] * 4, [""] * 4]


@modest
@given(portfolio=portfolios(months=4))
def test_rules_hold_and_nobody_sits_idle_who_could_take_an_open_month(portfolio: Portfolio) -> None:
    case = build_case(portfolio)
    found = baselines(case)
    for plan in (found.list_order, found.continuity_aware):
        assert check_plan(case, plan) == ()
        assert not (plan.holder == CONTRACTOR).any()
        for s, t in np.argwhere((plan.holder == OPEN) & (plan.seats.fte > 0)).tolist():
            for p in case.eligible(int(plan.seats.line[s])).tolist():
                taken = plan.holder.copy()
                taken[s, t] = p
                assert check_plan(case, Plan(plan.seats, taken)) != ()
