"""From a sponsor's registered trials, the workload model and the sample's people to a portfolio that can be planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.case import build_case
from planner.domain.errors import InputProblems, Severity
from planner.domain.evaluate import evaluate
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.registries.choice import RegistryChoice
from planner.exchange.importing.registries.reading import read_registry
from planner.exchange.portfolio_reader import read_portfolio
from planner.exchange.portfolio_rules import has_errors, validate_portfolio
from planner.services.registry_portfolio import portfolio_from_registry, portfolio_with
from planner.workload.demand import Scaling
from planner.workload.model import standard_model
from resources import as_path
from solver.baseline import baselines

TRIALS = """nct_id,overall_status,start_date,completion_date,lead_sponsor,study_type,phases,enrollment,sites_by_country
NCT1,RECRUITING,2026-09,2028-03,Acme Bio,INTERVENTIONAL,PHASE2,90,United States:9|Germany:4|Poland:2
NCT2,NOT_YET_RECRUITING,2027-06-15,2029-01,Acme Bio,INTERVENTIONAL,PHASE1,24,Spain:2
NCT3,RECRUITING,2019-01,2021-01,Acme Bio,INTERVENTIONAL,PHASE1,24,Spain:2
NCT4,RECRUITING,2027-01,2029-01,Other,INTERVENTIONAL,PHASE1,24,Spain:2
"""
CHOICE = RegistryChoice(sponsors=frozenset({"Acme Bio"}))


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    with as_path("sample_portfolio.xlsx") as path:
        return read_portfolio(path).portfolio


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "trials.csv"
    path.write_text(TRIALS, encoding="utf-8")
    return path


def test_registry_rows_and_the_samples_people_can_be_planned(sample: Portfolio, file: Path) -> None:
    made = portfolio_from_registry(sample, read_registry([file]), CHOICE, standard_model())
    portfolio = made.file.portfolio
    assert [study.id for study in portfolio.studies] == ["NCT1", "NCT2"]
    assert portfolio.staff == sample.staff
    assert {line.study for line in portfolio.demand} == {"NCT1", "NCT2"}
    assert all(line.bill_rate is None for line in portfolio.demand)
    assert not has_errors(validate_portfolio(portfolio))
    assert not [problem for problem in made.file.problems if problem.severity is Severity.ERROR]
    case = build_case(portfolio)
    assert case.bill.min() > 0
    found = evaluate(case, baselines(case).continuity_aware)
    assert found.portfolio_margin.revenue > 0


def test_scaling_reaches_the_demand(sample: Portfolio, file: Path) -> None:
    trials = read_registry([file])
    once = portfolio_from_registry(sample, trials, CHOICE, standard_model())
    twice = portfolio_from_registry(sample, trials, CHOICE, standard_model(), Scaling(2.0))

    def total(portfolio: Portfolio) -> int:
        return sum(sum(line.fte) for line in portfolio.demand)

    assert 1.8 < total(twice.file.portfolio) / total(once.file.portfolio) < 2.2


def test_a_sponsor_known_by_another_spelling_is_not_added_again(sample: Portfolio, file: Path) -> None:
    known = sample.sponsors[0].name
    made = portfolio_from_registry(
        sample, read_registry([file]), CHOICE, standard_model(), decisions={"Acme Bio": known}
    )
    assert made.file.portfolio.sponsors == sample.sponsors
    assert {study.sponsor for study in made.file.portfolio.studies} == {known}


def test_a_role_without_a_bill_rate_is_refused_with_the_reason(sample: Portfolio, file: Path) -> None:
    from dataclasses import replace

    bare = replace(sample, rate_card=())
    with pytest.raises(InputProblems) as told:
        portfolio_from_registry(bare, read_registry([file]), CHOICE, standard_model())
    assert "has no bill rate" in str(told.value.problems[0])


def test_a_portfolio_with_no_drafts_is_itself(sample: Portfolio) -> None:
    assert portfolio_with(sample, [], "sample").portfolio == sample
