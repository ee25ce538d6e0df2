"""Names for the array types that the domain hands around."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int32]
Int64Array = NDArray[np.int64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_DENSE = 4_000_000
"""The most places of a table that is worth filling instead of sorting the keys (few keys are sorted at once)."""


def sums(keys: NDArray[np.integer], amounts: NDArray[np.integer], size: int) -> Int64Array:
    """[size] the sum of the amounts of each key 0..size-1, exactly; keys of -1 are left out."""
    total = np.zeros(size + 1, dtype=np.int64)
    np.add.at(total, keys, _long(amounts))  # index -1 is the spare place at the end
    return total[:size]


def _long(amounts: NDArray[np.integer]) -> Int64Array:
    """Amounts of the type of their sum: where NumPy has to turn them one by one, it takes forty times as long."""
    return amounts.astype(np.int64, copy=False)


def counts(keys: NDArray[np.integer], size: int) -> Int64Array:
    """[size] how often each key 0..size-1 stands there; keys of -1 are left out."""
    return sums(keys, np.ones(len(keys), dtype=np.int64), size)


def table_sums(
    rows: NDArray[np.integer], columns: NDArray[np.integer], amounts: IntArray | Int64Array, shape: tuple[int, int]
) -> Int64Array:
    """[shape] the sums of amounts by row and column."""
    total = np.zeros(shape[0] * shape[1], dtype=np.int64)
    np.add.at(total, rows.astype(np.int64) * shape[1] + columns, _long(amounts))  # one index is far quicker than two
    return total.reshape(shape)


def row_sums(groups: IntArray, rows: IntArray | Int64Array, count: int) -> Int64Array:
    """[count, T] the sums of ``rows`` [S, T] by ``groups`` [S] (0..count-1)."""
    total = np.zeros((count, rows.shape[1]), dtype=np.int64)
    if not len(groups):
        return total
    if (groups[1:] < groups[:-1]).any():
        order = np.argsort(groups, kind="stable")
        groups, rows = groups[order], rows[order]
    starts = np.flatnonzero(np.concatenate([[True], groups[1:] != groups[:-1]]))
    total[groups[starts]] = np.add.reduceat(rows, starts, axis=0, dtype=np.int64)
    return total


def least(keys: Int64Array, values: IntArray, size: int) -> IntArray:
    """For each entry, the least value of all entries with its key; keys are 0..size-1, values below 2³¹ - 1."""
    if size > _DENSE or size > 100 * len(keys):
        unique, keys = np.unique(keys, return_inverse=True)
        size = len(unique)
    table = np.full(size, np.iinfo(np.int32).max, dtype=np.int32)
    np.minimum.at(table, keys, values)
    found: IntArray = table[keys]
    return found


def distinct(keys: Int64Array) -> Int64Array:
    """Each key once, ascending (sorting is quicker here than NumPy's hashing)."""
    ordered = np.sort(keys)
    first = np.ones(len(ordered), dtype=np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]
