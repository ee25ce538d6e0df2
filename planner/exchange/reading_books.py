"""Workbooks as frames: what stands in the cells of xlsx, xlsm, xlsb, xls and ods files. For the reading process."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.exchange.limits import ReadLimits
from planner.exchange.portfolio_columns import folded
from planner.exchange.raw import CellValue, Merged, RawSheet, TextForm
from planner.exchange.reading_cut import cut_workbook
from planner.exchange.reading_frames import BookHead, Done, Frame, Rows, SheetHead
from planner.exchange.reading_ods import scan_ods
from planner.exchange.reading_records import scan_xls, scan_xlsb
from planner.exchange.reading_scan import BROKEN, counts_from_1904, foreign_notes, scan_zip
from planner.exchange.reading_sheet import SheetScan
from planner.exchange.reading_sniff import PASSWORD, UNREADABLE, NotReadable

BATCH = 2000


@dataclass(frozen=True)
class Order:
    """What is wanted of a file: all of it, or with ``rows`` a preview of so many rows of each sheet.

    Without ``texts``, a file that is no workbook is refused; ``text`` says how a text file is to be read. ``unread``
    names sheets (folded) whose cells nobody needs: they come without rows, but with their comments.
    """

    limits: ReadLimits
    rows: int | None = None
    texts: bool = False
    text: TextForm | None = None
    unread: tuple[str, ...] = ()

    def wants(self, sheet: str) -> bool:
        """Whether the cells of a sheet are read; "Name (2)" goes on from "Name"."""
        title = folded(sheet)
        stem, _, number = title.rpartition(" (")
        return title not in self.unread and not (stem in self.unread and number.rstrip(")").isdigit())


def book_frames(content: bytes, kind: str, order: Order) -> Iterator[Frame]:
    """A workbook, sheet by sheet; raises `NotReadable`."""
    from python_calamine import CalamineError, PasswordError

    scans = _scans(content, kind, order)
    yield BookHead(kind, date_1904=kind in ("xlsx", "xlsm") and counts_from_1904(content))
    notes = foreign_notes(content) if kind != "xls" else []
    if kind == "xls" and "_VBA_PROJECT".encode("utf-16-le") in content:
        notes.append("Macros in it were ignored.")
    if kind in ("xls", "xlsb", "ods") and not scans:
        notes.append(
            f"In this .{kind} file, cells that show an error such as #N/A cannot be told from blank ones, nor hidden "
            "rows from others. Save it as .xlsx if it may have some."
        )
    if kind == "xlsb":
        notes.append("In a .xlsb file, formulas without a stored result cannot be told from blank cells.")
    try:
        book = _open_for(content, kind, order)
        for index, facts in enumerate(book.sheets_metadata):
            yield from _sheet_frames(book, index, facts, scans.get(facts.name), order, notes)
    except PasswordError as locked:
        raise NotReadable(PASSWORD) from locked
    except (CalamineError, ValueError) as broken:
        print(f"{type(broken).__name__}: {broken}", file=sys.stderr)
        raise NotReadable(UNREADABLE) from broken
    yield Done(tuple(notes))


def _scans(content: bytes, kind: str, order: Order) -> dict[str, SheetScan]:
    """What the reader behind us does not tell, by sheet; raises `NotReadable` for a file that would do harm."""
    limits = order.limits
    if kind == "xls":
        return scan_xls(content, limits)
    scans = scan_zip(content, kind, limits, order.wants)
    if kind == "xlsb":
        return scan_xlsb(content, limits)
    return scan_ods(content, limits) if kind == "ods" else scans


def _open_for(content: bytes, kind: str, order: Order) -> Any:
    """The workbook, or for a preview a short copy of it if that is readable."""
    from python_calamine import CalamineError

    if order.rows is not None and kind in ("xlsx", "xlsm"):
        try:
            short = cut_workbook(content, order.rows)
            book = _open(short, kind)
            for index in range(len(book.sheets_metadata)):
                book.get_sheet_by_index(index)
        except (CalamineError, *BROKEN):
            return _open(content, kind)
        return book
    return _open(content, kind)


def _sheet_frames(
    book: Any, index: int, facts: Any, scan: SheetScan | None, order: Order, notes: list[str]
) -> Iterator[Frame]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    visible = facts.visible == SheetVisibleEnum.Visible
    if facts.typ != SheetTypeEnum.WorkSheet:
        notes.append(f"The sheet {facts.name} holds a chart or a macro and no cells.")
        yield SheetHead(RawSheet(facts.name, [], visible), 0, 0, chart=True)
        return
    seen = scan or SheetScan()
    if not order.wants(facts.name):
        very_hidden = facts.visible == SheetVisibleEnum.VeryHidden
        yield SheetHead(RawSheet(facts.name, [], visible, very_hidden=very_hidden, comments=tuple(seen.comments)), 0, 0)
        return
    sheet = book.get_sheet_by_index(index)
    height, width = _size(sheet)
    if height * width > order.limits.cells:
        raise NotReadable(f"its sheet {facts.name} is larger than a portfolio can need.")
    merged = tuple(seen.merged) or _merged(sheet)
    head = RawSheet(
        facts.name,
        [],
        visible,
        tuple(seen.doubts),
        facts.visible == SheetVisibleEnum.VeryHidden,
        frozenset(seen.hidden_rows),
        frozenset(seen.hidden_columns),
        merged,
        frozenset(seen.percent_columns),
        seen.filtered,
        tuple(seen.comments),
    )
    long = max(height, seen.rows if scan and height else 0) if order.rows is not None else height
    rows = _padded(sheet)
    if any(doubt.row >= height or doubt.column >= width for doubt in seen.doubts):
        height = max(height, 1 + max(doubt.row for doubt in seen.doubts))
        width = max(width, 1 + max(doubt.column for doubt in seen.doubts))
        long, rows = max(long, height), _enlarged(rows, height, width)
    yield SheetHead(head, long, width)
    yield from row_frames(rows, order.rows)


def _size(sheet: Any) -> tuple[int, int]:
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _merged(sheet: Any) -> tuple[Merged, ...]:
    return tuple(Merged(*start, *end) for start, end in sheet.merged_cell_ranges or [])


def _padded(sheet: Any) -> Iterator[list[CellValue]]:
    """The rows from A1 on, whatever the cell that the reader begins with."""
    if sheet.start is None:
        return
    left = sheet.start[1]  # the reader begins with the first filled column, but always with the first row
    if not left:
        yield from sheet.iter_rows()
        return
    for row in sheet.iter_rows():
        yield [""] * left + row


def _enlarged(rows: Iterator[list[CellValue]], height: int, width: int) -> Iterator[list[CellValue]]:
    """The rows and blank ones after them: cells that look blank but are not may lie beyond all others."""
    count = 0
    for row in rows:
        count += 1
        yield row + [""] * (width - len(row))
    for _ in range(count, height):
        yield [""] * width


def row_frames(rows: Iterable[list[CellValue]], most: int | None) -> Iterator[Rows]:
    """Rows in batches, runs of blank rows as their number."""
    blank = sent = 0
    nothing: list[CellValue] = []
    batch: list[list[CellValue]] = []
    for row in rows:
        if most is not None and sent == most:
            break
        sent += 1
        if any(value != "" for value in row):
            batch.append(row)
        elif not batch:
            blank += 1
            continue
        else:
            nothing = nothing or row  # one list for all blank rows
            batch.append(nothing)
        if len(batch) == BATCH:
            yield Rows(blank, batch)
            blank, batch = 0, []
    if blank or batch:
        yield Rows(blank, batch)


def _open(content: bytes, kind: str) -> Any:
    """The workbook; if the reader cannot tell what it is, it is asked again as ``kind`` to learn what is wrong."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise
    except CalamineError:
        with tempfile.TemporaryDirectory(prefix="throughline-") as folder:
            copy = Path(folder) / f"copy.{kind}"
            copy.write_bytes(content)
            return CalamineWorkbook.from_path(str(copy))
