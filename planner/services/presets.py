"""The Continuity ↔ Cost slider: one position instead of seven weights.

In the middle stand the portfolio's own weights. Towards *Cost* the weight of cost rises (up to ×10) while those of
people new to the sponsor and of handovers fall (down to a quarter). Towards *Continuity* the weight of cost falls (down
to a quarter), that of handovers rises (up to ×3) and that of people new to the sponsor (up to ×1.6, though never above
the weight of open demand: an empty seat must stay worse than a stranger). The other weights are left as they are.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from planner.domain.telling import tell

if TYPE_CHECKING:
    from planner.domain.portfolio import Portfolio, Weights


POSITIONS = 10
"""Slider steps on each side of the middle: positions run from -POSITIONS (continuity) to POSITIONS (cost)."""

_PLACES = Decimal("0.0001")


def weights_at(own: Weights, position: int) -> Weights:
    """The weights at a slider position; 0 gives ``own`` unchanged. ValueError outside -POSITIONS..POSITIONS."""
    if not -POSITIONS <= position <= POSITIONS:
        raise ValueError(f"slider position {position} lies outside -{POSITIONS}..{POSITIONS}")
    if position == 0:
        return own
    share = abs(position) / POSITIONS
    if position > 0:
        new, handover, cost = 0.25**share, 0.25**share, 10.0**share
    else:
        new, handover, cost = 1.6**share, 3.0**share, 0.25**share
    scaled_new = _scaled(own.new, new)
    if position < 0:
        scaled_new = min(scaled_new, max(own.open, own.new))
    return replace(own, new=scaled_new, handover=_scaled(own.handover, handover), cost=_scaled(own.cost, cost))


def portfolio_at(portfolio: Portfolio, position: int) -> Portfolio:
    """The portfolio with the weights of a slider position."""
    weights = weights_at(portfolio.settings.weights, position)
    if weights == portfolio.settings.weights:
        return portfolio
    return replace(portfolio, settings=replace(portfolio.settings, weights=weights))


def position_name(position: int) -> str:
    """What a slider position means, in words."""
    if position == 0:
        return tell("the portfolio's own weights")
    most, little = abs(position) == POSITIONS, abs(position) <= POSITIONS // 3
    if position > 0:
        far, some = tell("all the way to cost"), tell("a little towards cost")
        return far if most else some if little else tell("towards cost")
    far, some = tell("all the way to continuity"), tell("a little towards continuity")
    return far if most else some if little else tell("towards continuity")


def _scaled(weight: Decimal, factor: float) -> Decimal:
    return (weight * Decimal(str(factor))).quantize(_PLACES)
