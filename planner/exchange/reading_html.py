"""The tables of a web page, which many systems export under the name of a workbook. For the reading process.

Only the text of the cells is taken: nothing is run, followed or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import CellValue, Merged, RawSheet
from planner.exchange.reading_books import Order, row_frames
from planner.exchange.reading_frames import BookHead, Done, Frame, SheetHead
from planner.exchange.reading_sniff import NO_TABLE, NotReadable
from planner.exchange.reading_text import guess_encoding

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SHOWN_NUMBER = re.compile(r"[-+(]?\s?[$€£]?\s?\d[\d,'\s\u00a0]*(?:\.\d*)?\s?[%$€£]?\)?|[-+]?\d+,\d+\s?%?")
"""What a number looks like in a page; a date has a number behind it, too, but is better read as it is shown."""
_WIDEST, _TALLEST = 16_384, 1_048_576
_PIECE = 256 * 1024
_UNSEEN = frozenset({"script", "style", "title", "template", "xml"})
_NOTE = (
    "It is a web page with the name of a workbook; its tables were read as text, and nothing in it was run or fetched."
)


def html_frames(content: bytes, kind: str, order: Order) -> Iterator[Frame]:
    """Each table of a web page as a sheet; raises `NotReadable` if there is none."""
    tables = _tables(_text(content), order.limits)
    if not tables:
        raise NotReadable(NO_TABLE)
    yield BookHead(kind)
    for number, table in enumerate(tables, 1):
        width = max(map(len, table.rows), default=0)
        name = table.caption or f"Table {number}"
        taken = sum(1 for other in tables[: number - 1] if other.caption == table.caption and table.caption)
        sheet = RawSheet(
            f"{name} ({taken + 1})" if taken else name,
            [],
            hidden_rows=frozenset(table.hidden),
            merged=tuple(table.merged),
        )
        yield SheetHead(sheet, len(table.rows), width)
        yield from row_frames(([*row, *[""] * (width - len(row))] for row in table.rows), order.rows)
    yield Done((_NOTE,))


def _text(content: bytes) -> str:
    stated = _CHARSET.search(content[:4096])
    encoding = guess_encoding(content)
    if stated and encoding.startswith("cp"):  # neither a mark at the start nor valid UTF-8
        try:
            return content.decode(stated[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return content.decode(encoding, "replace")


def _tables(text: str, limits: ReadLimits) -> list[_Table]:
    parser = _Parser(limits)
    for start in range(0, len(text), _PIECE):
        parser.feed(text[start : start + _PIECE])
    parser.close()
    return [table for table in parser.done if any(cell != "" for row in table.rows for cell in row)]


class _Table:
    """A table in the making. Cells that others reach into stay blank, as in a spreadsheet."""

    def __init__(self) -> None:
        self.caption = ""
        self.rows: list[list[CellValue]] = []
        self.merged: list[Merged] = []
        self.hidden: set[int] = set()
        self.cells = 0
        self._reaching: dict[int, int] = {}
        """By column: the row up to which (not included) a cell above reaches."""

    def add_row(self, hidden: bool) -> None:
        """Begin a row."""
        if hidden:
            self.hidden.add(len(self.rows))
        self.rows.append([])

    def add(self, value: CellValue, wide: int, tall: int) -> None:
        """Put a cell at the next free place of the row."""
        if not self.rows:
            self.rows.append([])
        here, row = len(self.rows) - 1, self.rows[-1]
        while self._reaching.get(len(row), 0) > here:
            row.append("")
        left = len(row)
        wide = max(1, min(wide, _WIDEST - left))
        row.extend([value, *[""] * (wide - 1)])
        self.cells += wide
        if tall > 1:
            self._reaching.update(dict.fromkeys(range(left, left + wide), here + tall))
        if tall > 1 or wide > 1:
            self.merged.append(Merged(here, left, min(here + tall, _TALLEST) - 1, left + wide - 1))


class _Parser(HTMLParser):
    """Tables as they open and close, also within one another."""

    def __init__(self, limits: ReadLimits) -> None:
        super().__init__(convert_charrefs=True)
        self._limits = limits
        self.done: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: list[tuple[list[str], int, int, CellValue]] = []
        self._caption: list[str] | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row or cell."""
        given = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._finish_cell(within=False)
            table = _Table()
            self._open.append(table)
            self.done.append(table)
        elif not self._open:
            return
        elif tag == "tr":
            self._finish_cell()
            self._open[-1].add_row(_HIDDEN.search(given.get("style", "")) is not None)
        elif tag in ("td", "th"):
            self._finish_cell()
            number = _number(given.get("x:num", "") or given.get("sdval", ""))
            self._cell.append(
                ([], _count(given.get("colspan"), _WIDEST), _count(given.get("rowspan"), _TALLEST), number)
            )
        elif tag == "caption":
            self._caption = []
        elif tag in ("br", "p", "div") and self._cell:
            self._cell[-1][0].append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a table, row or cell."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th", "tr"):
            self._finish_cell()
        elif tag == "caption" and self._caption is not None:
            if self._open:
                self._open[-1].caption = " ".join("".join(self._caption).split())[:60]
            self._caption = None
        elif tag == "table" and self._open:
            self._finish_cell()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text, of a cell or a caption."""
        if self._unseen:
            return
        if self._caption is not None:
            self._caption.append(data)
        elif self._cell:
            self._cell[-1][0].append(" ".join(data.split("\n")))

    def close(self) -> None:
        """The end of the page, where a table may be cut off."""
        super().close()
        self._finish_cell()

    def _finish_cell(self, within: bool = True) -> None:
        """Put the cell at hand in its table; a table within a cell stands for itself, not for the cell."""
        if not self._cell or not self._open:
            return
        texts, wide, tall, number = self._cell.pop()
        lines = (" ".join(line.split()) for line in "".join(texts).split("\n"))
        text = "\n".join(line for line in lines if line)
        table = self._open[-1]
        table.add(number if number != "" and _SHOWN_NUMBER.fullmatch(text) else text, wide, tall)
        if sum(one.cells for one in self.done[-3:]) > self._limits.cells:
            raise NotReadable("its tables are larger than a portfolio can need. Ask for a part of them.")


def _count(text: str | None, most: int) -> int:
    return min(most, max(1, int(text))) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def _number(text: str) -> CellValue:
    """The number behind what is shown, where the program that wrote the page gave it; else blank."""
    try:
        value = float(text)
    except ValueError:
        return ""
    return value if abs(value) < 1e300 else ""
