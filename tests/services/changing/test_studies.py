"""Demand, dates and probability changed by hand: seats and holders come along as far as possible."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from planner.domain.plan import HandLock
from planner.domain.portfolio import AwardStatus
from planner.services.changing import (
    Assign,
    ChangeRefused,
    Lock,
    MoveStudy,
    SetDemand,
    SetProbability,
    SetStudyDates,
    apply,
)
from planner.services.changing.studies import later
from tests.services.changing.support import SEAT_A, SEAT_B, SEAT_C, held, made, months, small
from tests.support.builders import assignment, day, line, plan_of, settings, study

ANN, BOB, CID, DEE = range(4)


def test_less_demand_comes_off_the_seat_and_off_its_holder() -> None:
    changed = made(*small(), SetDemand(0, 1, 2, 40))
    assert changed.case.demand[0].tolist() == [100, 40, 40, 100]
    assert changed.case.portfolio.demand[0].fte == (100, 40, 40, 100)
    assert held(changed, SEAT_A) == ["ann"] * 4
    assert changed.name == "Change the demand of CRA on A, Feb to Mar 2027 to 0.40 FTE"
    assert held(made(*small(), SetDemand(0, 3, 3, 0)), SEAT_A) == ["ann", "ann", "ann", "-"]


def test_open_seats_shrink_first() -> None:
    case, plan = small(demand=(line("A", (200,) * 4), line("B"), line("C")))
    changed = made(case, plan, SetDemand(0, 0, 0, 100))
    assert changed.plan.seats.fte[:2].tolist() == [[100, 100, 100, 100], [0, 100, 100, 100]]


def test_more_demand_opens_seats_of_the_usual_size() -> None:
    changed = made(*small(), SetDemand(0, 0, 1, 250))
    assert changed.plan.seats.fte[:3].tolist() == [[100] * 4, [100, 100, 0, 0], [50, 50, 0, 0]]
    assert held(changed, 1) == ["", "", "-", "-"]


def test_a_small_seat_grows_as_far_as_its_holder_has_time() -> None:
    case, plan = small()
    small_case = made(case, plan, SetDemand(2, 0, 3, 30))
    with_dee = made(small_case.case, small_case.plan, Assign(months(SEAT_C), DEE))
    grown = made(with_dee.case, with_dee.plan, SetDemand(2, 0, 3, 80))
    assert grown.plan.seats.fte[2:].tolist() == [[50] * 4, [30] * 4]
    assert (held(grown, 2), held(grown, 3)) == (["dee"] * 4, [""] * 4)


def test_a_moved_study_takes_its_seats_and_holders_along() -> None:
    case, plan = small()
    locked = made(case, plan, Lock(months(SEAT_B, 0, 0))).plan
    changed = made(case, locked, MoveStudy(1, 1))
    assert changed.case.portfolio.demand[1].fte == (0, 100, 100, 100)
    assert held(changed, SEAT_B) == ["-", "bob", "bob", "bob"]
    assert changed.plan.hand_locks == (HandLock(SEAT_B, 1, BOB),)
    assert changed.case.portfolio.studies[1].start == day("2026-02-01")
    assert changed.case.portfolio.studies[1].end == day("2031-01-31")
    assert changed.lost == ("1.00 FTE-months of CRA on B fall outside the plan or the study.",)
    assert changed.name == "Move B 1 month later"


def test_holders_without_time_at_the_new_place_are_opened_and_listed() -> None:
    demand = (line("A", (100, 100, 0, 0)), line("B", (0, 0, 100, 100)), line("C"))
    case = small(demand=demand)[0]
    both = plan_of(case, {SEAT_A: ["ann", "ann"], SEAT_B: ["", "", "ann", "ann"]})
    changed = made(case, both, MoveStudy(1, -1))
    assert held(changed, SEAT_B) == ["-", "", "ann", "-"]
    assert changed.lost == ("CRA 1 of B, Feb 2027: Ann does not have enough time. It is open.",)


def test_other_dates_cut_demand_off_or_let_it_go_on() -> None:
    ends = study("B", start=day("2027-01-01"), end=day("2027-03-31"))
    demand = (line("A"), line("B", (100, 100, 50, 0)), line("C"))
    case, plan = small(studies=(study("A"), ends, study("C", "Bolt")), demand=demand)
    longer = made(case, plan, SetStudyDates(1, day("2027-01-01"), day("2027-04-30")))
    assert longer.case.portfolio.demand[1].fte == (100, 100, 50, 50)
    assert held(longer, SEAT_B) == ["bob"] * 4
    shorter = made(case, plan, SetStudyDates(1, day("2027-01-01"), day("2027-02-15")))
    assert shorter.case.portfolio.demand[1].fte == (100, 100, 0, 0)
    assert shorter.lost == ("0.50 FTE-months of CRA on B fall outside the plan or the study.",)


def test_limits_of_the_start_are_told() -> None:
    limited = study("B", latest_start=day("2026-01-15"))
    case, plan = small(studies=(study("A"), limited, study("C", "Bolt")))
    assert made(case, plan, MoveStudy(1, 1)).lost[0] == "B now starts after its latest start, 2026-01-15."


def test_dates_that_cannot_be_are_refused() -> None:
    case, plan = small()
    with pytest.raises(ChangeRefused, match="before it starts"):
        apply(case, plan, SetStudyDates(1, day("2027-03-01"), day("2027-02-01")))
    with pytest.raises(ChangeRefused, match="these dates already"):
        apply(case, plan, MoveStudy(1, 0))
    with pytest.raises(ChangeRefused, match="that far"):
        apply(case, plan, MoveStudy(1, 200_000))


@pytest.mark.parametrize(
    ("before", "months_later", "after"),
    [("2027-01-31", 1, "2027-02-28"), ("2027-02-28", 1, "2027-03-31"), ("2027-01-15", -13, "2025-12-15")],
)
def test_days_move_by_whole_months(before: str, months_later: int, after: str) -> None:
    assert later(day(before), months_later) == dt.date.fromisoformat(after)


def test_a_likelier_study_keeps_its_seats() -> None:
    rfp = study("B", status=AwardStatus.RFP)
    case, plan = small(studies=(study("A"), rfp, study("C", "Bolt")))
    changed = made(case, plan, SetProbability(1, Decimal("0.7")))
    assert changed.case.probability.tolist() == [1.0, 0.7, 1.0]
    assert held(changed, SEAT_B) == ["bob", "bob", "bob", ""]
    assert changed.name == "Set the probability of B to 70%"


def test_an_unlikely_study_leaves_the_plan_and_comes_back_open() -> None:
    rfp = study("B", status=AwardStatus.RFP)
    planned = settings(plan_studies_from_probability=Decimal("0.3"))
    case, plan = small(studies=(study("A"), rfp, study("C", "Bolt")), settings=planned)
    gone = made(case, plan, SetProbability(1, Decimal("0.1")))
    assert [key.study for key in gone.case.line_keys] == ["A", "C"]
    assert gone.lost == ("The line CRA on B is no longer planned; its seats are gone.",)
    back = made(gone.case, gone.plan, SetProbability(1, None))
    assert [held(back, seat) for seat in range(3)] == [["ann"] * 4, [""] * 4, [""] * 4]


def test_the_probability_of_an_awarded_study_is_fixed() -> None:
    with pytest.raises(ChangeRefused, match="A is Awarded; its probability follows from that"):
        apply(*small(), SetProbability(0, Decimal("0.5")))
    rfp = study("B", status=AwardStatus.RFP)
    case, plan = small(studies=(study("A"), rfp, study("C", "Bolt")))
    with pytest.raises(ChangeRefused, match="between 0 % and 100 %"):
        apply(case, plan, SetProbability(1, Decimal("1.5")))


def test_locks_of_the_assignments_are_obeyed_after_a_move() -> None:
    locked = assignment("bob", "B", start="2026-06-01", end="2027-02-28", locked=True)
    case, plan = small(assignments=(locked,))
    changed = made(case, plan, MoveStudy(1, 1))
    assert held(changed, SEAT_B) == ["-", "bob", "bob", "bob"]
