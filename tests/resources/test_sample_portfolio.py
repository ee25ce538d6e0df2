"""The sample portfolio is what its generator makes, and shows what the program is for."""

from __future__ import annotations

import resources
from planner.domain.errors import Problem
from planner.domain.portfolio import AwardStatus, Employment, Portfolio
from planner.exchange.portfolio_reader import portfolio_of
from tests.support.build_sample import build
from tests.support.workbooks import workbook_here


def sample() -> tuple[Portfolio, tuple[Problem, ...]]:
    with resources.as_path("sample_portfolio.xlsx") as path:
        read = portfolio_of(workbook_here(path), path)
    return read.portfolio, read.problems


def test_the_bundled_sample_is_what_the_generator_makes() -> None:
    assert sample() == (build(), ())


def test_the_sample_has_what_the_program_is_about() -> None:
    portfolio, _ = sample()
    studies = {study.id: study for study in portfolio.studies}
    gaps = [
        (study.start - studies[study.follows].end).days
        for study in portfolio.studies
        if study.follows and study.status is not AwardStatus.CLOSED
    ]
    assert any(90 <= gap <= 150 for gap in gaps)
    assert {person.employment for person in portfolio.staff} == set(Employment)
    assert any(person.dedicated_to for person in portfolio.staff)
    assert any(person.excluded for person in portfolio.staff)
    assert any(line.skills for line in portfolio.demand)
    assert any(row.locked for row in portfolio.assignments)
    assert {person.currency for person in portfolio.staff} == {"USD", "EUR"}
