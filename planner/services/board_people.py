"""The staffing board by people: one row for each person, in lanes where somebody works on several studies at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.domain.arrays import table_sums
from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan
from planner.domain.telling import counted, joined, tell
from planner.services.board_rows import NO_SUMS, Bar, BarKind, BoardRow, RowKind, Shade, fte_text, line_facts
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


def renewed_people(
    case: Case, plan: Plan, evaluation: Evaluation, rows: Sequence[BoardRow], people: Set[int]
) -> list[BoardRow] | None:
    """The rows of a board with those of some people made anew; None if one of them needs another number of lanes."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.item in people and not row.kind.is_heading:
            places[row.item].append(at)
    bars = _bars_of_people(case, plan, evaluation, [p for p in range(len(case.portfolio.staff)) if p not in people])
    used, new = _used(case, plan), list(rows)
    for p, where in places.items():
        content = lanes(bars.get(p, []))
        if len(content) != len(where):
            return None
        for lane, (at, of_lane) in enumerate(zip(where, content, strict=True)):
            new[at] = _person_row(case, p, lane, of_lane, used[p], rows[at].parent)
    for top in {rows[where[0]].parent for where in places.values()}:
        name = case.portfolio.roles[rows[top].item].name
        of_role = [p for p, person in enumerate(case.portfolio.staff) if person.role == name]
        new[top] = _role_row(case, rows[top].item, of_role, used)
    return new


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
    seats, months, keys = seats[order], months[order], keys[order]
    found: dict[int, list[Bar]] = defaultdict(list)
    maker = _BarMaker(case, plan, {(h.seat, h.month) for h in evaluation.handovers})
    marks = evaluation.knows[seats, months].tolist(), locked_months(case, plan)[seats, months].tolist()
    fte = plan.seats.fte[seats, months].tolist()
    run: list[_Cell] = []
    last_key = -1
    cells = map(_Cell, seats.tolist(), months.tolist(), fte, *marks)
    for key, cell in zip(keys.tolist(), cells, strict=True):
        if run and (key != last_key or cell.month > run[-1].month + 1):
            bar = maker.bar(run)
            found[bar.person].append(bar)
            run = []
        run.append(cell)
        last_key = key
    if run:
        bar = maker.bar(run)
        found[bar.person].append(bar)
    return found


class _Cell(NamedTuple):
    """A month of a seat that somebody holds."""

    seat: int
    month: int
    fte: int
    knows: bool
    locked: bool


class _BarMaker:
    """Makes a bar of the months of one person on one study."""

    def __init__(self, case: Case, plan: Plan, handovers: set[tuple[int, int]]) -> None:
        self._keys, self._plan, self._handovers = case.line_keys, plan, handovers
        self._lines, self._line_of = line_facts(case), plan.seats.line.tolist()

    def bar(self, run: list[_Cell]) -> Bar:
        """The bar of a run, whose months follow one another; a month comes once for each seat."""
        head = run[0]
        line = self._line_of[head.seat]
        study, sponsor, role, firm = self._lines[line]
        load: dict[int, int] = {}
        for cell in run:
            load[cell.month] = load.get(cell.month, 0) + cell.fte
        taken_over = any((cell.seat, cell.month) in self._handovers for cell in run if cell.month == head.month)
        person = int(self._plan.holder[head.seat, head.month])
        return Bar(
            head.month, run[-1].month, BarKind.HELD, sponsor, study, line, head.seat, person, self._keys[line].study,
            fte_text(min(load.values()), max(load.values())), firm, head.knows, taken_over,
            any(cell.locked for cell in run), role,
        )  # fmt: skip


def _role_row(case: Case, role: int, people: list[int], used: NDArray[np.int64]) -> BoardRow:
    name = case.portfolio.roles[role].name
    available = int(case.available[people].sum())
    words = [
        counted(len(people), "1 person", "{n} people"),
        tell("{n} FTE-months available", n=f"{available / 100:,.1f}"),
    ]
    if available:
        words.append(tell("{share} planned", share=f"{used[people].sum() / available:.0%}"))
    sums = with_months(
        person_sums(available, int(used[people].sum())), case.available[people].sum(0), used[people].sum(0)
    )
    return BoardRow(RowKind.ROLE, role, name, text=joined("   ·   ", words), search=name.casefold(), sums=sums)


def _person_row(case: Case, person: int, lane: int, bars: list[Bar], used: NDArray[np.int64], parent: int) -> BoardRow:
    entry = case.portfolio.staff[person]
    available = int(case.available[person].sum())
    note = f"{entry.country}  {used.sum() / available:.0%}".strip() if available else _away(entry.country)
    sponsors = " ".join(case.portfolio.sponsors[bar.sponsor].name for bar in bars)
    search = f"{entry.name} {entry.id} {entry.role} {entry.country} {sponsors} {' '.join(b.label for b in bars)}"
    return BoardRow(
        RowKind.LANE if lane else RowKind.PERSON,
        person,
        "" if lane else entry.name or entry.id,
        "" if lane else note,
        bars=tuple(bars),
        parent=parent,
        search=search.casefold(),
        sums=NO_SUMS if lane else person_sums(available, int(used.sum())),
    )


def _away(country: str) -> str:
    return joined("  ", (country, tell("away"))) if country else tell("away")


def _shade(case: Case, owners: list[int]) -> NDArray[np.uint8]:
    """What the ground of each month says, see `Shade`."""
    available, staff = case.available, case.portfolio.staff
    full = available.max(axis=1, keepdims=True) if available.size else available
    partly = np.where(available < full, Shade.PARTLY_AWAY, Shade.NOTHING)
    of_person = np.full((len(staff) + 1, case.grid.count), Shade.NOTHING, dtype=np.uint8)  # the last is nobody's
    of_person[:-1] = np.where(available == 0, Shade.AWAY, partly)
    for person, entry in enumerate(staff):
        if entry.start is not None or entry.end is not None:
            employed = case.grid.span(entry.start, entry.end)
            of_person[person, : employed.start] = of_person[person, employed.stop :] = Shade.NO_CONTRACT
    return of_person[owners]
