"""What the tests of the optimizer share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from planner.domain.portfolio import Portfolio
from resources import as_path


@pytest.fixture(scope="session")
def sample() -> Portfolio:
    """The bundled sample portfolio."""
    from planner.exchange.portfolio_reader import read_portfolio

    with as_path("sample_portfolio.xlsx") as path:
        return read_portfolio(path).portfolio


@pytest.fixture(scope="session")
def some_of_sample(sample: Portfolio) -> Portfolio:
    """Eight studies and twenty people of the sample: a search takes a quarter of the time."""
    studies, staff = sample.studies[:8], sample.staff[:20]
    ids, who = {study.id for study in studies}, {person.id for person in staff}
    return replace(
        sample,
        studies=studies,
        demand=tuple(line for line in sample.demand if line.study in ids),
        staff=staff,
        leave=tuple(row for row in sample.leave if row.person in who),
        experience=tuple(row for row in sample.experience if row.person in who),
        assignments=tuple(row for row in sample.assignments if row.study in ids and row.person in who),
    )


@pytest.fixture(scope="module")
def short_rounds() -> Iterator[None]:
    """Rounds of the search so short that even a tiny budget holds hundreds: prices of floors move once a round."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("solver.schedule.SHORT_ROUND", 0.001)
        yield
