"""Facts that follow from a portfolio: studies planned, rates, eligibility, experience, incumbents."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from planner.domain.case import NO_LIMIT, Case
from planner.domain.errors import UserError
from planner.domain.portfolio import AwardStatus, Employment, ExchangeRate, RateCardRow
from tests.support.builders import assignment, case_of, experience, line, person, role, settings, sponsor, study


def _statuses(threshold: str) -> tuple[list[str], list[float]]:
    studies = [study(status.value, status=status) for status in AwardStatus]
    studies.append(study("stated", status=AwardStatus.RFP, probability=Decimal("0.7")))
    studies.append(study("sure", status=AwardStatus.ONGOING, probability=Decimal("0.2")))
    case = case_of(settings=settings(plan_studies_from_probability=Decimal(threshold)), studies=studies)
    return [case.portfolio.studies[j].id for j in case.study_rows], case.probability.tolist()


def test_closed_and_lost_studies_are_never_planned_and_blank_probabilities_follow_the_status() -> None:
    names, chances = _statuses("0")
    assert dict(zip(names, chances, strict=True)) == {
        "Forecast": 0.25, "RFP": 0.4, "Verbal": 0.9, "Awarded": 1.0, "Ongoing": 1.0, "stated": 0.7, "sure": 1.0
    }  # fmt: skip


def test_studies_below_the_threshold_are_not_planned_but_those_at_it_are() -> None:
    assert _statuses("0.4")[0] == ["RFP", "Verbal", "Awarded", "Ongoing", "stated", "sure"]


def test_lines_of_studies_that_are_not_planned_are_left_out() -> None:
    case = case_of(studies=[study("A", status=AwardStatus.LOST), study("B")], demand=[line("A"), line("B")])
    assert [key.study for key in case.line_keys] == ["B"]
    assert case.demand_rows.tolist() == [1]


def test_rates_are_rounded_half_up_to_rate_units() -> None:
    case = case_of(
        staff=[person("ann", "60.00005"), person("bob", "60.00004"), person("cid", "1", currency="EUR")],
        exchange_rates=[ExchangeRate("EUR", Decimal("1.08335"))],
        studies=[study()],
        demand=[line(bill_rate=Decimal("99.5"), currency="EUR")],
    )
    assert case.cost.tolist() == [600001, 600000, 10834]
    assert case.bill.tolist() == [1077933]  # 99.5 · 1.08335 = 107.793325
    assert case.mean_cost == pytest.approx((600001 + 600000 + 10834) / 3)


def test_a_currency_without_exchange_rate_is_refused_in_words() -> None:
    with pytest.raises(UserError, match="EUR"):
        case_of(staff=[person(currency="EUR")])


def _card_rate(*rows: tuple[int, str, str], countries: tuple[str, ...] = ("DE", "PL")) -> int:
    cards = [RateCardRow("CRA", Decimal(rate), sponsor, country) for rate, sponsor, country in rows]
    case = case_of(studies=[study()], demand=[line(bill_rate=None, countries=countries)], rate_card=cards)
    return int(case.bill[0]) // 10_000


def test_the_most_specific_row_of_the_rate_card_wins() -> None:
    everyone, country, sponsor_, both = (80, "", ""), (90, "", "PL"), (100, "Acme", ""), (110, "Acme", "PL")
    assert _card_rate(everyone, country, sponsor_, both) == 110
    assert _card_rate(sponsor_, country, everyone) == 100  # the sponsor counts more than the country
    assert _card_rate(everyone, country) == 90
    assert _card_rate(everyone, (70, "", "")) == 80  # the first of equals
    assert _card_rate(everyone, (95, "Bolt", ""), (96, "", "FR")) == 80
    assert _card_rate(everyone, country, countries=()) == 80


def test_a_line_without_any_bill_rate_is_refused_in_words() -> None:
    with pytest.raises(UserError, match=r"CRA of study A has no bill rate"):
        _card_rate((90, "Bolt", ""))


def _eligible(who: dict[str, Any], **needs: Any) -> bool:
    case = case_of(
        roles=[role(), role("PM")],
        sponsors=[sponsor(), sponsor("Bolt")],
        studies=[study("A"), study("B", "Bolt")],
        demand=[line("A", **needs)],
        staff=[person("ann", **who)],
    )
    return case.is_eligible(0, 0)


@pytest.mark.parametrize(
    ("who", "needs", "expected"),
    [
        ({}, {}, True),
        ({"role": "PM"}, {}, False),
        ({"role": "PM", "other_roles": ("CRA",)}, {}, True),
        ({"grade": 2}, {"min_grade": 3}, False),
        ({"grade": 3}, {"min_grade": 3}, True),
        ({}, {"min_grade": 2}, False),  # a blank grade is grade 1
        ({}, {"min_grade": 1}, True),
        ({"country": "DE"}, {"countries": ("PL", "DE")}, True),
        ({"country": "FR"}, {"countries": ("PL", "DE")}, False),
        ({"country": ""}, {"countries": ("PL",)}, False),
        ({"country": ""}, {}, True),
        ({"skills": ("onco",)}, {"skills": ("onco", "sap")}, False),
        ({"skills": ("sap", "onco", "x")}, {"skills": ("onco", "sap")}, True),
        ({"dedicated_to": "Acme"}, {}, True),
        ({"dedicated_to": "Bolt"}, {}, False),
        ({"excluded": ("Acme",)}, {}, False),
        ({"excluded": ("A",)}, {}, False),
        ({"excluded": ("B", "Bolt")}, {}, True),
    ],
)
def test_eligibility(who: dict[str, Any], needs: dict[str, Any], expected: bool) -> None:
    assert _eligible(who, **needs) is expected


def test_exclusion_from_one_study_leaves_the_sponsors_other_studies() -> None:
    case = case_of(studies=[study("A"), study("B")], demand=[line("A"), line("B")], staff=[person(excluded=("A",))])
    assert [case.is_eligible(0, d) for d in (0, 1)] == [False, True]


def test_study_limit_is_the_persons_own_else_their_main_roles() -> None:
    case = case_of(
        roles=[role(max_studies=2), role("PM")],
        staff=[person("ann"), person("bob", max_studies=5), person("cid", role="PM", other_roles=("CRA",))],
    )
    assert case.max_studies.tolist() == [2, 5, NO_LIMIT]


def _knows(**changes: Any) -> bool:
    parts = {"studies": [study("A"), study("Z", status=AwardStatus.CLOSED)], "staff": [person()], **changes}
    return bool(case_of(**parts).knew_before[0, 0])


def test_who_knew_the_sponsor_before_the_plan() -> None:
    assert not _knows()
    assert _knows(experience=[experience("ann")])
    assert _knows(experience=[experience("ann", fte_months="0.1")])
    assert not _knows(experience=[experience("ann", fte_months="0.0")])
    assert _knows(assignments=[assignment(study="Z", end="2020-01-31", start="2020-01-01")])  # whatever the status
    assert _knows(assignments=[assignment(study="A", role="no such line", start=None)])
    assert not _knows(assignments=[assignment(study="A", start="2027-01-01")])


def _two_lines(*rows: Any, country: str = "DE") -> Case:
    return case_of(
        studies=[study()],
        demand=[line(countries=("PL",)), line(countries=("DE",)), line(countries=("DE",), min_grade=1)],
        staff=[person(country=country)],
        assignments=rows,
    )


def test_an_assignment_belongs_to_the_first_line_its_person_is_eligible_for() -> None:
    assert [a.line for a in _two_lines(assignment()).assignments] == [1]


def test_an_assignment_of_somebody_eligible_for_no_line_belongs_to_the_first() -> None:
    assert [a.line for a in _two_lines(assignment(), country="FR").assignments] == [0]


def test_rows_of_one_person_on_one_line_are_one_assignment_with_their_largest_fte() -> None:
    rows = assignment(fte=30, end="2026-09-30"), assignment(fte=60, start="2027-02-01"), assignment(fte=50)
    case = _two_lines(*rows)
    assert [(a.fte, a.rows, a.incumbent, a.overlaps) for a in case.assignments] == [(60, (0, 1, 2), True, True)]


def test_two_rows_that_only_together_reach_over_the_plan_start_make_no_incumbent() -> None:
    case = _two_lines(assignment(end="2026-12-31"), assignment(start="2027-01-01"))
    assert case.assignments[0].overlaps
    assert case.incumbents == frozenset()


@pytest.mark.parametrize(
    ("start", "end", "incumbent"),
    [
        ("2026-12-31", "2027-01-01", True),
        (None, None, True),
        ("2026-12-01", "2026-12-31", False),
        ("2027-01-01", None, False),
    ],
)
def test_incumbents_started_before_the_plan_and_end_on_or_after_its_start(
    start: str | None, end: str | None, incumbent: bool
) -> None:
    assert ((0, 1) in _two_lines(assignment(start=start, end=end)).incumbents) is incumbent


def test_contractors_need_a_rate_and_a_limit() -> None:
    case = case_of(
        roles=[
            role("rate only", contractor_rate=Decimal(90)),
            role("limit only", contractor_limit=200),
            role("both", contractor_rate=Decimal("90.5"), contractor_limit=200),
        ]
    )
    assert case.contractor_limit.tolist() == [0, 0, 200]
    assert case.contractor_rate.tolist() == [900000, -1, 905000]


def test_planned_hires_are_employees_and_contractors_among_staff_are_not() -> None:
    case = case_of(staff=[person(kind.value, employment=kind) for kind in Employment])
    assert case.employee.tolist() == [True, False, True]


def test_an_empty_portfolio_makes_an_empty_case() -> None:
    case = case_of()
    assert case.demand.shape == (0, 4)
    assert case.available.shape == (0, 4)
    assert case.mean_cost == 0
