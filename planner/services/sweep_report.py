"""The machine-readable report of a sweep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.exchange.sweep_export import SweepTable
from planner.services.sweep_tables import SweepTables
from planner.services.sweeps import Ending, Finding, SweepKind

Json = dict[str, Any]


def sweep_report(
    kind: SweepKind,
    tables: SweepTables,
    findings: Sequence[Finding],
    seed: int,
    time_limit: float,
    deterministic: bool,
    seconds: float,
) -> Json:
    """The report: every table as a list of rows by key; shares are fractions of 1, money is in base currency."""
    endings = [finding.ending for finding in findings]
    return {
        "what": str(kind),
        "files": list(dict.fromkeys(str(finding.scenario.opened.path) for finding in findings)),
        "currency": list(dict.fromkeys(finding.scenario.portfolio.settings.currency for finding in findings)),
        "seed": seed,
        "time_limit": time_limit,
        "deterministic": deterministic,
        "seconds": seconds,
        **{str(ending): endings.count(ending) for ending in Ending},
        **{table.key: _rows(table) for table in tables.all},
        "notes": list(tables.notes),
    }


def _rows(table: SweepTable) -> list[Json]:
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]
