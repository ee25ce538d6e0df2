"""Sponsor continuity and the measures beside it, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.case import Case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import ContinuityRow, Evaluation, Level
from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import AwardStatus
from tests.support.builders import assignment, case_of, day, experience, line, person, plan_of, role, sponsor, study

ROUND = (100,) * 4


def _two_studies(**changes: Any) -> Case:
    parts: dict[str, Any] = {
        "sponsors": [sponsor(), sponsor("Bolt")],
        "studies": [study("A"), study("B"), study("Z", "Bolt", status=AwardStatus.CLOSED)],
        "demand": [line("A"), line("B")],
        "staff": [person("ann"), person("bob"), person("cid")],
    }
    return case_of(**{**parts, **changes})


def _row(found: Evaluation, level: Level, name: str) -> ContinuityRow:
    return next(row for row in found.continuity if (row.level, row.name) == (level, name))


def test_work_on_another_study_in_an_earlier_month_makes_somebody_known() -> None:
    case = _two_studies()
    found = evaluate(case, plan_of(case, {0: ("ann", "ann"), 1: ("", "", "ann", "ann")}))
    assert found.knows.tolist() == [[False] * 4, [False, False, True, True]]
    assert (found.portfolio.known, found.portfolio.demand) == (2, 8)
    assert found.portfolio.sponsor_continuity == 0.25


def test_two_studies_joined_in_one_month_make_nobody_known() -> None:
    case = _two_studies(demand=[line("A", (50,) * 4), line("B", (50,) * 4)])
    found = evaluate(case, plan_of(case, {0: ("ann",) * 4, 1: ("ann",) * 4}))
    assert found.portfolio.known == 0


def test_who_was_new_when_joining_a_study_stays_new_on_it() -> None:
    case = _two_studies()
    found = evaluate(case, plan_of(case, {0: ("ann", "", "ann", "ann"), 1: ("", "ann", "", "")}))
    assert found.knows.tolist() == [[False] * 4, [False, True, False, False]]


def test_open_demand_and_contractors_lower_continuity() -> None:
    case = _two_studies(experience=[experience("ann")])
    found = evaluate(case, plan_of(case, {0: ("ann", CONTRACTOR_ID, "", "ann")})).portfolio
    assert (found.staffed, found.contractor, found.open) == (2, 1, 5)
    assert found.sponsor_continuity == 0.25


def test_people_joining_are_person_line_pairs_without_incumbents() -> None:
    case = _two_studies(assignments=[assignment("ann", "A")])
    found = evaluate(case, plan_of(case, {0: ("ann", "bob", "ann", "bob"), 1: ("ann", "bob", "bob", "bob")}))
    assert found.portfolio.people_joining == 3
    assert found.portfolio.people == 2
    assert _row(found, Level.STUDY, "A").people_joining == 1


def test_levels_count_their_own_lines() -> None:
    case = case_of(
        sponsors=[sponsor(), sponsor("Bolt")],
        studies=[study("A"), study("B", "Bolt")],
        roles=[role(), role("PM")],
        demand=[line("A"), line("B"), line("B", (50, 0, 0, 0), role="PM")],
        staff=[person("ann"), person("bob", role="PM")],
    )
    found = evaluate(case, plan_of(case, {0: ("ann",), 2: ("bob",)}))
    rows = {(str(row.level), row.name): (row.demand, row.staffed) for row in found.continuity}
    assert rows == {
        ("Study", "A"): (4, 1),
        ("Study", "B"): (4.5, 0.5),
        ("Sponsor", "Acme"): (4, 1),
        ("Sponsor", "Bolt"): (4.5, 0.5),
        ("Role", "CRA"): (8, 1),
        ("Role", "PM"): (0.5, 0.5),
        ("Portfolio", "Portfolio"): (8.5, 1.5),
    }


def test_committed_figures_leave_out_what_is_not_sure() -> None:
    case = _two_studies(studies=[study("A"), study("B", status=AwardStatus.VERBAL)])
    found = evaluate(case, plan_of(case, {0: ("ann",), 1: ("", "ann", "ann")}))
    assert (found.committed.demand, found.committed.staffed, found.portfolio.staffed) == (4, 1, 3)


def test_coc_is_the_concentration_of_fte_months() -> None:
    case = _two_studies()
    found = evaluate(case, plan_of(case, {0: ("ann", "ann", "ann", "bob")})).portfolio
    assert found.coc == pytest.approx(0.75**2 + 0.25**2)


def test_secon_is_what_stays_from_month_to_month() -> None:
    case = _two_studies(demand=[line("A", (100, 50, 100, 100)), line("B", (0, 0, 0, 0))])
    found = evaluate(case, plan_of(case, {0: ("ann", "ann", "bob", "bob")})).portfolio
    # kept 50, 0, 100 of what could be kept 50, 50, 100
    assert found.secon == pytest.approx(150 / 200)


def test_secon_does_not_run_on_from_one_person_to_the_next() -> None:
    case = _two_studies()
    found = evaluate(case, plan_of(case, {0: ("bob", "bob", "ann", "ann")})).portfolio
    assert found.secon == pytest.approx(2 / 3)


def test_secon_counts_a_move_within_the_group_as_kept() -> None:
    case = _two_studies()
    found = evaluate(case, plan_of(case, {0: ("ann", ""), 1: ("", "ann")}))
    assert found.portfolio.secon == 1
    assert _row(found, Level.STUDY, "A").secon is None


def test_nothing_worked_leaves_shares_blank() -> None:
    case = _two_studies(demand=[line("A", (0,) * 4)])
    found = evaluate(case, plan_of(case)).portfolio
    assert (found.sponsor_continuity, found.coc, found.secon, found.retention, found.carry_over) == (None,) * 5


def _carry_over(held: Mapping[int, tuple[str, ...]], start: str = "2027-02-15", **changes: Any) -> float | None:
    case = _two_studies(studies=[study("A"), study("B", start=day(start)), study("Z", "Bolt")], **changes)
    return _row(evaluate(case, plan_of(case, held)), Level.STUDY, "B").carry_over


def test_carry_over_is_the_share_of_the_first_three_months_by_people_from_the_sponsor() -> None:
    assert _carry_over({0: ("ann",), 1: ("", "ann", "bob", "ann")}) == pytest.approx(2 / 3)


def test_carry_over_looks_at_three_months_only() -> None:
    rows = [assignment("ann", "A", end="2026-12-31")]
    assert _carry_over({1: ("bob", "bob", "bob", "ann")}, "2027-01-01", assignments=rows) == 0
    assert _carry_over({1: ("bob", "bob", "ann", "bob")}, "2027-01-01", assignments=rows) == pytest.approx(1 / 3)


def test_work_in_the_month_of_the_start_is_not_before_it() -> None:
    assert _carry_over({0: ("ann",), 1: ("ann",) * 4}, "2027-01-01") == 0


def test_carry_over_counts_assignments_of_the_twelve_months_before() -> None:
    held = {1: ("", "ann", "ann", "ann")}
    until_february_2026 = assignment("ann", "A", start="2025-01-01", end="2026-02-01")
    until_january_2026 = assignment("ann", "A", start="2025-01-01", end="2026-01-31")
    assert _carry_over(held, assignments=[until_february_2026]) == 1
    assert _carry_over(held, assignments=[until_january_2026]) == 0
    assert _carry_over(held, assignments=[assignment("ann", "Z")]) == 0  # another sponsor
    assert _carry_over(held, assignments=[assignment("ann", "B")]) == 0  # the study itself
    assert _carry_over(held, assignments=[assignment("ann", "A", start="2027-01-01")]) == 0  # not before the plan


def test_a_study_that_started_before_the_plan_has_no_carry_over() -> None:
    assert _carry_over({0: ("ann",) * 4, 1: ("ann",) * 4}, "2026-12-31") is None


def _retention(
    held: Mapping[int, tuple[str, ...]], fte: tuple[int, ...] = ROUND, end: str = "2030-12-31"
) -> float | None:
    case = _two_studies(studies=[study("A", end=day(end)), study("B")], demand=[line("A", fte)])
    return evaluate(case, plan_of(case, held)).portfolio.retention


def test_retention_is_the_share_who_did_not_leave_while_there_was_demand() -> None:
    assert _retention({0: ("ann", "bob", "bob", "bob")}) == 0.5
    assert _retention({0: ("ann", "bob", "bob", "ann")}) == 0.5  # Ann came back, Bob left before the end
    assert _retention({0: ("ann", "ann", "", "")}, (100, 100, 0, 0)) == 1
    assert _retention({0: ("ann", "ann", "", "")}, (100, 100, 0, 50)) == 0


def test_retention_asks_for_nothing_after_the_studys_end() -> None:
    assert _retention({0: ("ann", "ann", "", "")}, end="2027-02-28") == 1


def test_retention_of_a_sponsor_pools_heads() -> None:
    case = _two_studies()
    found = evaluate(case, plan_of(case, {0: ("ann", "bob", "bob", "bob"), 1: ("cid",) * 4}))
    assert _row(found, Level.SPONSOR, "Acme").retention == pytest.approx(2 / 3)


def test_a_continuity_floor_costs_what_is_missing() -> None:
    case = _two_studies(
        sponsors=[sponsor(continuity_floor=Decimal("0.5")), sponsor("Bolt", continuity_floor=Decimal(1))],
        experience=[experience("ann")],
    )
    found = evaluate(case, plan_of(case, {0: ("ann",) * 3}))
    assert found.parts.fair == pytest.approx(3 * (0.5 * 8 - 3))
    assert evaluate(case, plan_of(case, {0: ("ann",) * 4, 1: ("ann",)})).parts.fair == 0
