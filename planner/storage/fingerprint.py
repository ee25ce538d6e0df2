"""Fingerprints: of a whole document, to tell that two states are the same, and of a portfolio, for its plans."""

from __future__ import annotations

import hashlib
from typing import Any

from planner.domain.document import DocumentState
from planner.domain.plan import HoldRow
from planner.domain.portfolio import Portfolio
from planner.storage.changes import PORTFOLIO_TABLES, Key, sequences_of
from planner.storage.columns import dump_line
from planner.storage.rows import SHAPES

_NOT_PLANNED_BY = {"notes", "title", "extra", "department", "phase", "therapeutic_area"}
"""Columns that no rule of the planning model reads."""


def state_hash(state: DocumentState) -> str:
    """Equal exactly if every value of the two documents is written alike."""
    total = hashlib.sha256()
    for key, rows in sequences_of(state).items():
        total.update(repr((key, len(rows))).encode())
        for row in rows:
            total.update(repr(_written(key, row)).encode())
    return total.hexdigest()


def _written(key: Key, row: Any) -> Any:
    if isinstance(row, HoldRow):
        return dump_line(row.line), row.seat, row.month, row.holder, row.hand_locked
    return SHAPES[key.table].encode(row)


def portfolio_fingerprint(portfolio: Portfolio) -> str:
    """Changes with everything that a plan depends on; texts for people alone do not count."""
    total = hashlib.sha256()
    for table in ("settings", *PORTFOLIO_TABLES):
        shape = SHAPES[table]
        picked = [i for i, name in enumerate(shape.names) if name not in _NOT_PLANNED_BY]
        rows = (portfolio.settings,) if table == "settings" else getattr(portfolio, table)
        total.update(repr((table, len(rows))).encode())
        for row in rows:
            written = shape.encode(row)
            total.update(repr([written[i] for i in picked]).encode())
    return total.hexdigest()
