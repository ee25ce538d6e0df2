"""Workbooks in the XML form of Excel 2003, which many systems export as .xls or .xml. For the reading process."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import CellValue, Doubt, DoubtfulCell, Merged, RawSheet
from planner.exchange.reading_books import Order, row_frames
from planner.exchange.reading_frames import BookHead, Done, Frame, SheetHead
from planner.exchange.reading_sheet import SheetScan, check_reach
from planner.exchange.reading_sniff import DAMAGED, ENTITIES, NotReadable

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_NOTE = "It is a workbook in the XML form of Excel 2003; formulas in it were not calculated."


def xml_frames(content: bytes, kind: str, order: Order) -> Iterator[Frame]:
    """All sheets; raises `NotReadable`."""
    from defusedxml.common import DefusedXmlException

    try:
        sheets = _Reading(order.limits).sheets_of(content)
    except DefusedXmlException as harm:
        raise NotReadable(ENTITIES) from harm
    except (ParseError, ValueError, LookupError) as broken:
        raise NotReadable(DAMAGED) from broken
    yield BookHead(kind)
    for one in sheets:
        width = max(map(len, one.rows), default=0)
        yield SheetHead(one.raw(), len(one.rows), width)
        yield from row_frames(([*row, *[""] * (width - len(row))] for row in one.rows), order.rows)
    yield Done((_NOTE,))


@dataclass
class _Sheet:
    """A sheet so far."""

    name: str
    rows: list[list[CellValue]] = field(default_factory=list)
    seen: SheetScan = field(default_factory=lambda: SheetScan(0, 0))
    visible: bool = True
    very_hidden: bool = False
    percent: dict[int, list[bool]] = field(default_factory=dict)
    columns: int = 0

    def raw(self) -> RawSheet:
        """The sheet without its rows."""
        return RawSheet(
            self.name,
            [],
            self.visible,
            tuple(self.seen.doubts),
            self.very_hidden,
            frozenset(self.seen.hidden_rows),
            frozenset(self.seen.hidden_columns),
            tuple(self.seen.merged),
            frozenset(column for column, marks in self.percent.items() if 2 * sum(marks) > len(marks)),
            self.seen.filtered,
        )


class _Reading:
    """The file, streamed; what was read is let go at once."""

    def __init__(self, limits: ReadLimits) -> None:
        self._limits = limits
        self._percent: set[str] = set()
        self._sheets: list[_Sheet] = []

    def sheets_of(self, content: bytes) -> list[_Sheet]:
        """All sheets in the order of the file."""
        from defusedxml.ElementTree import iterparse

        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            if event == "start":
                if element.tag == f"{_SS}Worksheet":
                    name = element.get(f"{_SS}Name", "") or f"Sheet{len(self._sheets) + 1}"
                    self._sheets.append(_Sheet(name))
                continue
            self._end(element)
        return self._sheets

    def _end(self, element: Element) -> None:
        if element.tag == f"{_SS}Style":
            form = element.find(f"{_SS}NumberFormat")
            if form is not None and ("%" in form.get(f"{_SS}Format", "") or form.get(f"{_SS}Format") == "Percent"):
                self._percent.add(element.get(f"{_SS}ID", ""))
        elif not self._sheets:
            return
        elif element.tag == f"{_SS}Row":
            self._row(self._sheets[-1], element)
            element.clear()
        elif element.tag == f"{_SS}Column":
            self._column(self._sheets[-1], element)
        elif element.tag == f"{_X}Visible":
            state = (element.text or "").strip()
            self._sheets[-1].visible, self._sheets[-1].very_hidden = False, state == "SheetVeryHidden"
        elif element.tag == f"{_X}AutoFilter":
            self._sheets[-1].seen.filtered = True
        elif element.tag == f"{_SS}Worksheet":
            element.clear()

    def _column(self, sheet: _Sheet, element: Element) -> None:
        first = _number(element, "Index", sheet.columns + 1) - 1
        after = first + 1 + _number(element, "Span", 0)
        if element.get(f"{_SS}Hidden") == "1":
            sheet.seen.hidden_columns.update(range(first, min(after, 16_384)))
        sheet.columns = after

    def _row(self, sheet: _Sheet, element: Element) -> None:
        number = max(len(sheet.rows), _number(element, "Index", len(sheet.rows) + 1) - 1)
        cells = [cell for cell in element if cell.tag == f"{_SS}Cell"]
        span = _number(element, "Span", 0)
        if element.get(f"{_SS}Hidden") == "1":
            sheet.seen.hidden_rows.update(range(number, min(number + span + 1, 1_048_576)))
        sheet.seen.rows = number + 1
        if cells:
            self._reach(sheet)
            blank: list[CellValue] = []
            sheet.rows.extend([blank] * (number - len(sheet.rows)))
            sheet.rows.append(list(self._cells(sheet, number, cells)))
        if span:
            sheet.seen.rows = number + span + 1
            self._reach(sheet)
            sheet.rows.extend([[]] * (number + 1 + span - len(sheet.rows)))

    def _reach(self, sheet: _Sheet) -> None:
        check_reach(sheet.seen, sheet.name, self._limits)

    def _cells(self, sheet: _Sheet, row: int, cells: list[Element]) -> Iterator[CellValue]:
        column = 0
        for cell in cells:
            place = max(column, _number(cell, "Index", column + 1) - 1)
            wide, tall = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
            sheet.seen.columns = max(sheet.seen.columns, place + 1 + wide)
            self._reach(sheet)
            yield from [""] * (place - column)
            if wide or tall:
                sheet.seen.merged.append(Merged(row, place, row + tall, place + wide))
            yield self._value(sheet, row, place, cell)
            yield from [""] * wide
            column = place + 1 + wide

    def _value(self, sheet: _Sheet, row: int, column: int, cell: Element) -> CellValue:
        data = cell.find(f"{_SS}Data")
        kind = data.get(f"{_SS}Type", "String") if data is not None else ""
        text = "".join(data.itertext()) if data is not None else ""
        if kind == "Error" or (data is None and cell.get(f"{_SS}Formula")):
            doubt = Doubt.ERROR if kind == "Error" else Doubt.NO_RESULT
            sheet.seen.doubts.append(DoubtfulCell(row, column, doubt, text.strip()))
            return ""
        if kind == "Number":
            sheet.percent.setdefault(column, []).append(cell.get(f"{_SS}StyleID", "") in self._percent)
            return float(text)
        if kind == "Boolean":
            return text.strip() in ("1", "true")
        if kind == "DateTime":
            moment = dt.datetime.fromisoformat(text.strip().removesuffix("Z"))
            return moment.date() if moment.time() == dt.time() else moment
        return text


def _number(element: Element, name: str, otherwise: int) -> int:
    text = element.get(f"{_SS}{name}", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
