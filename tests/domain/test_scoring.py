"""The terms of the objective that the worked example does not reach."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.case import Case
from planner.domain.evaluate import evaluate
from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import AwardStatus
from tests.support.builders import case_of, line, person, plan_of, seat_table, settings, study, weights


def _case(**changes: Any) -> Case:
    parts: dict[str, Any] = {
        "studies": [study("A", status=AwardStatus.RFP, probability=Decimal("0.5")), study("B")],
        "demand": [line("A"), line("B", (50, 0, 0, 0))],
        "staff": [person("ann", 60), person("bob", 30)],
    }
    return case_of(**{**parts, **changes})


def test_terms_are_weighted_by_the_studys_probability() -> None:
    case = _case()
    found = evaluate(case, plan_of(case, {0: ("ann", "bob", CONTRACTOR_ID, "")})).parts
    assert found.open == pytest.approx(10 * (0.5 * 1 + 0.5))
    assert found.contractor == pytest.approx(5 * 0.5)
    assert found.new == pytest.approx(3 * 0.5 * 2)
    assert found.handover == pytest.approx(8 * 0.5 * 0.5)
    assert found.cost == pytest.approx(0.25 * 0.5 * (60 + 30) / 45)


def test_people_without_cost_cost_nothing() -> None:
    case = _case(staff=[person("ann", 0)])
    assert evaluate(case, plan_of(case, {0: ("ann",) * 4})).parts.cost == 0


def _change(before: dict[int, tuple[str, ...]], after: dict[int, tuple[str, ...]]) -> float:
    case = _case(settings=settings(weights=weights(change=2)))
    return evaluate(case, plan_of(case, after), plan_of(case, before)).parts.change


def test_change_counts_what_people_do_beyond_the_published_plan() -> None:
    assert _change({0: ("ann",) * 4}, {0: ("ann", "ann", "bob", "")}) == 2 * 1
    assert _change({}, {0: ("ann",), 1: ("bob",)}) == 2 * 1.5
    assert _change({0: ("ann",) * 4}, {0: ("ann", CONTRACTOR_ID, "", "ann")}) == 0  # nobody does more than agreed


def test_change_is_counted_by_line_whatever_the_seats() -> None:
    case = _case(settings=settings(weights=weights(change=2)), demand=[line("A", (100, 0, 0, 0))])
    halves = seat_table([(0, 1, (50, 0, 0, 0), -1), (0, 2, (50, 0, 0, 0), -1)])
    published = plan_of(case, {0: ("ann",), 1: ("bob",)}, halves)
    swapped = plan_of(case, {0: ("bob",), 1: ("ann",)}, halves)
    whole = plan_of(case, {0: ("ann",)})
    assert evaluate(case, swapped, published).parts.change == 0
    assert evaluate(case, whole, published).parts.change == 2 * 0.5


def test_without_a_published_plan_nothing_is_a_change() -> None:
    case = _case(settings=settings(weights=weights(change=2)))
    assert evaluate(case, plan_of(case, {0: ("ann",) * 4})).parts.change == 0
