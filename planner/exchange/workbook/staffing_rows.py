"""The rows of Staffing by study as values: sponsors, studies, lines, and who holds each of their seats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from planner.domain.case import Case, Int64Array
from planner.domain.plan import CONTRACTOR, OPEN
from planner.exchange.plan_export import PlanExport

HELD, BY_CONTRACTOR, OPEN_KIND, TOTAL, DEMAND = "Held", "Contractor", "Open", "Total", "Demand"
"""What the column Kind says."""


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One seat and one of its holders (a person, `OPEN` or `CONTRACTOR`); percent by month, 0 where it is not theirs.

    ``locked`` are the months in which a lock holds them, ``takes_over`` those in which they take over, ``new`` those
    in which they work without having known the sponsor.
    """

    seat: int
    number: int
    holder: int
    fte: tuple[int, ...]
    locked: frozenset[int]
    takes_over: frozenset[int]
    new: frozenset[int]

    @property
    def kind(self) -> str:
        """Held, Contractor or Open."""
        return {OPEN: OPEN_KIND, CONTRACTOR: BY_CONTRACTOR}.get(self.holder, HELD)

    @property
    def marks(self) -> str:
        """L for a lock, H for a handover, N for new to the sponsor."""
        return "".join(mark for mark, months in zip("LHN", (self.locked, self.takes_over, self.new), strict=True)
                       if months)  # fmt: skip


@dataclass(frozen=True)
class LineRows:
    """A line with its holders, seat by seat; ``demand`` and ``staffed`` (contractors included) in percent by month."""

    line: int
    demand: tuple[int, ...]
    staffed: tuple[int, ...]
    holders: tuple[HolderRow, ...]


@dataclass(frozen=True)
class StudyRows:
    """A planned study (by its position among them) with its lines that carry anything."""

    study: int
    lines: list[LineRows] = field(default_factory=list)


@dataclass(frozen=True)
class SponsorRows:
    """A sponsor with its studies."""

    sponsor: int
    studies: list[StudyRows] = field(default_factory=list)


def staffing_rows(export: PlanExport) -> list[SponsorRows]:
    """By sponsor, then study, then line, in the order of the portfolio."""
    case = export.case
    by_line: dict[int, list[HolderRow]] = {}
    for row, line in _holder_rows(export):
        by_line.setdefault(line, []).append(row)
    demand, staffed = case.demand.tolist(), staffed_by_line(export).tolist()
    studies = case.line_study.tolist()
    tree: dict[int, dict[int, StudyRows]] = {}
    order = sorted(by_line, key=lambda d: (int(case.line_sponsor[d]), studies[d], d))
    for d in order:
        of_sponsor = tree.setdefault(int(case.line_sponsor[d]), {})
        rows = of_sponsor.setdefault(studies[d], StudyRows(studies[d]))
        rows.lines.append(LineRows(d, tuple(demand[d]), tuple(staffed[d]), tuple(by_line[d])))
    return [SponsorRows(sponsor, list(found.values())) for sponsor, found in tree.items()]


def staffed_by_line(export: PlanExport) -> Int64Array:
    """[D, T] percent worked by people and contractors."""
    plan = export.plan
    total = np.zeros(export.case.demand.shape, dtype=np.int64)
    np.add.at(total, plan.seats.line, np.where(plan.holder != OPEN, plan.seats.fte, 0))
    return total


def _holder_rows(export: PlanExport) -> Iterator[tuple[HolderRow, int]]:
    plan, evaluation = export.plan, export.evaluation
    takeovers: dict[int, list[tuple[int, int]]] = {}
    for handover in evaluation.handovers:
        takeovers.setdefault(handover.seat, []).append((handover.month, handover.to))
    tables = (
        plan.seats.line.tolist(), plan.seats.number.tolist(), plan.holder.tolist(), plan.seats.fte.tolist(),
        evaluation.knows.tolist(), export.locked.tolist(),
    )  # fmt: skip
    for s, (line, number, holders, percents, knows, locks) in enumerate(zip(*tables, strict=True)):
        months: dict[int, list[int]] = {}
        for t, percent in enumerate(percents):
            if percent:
                months.setdefault(holders[t], []).append(t)
        for holder, held in months.items():
            fte = [0] * len(percents)
            for t in held:
                fte[t] = percents[t]
            over = frozenset(t for t, to in takeovers.get(s, ()) if to == holder)
            person = holder >= 0
            locked = frozenset(t for t in held if person and locks[t])
            new = frozenset(t for t in held if person and not knows[t])
            yield HolderRow(s, number, holder, tuple(fte), locked, over, new), line


def is_awarded(case: Case, study: int) -> bool:
    """Whether a planned study is certain: ongoing or awarded."""
    return float(case.probability[study]) >= 1.0
