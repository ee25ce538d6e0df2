"""What the content of an .ods file tells that the reader does not: extents, hidden rows and columns, errors."""

from __future__ import annotations

import io
import zipfile
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import Doubt, DoubtfulCell, Merged
from planner.exchange.reading_comments import MOST, comment
from planner.exchange.reading_scan import BROKEN
from planner.exchange.reading_sheet import SheetScan, check_reach

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HIDDEN = ("collapse", "filter")
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "Err:")
_LET_GO = frozenset(f"{_TABLE}{name}" for name in ("table-cell", "covered-table-cell", "table-row", "table"))
_MOST = 1_048_576


def scan_ods(content: bytes, limits: ReadLimits) -> dict[str, SheetScan]:
    """What was seen of each sheet, by name; empty if the content cannot be followed.

    Raises `NotReadable` for a sheet that reaches too far.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as stream:
            scans = _Scanning().scan(stream)
    except (*BROKEN, KeyError, ParseError):
        return {}
    for name, scan in scans.items():
        check_reach(scan, name, limits)
    return scans


class _Scanning:
    """The sheet, row and column that the stream is at."""

    def __init__(self) -> None:
        self.scans: dict[str, SheetScan] = {}
        self.now = SheetScan()
        self.row = self.column = self.columns = 0
        self._ends = {
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}covered-table-cell": self._cell,
            f"{_TABLE}table-row": self._row,
            f"{_TABLE}table-column": self._column,
            f"{_TABLE}database-range": self._range,
        }

    def scan(self, stream: IO[bytes]) -> dict[str, SheetScan]:
        """All sheets of the content; what was seen is let go at once."""
        from defusedxml.ElementTree import iterparse

        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                self._begin(element)
                continue
            end = self._ends.get(element.tag)
            if end is not None:
                end(element)
            if element.tag in _LET_GO:
                element.clear()
        return self.scans

    def _begin(self, element: Element) -> None:
        if element.tag == f"{_TABLE}table":
            self.now = self.scans[element.get(f"{_TABLE}name", "")] = SheetScan()
            self.row = self.columns = 0
        elif element.tag == f"{_TABLE}table-row":
            self.column = 0

    def _range(self, element: Element) -> None:
        if element.get(f"{_TABLE}display-filter-buttons") == "true":
            name = element.get(f"{_TABLE}target-range-address", "").partition(".")[0]
            scan = self.scans.get(name.strip("'$"))
            if scan is not None:
                scan.filtered = True

    def _cell(self, cell: Element) -> None:
        count = _number(cell, "number-columns-repeated")
        kind = cell.get(f"{_OFFICE}value-type", "")
        text = "".join(cell.itertext()).strip() if kind in ("string", "") or cell.get(f"{_TABLE}formula") else ""
        if kind or text:
            self.now.columns = max(self.now.columns, self.column + count)
            self.now.rows = max(self.now.rows, self.row + 1)
        if text.startswith(_ERRORS) and cell.get(f"{_TABLE}formula") is not None:
            for column in range(self.column, self.column + min(count, 100)):
                self.now.doubts.append(DoubtfulCell(self.row, column, Doubt.ERROR, text[:20]))
        wide, tall = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
        if wide > 1 or tall > 1:
            self.now.merged.append(Merged(self.row, self.column, self.row + tall - 1, self.column + wide - 1))
        annotation = cell.find(f"{_OFFICE}annotation")
        if annotation is not None and len(self.now.comments) < MOST:
            author = annotation.findtext(f"{_DC}creator", "")
            text = "\n".join("".join(part.itertext()) for part in annotation.iter(f"{_TEXT}p"))
            self.now.comments.extend(comment(self.row, self.column, author, text))
        self.column += count

    def _row(self, row: Element) -> None:
        count = _number(row, "number-rows-repeated")
        if row.get(f"{_TABLE}visibility") in _HIDDEN and count < _MOST // 2:
            self.now.hidden_rows.update(range(self.row, self.row + count))
        if self.now.rows > self.row:  # it holds something, so all its repetitions do
            self.now.rows = max(self.now.rows, self.row + count)
        self.row += count

    def _column(self, column: Element) -> None:
        count = _number(column, "number-columns-repeated")
        if column.get(f"{_TABLE}visibility") in _HIDDEN and count < 8_000:
            self.now.hidden_columns.update(range(self.columns, self.columns + count))
        self.columns += count


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return min(_MOST, max(1, int(text))) if text.isdigit() else 1
