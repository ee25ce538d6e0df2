"""Every open seat says in a sentence why nobody holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.plan import CONTRACTOR_ID, OPEN
from planner.domain.reasons import open_reasons
from tests.support.builders import case_of, day, line, person, plan_of, role, sponsor, study
from tests.support.random_portfolios import plans, portfolios


def _reason(
    staff: Sequence[Any], held: Mapping[int, Sequence[str]] | None = None, limit: int | None = None, **needs: Any
) -> str:
    """Why the first seat, 0.8 FTE on study A, is open in January; B and C are two more lines of 0.6 and 0.4 FTE."""
    case = case_of(
        sponsors=[sponsor(), sponsor("Bolt")],
        roles=[role(max_studies=limit), role("PM")],
        studies=[study("A"), study("B", "Bolt"), study("C")],
        demand=[line("A", (80, 0, 0, 0), **needs), line("B", (60,) * 4), line("C", (40,) * 4)],
        staff=staff,
    )
    return open_reasons(case, plan_of(case, held))[0, 0]


def test_nobody_has_the_role() -> None:
    assert _reason([person(role="PM")]) == "Nobody has the role CRA."


def test_one_rule_rules_out_everybody() -> None:
    two = [person("ann", country="FR"), person("bob")]
    assert _reason(two, countries=("PL", "DE")) == "Nobody in this role works in PL or DE."
    assert _reason(two, min_grade=3) == "Nobody in this role has grade 3 or above."
    assert _reason(two, skills=("onco", "sap")) == "Nobody in this role has onco and sap."
    barred = [person("ann", dedicated_to="Bolt"), person("bob", excluded=("A",))]
    assert _reason(barred) == "Everybody in this role is dedicated to another sponsor or excluded."


def test_several_rules_rule_out_everybody_and_each_is_counted_once() -> None:
    staff = [
        person("ann", country="FR", grade=1),
        person("bob", country="PL", grade=1),
        person("cid", country="PL", grade=3),
        person("dee", country="PL", grade=3, skills=("onco",), dedicated_to="Bolt"),
    ]
    assert _reason(staff, countries=("PL",), min_grade=2, skills=("onco",)) == (
        "None of the 4 people in this role could do this: 1 works outside PL, 1 is below grade 2, "
        "1 does not have onco, 1 is dedicated to another sponsor or excluded."
    )


def test_people_who_could_are_counted_by_what_keeps_them() -> None:
    staff = [
        person("ann", start=day("2027-02-01")),
        person("bob"),
        person("cid"),
        person("dee", fte=50),
        person("eve", role="PM"),
    ]
    held = {1: ("bob",), 2: ("bob",)}
    free = "1 person is free: a margin floor or the price of a handover speaks against them."
    assert _reason(staff, held) == free
    assert _reason([*staff[:2], *staff[3:]], held) == (
        "3 people could do this; 1 is not employed or is away then, 1 is fully booked, 1 has too little time left."
    )


def test_the_study_limit_is_named_where_it_alone_stands_in_the_way() -> None:
    staff = [person("ann", fte=150), person("bob", fte=150)]
    assert _reason(staff, {1: ("ann",), 2: ("bob",)}, limit=1) == "2 people could do this; 2 are at their study limit."
    assert "free" in _reason(staff, {1: ("ann",), 2: ("bob",)}, limit=2)


def test_somebody_on_the_study_already_is_not_at_the_limit() -> None:
    case = case_of(
        roles=[role(max_studies=1)],
        studies=[study()],
        demand=[line(fte=(40,) * 4), line(fte=(40,) * 4, min_grade=1)],
        staff=[person()],
    )
    assert "1 person is free" in open_reasons(case, plan_of(case, {1: ("ann",)}))[0, 0]


def test_those_ruled_out_are_told_beside_those_who_could() -> None:
    staff = [person("ann", country="PL", fte=50), person("bob", country="FR"), person("cid", country="FR")]
    assert _reason(staff, countries=("PL",)) == (
        "1 of the 3 people in this role could do this (2 work outside PL); 1 has too little time left."
    )


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_exactly_the_open_seat_months_have_a_reason(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    expected = {
        (s, t)
        for s in range(len(plan.seats))
        for t in range(case.grid.count)
        if plan.holder[s, t] == OPEN and plan.seats.fte[s, t] > 0
    }
    found = open_reasons(case, plan)
    assert set(found) == expected
    assert all(sentence.endswith(".") and len(sentence) > 20 for sentence in found.values())


def test_a_seat_that_a_contractor_holds_is_not_open() -> None:
    case = case_of(studies=[study()], demand=[line()])
    assert set(open_reasons(case, plan_of(case, {0: (CONTRACTOR_ID, "", "", "")}))) == {(0, 1), (0, 2), (0, 3)}
