"""Saving what is made outside the library, such as painted pages, in the way of all our files."""

from __future__ import annotations

from planner.exchange.saving import check_place, explained, save_bytes

__all__ = ["check_place", "explained", "save_bytes"]
