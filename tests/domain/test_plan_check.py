"""Each hard rule, kept and broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from planner.domain.case import Case
from planner.domain.errors import Severity
from planner.domain.plan import CONTRACTOR_ID, HandLock, Plan
from planner.domain.plan_check import Violation, check_plan
from planner.domain.rules import RULES, RuleId
from tests.support.builders import assignment, case_of, line, person, plan_of, role, seat_table, study


def _case(**changes: Any) -> Case:
    parts: dict[str, Any] = {
        "studies": [study("A"), study("B")],
        "demand": [line("A", (60,) * 4), line("B", (60,) * 4)],
        "staff": [person("ann"), person("bob", role="PM")],
        "roles": [role(), role("PM")],
    }
    return case_of(**{**parts, **changes})


def _check(case: Case, held: Mapping[int, Sequence[str]], *locks: HandLock) -> list[Violation]:
    return list(check_plan(case, plan_of(case, held, hand_locks=locks)))


def test_a_plan_that_keeps_all_rules_has_no_violation() -> None:
    assert _check(_case(), {0: ("ann", "ann", "", ""), 1: ("", "", "ann", "ann")}) == []


def test_a_holder_who_is_not_eligible() -> None:
    (found,) = _check(_case(), {0: ("", "bob")})
    assert (found.rule, found.person, found.study, found.role, found.seat, found.month, found.line) == (
        RuleId.ELIGIBLE, "bob", "A", "CRA", 1, 1, 0
    )  # fmt: skip
    assert str(found) == "bob holds seat 1 of CRA on A in 2027-02 but is not eligible for it."


def test_somebody_overloaded_is_told_with_both_amounts() -> None:
    (found,) = _check(_case(), {0: ("ann",), 1: ("ann",)})
    assert (found.rule, found.person, found.month) == (RuleId.AVAILABILITY, "ann", 0)
    assert "1.20 FTE in 2027-01 but is available for 1.00" in str(found)


def test_availability_used_to_the_last_percent_is_kept() -> None:
    case = _case(demand=[line("A", (60,) * 4), line("B", (40,) * 4)])
    assert _check(case, {0: ("ann",), 1: ("ann",)}) == []


def test_the_study_limit_counts_distinct_studies() -> None:
    case = _case(
        roles=[role(max_studies=1), role("PM")],
        demand=[line("A", (30,) * 4), line("A", (30,) * 4, min_grade=1), line("B", (30,) * 4)],
    )
    assert _check(case, {0: ("ann",), 1: ("ann",)}) == []
    (found,) = _check(case, {0: ("ann",), 2: ("ann",)})
    assert (found.rule, found.person, found.month) == (RuleId.STUDY_LIMIT, "ann", 0)


def test_locks_of_the_sheet_and_by_hand_are_held() -> None:
    case = _case(assignments=[assignment("ann", "A", fte=60, end="2027-01-31", locked=True)])
    lock = HandLock(1, 2, 0)
    assert _check(case, {0: ("ann",), 1: ("", "", "ann")}, lock) == []
    found = _check(case, {}, lock)
    assert [(v.rule, v.person, v.study, v.month) for v in found] == [
        (RuleId.LOCK_HELD, "ann", "A", 0),
        (RuleId.LOCK_HELD, "ann", "B", 2),
    ]


def test_a_lock_that_gives_way_need_not_be_held() -> None:
    case = _case(assignments=[assignment("bob", "A", fte=60, locked=True)])
    assert _check(case, {}) == []


def test_contractors_need_a_rate() -> None:
    (found,) = _check(_case(), {0: (CONTRACTOR_ID,)})
    assert (found.rule, found.role, found.month) == (RuleId.CONTRACTORS_ALLOWED, "CRA", 0)


@pytest.mark.parametrize(
    ("limit", "rules"), [(120, []), (119, [RuleId.CONTRACTOR_LIMIT]), (None, ["contractor-limit"])]
)
def test_contractors_of_a_role_stay_within_its_limit(limit: int | None, rules: list[str]) -> None:
    case = _case(roles=[role(contractor_rate=Decimal(80), contractor_limit=limit), role("PM")])
    assert [v.rule for v in _check(case, {0: (CONTRACTOR_ID,), 1: (CONTRACTOR_ID,)})] == rules


def test_seats_cut_by_hand_must_make_the_demand() -> None:
    case = _case()
    seats = seat_table([(0, 1, [60, 60, 50, 60], -1), (1, 1, [30] * 4, -1), (1, 2, [30] * 4, -1)])
    (found,) = check_plan(case, plan_of(case, seats=seats))
    assert (found.rule, found.study, found.month) == (RuleId.SEATS_MAKE_DEMAND, "A", 2)
    assert "0.50 FTE in 2027-03, but its demand is 0.60" in str(found)


def test_holders_exist_and_hold_something() -> None:
    case = _case(demand=[line("A", (60, 0, 0, 0))])
    plan = plan_of(case)
    for month, holder in ((0, 99), (1, 0)):
        plan.holder[0, month] = holder
    assert [(v.rule, v.month) for v in check_plan(case, plan)] == [
        (RuleId.HOLDER_KNOWN, 0),
        (RuleId.EMPTY_SEAT_HELD, 1),
    ]


def test_arrays_of_another_shape_are_a_bug() -> None:
    case = _case()
    seats = plan_of(case).seats
    with pytest.raises(ValueError, match="shape"):
        check_plan(case, Plan(seats, np.zeros((1, 1), dtype=np.int32)))


def test_every_rule_has_its_sentence_and_only_floors_are_no_errors() -> None:
    assert set(RULES) == set(RuleId)
    assert {rule.id for rule in RULES.values() if rule.severity is not Severity.ERROR} == {
        RuleId.STUDY_FLOOR, RuleId.SPONSOR_FLOOR, RuleId.PORTFOLIO_FLOOR
    }  # fmt: skip
