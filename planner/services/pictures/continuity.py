"""Continuity and handovers by sponsor and month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.domain.case import BoolArray, Case, Int64Array, IntArray
from planner.domain.work import Work
from planner.services.board_rows import sponsor_letters
from planner.services.pictures.kinds import Choice


@dataclass(frozen=True, eq=False)
class SponsorMonths:
    """One sponsor; [T], percent FTE but for ``handovers``, which are counted in the month in which they happen.

    ``demand`` = ``known`` (worked by people who knew the sponsor when they joined the study) + ``new`` (by others) +
    ``contractors`` + ``open``.
    """

    sponsor: int
    name: str
    letter: str
    demand: Int64Array
    known: Int64Array
    new: Int64Array
    contractors: Int64Array
    open: Int64Array
    handovers: Int64Array

    @property
    def continuity(self) -> float | None:
        """Sponsor continuity over all months; None without demand."""
        demand = int(self.demand.sum())
        return int(self.known.sum()) / demand if demand else None


@dataclass(frozen=True)
class Continuity:
    """The sponsors with demand, in sheet order. ``role`` names the one looked at; '' for all."""

    months: tuple[str, ...]
    role: str
    sponsors: tuple[SponsorMonths, ...]


def continuity(case: Case, work: Work, choice: Choice) -> Continuity:
    """Continuity of the sponsors, of all roles or one."""
    lines = np.ones(len(case.line_keys), dtype=np.bool_) if choice.role is None else case.line_role == choice.role
    names = tuple(sponsor.name for sponsor in case.portfolio.sponsors)
    letters = sponsor_letters(names)
    sponsors = range(len(names)) if choice.sponsor is None else (choice.sponsor,)
    rows = [_sponsor(case, work, c, names[c], letters[c], lines & (case.line_sponsor == c)) for c in sponsors]
    role = "" if choice.role is None else case.portfolio.roles[choice.role].name
    return Continuity(
        case.grid.labels, role, tuple(row for row in rows if row.demand.any() or choice.sponsor is not None)
    )


def _sponsor(case: Case, work: Work, sponsor: int, name: str, letter: str, lines: BoolArray) -> SponsorMonths:
    inside = lines[work.line]
    return SponsorMonths(
        sponsor=sponsor,
        name=name,
        letter=letter,
        demand=case.demand[lines].sum(axis=0, dtype=np.int64),
        known=_by_month(case, work.month, work.fte, inside & work.known),
        new=_by_month(case, work.month, work.fte, inside & ~work.known),
        contractors=work.contractors[lines].sum(axis=0, dtype=np.int64),
        open=work.open[lines].sum(axis=0, dtype=np.int64),
        handovers=_handovers(case, work, lines),
    )


def _by_month(case: Case, month: IntArray, fte: Int64Array, which: BoolArray) -> Int64Array:
    total = np.zeros(case.grid.count, dtype=np.int64)
    np.add.at(total, month[which], fte[which])
    return total


def _handovers(case: Case, work: Work, lines: BoolArray) -> Int64Array:
    total = np.zeros(case.grid.count, dtype=np.int64)
    for handover in work.handovers:
        total[handover.month] += bool(lines[handover.line])
    return total
