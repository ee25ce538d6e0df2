"""Candidates: everybody who could hold a stretch, when they are free, what it does, and who was ruled out by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import CONTRACTOR, CONTRACTOR_ID, Plan
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Experience
from planner.services.candidates.fitting import Obstacle, assigned
from planner.services.candidates.ranking import Candidates, candidates, further
from planner.services.candidates.standing import Standing
from planner.services.candidates.waivers import Rule, waived
from planner.services.candidates.words import fit_words, holder_name, knowledge_words
from planner.services.stretch import Stretch
from tests.services.candidates.test_effect import assert_is_difference
from tests.support.brute_force import tiny_portfolios
from tests.support.builders import assignment, case_of, day, line, person, plan_of, role, sponsor, study
from tests.support.random_plans import valid_plans

QUICK = [phase for phase in Phase if phase is not Phase.explain]
MODEST = settings(deadline=None, max_examples=25, phases=QUICK, suppress_health_check=list(HealthCheck))


def _asked(
    staff: Sequence[Any], held: Mapping[int, Sequence[str]] | None = None, **needs: Any
) -> tuple[Standing, Candidates]:
    """Who could hold the first seat, on study A of Acme; B (Bolt) and C (Acme) are two more lines of 1 FTE each."""
    changes: dict[str, Any] = {
        name: needs.pop(name) for name in ("experience", "assignments", "roles") if name in needs
    }
    parts: dict[str, Any] = {
        "sponsors": [sponsor(), sponsor("Bolt")],
        "studies": [study("A"), study("B", "Bolt"), study("C")],
        "demand": [line("A", **needs), line("B"), line("C")],
        "staff": staff,
        **changes,
    }
    case = case_of(**parts)
    standing = Standing(case, plan_of(case, held))
    return standing, further(standing, candidates(standing, Stretch(0, 0, 3)))


def _names(found: Candidates) -> list[str]:
    return [candidate.name for candidate in found.free]


def test_the_best_for_the_plan_comes_first() -> None:
    __, found = _asked([person("ann"), person("bob", 50), person("cid")], experience=[Experience("cid", "Acme")])
    assert _names(found) == ["Cid", "Bob", "Ann"]


def test_somebody_who_breaks_a_floor_comes_after_those_who_do_not() -> None:
    from decimal import Decimal

    case = case_of(
        sponsors=[sponsor()],
        studies=[study(margin_floor=Decimal("0.2"))],
        demand=[line()],
        staff=[person("ann", 95), person("bob", 50)],
        experience=[Experience("ann", "Acme")],
    )
    standing = Standing(case, plan_of(case, None))
    ann, bob = sorted(candidates(standing, Stretch(0, 0, 3)).free, key=lambda c: c.person)
    assert ann.effect is not None and bob.effect is not None
    assert ann.effect.z < bob.effect.z and [m.name for m in ann.effect.broken] == ["A"]
    assert _names(candidates(standing, Stretch(0, 0, 3))) == ["Bob", "Ann"]


def test_free_from_and_until() -> None:
    staff = [person("ann", start=day("2027-03-01")), person("bob", end=day("2027-02-28")), person("cid")]
    standing, found = _asked(staff, {1: ("", "cid", "", "")})
    words = {c.name: fit_words(standing, c.fit, found.months) for c in found.free}
    assert words == {"Ann": "free from 2027-03", "Bob": "free until 2027-02", "Cid": "free in 3 of 4 months"}
    obstacles = {c.name: set(c.fit.obstacles.values()) for c in found.free}
    assert obstacles == {"Ann": {Obstacle.AWAY}, "Bob": {Obstacle.AWAY}, "Cid": {Obstacle.BOOKED}}


def test_who_is_not_there_says_why() -> None:
    staff = [
        person("ann", end=day("2026-12-31")),
        person("bob", start=day("2027-06-01")),
        person("cid", start=day("2027-05-01")),
    ]
    __, found = _asked(staff)
    (away,) = found.ruled_out
    assert away.sentence == "3 are not employed or are away then"
    assert [miss.words for miss in away.nearest] == [
        "starts on 2027-05-01",
        "starts on 2027-06-01",
        "leaves on 2026-12-31",
    ]


def test_the_study_limit_is_an_obstacle_and_waiving_it_the_relaxation() -> None:
    staff = [person("ann", fte=200, max_studies=1)]
    __, found = _asked(staff, {1: ("ann",) * 4})
    assert not found.free and [c.name for c in found.busy] == ["Ann"]
    assert found.ruled_out[0].rule is Obstacle.STUDY_LIMIT
    assert found.relaxation is not None and found.relaxation.waiver.rule is Rule.STUDY_LIMIT
    assert found.relaxation.sentence == "Ann: at the limit of 1 study"


@pytest.mark.parametrize(
    ("lacking", "needs", "words"),
    [
        ({"country": "PL"}, {"countries": ("DE", "FR")}, "works in PL, allowed are DE, FR"),
        ({"grade": 2}, {"min_grade": 3}, "one grade short"),
        ({"skills": ("sap",)}, {"skills": ("onco", "sap")}, "does not have onco"),
        ({"dedicated_to": "Bolt"}, {}, "dedicated to Bolt"),
        ({"excluded": ("A",)}, {}, "excluded from A"),
    ],
)
def test_the_nearest_miss_of_each_rule(lacking: dict[str, Any], needs: dict[str, Any], words: str) -> None:
    __, found = _asked([person("ann", **lacking)], **needs)
    assert [rule.count for rule in found.ruled_out] == [1]
    assert found.ruled_out[0].nearest[0].words == f"{words}, free for all of it"
    assert found.relaxation is not None and found.relaxation.sentence == f"Ann: {words}"


def test_who_fails_several_rules_counts_once_and_is_no_near_miss() -> None:
    __, found = _asked([person("ann", country="PL", grade=1)], countries=("DE",), min_grade=2)
    assert [(rule.rule, rule.count, rule.nearest) for rule in found.ruled_out] == [(Rule.COUNTRY, 1, ())]
    assert found.relaxation is None


def test_what_somebody_would_leave_behind() -> None:
    __, found = _asked([person("ann")], {1: ("", "ann", "ann", "")})
    taken = found.free[0].taken_away
    assert taken is not None and taken.left == (Stretch(1, 1, 2),)
    assert taken.effect.parts.open == pytest.approx(-20)  # four months filled, two left


def test_locked_work_is_not_left_and_a_locked_seat_not_taken() -> None:
    __, found = _asked(
        [person("ann"), person("bob")], {1: ("ann",) * 4}, assignments=[assignment("ann", "B", locked=True)]
    )
    ann = next(c for c in found.busy if c.name == "Ann")
    assert ann.taken_away is None
    __, found = _asked(
        [person("ann"), person("bob")], {0: ("ann",) * 4}, assignments=[assignment("ann", "A", locked=True)]
    )
    assert _names(found) == ["Ann"]
    assert found.free[0].holds == (0, 1, 2, 3)
    assert {c.name for c in found.busy} == {"Bob"}


def test_a_contractor_stands_among_the_candidates_where_the_role_has_room() -> None:
    from decimal import Decimal

    roles = [role(contractor_rate=Decimal(80), contractor_limit=100)]
    __, found = _asked([], None, roles=roles)
    assert [(c.person, c.fit.whole) for c in found.free] == [(CONTRACTOR, True)]
    __, found = _asked([], {1: (CONTRACTOR_ID, "", "", "")}, roles=roles)
    assert found.free[0].fit.free == (1, 2, 3)


def test_how_long_how_recently_and_with_whom() -> None:
    staff = [person("ann"), person("bob"), person("cid")]
    standing, found = _asked(
        staff,
        {2: ("bob",) * 4},
        assignments=[
            assignment("ann", "C", start="2026-01-01", end="2026-10-31"),
            assignment("bob", "C", start="2026-10-15", end=None),
        ],
    )
    ann = next(c for c in found.free if c.name == "Ann")
    assert ann.knowledge is not None
    assert knowledge_words(standing.case, ann.knowledge) == "10.0 FTE-months, last in 2026-10, with Bob"
    cid = next(c for c in found.free if c.name == "Cid")
    assert cid.knowledge is not None and not cid.knowledge.knows


def test_remaining_capacity_gives_back_what_the_seat_itself_takes() -> None:
    __, found = _asked([person("ann")], {0: ("ann", "ann", "", ""), 1: ("", "", "", "ann")})
    assert found.free[0].capacity == (100, 100, 100, 0)
    assert found.free[0].available == (100,) * 4


def _any_stretch(data: st.DataObject, plan: Plan, case: Case) -> Stretch:
    assume(len(plan.seats) > 0)
    seat = data.draw(st.integers(0, len(plan.seats) - 1))
    first = data.draw(st.integers(0, case.grid.count - 1))
    return Stretch(seat, first, data.draw(st.integers(first, case.grid.count - 1)))


@MODEST
@given(data=st.data())
def test_every_candidate_gives_a_valid_plan_with_the_effect_told(data: st.DataObject) -> None:
    case = build_case(data.draw(tiny_portfolios(most=100_000)))
    plan = data.draw(valid_plans(case))
    standing, before = Standing(case, plan), evaluate(case, plan)
    stretch = _any_stretch(data, plan, case)
    found = further(standing, candidates(standing, stretch))
    told = {c.person for c in (*found.free, *found.busy) if c.person >= 0}
    assert told == (set(case.eligible(standing.line(stretch.seat)).tolist()) if found.months else set())
    for candidate in (*found.free, *found.busy):
        if candidate.effect is not None:
            after = standing.after(assigned(stretch.seat, candidate.fit.free, candidate.person))
            assert check_plan(case, after) == ()
            assert_is_difference(candidate.effect, before, evaluate(case, after))
        for t in candidate.fit.obstacles:  # and what is told not to be possible is not
            assert check_plan(case, standing.after({(stretch.seat, t): candidate.person})) != ()
        if candidate.taken_away is not None:
            after = standing.after(candidate.taken_away.changes)
            assert check_plan(case, after) == ()
            assert all(after.holder[stretch.seat, t] == candidate.person for t in found.months)
            assert_is_difference(candidate.taken_away.effect, before, evaluate(case, after))


@MODEST
@given(data=st.data())
def test_the_cheapest_relaxation_holds_what_it_says(data: st.DataObject) -> None:
    case = build_case(data.draw(tiny_portfolios(most=100_000)))
    plan = data.draw(valid_plans(case))
    standing = Standing(case, plan)
    stretch = _any_stretch(data, plan, case)
    found = further(standing, candidates(standing, stretch))
    assume(found.relaxation is not None)
    assert found.relaxation is not None
    waiver = found.relaxation.waiver
    relaxed = build_case(waived(case.portfolio, case, waiver))
    after = standing.after(assigned(stretch.seat, found.months, waiver.person))
    assert check_plan(relaxed, after) == (), holder_name(case, waiver.person)
    assert_is_difference(found.relaxation.effect, evaluate(relaxed, plan), evaluate(relaxed, after))
    assert_is_difference(found.relaxation.effect, evaluate(case, plan), evaluate(relaxed, after))
