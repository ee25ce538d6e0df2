"""Writing cells, tables and files with openpyxl: the one place for styles and for what Excel would misread.

Everything that is text to us stays text in Excel: a name that begins with ``=`` never becomes a formula, ``#N/A`` never
an error, and what a cell cannot hold is taken out or shortened with a note that says so.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from planner.exchange.saving import save_bytes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | Decimal | bool | dt.date | None
"""What a cell of ours may hold; booleans are written as Y and N, decimals as numbers."""

CELL_TEXT_LIMIT = 32_767
"""The most characters that Excel keeps in one cell."""
SHORTENED = " … (shortened by Throughline: a cell holds at most 32,767 characters)"

HEADER_FONT = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="2F5D7C")
REQUIRED_FILL = PatternFill("solid", fgColor="1B3B54")
NOTE_FONT = Font(name="Calibri", size=11, italic=True, color="666666")
TITLE_FONT = Font(name="Calibri", bold=True, size=14, color="1B3B54")
WRAPPED = Alignment(wrap_text=True, vertical="top")
HEADER_ALIGNMENT = Alignment(wrap_text=True, vertical="center")

DATE_FORMAT = "yyyy-mm-dd"
FTE_FORMAT = "0.00"
TEXT_FORMAT = "@"

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_LIVE = re.compile(r"[=+\-@\t\r\n#]")
_LINE_HEIGHT = 16.0
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def new_workbook(title: str = "") -> Workbook:
    """An empty workbook without sheets, whose author is the program and not the person at the screen."""
    workbook = Workbook()
    while workbook.worksheets:
        workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "Throughline"
    workbook.properties.lastModifiedBy = "Throughline"
    workbook.properties.title = title or None
    return workbook


def add_sheet(workbook: Workbook, title: str) -> Worksheet:
    """A new sheet at the end, under ``title`` or the nearest name that Excel allows and that is still free."""
    return workbook.create_sheet(free_title(title, workbook.sheetnames))


def free_title(title: str, taken: Iterable[str]) -> str:
    """A sheet name that Excel accepts: 31 characters, none of ``[]:*?/\\``, not "History", unlike ``taken``."""
    clean = _NOT_IN_TITLES.sub(" ", title).strip().strip("'").strip()[:31].strip() or "Sheet"
    if clean.casefold() == "history":
        clean = "History of changes"
    used = {name.casefold() for name in taken}
    candidate, number = clean, 2
    while candidate.casefold() in used:
        suffix = f" ({number})"
        candidate, number = clean[: 31 - len(suffix)].rstrip() + suffix, number + 1
    return candidate


def cell_text(text: str) -> str:
    """``text`` as an Excel cell can hold it: no control characters, CR LF as LF, at most 32,767 characters."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    clean = _ILLEGAL.sub("", clean)
    if "_x" in clean:  # Excel reads _x0041_ as the letter A unless the underscore itself is spelt out
        clean = _ESCAPE_LIKE.sub("_x005F_", clean)
    if len(clean) > CELL_TEXT_LIMIT:
        clean = clean[: CELL_TEXT_LIMIT - len(SHORTENED)] + SHORTENED
    return clean


def put_text(cell: Cell, text: str) -> None:
    """Write ``text`` as text, whatever it looks like; an empty one leaves the cell blank."""
    clean = cell_text(text)
    if not clean:
        return
    cell.value = clean
    cell.data_type = "s"
    if _LOOKS_LIVE.match(clean):
        cell.quotePrefix = True  # so that it stays text when somebody edits the cell


def put(cell: Cell, value: Value, number_format: str = "") -> None:
    """Write one value by its type; None leaves the cell blank."""
    if value is None:
        return
    if isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, bool):
        put_text(cell, "Y" if value else "N")
    elif isinstance(value, Decimal):
        cell.value = plain_number(value)
    else:
        cell.value = value
        if isinstance(value, dt.date) and not number_format:
            number_format = DATE_FORMAT
    if number_format:
        cell.number_format = number_format


def plain_number(value: Decimal) -> int | float:
    """The number that Excel stores for a decimal: whole if it is whole."""
    return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)


def write_header(
    sheet: Worksheet,
    headings: Sequence[str],
    *,
    row: int = 1,
    comments: Mapping[int, str] | None = None,
    widths: Mapping[int, float] | None = None,
    emphasised: Iterable[int] = (),
) -> None:
    """A styled header row; ``comments``, ``widths`` (characters) and ``emphasised`` go by 0-based column."""
    strong, lines = set(emphasised), 1
    for index, heading in enumerate(headings):
        cell = sheet.cell(row, index + 1)
        put_text(cell, heading)
        cell.font, cell.alignment = HEADER_FONT, HEADER_ALIGNMENT
        cell.fill = REQUIRED_FILL if index in strong else HEADER_FILL
        note = (comments or {}).get(index)
        if note:
            cell.comment = Comment(note, "Throughline", height=40 + 18 * (1 + len(note) // 38), width=300)
        width = (widths or {}).get(index, min(40.0, max(9.0, len(heading) + 3.0)))
        sheet.column_dimensions[get_column_letter(index + 1)].width = width
        lines = max(lines, lines_in(heading, width))
    if lines > 1:
        sheet.row_dimensions[row].height = _LINE_HEIGHT * lines


def lines_in(heading: str, width: float) -> int:
    """How many lines a bold heading takes in a column of so many characters, cut between words."""
    lines, used = 1, 0.0
    for word in heading.split():
        size = 1.15 * len(word)
        if used and used + 1 + size > width - 1:
            lines, used = lines + 1, size
        else:
            used += size + (1 if used else 0)
    return lines


def write_table(
    sheet: Worksheet,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    formats: Mapping[int, str] | None = None,
    widths: Mapping[int, float] | None = None,
    comments: Mapping[int, str] | None = None,
    emphasised: Iterable[int] = (),
    frozen_columns: int = 1,
    filters: bool = True,
) -> int:
    """A header row and one row per item from A1 on, with frozen panes and a filter; returns the rows written.

    ``formats``, ``widths`` and ``comments`` go by 0-based column.
    """
    write_header(sheet, headings, comments=comments, widths=widths, emphasised=emphasised)
    known = formats or {}
    count = 0
    for count, values in enumerate(rows, start=1):
        for index, value in enumerate(values):
            if value is not None and value != "":
                put(sheet.cell(count + 1, index + 1), value, known.get(index, ""))
    sheet.freeze_panes = f"{get_column_letter(frozen_columns + 1)}2"
    if filters and headings:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{max(count + 1, 2)}"
    return count


def save_workbook(workbook: Workbook, path: str | Path, finish: Callable[[bytes], bytes] | None = None) -> None:
    """Save under ``path`` all at once: whatever goes wrong, a file already there stays as it was.

    ``finish`` may still change the packed workbook.

    Raises `EnvironmentTrouble` with a sentence for the person if the folder is missing, the disk full, or the file
    locked or read-only.
    """
    packed = io.BytesIO()
    workbook.properties.modified = dt.datetime.now(tz=dt.UTC).replace(tzinfo=None)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        _Packer(workbook, archive).write_data()
    save_bytes(finish(packed.getvalue()) if finish else packed.getbuffer(), path)


class _Packer(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """Packs a workbook without temporary files: what leaves may be confidential, and their disk may be full."""

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet, as openpyxl does but for where it is put together."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer = WorksheetWriter(ws, out=io.BytesIO())
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)
