"""The staffing board by people: one row for each person, in lanes where somebody works on several studies at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from planner.domain.arrays import table_sums
from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan
from planner.services.board_rows import NO_SUMS, Bar, BarKind, BoardRow, RowKind, Shade, fte_text
from planner.services.board_sums import locked_months, person_sums, with_months


@dataclass(frozen=True, eq=False)
class KnownRows:
    """Rows by people that stay as they are: by person, their rows; and the shading of everybody's rows."""

    rows: Mapping[int, Sequence[BoardRow]]
    shade: Mapping[int, NDArray[np.uint8]]


def people_rows(
    case: Case, plan: Plan, evaluation: Evaluation, known: KnownRows | None = None
) -> tuple[list[BoardRow], NDArray[np.uint8]]:
    """The rows by people, grouped by main role, and their shading (see `Board.shade`)."""
    kept = known.rows if known is not None else {}
    bars = _bars_of_people(case, plan, evaluation, list(kept))
    used = _used(case, plan)
    rows: list[BoardRow] = []
    owners: list[int] = []
    by_role: dict[str, list[int]] = defaultdict(list)
    for p, person in enumerate(case.portfolio.staff):
        by_role[person.role].append(p)
    for number, role in enumerate(case.portfolio.roles):
        people = by_role[role.name]
        if not people:
            continue
        top = len(rows)
        rows.append(_role_row(case, number, people, used))
        owners.append(-1)
        for p in people:
            if p in kept:
                rows += (row if row.parent == top else replace(row, parent=top) for row in kept[p])
            else:
                content = enumerate(lanes(bars.get(p, [])))
                rows += (_person_row(case, p, lane, of_lane, used[p], top) for lane, of_lane in content)
            owners += [p] * (len(rows) - len(owners))
    if known is not None:
        nothing = np.full(case.grid.count, Shade.NOTHING, dtype=np.uint8)
        each = [known.shade[p] if p >= 0 else nothing for p in owners]
        return rows, np.array(each, dtype=np.uint8).reshape(len(rows), case.grid.count)
    return rows, _shade(case, owners)


def lanes(bars: list[Bar]) -> list[list[Bar]]:
    """Bars that overlap go to lanes below each other; a bar prefers the lane whose last bar is of the same sponsor."""
    found: list[list[Bar]] = [[]]
    for bar in sorted(bars, key=lambda b: (b.first, -b.last, b.study)):
        free = [lane for lane in found if not lane or lane[-1].last < bar.first]
        kin = [lane for lane in free if lane and lane[-1].sponsor == bar.sponsor]
        if kin or free:
            (kin or free)[0].append(bar)
        else:
            found.append([bar])
    return found


def _used(case: Case, plan: Plan) -> NDArray[np.int64]:
    """[P, T] percent worked."""
    seats, months = np.nonzero((plan.holder >= 0) & (plan.seats.fte > 0))
    shape = (len(case.portfolio.staff), case.grid.count)
    return table_sums(plan.holder[seats, months], months, plan.seats.fte[seats, months], shape)


def _bars_of_people(case: Case, plan: Plan, evaluation: Evaluation, without: list[int]) -> dict[int, list[Bar]]:
    """The runs of months of each person on each study, without some people's."""
    wanted = np.ones(len(case.portfolio.staff) + 1, dtype=np.bool_)
    wanted[without] = False
    held = (plan.holder >= 0) & (plan.seats.fte > 0)
    seats, months = np.nonzero(held & wanted[np.maximum(plan.holder, 0)])
    studies = case.line_study[plan.seats.line[seats]].astype(np.int64)
    keys = plan.holder[seats, months].astype(np.int64) * max(len(case.study_rows), 1) + studies
    order = np.lexsort((seats, months, keys))
    found: dict[int, list[Bar]] = defaultdict(list)
    marks = _Marks({(h.seat, h.month) for h in evaluation.handovers}, locked_months(case, plan))
    run: list[tuple[int, int]] = []  # (seat, month) pairs of the run being read
    last_key = -1
    for key, seat, month in zip(keys[order].tolist(), seats[order].tolist(), months[order].tolist(), strict=True):
        if run and (key != last_key or month > run[-1][1] + 1):
            bar = _run_bar(case, plan, evaluation, run, marks)
            found[bar.person].append(bar)
            run = []
        run.append((seat, month))
        last_key = key
    if run:
        bar = _run_bar(case, plan, evaluation, run, marks)
        found[bar.person].append(bar)
    return found


@dataclass(frozen=True)
class _Marks:
    """Where handovers happen, and what is locked [S, T]."""

    handovers: set[tuple[int, int]]
    locked: NDArray[np.bool_]


def _run_bar(case: Case, plan: Plan, evaluation: Evaluation, run: list[tuple[int, int]], marks: _Marks) -> Bar:
    seat, first = run[0]
    line = int(plan.seats.line[seat])
    study = int(case.line_study[line])
    load: dict[int, int] = defaultdict(int)
    for s, t in run:
        load[t] += int(plan.seats.fte[s, t])
    return Bar(
        first=first,
        last=run[-1][1],
        kind=BarKind.HELD,
        sponsor=int(case.line_sponsor[line]),
        study=study,
        line=line,
        seat=seat,
        person=int(plan.holder[seat, first]),
        label=case.line_keys[line].study,
        fte=fte_text(min(load.values()), max(load.values())),
        firm=float(case.probability[study]) >= 1.0,
        knows=bool(evaluation.knows[seat, first]),
        handover=any((s, t) in marks.handovers for s, t in run if t == first),
        locked=any(marks.locked[s, t] for s, t in run),
        role=int(case.line_role[line]),
    )


def _role_row(case: Case, role: int, people: list[int], used: NDArray[np.int64]) -> BoardRow:
    name = case.portfolio.roles[role].name
    available = int(case.available[people].sum())
    noun = "person" if len(people) == 1 else "people"
    text = f"{len(people)} {noun}   ·   {available / 100:,.1f} FTE-months available"
    if available:
        text += f"   ·   {used[people].sum() / available:.0%} planned"
    sums = with_months(
        person_sums(available, int(used[people].sum())), case.available[people].sum(0), used[people].sum(0)
    )
    return BoardRow(RowKind.ROLE, role, name, text=text, search=name.casefold(), sums=sums)


def _person_row(case: Case, person: int, lane: int, bars: list[Bar], used: NDArray[np.int64], parent: int) -> BoardRow:
    entry = case.portfolio.staff[person]
    available = int(case.available[person].sum())
    note = f"{used.sum() / available:.0%}" if available else "away"
    sponsors = " ".join(case.portfolio.sponsors[bar.sponsor].name for bar in bars)
    search = f"{entry.name} {entry.id} {entry.role} {entry.country} {sponsors} {' '.join(b.label for b in bars)}"
    return BoardRow(
        RowKind.LANE if lane else RowKind.PERSON,
        person,
        "" if lane else entry.name or entry.id,
        "" if lane else f"{entry.country}  {note}".strip(),
        bars=tuple(bars),
        parent=parent,
        search=search.casefold(),
        sums=NO_SUMS if lane else person_sums(available, int(used.sum())),
    )


def _shade(case: Case, owners: list[int]) -> NDArray[np.uint8]:
    """What the ground of each month says, see `Shade`."""
    shade = np.zeros((len(owners), case.grid.count), dtype=np.uint8)
    full = case.available.max(axis=1) if case.available.size else np.zeros(0)
    for row, person in enumerate(owners):
        if person >= 0:
            available = case.available[person]
            partly = np.where(available < full[person], Shade.PARTLY_AWAY, Shade.NOTHING)
            shade[row] = np.where(available == 0, Shade.AWAY, partly)
            entry = case.portfolio.staff[person]
            if entry.start is not None or entry.end is not None:
                employed = case.grid.span(entry.start, entry.end)
                shade[row, : employed.start] = shade[row, employed.stop :] = Shade.NO_CONTRACT
    return shade
