"""The price of a person who moves, where only so many may: those whose move gains least make room for others.

That no more move than may is not left to prices: `solver.moves` refuses every move that leaves too many.
"""

from __future__ import annotations

import numpy as np

from solver.kernel_types import INT, Array, Data, Sums

LEAST, MOST = 0.05, 1000.0
"""The price, FTE-months of Z, at the first time that as many have moved as may, and the most that it becomes."""
DEARER, CHEAPER = 1.25, 0.8


def priced(sums: Sums) -> float:
    """What people who have moved add to a total."""
    return float(sums.price_moved[0]) * int(sums.moved[0])


def adapt(_: Data, sums: Sums, most_moved: int) -> None:
    """Dearer while as many have moved as may, else cheaper."""
    price = float(sums.price_moved[0])
    full = int(sums.moved[0]) >= most_moved
    sums.price_moved[0] = min(MOST, max(LEAST, price * DEARER)) if full else price * CHEAPER


def share(sums: Sums, most_moved: int, threads: int, thread: int) -> Array:
    """How many more people a thread may leave moved after its round than before, [1]."""
    each, over = divmod(max(0, most_moved - int(sums.moved[0])), threads)
    return np.array([each + (thread % threads < over)], INT)
