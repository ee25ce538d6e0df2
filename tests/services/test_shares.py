"""Shares that are compared are told with as many decimals as tell them apart."""

from __future__ import annotations

import pytest

from planner.services.shares import shares_apart


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (0.281, 0.282, ("28.1%", "28.2%")),
        (0.4517, 0.452, ("45.17%", "45.20%")),
        (0.45196, 0.452, ("45.196%", "45.200%")),
        (0.25, 0.25, ("25.0%", "25.0%")),
        (0.2500001, 0.25, ("25.000%", "25.000%")),
    ],
)
def test_as_many_decimals_as_tell_them_apart(one: float, other: float, told: tuple[str, str]) -> None:
    assert shares_apart(one, other) == told
