"""The tables of a file: where each begins and ends, sheet by sheet."""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from planner.exchange.importing.tables.building import build, titles_of
from planner.exchange.importing.tables.cells import MOST_COLUMNS, Look, columns_of, like_month, look, masks_of, shown
from planner.exchange.importing.tables.found import FoundTable, Shape
from planner.exchange.importing.tables.headings import Area, SheetView, find_headings
from planner.exchange.raw import RawSheet, RawWorkbook

_LONGEST_NAME = 60
_LEGEND = re.compile(
    r"(?:legend|legende|key|notes?|abbreviations|acronyms|glossary|definitions|comments|remarks)\s*:?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SheetFindings:
    """What one sheet holds: its tables, and one sentence for people."""

    name: str
    visible: bool
    tables: tuple[FoundTable, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file holds, in the order of its sheets."""

    sheets: tuple[SheetFindings, ...]

    @property
    def tables(self) -> tuple[FoundTable, ...]:
        """All tables, in the order of the file."""
        return tuple(table for sheet in self.sheets for table in sheet.tables)

    @property
    def best(self) -> FoundTable | None:
        """The largest table of a visible sheet, else of any; None if there is none."""
        shown_ones = [table for sheet in self.sheets if sheet.visible for table in sheet.tables]
        return max(shown_ones or self.tables, key=lambda table: len(table.rows) * len(table.columns), default=None)


def find_tables(book: RawWorkbook, *, fill_merged: bool = True) -> Findings:
    """Look for tables in every sheet of a file as read; hidden sheets too, for a person may want them.

    With ``fill_merged``, a label merged over several rows stands for each of them, which the table's notes say.
    """
    with no_collection():
        return Findings(tuple(_look_at(sheet, fill_merged) for sheet in book.sheets))


@contextmanager
def no_collection() -> Iterator[None]:
    """Do not look for garbage while very many objects are made that stay: it takes longer than making them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def table_at(
    sheet: RawSheet,
    header_rows: Sequence[int],
    columns: tuple[int, int] | None = None,
    last_row: int | None = None,
    left_out: Collection[int] = (),
) -> FoundTable | None:
    """The table under heading rows (0-based, adjoining) that a person has pointed out; None if nothing stands below.

    ``columns`` are its first and last column, ``last_row`` its last row; without them it reaches as far as the sheet.
    ``left_out`` are rows in it that are no data. With no heading rows, all rows are data.
    """
    view = SheetView(sheet, masks_of(sheet))
    width = max(map(len, sheet.rows), default=0)
    left, right = (columns[0], columns[1] + 1) if columns else (0, width)
    lines = tuple(sorted(header_rows))
    top = lines[-1] + 1 if lines else 0
    bottom = len(sheet.rows) if last_row is None else min(last_row + 1, len(sheet.rows))
    area = Area(top, left, bottom, min(right, width))
    if area.right <= area.left or area.bottom <= area.top:
        return None
    titles = titles_of(view, list(range(lines[0])), area) if lines else ()
    return build(view, area, lines, titles, frozenset(left_out))


def _look_at(sheet: RawSheet, fill_merged: bool) -> SheetFindings:
    masks = masks_of(sheet)
    if not any(masks):
        return SheetFindings(sheet.name, sheet.visible, (), "It is empty.")
    view = SheetView(sheet, masks, fill_merged)
    far = max(map(len, sheet.rows), default=0) > MOST_COLUMNS
    bands = _bands(view)
    tables = [table for band in bands for table in _tables_of(view, band)]
    if not tables:
        lines = find_headings(view, bands[0])
        if lines and len(view.filled(lines[-1], bands[0])) > 2:
            sentence = f"There are headings in row {lines[-1] + 1}, but no rows of data below them."
            return SheetFindings(sheet.name, sheet.visible, (), sentence)
        return SheetFindings(sheet.name, sheet.visible, (), "It holds text, but no table was found in it.")
    if len(tables) > 1:
        sentence = f"It holds {len(tables)} tables; choose among them."
    else:
        table = tables[0]
        rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
        sentence = f"It holds a table of {rows} and {len(table.columns)} columns."
    if far:
        sentence += f" Only its first {MOST_COLUMNS:,} columns were looked at."
    return SheetFindings(sheet.name, sheet.visible, tuple(tables), sentence)


def _bands(view: SheetView) -> list[Area]:
    """The whole sheet, or side-by-side parts of it that are tables of their own."""
    union = 0
    for mask in view.masks:
        union |= mask
    columns = columns_of(union)
    height = len(view.rows)
    bands = [Area(0, columns[0], height, columns[0] + 1)]
    for column in columns[1:]:
        last = bands[-1]
        if column == last.right:
            bands[-1] = Area(0, last.left, height, column + 1)
        elif _apart(view, last, Area(0, column, height, _run_end(columns, column))):
            bands.append(Area(0, column, height, column + 1))
        else:
            bands[-1] = Area(0, last.left, height, column + 1)
    return bands


def _run_end(columns: Sequence[int], start: int) -> int:
    end = start
    taken = set(columns)
    while end in taken:
        end += 1
    return end


def _apart(view: SheetView, left: Area, right: Area) -> bool:
    """Whether what stands right of a blank column is another table, not more columns of the same one."""
    if left.right - left.left < 2 or right.right - right.left < 2:
        return False
    lines_left, lines_right = find_headings(view, left), find_headings(view, right)
    if not lines_left or not lines_right:
        return False
    if all(like_month(view.rows[lines_right[-1]][column]) for column in view.filled(lines_right[-1], right)):
        return False  # months need something beside them to be months of
    names_left, names_right = _names(view, lines_left[-1], left), _names(view, lines_right[-1], right)
    if len(names_left & names_right) * 2 >= len(names_right):
        return True
    rows_left = [row for row, mask in enumerate(view.masks) if (mask & left.mask).bit_count() > 1]
    rows_right = [row for row, mask in enumerate(view.masks) if (mask & right.mask).bit_count() > 1]
    if not rows_left or not rows_right:
        return False
    if lines_left[-1] != lines_right[-1]:
        return True
    first, last = rows_right[0], rows_right[-1]
    outside = sum(1 for row in rows_left if row < first or row > last)
    beyond = sum(1 for row in rows_right if row > rows_left[-1])
    key_always_there = all(view.masks[row] >> right.left & 1 for row in rows_right)
    return key_always_there and (beyond > 0 or outside >= max(3, len(rows_left) // 4))


def _names(view: SheetView, row: int, area: Area) -> set[str]:
    return {shown(view.rows[row][column]).casefold() for column in view.filled(row, area)}


def _blocks(view: SheetView, band: Area) -> Iterable[tuple[int, int]]:
    """Runs of rows that are not blank: first row, and the row after the last."""
    start = None
    for row, mask in enumerate(view.masks):
        if mask & band.mask:
            start = row if start is None else start
        elif start is not None:
            yield start, row
            start = None
    if start is not None:
        yield start, len(view.masks)


@dataclass
class _Draft:
    """A table in the making: its headings, where its data begins and (so far) ends, and the titles above it."""

    lines: tuple[int, ...]
    top: int
    bottom: int
    titles: list[int]
    prose: list[int] = field(default_factory=list)


def _tables_of(view: SheetView, band: Area) -> list[FoundTable]:
    """The tables of a band, one below the other."""
    drafts: list[_Draft] = []
    above: list[int] = []
    for start, stop in _blocks(view, band):
        lines = find_headings(view, Area(start, band.left, band.bottom, band.right), stop)
        if drafts and _is_legend(view, band, start, stop):
            drafts[-1].bottom = stop
            drafts[-1].prose.extend(range(start, stop))
        elif drafts and not (lines and _begins_another(view, band, drafts[-1], lines, start)):
            drafts[-1].bottom = stop
            if _is_prose(view, band, drafts[-1], start, stop):
                drafts[-1].prose.extend(range(start, stop))
        elif lines and not _is_form(view, band, start, stop):
            drafts.append(_Draft(lines, lines[-1] + 1, stop, [*above, *range(start, lines[0])]))
            above = []
        elif not lines and _is_bare_data(view, band, start, stop):
            drafts.append(_Draft((), start, stop, above))
            above = []
        else:
            above.extend(range(start, stop))
    tables = []
    for draft in drafts:
        area = Area(draft.top, band.left, draft.bottom, band.right)
        if draft.bottom <= draft.top:
            continue
        table = build(view, area, draft.lines, titles_of(view, draft.titles, band), frozenset(draft.prose))
        if table is not None and _is_table(table):
            tables.append(table)
    return tables


def _begins_another(view: SheetView, band: Area, draft: _Draft, lines: tuple[int, ...], start: int) -> bool:
    """Whether headings found below a blank row belong to a new table; else they are a row of the one above."""
    row = lines[-1]
    if not draft.lines:
        return True
    if _names(view, draft.lines[-1], band) == _names(view, row, band):
        return lines[0] > start  # the same headings again under a title of their own: a table of the same kind
    filled = view.filled(row, band)
    data = [number for number in range(draft.top, draft.bottom) if view.masks[number] & band.mask][:60]
    if not data:
        return False
    conflicts = typed = 0
    for column in filled:
        kinds = Counter(look(view.rows[number][column]) for number in data)
        if kinds[Look.NUMBER] + kinds[Look.DATE] > kinds[Look.LABEL]:
            typed += 1
            conflicts += look(view.rows[row][column]) is Look.LABEL
    if typed and 2 * conflicts >= typed and conflicts * 4 >= len(filled):
        return True
    union = 0
    for number in data:
        union |= view.masks[number] & band.mask
    here = view.masks[row] & band.mask
    fresh = (here & ~union).bit_count()
    return len(filled) >= 3 and (fresh >= 2 or (lines[0] > start and fresh + (union & ~here).bit_count() >= 2))


def _is_prose(view: SheetView, band: Area, draft: _Draft, start: int, stop: int) -> bool:
    """Rows below a blank row that fill next to nothing of the columns above: remarks, not data."""
    if not draft.lines:
        return False
    width = (view.masks[draft.lines[-1]] & band.mask).bit_count()
    if width < 3:
        return False
    widest = max((view.masks[row] & band.mask).bit_count() for row in range(start, stop))
    words = [view.rows[row][column] for row in range(start, stop) for column in view.filled(row, band)]
    telling = widest > 1 or stop - start > 1 or any(len(str(word)) > _LONGEST_NAME for word in words)
    return telling and widest < max(2, (width + 3) // 4) and all(look(word) is Look.LABEL for word in words)


def _is_legend(view: SheetView, band: Area, start: int, stop: int) -> bool:
    """Abbreviations and what they mean, or notes, under a word that says so."""
    filled = view.filled(start, band)
    first = view.rows[start][filled[0]]
    named = len(filled) == 1 and isinstance(first, str) and _LEGEND.fullmatch(first.strip()) is not None
    return named and all((view.masks[row] & band.mask).bit_count() <= 2 for row in range(start, stop))


def _is_form(view: SheetView, band: Area, start: int, stop: int) -> bool:
    """A few lines of "Name: | value" above a table."""
    rows = [row for row in range(start, stop) if view.masks[row] & band.mask]
    firsts = [view.rows[row][view.filled(row, band)[0]] for row in rows]
    marked = sum(1 for first in firsts if isinstance(first, str) and first.rstrip().endswith(":"))
    narrow = all((view.masks[row] & band.mask).bit_count() <= 4 for row in rows)
    return len(rows) <= 20 and narrow and 2 * marked > len(rows)


def _is_bare_data(view: SheetView, band: Area, start: int, stop: int) -> bool:
    """Rows of several cells with numbers or dates among them, without headings."""
    rows = range(start, min(stop, start + 60))
    wide = [row for row in rows if (view.masks[row] & band.mask).bit_count() >= 2]
    if len(wide) < 2 or 2 * len(wide) < len(rows):
        return False
    return not _is_form(view, band, start, stop)


def _is_table(table: FoundTable) -> bool:
    """At least two columns, or one of short different texts under a heading, as in a list of names."""
    if len(table.columns) >= 2:
        return True
    if table.shape is not Shape.LIST or not table.header_rows or len(table.rows) < 2:
        return False
    values = [shown(value) for value in table.values(0)]
    short = sum(1 for value in values if len(value) <= _LONGEST_NAME)
    return short >= 0.95 * len(values) and 2 * len(set(values)) > len(values)
