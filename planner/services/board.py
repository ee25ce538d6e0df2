"""The staffing board's read model: seats grouped by sponsor and study, or people grouped by role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.domain.arrays import row_sums
from planner.domain.case import Case
from planner.domain.evaluation import Evaluation, Level
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.portfolio import LineKey
from planner.domain.telling import joined, tell
from planner.services.board_people import people_rows
from planner.services.board_rows import (
    Arrange,
    Bar,
    BarKind,
    Board,
    BoardRow,
    RowKind,
    Shade,
    Sums,
    extremes,
    fte_text,
    line_facts,
    run_arrays,
    sponsor_letters,
)
from planner.services.board_sums import group_sums, group_text, locked_months, seat_sums, with_months

__all__ = ["Arrange", "Bar", "BarKind", "Board", "BoardRow", "RowKind", "Shade", "Sums", "board_model", "locked_months"]


def board_model(case: Case, plan: Plan, evaluation: Evaluation, arrange: Arrange = Arrange.SEATS) -> Board:
    """The board of a plan. All arguments must belong together; nothing is computed that the evaluator defines."""
    names = tuple(s.name for s in case.portfolio.sponsors)
    if arrange is Arrange.PEOPLE:
        rows, shade = people_rows(case, plan, evaluation)
    else:
        rows = SeatRows(case, plan, evaluation).rows()
        shade = np.zeros((len(rows), case.grid.count), dtype=np.uint8)
    roles = tuple(role.name for role in case.portfolio.roles)
    board = Board(case.grid.labels, names, sponsor_letters(names), tuple(rows), shade, roles)
    _ = board.headings  # worked out here, on the thread, instead of on the window's
    return board


class SeatRows:
    """Builds the rows by seats; one instance for one board.

    ``only`` [S] are the seats whose rows are asked for (None: all).
    """

    def __init__(self, case: Case, plan: Plan, evaluation: Evaluation, only: NDArray[np.bool_] | None = None) -> None:
        self.case, self.plan = case, plan
        self.only = np.ones(len(plan.seats), dtype=np.bool_) if only is None else only
        self.continuity = {(row.level, row.name): row for row in evaluation.continuity}
        self.margins = {(row.level, row.name): row for row in evaluation.margins}
        wanted = self.only.tolist()
        self.handovers = {(h.seat, h.month) for h in evaluation.handovers if wanted[h.seat]}
        self.locked = locked_months(case, plan)
        self.knows = evaluation.knows
        self.held = np.where(plan.holder != OPEN, plan.seats.fte, 0)
        self.of_study = _summed(case.line_study[plan.seats.line], len(case.study_rows), plan.seats.fte, self.held)
        self.of_sponsor = _summed(case.study_sponsor, len(case.portfolio.sponsors), *self.of_study)
        self.asked_by_seat, self.held_by_seat = plan.seats.fte.sum(axis=1).tolist(), self.held.sum(axis=1).tolist()
        self.lines = line_facts(case)
        self.bars = self._bars()

    def _bars(self) -> dict[int, list[Bar]]:
        seats, holder = self.plan.seats, self.plan.holder
        keys = (holder.astype(np.int64) + 2) * 4 + self.knows * 2 + self.locked
        keys[seats.fte <= 0] = -1
        keys[~self.only] = -1
        rows, firsts, lasts = run_arrays(keys, -1)
        least, most = extremes(seats.fte, rows, firsts, lasts)
        people = holder[rows, firsts].tolist()
        lines = seats.line[rows].tolist()
        marks = self.knows[rows, firsts].tolist(), self.locked[rows, firsts].tolist()
        fte = [fte_text(low, high) for low, high in zip(least, most, strict=True)]
        bars: dict[int, list[Bar]] = defaultdict(list)
        places = zip(rows.tolist(), firsts.tolist(), lasts.tolist(), strict=True)
        for (seat, first, last), person, line, text, knows, locked in zip(
            places, people, lines, fte, *marks, strict=True
        ):
            bars[seat].append(self._bar((seat, first, last), person, line, text, (knows, locked)))
        return bars

    def _bar(self, run: tuple[int, int, int], person: int, line: int, fte: str, marks: tuple[bool, bool]) -> Bar:
        """The bar of a run of months of a seat; ``marks``: knows the sponsor, locked."""
        seat, first, last = run
        if person >= 0:
            entry = self.case.portfolio.staff[person]
            kind, label = BarKind.HELD, entry.name or entry.id
        elif person == CONTRACTOR:
            kind, label = BarKind.CONTRACTOR, "contractor"
        else:
            kind, label = BarKind.OPEN, "open"
        study, sponsor, role, firm = self.lines[line]
        return Bar(
            first, last, kind, sponsor, study, line, seat, max(person, -1), label, fte, firm, marks[0],
            (seat, first) in self.handovers, marks[1], role,
        )  # fmt: skip

    def rows(self) -> list[BoardRow]:
        """Sponsors in sheet order, their studies below them, the studies' seats below those."""
        case = self.case
        seats_of: dict[int, list[int]] = defaultdict(list)
        for seat, line in enumerate(self.plan.seats.line.tolist()):
            if self.asked_by_seat[seat]:
                seats_of[self.lines[line][0]].append(seat)
        studies_of: dict[int, list[int]] = defaultdict(list)
        for study in range(len(case.study_rows)):
            if seats_of[study]:
                studies_of[int(case.study_sponsor[study])].append(study)
        rows: list[BoardRow] = []
        for sponsor in range(len(case.portfolio.sponsors)):
            if studies_of[sponsor]:
                top = len(rows)
                rows.append(self._sponsor_row(sponsor))
                for study in studies_of[sponsor]:
                    rows.append(self._study_row(study, top))
                    at = len(rows) - 1
                    rows.extend(self._seat_row(seat, at) for seat in seats_of[study])
        return rows

    def renewed(self, rows: Sequence[BoardRow], headings: Container[tuple[RowKind, int]]) -> list[BoardRow]:
        """Rows of a board with the same seats, with these headings and the seats asked for made anew."""
        new, wanted = list(rows), self.only.tolist()
        for at, row in enumerate(rows):
            if row.kind is RowKind.SEAT:
                if wanted[row.item]:
                    new[at] = self._seat_row(row.item, row.parent)
            elif (row.kind, row.item) in headings:
                sponsor = row.kind is RowKind.SPONSOR
                new[at] = self._sponsor_row(row.item) if sponsor else self._study_row(row.item, row.parent)
        return new

    def _sponsor_row(self, sponsor: int) -> BoardRow:
        name = self.case.portfolio.sponsors[sponsor].name
        text, alert, sums = self._sums(Level.SPONSOR, name, sponsor, self.of_sponsor)
        return BoardRow(
            RowKind.SPONSOR,
            sponsor,
            name,
            text=text,
            sponsor=sponsor,
            alert=alert,
            search=name.casefold(),
            sums=sums,
        )

    def _study_row(self, study: int, parent: int) -> BoardRow:
        entry = self.case.portfolio.studies[int(self.case.study_rows[study])]
        chance = float(self.case.probability[study])
        note = entry.status.value if chance >= 1.0 else f"{entry.status.value} {chance:.0%}"
        text, alert, sums = self._sums(Level.STUDY, entry.id, study, self.of_study)
        return BoardRow(
            RowKind.STUDY,
            study,
            entry.id,
            note,
            text,
            parent=parent,
            sponsor=int(self.case.study_sponsor[study]),
            alert=alert,
            search=f"{entry.id} {entry.sponsor} {entry.title}".casefold(),
            sums=sums,
        )

    def _seat_row(self, seat: int, parent: int) -> BoardRow:
        line = int(self.plan.seats.line[seat])
        key = self.case.line_keys[line]
        bars = tuple(self.bars.get(seat, ()))
        names = " ".join(bar.label for bar in bars)
        note = line_note(key)
        return BoardRow(
            RowKind.SEAT,
            seat,
            f"{key.role} {int(self.plan.seats.number[seat])}",
            note,
            bars=bars,
            parent=parent,
            sponsor=int(self.case.line_sponsor[line]),
            search=f"{key.study} {key.role} {note} {names}".casefold(),
            sums=seat_sums(self.asked_by_seat[seat], self.held_by_seat[seat]),
        )

    def _sums(self, level: Level, name: str, at: int, by_month: tuple[IntRows, IntRows]) -> tuple[str, bool, Sums]:
        """A heading's sums in words, whether they need attention, and as figures."""
        continuity, margin = self.continuity.get((level, name)), self.margins.get((level, name))
        text, alert = group_text(continuity, margin)
        return text, alert, with_months(group_sums(continuity, margin), by_month[0][at], by_month[1][at])


IntRows = NDArray[np.int64]


def _summed(of: NDArray[np.int32], count: int, *rows: NDArray[np.int32] | IntRows) -> tuple[IntRows, IntRows]:
    """Two tables of rows by month, each added up over the rows that belong together: ``of`` gives each row's place."""
    first, second = (row_sums(of, table, count) for table in rows)
    return first, second


@lru_cache(maxsize=20_000)
def line_note(key: LineKey) -> str:
    """What a line asks for besides its role: ``DE/PL · grade 3+ · Oncology``."""
    parts = ["/".join(key.countries)] if key.countries else []
    if key.min_grade is not None and key.min_grade > 1:
        parts.append(tell("grade {n}+", n=key.min_grade))
    parts.extend(key.skills)
    return joined(" · ", parts) if parts else ""
