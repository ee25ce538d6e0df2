"""The staffing board's read model: seats grouped by sponsor and study, or people grouped by role."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from planner.domain.case import Case
from planner.domain.evaluation import ContinuityRow, Evaluation, FloorState, Level, MarginRow
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, Plan
from planner.domain.portfolio import LineKey
from planner.services.board_people import people_rows
from planner.services.board_rows import Bar, BarKind, Board, BoardRow, RowKind, fte_text, runs, sponsor_letters

__all__ = ["Arrange", "Bar", "BarKind", "Board", "BoardRow", "RowKind", "board_model"]


class Arrange(StrEnum):
    """What the board's rows are."""

    SEATS = "seats"
    PEOPLE = "people"


def board_model(case: Case, plan: Plan, evaluation: Evaluation, arrange: Arrange = Arrange.SEATS) -> Board:
    """The board of a plan. All arguments must belong together; nothing is computed that the evaluator defines."""
    names = tuple(s.name for s in case.portfolio.sponsors)
    if arrange is Arrange.PEOPLE:
        rows, shade = people_rows(case, plan, evaluation)
    else:
        rows = _SeatRows(case, plan, evaluation).rows()
        shade = np.zeros((len(rows), case.grid.count), dtype=np.uint8)
    return Board(case.grid.labels, names, sponsor_letters(names), tuple(rows), shade)


def locked_months(case: Case, plan: Plan) -> NDArray[np.bool_]:
    """[S, T] where the holder is there by a lock (a locked assignment, or a lock set by hand)."""
    forced = resolve_locks(case, plan.seats, plan.hand_locks).forced
    locked: NDArray[np.bool_] = (forced >= 0) & (forced == plan.holder)
    return locked


class _SeatRows:
    """Builds the rows by seats; one instance for one board."""

    def __init__(self, case: Case, plan: Plan, evaluation: Evaluation) -> None:
        self.case, self.plan = case, plan
        self.continuity = {(row.level, row.name): row for row in evaluation.continuity}
        self.margins = {(row.level, row.name): row for row in evaluation.margins}
        self.handovers = {(h.seat, h.month) for h in evaluation.handovers}
        self.locked = locked_months(case, plan)
        self.knows = evaluation.knows
        self.bars = self._bars()

    def _bars(self) -> dict[int, list[Bar]]:
        seats, holder = self.plan.seats, self.plan.holder
        keys = (holder.astype(np.int64) + 2) * 4 + self.knows * 2 + self.locked
        keys[seats.fte <= 0] = -1
        bars: dict[int, list[Bar]] = defaultdict(list)
        for seat, first, last in runs(keys, -1):
            bars[seat].append(self._bar(seat, first, last))
        return bars

    def _bar(self, seat: int, first: int, last: int) -> Bar:
        case, line = self.case, int(self.plan.seats.line[seat])
        person = int(self.plan.holder[seat, first])
        fte = self.plan.seats.fte[seat, first : last + 1]
        study = int(case.line_study[line])
        if person >= 0:
            kind, label = BarKind.HELD, case.portfolio.staff[person].name or case.portfolio.staff[person].id
        elif person == CONTRACTOR:
            kind, label = BarKind.CONTRACTOR, "contractor"
        else:
            kind, label = BarKind.OPEN, "open"
        return Bar(
            first=first,
            last=last,
            kind=kind,
            sponsor=int(case.line_sponsor[line]),
            study=study,
            line=line,
            seat=seat,
            person=max(person, -1),
            label=label,
            fte=fte_text(int(fte.min()), int(fte.max())),
            firm=float(case.probability[study]) >= 1.0,
            knows=bool(self.knows[seat, first]),
            handover=(seat, first) in self.handovers,
            locked=bool(self.locked[seat, first]),
        )

    def rows(self) -> list[BoardRow]:
        """Sponsors in sheet order, their studies below them, the studies' seats below those."""
        case = self.case
        seats_of: dict[int, list[int]] = defaultdict(list)
        for seat, line in enumerate(self.plan.seats.line.tolist()):
            if self.plan.seats.fte[seat].any():
                seats_of[int(case.line_study[line])].append(seat)
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

    def _sponsor_row(self, sponsor: int) -> BoardRow:
        name = self.case.portfolio.sponsors[sponsor].name
        text, alert = self._sums(Level.SPONSOR, name)
        return BoardRow(RowKind.SPONSOR, sponsor, name, text=text, sponsor=sponsor, alert=alert, search=name.casefold())

    def _study_row(self, study: int, parent: int) -> BoardRow:
        entry = self.case.portfolio.studies[int(self.case.study_rows[study])]
        chance = float(self.case.probability[study])
        note = entry.status.value if chance >= 1.0 else f"{entry.status.value} {chance:.0%}"
        text, alert = self._sums(Level.STUDY, entry.id)
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
        )

    def _seat_row(self, seat: int, parent: int) -> BoardRow:
        line = int(self.plan.seats.line[seat])
        key = self.case.line_keys[line]
        bars = tuple(self.bars.get(seat, ()))
        names = " ".join(bar.label for bar in bars)
        return BoardRow(
            RowKind.SEAT,
            seat,
            f"{key.role} {int(self.plan.seats.number[seat])}",
            line_note(key),
            bars=bars,
            parent=parent,
            sponsor=int(self.case.line_sponsor[line]),
            search=f"{key.study} {key.role} {line_note(key)} {names}".casefold(),
        )

    def _sums(self, level: Level, name: str) -> tuple[str, bool]:
        return group_sums(self.continuity.get((level, name)), self.margins.get((level, name)))


def line_note(key: LineKey) -> str:
    """What a line asks for besides its role: ``DE/PL · grade 3+ · Oncology``."""
    parts = ["/".join(key.countries)] if key.countries else []
    if key.min_grade is not None and key.min_grade > 1:
        parts.append(f"grade {key.min_grade}+")
    parts.extend(key.skills)
    return " · ".join(parts)


def group_sums(continuity: ContinuityRow | None, margin: MarginRow | None) -> tuple[str, bool]:
    """A heading's sums as one line of text, and whether its floor is broken or it is not staffed."""
    parts: list[str] = []
    if continuity is not None:
        parts.append(f"{continuity.demand:,.1f} FTE-months")
        if continuity.demand > 0:
            parts.append(f"{continuity.staffed / continuity.demand:.0%} filled")
        if continuity.sponsor_continuity is not None:
            parts.append(f"continuity {continuity.sponsor_continuity:.0%}")
    if margin is None:
        return "   ·   ".join(parts), False
    floor = "" if margin.floor is None else f", floor {float(margin.floor):.1%}"
    if margin.margin is not None:
        parts.append(f"margin {margin.margin:.1%}{floor}")
    if margin.state is FloorState.BROKEN:
        parts.append("floor broken")
    elif margin.state is FloorState.NOT_STAFFED:
        parts.append(f"not staffed{floor}")
    return "   ·   ".join(parts), margin.state in (FloorState.BROKEN, FloorState.NOT_STAFFED)
