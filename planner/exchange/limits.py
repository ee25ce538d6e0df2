"""How much of a foreign spreadsheet we are willing to open."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds on reading one file; all of them far above what a portfolio needs.

    Sizes in bytes, times in seconds. ``ratio`` (unpacked to packed) is looked at only in parts larger than
    ``ratio_from``, for small repetitive parts pack very well. ``cells`` bounds last row x last column of one sheet,
    because a reader lays out that whole rectangle however few cells are filled, at up to 50 bytes each while it reads;
    ``memory_bytes`` is what the reading process may take for it, and is watched from outside, too.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 500 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 10 * MEGABYTE
    parts: int = 10_000
    cells: int = 24_000_000
    memory_bytes: int = 1024 * MEGABYTE
    seconds: float = 120.0


DEFAULT_LIMITS = ReadLimits()
