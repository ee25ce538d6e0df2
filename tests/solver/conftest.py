"""What the tests of the optimizer share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.domain.portfolio import Portfolio
from resources import as_path


@pytest.fixture(scope="session")
def sample() -> Portfolio:
    """The bundled sample portfolio."""
    from planner.exchange.portfolio_reader import read_portfolio

    with as_path("sample_portfolio.xlsx") as path:
        return read_portfolio(path).portfolio


@pytest.fixture(scope="module")
def short_rounds() -> Iterator[None]:
    """Rounds of the search so short that even a tiny budget holds hundreds: prices of floors move once a round."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("solver.schedule.SHORT_ROUND", 0.001)
        yield
