"""Who works where in a plan, flat, and what follows at once: who knew the sponsor, who joins, who takes over.

Continuity, margin and scoring are all sums over these few arrays. Most of what they ask for is the same all through a
*run*, the months in a row in which one person holds one seat, so it is worked out once for each run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from planner.domain.arrays import BoolArray, Int64Array, IntArray, least, row_sums
from planner.domain.case import Case
from planner.domain.evaluation import Handover
from planner.domain.plan import CONTRACTOR, Plan, SeatTable


@dataclass(frozen=True, eq=False)
class Joinings:
    """Person–line pairs with any work, incumbents apart; ``known``: they knew the sponsor when joining the study."""

    person: IntArray  # [M]
    line: IntArray  # [M]
    known: BoolArray  # [M]


@dataclass(frozen=True, eq=False)
class Runs:
    """Months in a row in which one person holds one seat, by seat and month; ``entry`` is the first one in `Work`."""

    entry: Int64Array  # [R]
    seat: IntArray  # [R]
    month: IntArray  # [R] the first one
    person: IntArray  # [R]
    line: IntArray  # [R]
    study: IntArray  # [R]
    fte: Int64Array  # [R] percent-months
    known: BoolArray  # [R]


@dataclass(frozen=True, eq=False)
class Totals:
    """Of each line and month, what people hold, what contractors hold, and what nobody holds; percent FTE."""

    staffed: Int64Array  # [D, T]
    contractors: Int64Array  # [D, T]
    open: Int64Array  # [D, T]


@dataclass(frozen=True, eq=False)
class Work:
    """The seat-months that people hold, by seat and month, and the totals of the lines; percent FTE.

    ``known`` tells for each seat-month whether its holder knew the sponsor when joining the study; ``run`` is the
    position of its run in ``runs``.
    """

    seat: IntArray  # [N]
    month: IntArray  # [N]
    person: IntArray  # [N]
    line: IntArray  # [N]
    study: IntArray  # [N]
    fte: Int64Array  # [N]
    known: BoolArray  # [N]
    run: Int64Array  # [N]
    runs: Runs
    joinings: Joinings
    handovers: tuple[Handover, ...]
    totals: Totals

    @property
    def staffed(self) -> Int64Array:
        """x [D, T]."""
        return self.totals.staffed

    @property
    def contractors(self) -> Int64Array:
        """v [D, T]."""
        return self.totals.contractors

    @property
    def open(self) -> Int64Array:
        """u [D, T]."""
        return self.totals.open


def work_of(case: Case, plan: Plan) -> Work:
    """Read a plan's work off its seats and holders."""
    return _work(case, plan, totals_of(case, plan))


def _work(case: Case, plan: Plan, totals: Totals) -> Work:
    seats, months = plan.seats, case.grid.count
    places = np.flatnonzero((plan.holder >= 0) & (seats.fte > 0))
    seat, month = (part.astype(np.int32) for part in np.divmod(places, max(months, 1)))
    person, fte = plan.holder.ravel()[places], seats.fte.ravel()[places].astype(np.int64)
    run, runs = _runs(case, plan, places, seat, month, person, fte)
    line = seats.line[seat]
    joinings, arriving = _joining(case, runs)
    return Work(
        seat=seat,
        month=month,
        person=person,
        line=line,
        study=case.line_study[line],
        fte=fte,
        known=runs.known[run],
        run=run,
        runs=runs,
        joinings=joinings,
        handovers=_handovers(case, plan, runs, arriving),
        totals=totals,
    )


def work_of_some(case: Case, plan: Plan, totals: Totals, rows: Int64Array, people: BoolArray) -> Work:
    """The work of some people: ``people`` [P] says whose, ``rows`` are seats, all that they hold among them.

    The totals are handed on; they are everybody's.
    """
    seats = plan.seats
    of_rows = SeatTable(seats.line[rows], seats.number[rows], seats.fte[rows], seats.assignee[rows])
    work = _work(case, Plan(of_rows, plan.holder[rows]), totals)
    runs, joining = work.runs, work.joinings
    mine, joined = people[runs.person], people[joining.person]
    entries = mine[work.run]
    return Work(
        seat=rows[work.seat[entries]].astype(np.int32),
        month=work.month[entries],
        person=work.person[entries],
        line=work.line[entries],
        study=work.study[entries],
        fte=work.fte[entries],
        known=work.known[entries],
        run=(np.cumsum(mine) - 1)[work.run[entries]],
        runs=Runs(
            (np.cumsum(entries) - 1)[runs.entry[mine]], rows[runs.seat[mine]].astype(np.int32), runs.month[mine],
            runs.person[mine], runs.line[mine], runs.study[mine], runs.fte[mine], runs.known[mine],
        ),
        joinings=Joinings(joining.person[joined], joining.line[joined], joining.known[joined]),
        handovers=tuple(replace(h, seat=int(rows[h.seat])) for h in work.handovers if people[h.to]),
        totals=totals,
    )  # fmt: skip


def totals_of(case: Case, plan: Plan) -> Totals:
    """The totals of the lines of a plan."""
    fte = np.maximum(plan.seats.fte, 0)
    staffed = row_sums(plan.seats.line, np.where(plan.holder >= 0, fte, 0), len(case.line_keys))
    contractors = _contractors(case, plan)
    return Totals(staffed, contractors, np.maximum(case.demand - staffed - contractors, 0))


def _runs(
    case: Case, plan: Plan, places: Int64Array, seat: IntArray, month: IntArray, person: IntArray, fte: Int64Array
) -> tuple[Int64Array, Runs]:
    """The run of each entry, and the runs; ``places`` are the entries' positions in the flattened plan."""
    starts = np.ones(len(seat), dtype=np.bool_)
    starts[1:] = (places[1:] != places[:-1] + 1) | (seat[1:] != seat[:-1]) | (person[1:] != person[:-1])
    entry = np.flatnonzero(starts)
    line = plan.seats.line[seat[entry]]
    study, who, since = case.line_study[line], person[entry], month[entry]
    totals = np.add.reduceat(fte, entry) if len(entry) else fte
    known = _known(case, who, study, since)
    return np.cumsum(starts) - 1, Runs(entry, seat[entry], since, who, line, study, totals, known)


def _contractors(case: Case, plan: Plan) -> Int64Array:
    """[D, T] percent worked by contractors."""
    by_contractor = plan.holder == CONTRACTOR
    some = np.flatnonzero(by_contractor.any(axis=1))
    amounts = np.where(by_contractor[some], np.maximum(plan.seats.fte[some], 0), 0)
    return row_sums(plan.seats.line[some], amounts, len(case.line_keys))


def _pairs(first: IntArray, second: IntArray, count: int) -> Int64Array:
    """One number for each pair; ``second`` is below ``count``."""
    return first.astype(np.int64) * count + second


def _known(case: Case, person: IntArray, study: IntArray, month: IntArray) -> BoolArray:
    """Whether each run's person knew the sponsor when joining the study.

    Work on *another* study of the sponsor before the first month on this one is the same as: their first month for
    the sponsor lies before their first month on this study.
    """
    people, sponsors, studies = *case.knew_before.shape, len(case.study_rows)
    sponsor = case.study_sponsor[study]
    on_study = least(_pairs(person, study, studies), month, people * studies)
    for_sponsor = least(_pairs(person, sponsor, sponsors), month, people * sponsors)
    return case.knew_before[person, sponsor] | (for_sponsor < on_study)


def _joining(case: Case, runs: Runs) -> tuple[Joinings, Int64Array]:
    """The joinings, and the runs that begin in a newcomer's first month on their line."""
    lines = len(case.line_keys)
    keys = _pairs(runs.person, runs.line, lines)
    joining = ~np.isin(keys, case.incumbent_pairs)
    first = runs.month == least(keys, runs.month, len(case.cost) * lines)
    there = np.flatnonzero(joining)
    __, one_each = np.unique(keys[there], return_index=True)
    each = there[one_each]
    return Joinings(runs.person[each], runs.line[each], runs.known[each]), np.flatnonzero(joining & first)


def _handovers(case: Case, plan: Plan, runs: Runs, arriving: Int64Array) -> tuple[Handover, ...]:
    """The handovers of a plan, by line and month; ``arriving`` are runs of newcomers in their first month.

    Runs go by seat and month, so the run before one of the same seat tells the last person who held it.
    """
    seats, person = plan.seats, runs.person
    there = runs.seat[arriving]
    follows = (arriving > 0) & (runs.seat[arriving - 1] == there)
    before = np.where(follows, person[arriving - 1], _incumbents_of(case, plan)[there])
    taking = arriving[before >= 0]
    # one person who takes over two seats of a line in a month: one handover
    __, one_each = np.unique(_pairs(person[taking], runs.line[taking], len(case.line_keys)), return_index=True)
    one_each.sort()
    taken, from_ = taking[one_each], before[before >= 0][one_each]
    s, t = runs.seat[taken], runs.month[taken]
    order = np.lexsort((s, t, seats.line[s]))
    columns = (seats.line[s], s, t, from_, person[taken], seats.fte[s, t])
    rows = zip(*(column[order].tolist() for column in columns), strict=True)
    return tuple(Handover(*row) for row in rows)


def _incumbents_of(case: Case, plan: Plan) -> IntArray:
    """By seat, the person whose assignment made it, if they are an incumbent of its line, else -1."""
    assignee, lines = plan.seats.assignee, len(case.line_keys)
    is_one = (assignee >= 0) & np.isin(_pairs(assignee, plan.seats.line, lines), case.incumbent_pairs)
    return np.where(is_one, assignee, -1).astype(np.int32)
