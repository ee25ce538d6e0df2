"""Studies moved by hand, or made more or less likely: demand, seats and holders come along as far as possible."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

import numpy as np

from planner.domain.arrays import row_sums
from planner.domain.case import Case, build_case
from planner.domain.months import Month
from planner.domain.plan import OPEN, HandLock, Plan, SeatTable
from planner.domain.plan_rows import describe_line
from planner.domain.portfolio import AwardStatus, Portfolio, Study
from planner.domain.seats import default_seats
from planner.domain.telling import tell
from planner.services.changing import changes as c
from planner.services.changing.demand import with_demand
from planner.services.changing.holding import Piece
from planner.services.changing.parts import Part, parts_of, with_parts
from planner.services.changing.refusal import ChangeRefused
from planner.services.changing.words import line_words

FIXED = (AwardStatus.ONGOING, AwardStatus.AWARDED, AwardStatus.CLOSED, AwardStatus.LOST)
"""Statuses that say how likely a study is, whatever its probability."""


def later(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or the last one of a shorter month; a last day of a month stays one."""
    month = Month.of(day).plus(months)
    last = calendar.monthrange(month.year, month.month)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return dt.date(month.year, month.month, last if ends else min(day.day, last))


def move_study(
    case: Case, plan: Plan, change: c.MoveStudy | c.SetStudyDates
) -> tuple[Case, Plan, list[Piece], list[str]]:
    """The case with a study at other dates, the plan with its seats moved and open, the holders they should get again
    (with a lock set by hand where the piece's seat-month had one), and what falls outside the plan.

    :raises ChangeRefused: dates that cannot be, or the ones that it has already.
    """
    row = int(case.study_rows[change.study])
    study = case.portfolio.studies[row]
    start, end = _dates(study, change)
    by = case.grid.index(start) - case.grid.index(study.start)
    grown = case.grid.index(end) - case.grid.index(study.end) - by
    lost: list[str] = _limits(study, start)
    fte: dict[int, tuple[int, ...]] = {}
    parts: dict[int, list[Part]] = {}
    last = case.grid.index(end)
    _add_up(case, plan, change.study)
    for line in np.flatnonzero(case.line_study == change.study).tolist():
        moved = [_shifted(part, by) for part in parts_of(plan, line)]
        gone = int(case.demand[line].sum()) - sum(int(part.fte.sum()) for part in moved)
        if grown > 0:
            _go_on(case, line, moved, last - grown, last)
        elif grown < 0:
            gone += _cut_off(moved, last)
        if gone:
            lost.append(
                tell(
                    "{n} FTE-months of {line} fall outside the plan or the study.",
                    n=f"{gone / 100:.2f}",
                    line=line_words(case, line),
                )
            )
        parts[line] = moved
        fte[line] = tuple(sum((part.fte for part in moved), np.zeros(case.grid.count, dtype=np.int32)).tolist())
    studies = list(case.portfolio.studies)
    studies[row] = replace(study, start=start, end=end)
    new = with_demand(case, fte)  # no array of the case depends on the dates of studies
    new = replace(new, portfolio=replace(new.portfolio, studies=tuple(studies)))
    return new, *_opened(plan, parts), lost


def _dates(study: Study, change: c.MoveStudy | c.SetStudyDates) -> tuple[dt.date, dt.date]:
    try:
        if isinstance(change, c.MoveStudy):
            start, end = later(study.start, change.by), later(study.end, change.by)
        else:
            start, end = change.start, change.end
    except ValueError:
        raise ChangeRefused(tell("{study} cannot move that far. Choose fewer months.", study=study.id)) from None
    if end < start:
        raise ChangeRefused(tell("{study} cannot end before it starts. Correct one of the dates.", study=study.id))
    if (start, end) == (study.start, study.end):
        raise ChangeRefused(tell("{study} has these dates already.", study=study.id))
    return start, end


def _add_up(case: Case, plan: Plan, study: int) -> None:
    """Refuses to move seats that do not make the demand, which happens when the portfolio was changed elsewhere."""
    made = row_sums(plan.seats.line, plan.seats.fte, len(case.line_keys))
    if (made != case.demand)[case.line_study == study].any():
        raise ChangeRefused(
            tell(
                "The seats of {study} do not add up to its demand. Plan again first.",
                study=case.portfolio.studies[int(case.study_rows[study])].id,
            )
        )


def _limits(study: Study, start: dt.date) -> list[str]:
    found: list[str] = []
    if study.earliest_start is not None and start < study.earliest_start:
        found.append(
            tell(
                "{study} now starts before its earliest start, {day}.",
                study=study.id,
                day=study.earliest_start.isoformat(),
            )
        )
    if study.latest_start is not None and start > study.latest_start:
        found.append(
            tell(
                "{study} now starts after its latest start, {day}.", study=study.id, day=study.latest_start.isoformat()
            )
        )
    return found


def _shifted(part: Part, by: int) -> Part:
    """A seat some months later; months outside the plan are gone."""
    months = len(part.fte)
    source = np.arange(months) - by
    inside = (source >= 0) & (source < months)
    at = np.clip(source, 0, months - 1)
    return Part(
        part.number,
        np.where(inside, part.fte[at], 0).astype(np.int32),
        np.where(inside, part.holder[at], OPEN).astype(np.int32),
        inside & part.locked[at],
        part.assignee,
    )


def _go_on(case: Case, line: int, parts: list[Part], from_month: int, last: int) -> None:
    """The demand of the study's last month so far goes on until its new one, held by whoever held it."""
    if not 0 <= from_month < case.grid.count:
        return
    for part in parts:
        if part.fte[from_month] > 0:
            until = slice(from_month + 1, min(last, case.grid.count - 1) + 1)
            more = part.fte[until] == 0
            part.fte[until] = np.where(more, part.fte[from_month], part.fte[until])
            part.holder[until] = np.where(more, part.holder[from_month], part.holder[until])


def _cut_off(parts: list[Part], last: int) -> int:
    """Nothing is needed after the study's new end; the percent that fall away."""
    gone = 0
    for part in parts:
        for t in range(max(0, last + 1), len(part.fte)):
            gone += int(part.fte[t])
            part.empty(t)
    return gone


def _opened(plan: Plan, parts: dict[int, list[Part]]) -> tuple[Plan, list[Piece]]:
    """The plan with the parts' seats all open, and the pieces that give them their holders again."""
    wanted = {(line, p.number): (p.holder.copy(), p.locked.copy()) for line, ps in parts.items() for p in ps}
    for of_line in parts.values():
        for part in of_line:
            part.holder[:] = OPEN
    new = with_parts(plan, parts)
    pieces = []
    for seat, key in enumerate(zip(new.seats.line.tolist(), new.seats.number.tolist(), strict=True)):
        if key in wanted:
            holders = wanted[key][0]
            months = np.flatnonzero((holders != OPEN) & (new.seats.fte[seat] > 0)).tolist()
            pieces += [Piece(t, ((seat, t, int(holders[t])),)) for t in months]
    return new, pieces


def locks_again(plan: Plan, before: Plan, by: int, lines: set[int]) -> Plan:
    """The plan with the locks by hand of moved lines put where their holders are now."""
    position = {key: s for s, key in enumerate(zip(plan.seats.line.tolist(), plan.seats.number.tolist(), strict=True))}
    again = []
    for lock in before.hand_locks:
        line, month = int(before.seats.line[lock.seat]), lock.month + by
        seat = position.get((line, int(before.seats.number[lock.seat])), -1)
        if (
            line in lines
            and seat >= 0
            and 0 <= month < plan.holder.shape[1]
            and plan.holder[seat, month] == lock.person
        ):
            again.append(HandLock(seat, month, lock.person))
    return replace(plan, hand_locks=(*plan.hand_locks, *again))


def set_probability(case: Case, plan: Plan, change: c.SetProbability) -> tuple[Case, Plan, list[str]]:
    """The case with a study more or less likely; its lines may enter or leave the plan.

    :raises ChangeRefused: the status says how likely the study is, or the probability is none.
    """
    study = case.portfolio.studies[change.study]
    if study.status in FIXED:
        raise ChangeRefused(
            tell(
                "{study} is {status}; its probability follows from that. Change its status first.",
                study=study.id,
                status=study.status.value,
            )
        )
    if change.probability is not None and not 0 <= change.probability <= 1:
        raise ChangeRefused(tell("A probability lies between 0 % and 100 %."))
    if change.probability == study.probability:
        raise ChangeRefused(tell("{study} has this probability already.", study=study.id))
    studies = list(case.portfolio.studies)
    studies[change.study] = replace(study, probability=change.probability)
    portfolio: Portfolio = replace(case.portfolio, studies=tuple(studies))
    new = build_case(portfolio)
    if new.line_keys == case.line_keys:
        return new, plan, []
    carried, lost = carry(case, plan, new)
    return new, carried, lost


def carry(case: Case, plan: Plan, new: Case) -> tuple[Plan, list[str]]:
    """A plan on the lines of another case with the same people and months: new lines get their default seats, open."""
    to = np.array([new.line_index.get(key, -1) for key in case.line_keys], dtype=np.int32)
    lost: list[str] = [
        tell("The line {line} is no longer planned; its seats are gone.", line=describe_line(case.line_keys[d]))
        for d in np.flatnonzero(to < 0).tolist()
        if (plan.seats.line == d).any()
    ]
    fresh = default_seats(new)
    added = np.flatnonzero(~np.isin(fresh.line, to))
    kept = np.flatnonzero(to[plan.seats.line] >= 0) if len(plan.seats) else np.zeros(0, dtype=np.int64)
    line = np.concatenate([to[plan.seats.line[kept]], fresh.line[added]])
    number = np.concatenate([plan.seats.number[kept], fresh.number[added]])
    order = np.lexsort((number, line))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    where = dict(zip(kept.tolist(), place[: len(kept)].tolist(), strict=True))
    open_rows = np.full((len(added), new.grid.count), OPEN, dtype=np.int32)
    return Plan(
        SeatTable(
            line=line[order].astype(np.int32),
            number=number[order].astype(np.int32),
            fte=np.concatenate([plan.seats.fte[kept], fresh.fte[added]])[order],
            assignee=np.concatenate([plan.seats.assignee[kept], fresh.assignee[added]])[order],
        ),
        np.concatenate([plan.holder[kept], open_rows])[order],
        tuple(HandLock(where[k.seat], k.month, k.person) for k in plan.hand_locks if k.seat in where),
    ), lost
