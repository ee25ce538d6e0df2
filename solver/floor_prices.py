"""Prices of floors: what the search pays in Z for each unit of money missing below a floor, and how that moves.

Money is in FTE-months at the mean cost rate; a price is Z per such unit. Prices stand in `Sums`, where the compiled
search reads them.
"""

from __future__ import annotations

import numpy as np

from solver.kernel_types import Array, Data, Sums

EPSILON = 1e-10
"""Money below which a floor is not taken as missed: the error of adding floats."""
FIRST_PRICE = 3.0
SETTLE, PRESS = 1.12, 1.5
"""How much a missed floor's price rises in a round at the end of a cycle, and in a landing."""
PRICE_LEAST, PRICE_MOST = 0.1, 1e5
DEADBAND = 0.5
"""Money above a floor from which on its price falls twice as fast."""


def _levels(data: Data, sums: Sums) -> list[tuple[Array, Array, Array]]:
    """(slack, price, is set) of study, sponsor and portfolio floors."""
    return [
        (sums.slack_study, sums.price_study, data.has_study_floor > 0),
        (sums.slack_sponsor, sums.price_sponsor, data.has_sponsor_floor > 0),
        (sums.slack_portfolio, sums.price_portfolio, np.array([data.has_portfolio_floor > 0])),
    ]


def missed(data: Data, sums: Sums) -> list[Array]:
    """Which floors are missed, level by level."""
    return [has & (slack < -EPSILON) for slack, _, has in _levels(data, sums)]


def shortfall(data: Data, sums: Sums) -> float:
    """Money missing below floors, summed."""
    return float(sum(np.maximum(0.0, -EPSILON - slack[has]).sum() for slack, _, has in _levels(data, sums)))


def priced_shortfall(data: Data, sums: Sums) -> float:
    """The part of ``sums.total`` that is not Z."""
    return float(sum((price * np.maximum(0.0, -slack))[has].sum() for slack, price, has in _levels(data, sums)))


def copy_of(data: Data, sums: Sums) -> list[Array]:
    """All prices, level by level."""
    return [price.copy() for _, price, _ in _levels(data, sums)]


def restore(data: Data, sums: Sums, prices: list[Array]) -> None:
    """Set all prices to a copy of before."""
    for (_, price, _), old in zip(_levels(data, sums), prices, strict=True):
        price[:] = old


def set_all(data: Data, sums: Sums, price: float) -> None:
    """One price for every floor."""
    for _, prices, _ in _levels(data, sums):
        prices[:] = price


def press(data: Data, sums: Sums) -> None:
    """Raise the price of every missed floor by much, and let no floor be cheap."""
    for slack, price, has in _levels(data, sums):
        missed = has & (slack < -EPSILON)
        price[:] = np.maximum(FIRST_PRICE, price)
        price[missed] = np.minimum(PRICE_MOST, price[missed] * PRESS)


def adapt(data: Data, sums: Sums, nudge: float, settling: bool) -> None:
    """Nudge every floor's price towards where the floor is just met: up if it is missed, down if it is met.

    At that price the search trades money between studies freely. The price of a study without work stays: two that
    can only be staffed at a loss would else take turns. When ``settling``, at the end of an annealing cycle, prices
    only rise, so that what is missed by little is met in the end.
    """
    up, down = (SETTLE, 1.0) if settling else (1.0 + nudge, 1.0 - nudge)
    for slack, price, has in _levels(data, sums):
        missed = has & (slack < -EPSILON)
        price[missed] = np.minimum(PRICE_MOST, np.maximum(1.0 if settling else 0.0, price[missed]) * up)
        price[has & (slack > EPSILON)] *= down
        price[has & (slack > DEADBAND)] *= 1.0 - nudge
        price[:] = np.maximum(PRICE_LEAST, price)
