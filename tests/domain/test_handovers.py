"""What is a handover and what is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.plan import CONTRACTOR_ID
from tests.support.builders import assignment, case_of, line, person, plan_of, seat_table, study

STAFF = tuple(person(name) for name in ("ann", "bob", "cid"))


def _evaluate(held: Mapping[int, Sequence[str]], fte: Sequence[int] = (100,) * 4, *assignments: Any) -> Evaluation:
    case = case_of(studies=[study()], demand=[line(fte=fte)], staff=STAFF, assignments=assignments)
    return evaluate(case, plan_of(case, held))


def _handovers(
    held: Mapping[int, Sequence[str]], fte: Sequence[int] = (100,) * 4, *assignments: Any
) -> list[tuple[int, int, str, str, int]]:
    found = _evaluate(held, fte, *assignments).handovers
    return [(h.seat, h.month, STAFF[h.from_].id, STAFF[h.to].id, h.fte) for h in found]


def test_a_first_holder_is_none() -> None:
    assert _handovers({0: ("", "ann", "ann", "ann")}) == []


def test_a_new_person_after_another_is_one_with_the_seats_fte_of_that_month() -> None:
    assert _handovers({0: ("ann", "bob", "bob", "bob")}, (100, 80, 100, 100)) == [(0, 1, "ann", "bob", 80)]


def test_open_and_contractor_months_are_passed_over() -> None:
    assert _handovers({0: ("ann", "", CONTRACTOR_ID, "bob")}) == [(0, 3, "ann", "bob", 100)]


def test_a_comeback_is_none() -> None:
    assert _handovers({0: ("ann", "bob", "ann", "bob")}) == [(0, 1, "ann", "bob", 100)]


def test_the_incumbent_counts_as_a_holder_before() -> None:
    rows = assignment("ann")
    assert _handovers({0: ("bob", "bob", "bob", "bob")}, (100,) * 4, rows) == [(0, 0, "ann", "bob", 100)]
    assert _handovers({0: ("", "bob", "cid", "ann")}, (100,) * 4, rows) == [
        (0, 1, "ann", "bob", 100),
        (0, 2, "bob", "cid", 100),
    ]


def test_an_assignment_that_starts_in_the_plan_makes_no_holder_before() -> None:
    rows = assignment("ann", start="2027-01-01")
    assert _handovers({0: ("bob", "bob", "bob", "bob")}, (100,) * 4, rows) == []


def test_an_incumbent_of_the_line_takes_over_without_handover() -> None:
    rows = assignment("ann", fte=100), assignment("bob", fte=100)
    assert _handovers({0: ("ann", "bob"), 1: ("bob", "ann")}, (200, 200, 0, 0), *rows) == []


def test_a_move_between_seats_of_one_line_is_none() -> None:
    assert _handovers({0: ("ann", "bob"), 1: ("bob", "ann")}, (200, 200, 0, 0)) == []


def test_somebody_who_joined_earlier_on_another_seat_takes_over_without_handover() -> None:
    assert _handovers({0: ("ann", "ann", "bob"), 1: ("bob", "bob", "")}, (200, 200, 200, 0)) == []


def test_two_people_who_take_over_two_seats_are_one_handover_each() -> None:
    held = {0: ("ann", "bob"), 1: ("ann", "cid")}
    assert _handovers(held, (200, 200, 0, 0)) == [(0, 1, "ann", "bob", 100), (1, 1, "ann", "cid", 100)]


def test_one_person_who_takes_over_two_seats_is_one_handover_on_the_first_of_them() -> None:
    held = {0: ("ann", "cid"), 1: ("bob", "cid")}
    assert _handovers(held, (200, 200, 0, 0)) == [(0, 1, "ann", "cid", 100)]


def test_somebody_who_starts_on_a_fresh_seat_and_takes_over_another_is_one_handover() -> None:
    # seat 1 has had nobody; seat 2 had Ann: the handover is on seat 2
    held = {0: ("", "bob"), 1: ("ann", "bob")}
    assert _handovers(held, (200, 200, 0, 0)) == [(1, 1, "ann", "bob", 100)]


def test_the_same_line_is_what_counts_not_the_study() -> None:
    case = case_of(studies=[study()], demand=[line(countries=("DE",)), line(countries=())], staff=[
        person("ann", country="DE"), person("bob", country="DE")])  # fmt: skip
    found = evaluate(case, plan_of(case, {0: ("ann", "bob"), 1: ("bob", "ann")}))
    assert [(h.line, h.to) for h in found.handovers] == [(0, 1), (1, 0)]


def test_the_price_of_a_handover_is_the_onboarding_whatever_the_fte() -> None:
    for fte in (100, 20):
        found = _evaluate({0: ("ann", "bob", "bob", "bob")}, (fte,) * 4)
        assert found.parts.handover == 8 * 0.5


def test_seats_cut_by_hand_have_their_own_holders() -> None:
    case = case_of(studies=[study()], demand=[line(fte=(100, 100, 0, 0))], staff=STAFF)
    seats = seat_table([(0, 1, (60, 60, 0, 0), -1), (0, 2, (40, 40, 0, 0), -1)])
    found = evaluate(case, plan_of(case, {0: ("ann", "cid"), 1: ("bob", "bob")}, seats)).handovers
    assert [(h.seat, h.from_, h.to, h.fte) for h in found] == [(0, 0, 2, 60)]
