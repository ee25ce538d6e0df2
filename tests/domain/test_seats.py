"""How a line is cut into seats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from planner.domain.seats import default_seats
from tests.support.builders import assignment, case_of, line, person, role, study


def _seats(fte: Sequence[int], size: int = 100, assignments: Sequence[Any] = ()) -> list[tuple[int, int, list[int]]]:
    """(number, assignee, percent by month)."""
    case = case_of(
        roles=[role(seat_size=size)],
        studies=[study()],
        demand=[line(fte=fte)],
        staff=[person("ann"), person("bob")],
        assignments=assignments,
    )
    seats = default_seats(case)
    return list(zip(seats.number.tolist(), seats.assignee.tolist(), seats.fte.tolist(), strict=True))


@pytest.mark.parametrize(
    ("demand", "size", "expected"),
    [
        (109, 100, [109]),  # less than the seat size and ten percent more: one seat
        (110, 100, [100, 10]),
        (100, 100, [100]),
        (30, 100, [30]),
        (210, 100, [100, 100, 10]),
        (209, 100, [100, 109]),
        (59, 50, [59]),
        (60, 50, [50, 10]),
    ],
)
def test_the_last_seat_takes_up_to_ten_percent_more(demand: int, size: int, expected: list[int]) -> None:
    assert [seat[2][0] for seat in _seats([demand] * 4, size)] == expected


def test_each_month_is_cut_for_itself() -> None:
    assert _seats([0, 50, 109, 250]) == [(1, -1, [0, 50, 109, 100]), (2, -1, [0, 0, 0, 100]), (3, -1, [0, 0, 0, 50])]


def test_assignments_make_the_first_seats_whatever_the_seat_size() -> None:
    rows = [assignment("bob", fte=80), assignment("ann", fte=30)]
    assert _seats([150, 100, 50, 0], 50, rows) == [
        (1, 1, [80, 80, 50, 0]),
        (2, 0, [30, 20, 0, 0]),
        (3, -1, [40, 0, 0, 0]),
    ]


def test_the_seat_of_an_assignment_stays_when_the_person_leaves() -> None:
    assert _seats([100] * 4, assignments=[assignment("ann", fte=60, end="2027-01-31")])[0] == (1, 0, [60] * 4)


def test_an_assignment_that_does_not_overlap_the_plan_makes_no_seat() -> None:
    rows = [assignment("ann", end="2026-12-31"), assignment("bob", start="2027-05-01")]
    assert _seats([100] * 4, assignments=rows) == [(1, -1, [100] * 4)]


def test_an_assignment_in_the_future_of_the_plan_makes_a_seat_in_every_month() -> None:
    assert _seats([100] * 4, assignments=[assignment("bob", fte=50, start="2027-04-30")])[0] == (1, 1, [50] * 4)


def test_seats_that_never_carry_anything_are_dropped_and_numbers_stay_whole() -> None:
    rows = [assignment("ann", fte=100), assignment("bob", fte=100)]
    assert _seats([100, 50, 0, 0], assignments=rows) == [(1, 0, [100, 50, 0, 0])]


def test_a_line_without_demand_has_no_seats() -> None:
    assert _seats([0, 0, 0, 0]) == []
