"""The Continuity ↔ Cost slider."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.domain.portfolio import Weights
from planner.services.presets import POSITIONS, portfolio_at, position_name, weights_at
from tests.support import builders as b

OWN = Weights(cost=Decimal("0.4"))


def test_in_the_middle_stand_the_portfolios_own_weights() -> None:
    assert weights_at(OWN, 0) is OWN
    given = b.portfolio()
    assert portfolio_at(given, 0) is given


@pytest.mark.parametrize("position", range(-POSITIONS, POSITIONS))
def test_each_step_towards_cost_makes_cost_matter_more_and_continuity_less(position: int) -> None:
    here, further = weights_at(OWN, position), weights_at(OWN, position + 1)
    assert further.cost > here.cost
    assert further.handover < here.handover
    assert further.new < here.new


@pytest.mark.parametrize("position", [-POSITIONS, -3, 4, POSITIONS])
def test_open_demand_contractors_fairness_and_change_keep_their_weights(position: int) -> None:
    moved = weights_at(OWN, position)
    assert (moved.open, moved.contractor, moved.fair, moved.change) == (OWN.open, OWN.contractor, OWN.fair, OWN.change)


def test_a_stranger_never_weighs_more_than_an_empty_seat() -> None:
    assert weights_at(Weights(open=Decimal(10), new=Decimal(9)), -POSITIONS).new == Decimal(10)


def test_positions_outside_the_slider_are_refused() -> None:
    with pytest.raises(ValueError, match="slider position 11"):
        weights_at(OWN, POSITIONS + 1)


def test_the_portfolio_differs_in_its_weights_only() -> None:
    given = b.portfolio()
    moved = portfolio_at(given, POSITIONS)
    assert moved.settings.weights.cost == given.settings.weights.cost * 10
    assert (moved.staff, moved.settings.currency) == (given.staff, given.settings.currency)


def test_positions_have_names_in_words() -> None:
    assert "own weights" in position_name(0)
    assert position_name(POSITIONS) == "all the way to cost"
    assert position_name(-1) == "a little towards continuity"
