"""The difference board: a row for each seat that differs and each plan, with who holds it month by month.

The first plan's row shows every holder; a row of another plan shows only the months in which it differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from planner.domain.plan import CONTRACTOR, OPEN
from planner.domain.telling import counted, joined, tell
from planner.services.board_rows import Bar, BarKind, Board, BoardRow, RowKind, fte_text, runs, sponsor_letters
from planner.services.board_text import BoardText
from planner.services.changing.words import person_words
from planner.services.scenarios.aligned import NO_SEAT, Aligned
from planner.services.scenarios.comparing import Comparison
from planner.services.scenarios.moving import holder_words, seat_words

_NOTHING = -9
"""In a row: months that it does not show."""


class DifferenceBoard(BoardText):
    """Rows for the board, and the words for their cells."""

    def __init__(self, comparison: Comparison, rows: Iterable[int] | None = None) -> None:
        first = comparison.plans[0]
        super().__init__(comparison.case, first.plan, first.evaluation)
        self._aligned = comparison.aligned
        self._plan_names = tuple(entry.name for entry in comparison.plans)
        self._known_by_plan = [entry.evaluation.knows for entry in comparison.plans]
        self._row_of: dict[int, tuple[int, int]] = {}  # row of the board → row of ``aligned``, plan
        differing = {d.row for found in comparison.changes for d in found} if rows is None else set(rows)
        self.board = self._build(sorted(differing))

    def _build(self, differing: list[int]) -> Board:
        case = self._case
        names = tuple(s.name for s in case.portfolio.sponsors)
        by_study: dict[int, list[int]] = defaultdict(list)
        for row in differing:
            by_study[int(case.line_study[self._aligned.line[row]])].append(row)
        found: list[BoardRow] = []
        for sponsor in range(len(names)):
            studies = [j for j in by_study if int(case.study_sponsor[j]) == sponsor]
            if studies:
                seats = sum(len(by_study[j]) for j in studies)
                top = len(found)
                found.append(self._heading(RowKind.SPONSOR, sponsor, names[sponsor], seats, -1, sponsor))
                for study in studies:
                    label = case.portfolio.studies[int(case.study_rows[study])].id
                    at = len(found)
                    found.append(self._heading(RowKind.STUDY, study, label, len(by_study[study]), top, sponsor))
                    for row in by_study[study]:
                        self._add_seat(found, row, at)
        shade = np.zeros((len(found), case.grid.count), np.uint8)
        roles = tuple(role.name for role in case.portfolio.roles)
        return Board(case.grid.labels, names, sponsor_letters(names), tuple(found), shade, roles)

    def _heading(self, kind: RowKind, item: int, label: str, seats: int, parent: int, sponsor: int) -> BoardRow:
        text = counted(seats, "1 seat differs", "{n} seats differ")
        search = f"{label} {self._case.portfolio.sponsors[sponsor].name}".casefold()
        return BoardRow(kind, item, label, "", text, parent=parent, sponsor=sponsor, search=search)

    def _add_seat(self, found: list[BoardRow], row: int, parent: int) -> None:
        """The rows of one seat, a plan after the other; a plan that agrees with the first one has none."""
        key = self._case.line_keys[int(self._aligned.line[row])]
        names = " ".join(self._holders(row))
        for k, plan in enumerate(self._plan_names):
            shown = self._shown(row, k)
            if k and (shown == _NOTHING).all():
                continue
            self._row_of[len(found)] = (row, k)
            bars = tuple(self._bar(row, k, first, last) for _, first, last in runs(shown[None, :], _NOTHING))
            label = f"{key.role} {int(self._aligned.number[row])}" if k == 0 else "→"
            search = f"{key.study} {key.role} {names} {plan}".casefold()
            sponsor = int(self._case.line_sponsor[self._aligned.line[row]])
            found.append(BoardRow(RowKind.SEAT, row, label, plan, "", bars, parent, sponsor, search=search))

    def _holders(self, row: int) -> list[str]:
        held = np.unique(self._aligned.holder[:, row][:, self._aligned.fte[row] > 0]).tolist()
        return [holder_words(self._case, p) for p in held]

    def _shown(self, row: int, k: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Holder codes of the months that a row shows."""
        holder, fte = self._aligned.holder[:, row], self._aligned.fte[row]
        wanted = (fte > 0) & (holder[k] != NO_SEAT)
        if k:
            wanted &= holder[k] != holder[0]
        return np.where(wanted, holder[k], _NOTHING).astype(np.int64)

    def _bar(self, row: int, k: int, first: int, last: int) -> Bar:
        case, aligned = self._case, self._aligned
        line = int(aligned.line[row])
        study = int(case.line_study[line])
        holder = int(aligned.holder[k, row, first])
        fte = aligned.fte[row, first : last + 1]
        kind = BarKind.OPEN if holder == OPEN else BarKind.CONTRACTOR if holder == CONTRACTOR else BarKind.HELD
        seat = int(aligned.seat[k, row])
        return Bar(
            first, last, kind, int(case.line_sponsor[line]), study, line, row, max(holder, -1),
            "open" if holder == OPEN else person_words(case, holder).removeprefix("a "),
            fte_text(int(fte.min()), int(fte.max())), float(case.probability[study]) >= 1.0,
            bool(self._known_by_plan[k][seat, first]), role=int(case.line_role[line]),
        )  # fmt: skip

    # ---- words

    def lines(self, board: Board, row: int, month: int) -> list[str]:
        """What a cell says, most important line first."""
        entry = board.rows[row]
        if entry.kind.is_heading:
            return [entry.label, entry.text]
        at, _ = self._row_of[row]
        place = joined(", ", (seat_words(self._case, self._aligned, at), board.months[month]))
        if not self._aligned.fte[at, month]:
            return [place, tell("no demand")]
        held = self._aligned.holder[:, at, month].tolist()
        same = all(p == held[0] for p in held)
        told = [
            joined(": ", (name, holder_words(self._case, p))) for name, p in zip(self._plan_names, held, strict=True)
        ]
        return [place, *([tell("the same in all")] if same else []), *told]

    def sentence(self, board: Board, row: int, month: int) -> str:
        """The same on one line."""
        return joined("; ", self.lines(board, row, month))

    def cell(self, board: Board, row: int, month: int) -> str:
        """What a cell is copied as."""
        bar = board.bar_at(row, month)
        return "" if bar is None else bar.label

    def seats_at(self, board: Board, row: int, month: int) -> tuple[int, ...]:
        """No seat of the shown plan: this board is for looking."""
        return ()

    @property
    def aligned(self) -> Aligned:
        """The seats that the rows' items are positions of."""
        return self._aligned
