"""What a cell of the board says in words: for tooltips, the status line and screen readers."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

import numpy as np

from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan
from planner.domain.portfolio import Leave
from planner.domain.telling import joined, tell
from planner.services.board_clipboard import HolderNames
from planner.services.board_rows import Bar, BarKind, Board, RowKind


class BoardText:
    """Words for the cells of the boards of one plan."""

    def __init__(self, case: Case, plan: Plan, evaluation: Evaluation) -> None:
        self._case, self._plan = case, plan
        self._held_in: dict[int, dict[tuple[int, int], tuple[int, ...]]] = {}
        self._from = {(h.seat, h.month): h.from_ for h in evaluation.handovers}

    def lines(self, board: Board, row: int, month: int) -> list[str]:
        """What a cell says, most important line first."""
        entry = board.rows[row]
        if entry.kind.is_heading:
            heading = joined(" ", (entry.label, entry.note)) if entry.note else entry.label
            return [heading, entry.text, _month_sum(board, row, month)]
        bar = board.bar_at(row, month)
        if entry.kind is RowKind.SEAT:
            return self._seat(board, row, month, bar)
        return self._person(board, row, month, bar)

    def sentence(self, board: Board, row: int, month: int) -> str:
        """The same on one line."""
        return joined("; ", [line for line in self.lines(board, row, month) if line])

    def cell(self, board: Board, row: int, month: int) -> str:
        """What a cell is copied as: by seats its holder, by people the study, in a heading the FTE of the month."""
        entry = board.rows[row]
        if entry.kind is RowKind.SEAT:
            carries = self._plan.seats.fte[entry.item, month] > 0
            return self._names.of(int(self._plan.holder[entry.item, month])) if carries else ""
        if entry.kind.is_heading:
            figures = entry.sums.held if entry.kind is RowKind.ROLE else entry.sums.asked
            return f"{figures[month] / 100:.2f}" if figures else ""
        bar = board.bar_at(row, month)
        return bar.label if bar is not None else ""

    def seats_at(self, board: Board, row: int, month: int) -> tuple[int, ...]:
        """The seats that a cell stands for: the row's own, or those that its person holds on the study shown there."""
        entry = board.rows[row]
        if entry.kind is RowKind.SEAT:
            return (entry.item,)
        bar = board.bar_at(row, month)
        if bar is None:
            return ()
        return self._held(month).get((bar.person, bar.study), ())

    def _held(self, month: int) -> dict[tuple[int, int], tuple[int, ...]]:
        """The seats that each person holds on each study in a month."""
        known = self._held_in.get(month)
        if known is None:
            plan = self._plan
            seats = np.flatnonzero((plan.holder[:, month] >= 0) & (plan.seats.fte[:, month] > 0))
            people = plan.holder[seats, month].tolist()
            studies = self._case.line_study[plan.seats.line[seats]].tolist()
            lists: dict[tuple[int, int], list[int]] = defaultdict(list)
            for seat, person, study in zip(seats.tolist(), people, studies, strict=True):
                lists[person, study].append(seat)
            known = self._held_in[month] = {key: tuple(held) for key, held in lists.items()}
        return known

    def _seat(self, board: Board, row: int, month: int, bar: Bar | None) -> list[str]:
        seat = board.rows[row].item
        key = self._case.line_keys[int(self._plan.seats.line[seat])]
        place = f"{key.study}, {board.rows[row].label}, {board.months[month]}"
        if bar is None:
            return [place, tell("no demand")]
        fte = int(self._plan.seats.fte[seat, month]) / 100
        if bar.kind is BarKind.OPEN:
            fte_open = tell("{n} FTE that nobody holds", n=f"{fte:.2f}")
            return [tell("{place}: open", place=place), fte_open, self._study(bar)]
        amount = tell("{n} FTE", n=f"{fte:.2f}")
        if bar.kind is BarKind.CONTRACTOR:
            return [tell("{place}: contractor", place=place), amount, self._study(bar)]
        return [f"{place}: {bar.label}", amount, *self._about(bar, month), self._study(bar)]

    def _person(self, board: Board, row: int, month: int, bar: Bar | None) -> list[str]:
        person = board.rows[row].item
        entry = self._case.portfolio.staff[person]
        who = f"{entry.name or entry.id}, {board.months[month]}"
        available = int(self._case.available[person, month])
        used = self._used(person, month)
        load = tell(
            "{used} of {available} FTE planned, {free} free",
            used=f"{used / 100:.2f}",
            available=f"{available / 100:.2f}",
            free=f"{(available - used) / 100:.2f}",
        )
        if available == 0:
            load = tell("not available in this month")
        away = self.absence(person, month)
        load = joined(": ", (load, away)) if away else load
        if bar is None:
            return [tell("{who}: nothing planned here", who=who), load]
        amount = tell("{n} FTE", n=bar.fte)
        return [f"{who}: {bar.label}", amount, *self._about(bar, month), self._study(bar), load]

    def _about(self, bar: Bar, month: int) -> list[str]:
        found: list[str] = []
        sponsor = self._case.portfolio.sponsors[bar.sponsor].name
        if bar.knows:
            found.append(tell("Knew {sponsor} when joining", sponsor=sponsor))
        else:
            found.append(tell("New to {sponsor}", sponsor=sponsor))
        if bar.locked:
            found.append(tell("Locked"))
        if bar.handover and (bar.seat, bar.first) in self._from:
            giver, taker = (self._name(p) for p in (self._from[bar.seat, bar.first], bar.person))
            month_of = self._case.grid.labels[bar.first]
            found.append(tell("Handover in {month}: {giver} → {taker}", month=month_of, giver=giver, taker=taker))
        return found

    def absence(self, person: int, month: int) -> str:
        """Why somebody is less available in a month than usual; '' if nothing is known of it."""
        entry, at = self._case.portfolio.staff[person], self._case.grid.months[month]
        found = []
        if entry.start is not None and entry.start > at.first_day:
            found.append(tell("contract from {day}", day=f"{entry.start}"))
        if entry.end is not None and entry.end < at.last_day:
            found.append(tell("contract to {day}", day=f"{entry.end}"))
        for leave in self._leaves[entry.id]:
            if leave.start <= at.last_day and leave.end >= at.first_day:
                kind = leave.kind or tell("leave")
                kind = kind if leave.share >= 1 else joined(" ", (kind, f"{leave.share:.0%}"))
                days = tell("{first} to {last}", first=f"{leave.start}", last=f"{leave.end}")
                found.append(joined(" ", (kind, days)))
        return joined(", ", found) if found else ""

    @cached_property
    def _names(self) -> HolderNames:
        return HolderNames(self._case)

    @cached_property
    def _leaves(self) -> dict[str, list[Leave]]:
        found: dict[str, list[Leave]] = defaultdict(list)
        for leave in self._case.portfolio.leave:
            found[leave.person].append(leave)
        return found

    def _name(self, person: int) -> str:
        entry = self._case.portfolio.staff[person]
        return entry.name or entry.id

    def _study(self, bar: Bar) -> str:
        study = self._case.portfolio.studies[int(self._case.study_rows[bar.study])]
        chance = float(self._case.probability[bar.study])
        words = f"{study.sponsor}, {study.phase + ', ' if study.phase else ''}{study.status.value}"
        return words if chance >= 1.0 else tell("{study} ({share} likely)", study=words, share=f"{chance:.0%}")

    def _used(self, person: int, month: int) -> int:
        held = self._plan.holder[:, month] == person
        return int(self._plan.seats.fte[held, month].sum())


def _month_sum(board: Board, row: int, month: int) -> str:
    """A heading's sums in one month."""
    sums = board.rows[row].sums
    if not sums.asked:
        return ""
    asked, held = sums.asked[month] / 100, sums.held[month] / 100
    if board.rows[row].kind is RowKind.ROLE:
        return tell(
            "{month}: {held} of {asked} FTE planned, {free} free",
            month=board.months[month],
            held=f"{held:.1f}",
            asked=f"{asked:.1f}",
            free=f"{asked - held:.1f}",
        )
    return tell(
        "{month}: {asked} FTE asked, {held} held, {open} open",
        month=board.months[month],
        asked=f"{asked:.1f}",
        held=f"{held:.1f}",
        open=f"{asked - held:.1f}",
    )
