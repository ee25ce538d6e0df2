"""Rows of styled cells and live formulas, gathered as values and written past openpyxl's cells.

openpyxl takes some 20 µs a cell and cannot keep what a formula gave; a month grid has hundreds of thousands of cells,
and programs that do not calculate show what is kept. What stands above the rows (titles, headings with their notes) is
openpyxl's, and so are the widths, rules and charts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from planner.exchange.sheets import cell_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LOOKS_LIVE = re.compile(r"[=+\-@\t\r\n#]")
_DAY_ZERO = dt.date(1899, 12, 30)


class Formula(NamedTuple):
    """A formula in English names without its sign, and what it gives in the plan that is written."""

    text: str
    value: float | str | None


Content = str | int | float | Formula | None


class Looks:
    """The workbook's style numbers, each made once: a named style, and what differs from it in a cell."""

    def __init__(self, workbook: Workbook) -> None:
        from openpyxl.worksheet.worksheet import Worksheet

        self._sheet: Any = Worksheet(workbook)  # of the workbook, but not in it
        self._numbers: dict[tuple[str, str, str, bool], int] = {}

    def of(self, name: str, number_format: str = "", font: str = "", *, quoted: bool = False) -> int:
        """The number of a named style; ``font`` is any of b(old), i(talic), u(nderlined)."""
        key = (name, number_format, font, quoted)
        if key not in self._numbers:
            cell = Cell(self._sheet, row=1, column=1)
            cell.style = name
            if number_format:
                cell.number_format = number_format
            if font:
                changed = copy(cell.font)
                changed.b, changed.i = "b" in font or changed.b, "i" in font or changed.i
                changed.u = "single" if "u" in font else changed.u
                cell.font = changed
            if quoted:
                cell.quotePrefix = True
            self._numbers[key] = int(cell.style_id)
        return self._numbers[key]


class GridRow:
    """One row: ``cells`` are column (from 1), content and style number, from left to right.

    ``wanted`` is False of a row that is counted alone: what is put into it is forgotten.
    """

    __slots__ = ("cells", "height", "level", "number", "wanted")

    def __init__(self, number: int, level: int, height: float | None, *, wanted: bool = True) -> None:
        self.number, self.level, self.height, self.wanted = number, level, height, wanted
        self.cells: list[tuple[int, Content, int]] = []

    def put(self, column: int, content: Content, look: int) -> None:
        """A number, a formula, or an empty cell that is styled."""
        if self.wanted:
            self.cells.append((column, content, look))


class Grid:
    """The rows of a sheet from ``first`` on, without gaps; with ``most``, those beyond so many are only counted."""

    def __init__(self, sheet: Worksheet, first: int, looks: Looks, most: int | None = None) -> None:
        self.sheet, self.first, self.looks, self._most = sheet, first, looks, most
        self.rows: list[GridRow] = []
        self._count = 0
        self._texts: dict[str, str] = {}
        self._quoted: dict[int, int] = {}
        self._columns = 1

    @property
    def next(self) -> int:
        """The number that the next row will have."""
        return self.first + self._count

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def full(self) -> bool:
        """Whether further rows are only counted."""
        return self._most is not None and self._count >= self._most

    @property
    def last(self) -> int:
        """The number of the last row; the one above the first while there is none."""
        return self.next - 1

    def row(self, level: int = 0, height: float | None = None) -> GridRow:
        """A new row at the end; ``level`` is its depth in the outline."""
        row = GridRow(self.next, level, height, wanted=not self.full)
        if row.wanted:
            self.rows.append(row)
        self._count += 1
        return row

    def text(self, row: GridRow, column: int, text: str, name: str, number_format: str = "", font: str = "") -> None:
        """A text that stays text, whatever it looks like."""
        if not row.wanted:
            return
        clean = cell_text(text)
        quoted = bool(_LOOKS_LIVE.match(clean))
        row.cells.append((column, clean or None, self.looks.of(name, number_format, font, quoted=quoted)))

    def date(self, row: GridRow, column: int, day: dt.date, name: str, number_format: str) -> None:
        """A real date."""
        row.put(column, (day - _DAY_ZERO).days, self.looks.of(name, number_format))

    @property
    def corner(self) -> str:
        """The last cell of the sheet."""
        wide = max((row.cells[-1][0] for row in self.rows if row.cells), default=1)
        return f"{get_column_letter(max(wide, self.sheet.max_column))}{max(self.last, 1)}"

    def finish(self) -> None:
        """Tell the sheet how deep its outline is, with the headings above what they sum up."""
        deepest = max((row.level for row in self.rows), default=0)
        if deepest:
            self.sheet.sheet_format.outlineLevelRow = deepest
            self.sheet.sheet_properties.outlinePr.summaryBelow = False

    def xml(self) -> Iterator[bytes]:
        """Row by row, as the workbook keeps them."""
        wide = max((row.cells[-1][0] for row in self.rows if row.cells), default=1)
        letters = [get_column_letter(column) for column in range(1, wide + 1)]
        for row in self.rows:
            yield self._row_xml(row, letters)

    def _row_xml(self, row: GridRow, letters: list[str]) -> bytes:
        n = row.number
        parts = [f'<row r="{n}"']
        if row.height is not None:
            parts.append(f' ht="{row.height:g}" customHeight="1"')
        if row.level:
            parts.append(f' outlineLevel="{row.level}"')
        parts.append(">")
        for column, content, look in row.cells:
            head = f'<c r="{letters[column - 1]}{n}" s="{look}"'
            kind = type(content)
            if content is None:
                parts.append(f"{head}/>")
            elif kind is float or kind is int:
                parts.append(f"{head}><v>{content!r}</v></c>")
            elif isinstance(content, str):
                parts.append(f'{head} t="inlineStr">{self._inline(content)}</c>')
            elif isinstance(content, Formula):
                parts.append(_formula_xml(head, content))
            else:
                parts.append(f"{head}><v>{content!r}</v></c>")
        parts.append("</row>")
        return "".join(parts).encode()

    def _inline(self, text: str) -> str:
        known = self._texts.get(text)
        if known is None:
            space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
            known = self._texts[text] = f"<is><t{space}>{escape(text)}</t></is>"
        return known

    def put_plain(self) -> None:
        """The same through openpyxl, for a workbook that stays in memory; what formulas gave is lost."""
        styles = self.sheet.parent._cell_styles
        for row in self.rows:
            for column, content, look in row.cells:
                cell: Any = self.sheet.cell(row.number, column)
                if isinstance(content, Formula):
                    cell.value = f"={content.text}"
                elif content is not None:
                    cell.value = content
                    if isinstance(content, str):
                        cell.data_type = "s"
                cell._style = copy(styles[look])
            dimension = self.sheet.row_dimensions[row.number]
            dimension.height = row.height
            if row.level:
                dimension.outlineLevel = row.level


def _formula_xml(head: str, formula: Formula) -> str:
    text = f"<f>{escape(formula.text)}</f>"
    if formula.value is None:
        return f'{head} t="str">{text}<v></v></c>'
    if isinstance(formula.value, str):
        return f'{head} t="str">{text}<v>{escape(formula.value)}</v></c>'
    return f"{head}>{text}<v>{formula.value!r}</v></c>"
