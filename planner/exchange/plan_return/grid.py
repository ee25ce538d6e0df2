"""The month grid: one row for each seat and holder, one column for each month."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import LineKey
from planner.domain.telling import tell
from planner.exchange.plan_return.finding import FoundSheet
from planner.exchange.plan_return.naming import Mistaken
from planner.exchange.plan_return.sheet_rows import Known, SheetRows, unreadable
from planner.exchange.plan_return.values import OPEN_ID, UNREADABLE, Entry, RowSubject, SheetKind, SheetReading
from planner.exchange.portfolio_cells import is_blank, plain_text
from planner.exchange.raw import CellValue

_SUMS = ("total", "demand")
_LOCKED = ("lock", "locked")


def read_grid(tables: Sequence[FoundSheet], known: Known) -> SheetReading:
    """What the month grid says."""
    months = frozenset(known.months[label] for table in tables for label in table.months if label in known.months)
    reading = SheetReading(SheetKind.GRID, tables[0].sheet.name, months)
    for table in tables:
        _Grid(known, table, reading).read()
    return reading


class _Grid(SheetRows):
    """One sheet of the month grid."""

    def read(self) -> None:
        columns = {
            self.known.months[label]: at for label, at in self.table.months.items() if label in self.known.months
        }
        self.reading.columns.update(columns)
        for row, cells in self.table.rows():
            if self._is_sum(cells):
                subject = RowSubject(self.text(cells, "sponsor"), self.text(cells, "study id"))
                self.subject(row, subject)
                continue
            try:
                self._row(row, cells, columns)
            except Mistaken as wrong:
                self.mistaken(row, cells, wrong)

    def _is_sum(self, cells: list[CellValue]) -> bool:
        """Whether a row is a heading or a sum of a group, or one that somebody has added without a study and a role."""
        if self.text(cells, "kind").casefold() in _SUMS:
            return True
        return not self.text(cells, "study id") or not self.text(cells, "role")

    def _row(self, row: int, cells: list[CellValue], columns: dict[int, int]) -> None:
        seat = self.seat(cells)
        guess = self.text(cells, "staff id")
        line = self.line(cells, guess)
        holder: str | None = None
        try:
            holder = self.holder(cells, line, seat)
        except Mistaken as wrong:
            if any(not is_blank(cells[column]) for column in columns.values()):
                self.mistaken(row, cells, wrong)
        self.reading.studies.add(line.study)
        if seat is not None:
            self.subject(row, RowSubject(line=line, seat=seat))
            self.reading.rows.setdefault((line, seat, holder or UNREADABLE), self.place(row, 0))
        said: list[int] = []
        for month, column in columns.items():
            percent = self.percent(row, column, cells[column])
            if percent == 0:
                continue
            who, fte = unreadable(holder, percent)
            self.reading.entries.append(Entry(line, seat, month, who, fte, self.place(row, column)))
            said.append(month)
        if holder is not None:
            self._locks(row, cells, line, seat, holder, said)

    def _locks(
        self, row: int, cells: list[CellValue], line: LineKey, seat: int | None, holder: str, said: Sequence[int]
    ) -> None:
        """The L among the marks of a row: where it was and is no more, or the other way round, somebody means it.

        Beside another holder than the export's, one that was there is left over and means nothing.
        """
        column = self.table.columns.get("marks")
        if self.known.locked is None or column is None:
            return
        text = plain_text(cells[column])
        marks = set(text.upper()) - set(" ,;")
        marked = text.casefold() in _LOCKED or "L" in marks
        if marks - set("LHN") and text.casefold() not in _LOCKED:
            message = tell("the marks are L, H and N, of which L alone can be changed: it locks the holder of the row.")
            self.complain(row, column, text, message, tell("Write remarks as comments."))
            return
        if seat is None:
            if marked:
                self.lock_without_seat(row, column, text)
            return
        before = self.known.locked.get((line, seat), frozenset())
        own = {t for t in before if t in said or self.known.holder_in(line, seat, t) == holder}
        if marked and holder in (OPEN_ID, CONTRACTOR_ID):
            if not own:
                message = tell("only a person on the staff list can be locked to a seat.")
                self.complain(row, column, text, message, tell("Name who is meant, or clear the L."))
        elif marked != bool(own):
            self.lock(line, seat, holder, said if marked else own, self.place(row, column), on=marked)
