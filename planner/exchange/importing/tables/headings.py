"""Which rows of a block of cells hold the headings, and what each column is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.exchange.importing.tables.cells import Look, Merges, columns_of, like_month, like_year, look, shown
from planner.exchange.importing.tables.known_headings import known_in
from planner.exchange.raw import CellValue, RawSheet, column_letters

SEARCHED = 40
"""Rows of a block in which headings are looked for."""

COMPARED = 60
"""Rows below that are compared with a possible row of headings."""

_LONG_HEADING = 250
_SHORT = 14
_MOST_LINES = 3
_FORM_WIDTH = 4
_HOW_TO_FILL = re.compile(
    r"\(?(?:required|optional|mandatory|conditional|recommended|text|free text|date|number|list|dropdown|yes/no)\)?\*?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a sheet, 0-based, ``bottom`` and ``right`` exclusive; ``mask`` has a bit for each column."""

    top: int
    left: int
    bottom: int
    right: int
    mask: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mask", (1 << self.right) - (1 << self.left))


class SheetView:
    """A sheet with what finding tables in it needs to know of every row."""

    def __init__(self, sheet: RawSheet, masks: list[int], fill_merged: bool = True) -> None:
        self.fill_merged = fill_merged
        self.sheet = sheet
        self.rows = sheet.rows
        self.masks = masks
        self.merges = Merges(sheet.merged)

    def filled(self, row: int, area: Area) -> tuple[int, ...]:
        """The columns of the area that are filled in a row."""
        return columns_of(self.masks[row] & area.mask)

    def below(self, row: int, area: Area) -> list[int]:
        """The next rows below that are not blank, as many as are compared."""
        found = []
        for number in range(row + 1, area.bottom):
            if self.masks[number] & area.mask:
                found.append(number)
                if len(found) == COMPARED:
                    break
        return found


def find_headings(view: SheetView, area: Area, until: int | None = None) -> tuple[int, ...]:
    """The rows of headings in an area, top line first; empty if its first full row looks like data.

    The line that counts most must stand above row ``until``.
    """
    last = min(area.bottom, area.top + SEARCHED, area.bottom if until is None else until)
    needed = _needed(view, area)
    for row in range(area.top, last):
        if (view.masks[row] & area.mask).bit_count() < needed:
            continue
        if _tells_how([view.rows[row][column] for column in view.filled(row, area)]):
            continue
        if _is_heading_line(view, row, area):
            return _with_neighbours(view, _below_a_title(view, row, area, last), area)
        if not _has_headings_soon(view, row, area, needed):
            return ()
    return ()


def _below_a_title(view: SheetView, row: int, area: Area, last: int) -> int:
    """The line of known headings right below a line of short labels that are none ("Draft | Confidential | v2").

    Where all cells are text, only the words tell a title of several labels from headings. A table that lists headings
    (a description of fields) has known words in more than one row, so it stays as it is.
    """
    titled = known_in([view.rows[row][column] for column in view.filled(row, area)])
    for line in (number for number in view.below(row, area)[:_MOST_LINES] if number < last):
        cells = [view.rows[line][column] for column in view.filled(line, area)]
        known = known_in(cells)
        if known >= max(2 + 2 * titled, (len(cells) + 1) // 2) and all(map(_may_head, cells)):
            after = view.below(line, area)[:2]
            again = any(known_in([view.rows[one][at] for at in view.filled(one, area)]) > 1 for one in after)
            return row if again else line
    return row


def _has_headings_soon(view: SheetView, row: int, area: Area, needed: int) -> bool:
    """Whether a better row of headings follows lines such as "Date: | 3 March 2027" above a table."""
    here = view.filled(row, area)
    for later in range(row + 1, min(area.bottom, row + 12)):
        count = (view.masks[later] & area.mask).bit_count()
        if count >= max(needed, 2 * len(here) - 1) and count >= 3 and _is_heading_line(view, later, area):
            return True
    return False


def _needed(view: SheetView, area: Area) -> int:
    """How many cells a row of headings must fill: half of what the fuller rows do, lines of prose aside."""
    rows = range(area.top, min(area.bottom, area.top + 300))
    counts = sorted((view.masks[row] & area.mask).bit_count() for row in rows)
    counts = [count for count in counts if count > 1]
    if not counts:
        return 1
    return max(2, (counts[min(len(counts) - 1, (3 * len(counts)) // 4)] + 1) // 2)


def _is_heading_line(view: SheetView, row: int, area: Area) -> bool:
    """All labels (or months), nearly all different, and different in kind or wording from what stands below."""
    columns = view.filled(row, area)
    cells = [view.rows[row][column] for column in columns]
    labels = sum(1 for cell in cells if _may_head(cell))
    if len(cells) <= _FORM_WIDTH and isinstance(cells[0], str) and cells[0].rstrip().endswith(":"):
        return False  # "Prepared by: | Ann Nowak"
    if labels < 0.8 * len(cells) or not any(look(cell) is Look.LABEL or like_month(cell) for cell in cells):
        return False
    texts = Counter(shown(cell).casefold() for cell in cells)
    if len(texts) < 0.45 * len(cells) or max(map(len, texts)) > _LONG_HEADING:
        return False
    return _differs_from_below(view, row, area, columns)


def _tells_how(cells: list[CellValue]) -> bool:
    """Whether a line above the headings says which columns must be filled in, and with what."""
    return all(isinstance(cell, str) and _HOW_TO_FILL.fullmatch(cell.strip()) for cell in cells)


def _may_head(cell: CellValue) -> bool:
    kind = look(cell)
    return kind is Look.LABEL or like_month(cell) or like_year(cell) or (kind is Look.DATE and isinstance(cell, str))


def _differs_from_below(view: SheetView, row: int, area: Area, columns: Sequence[int]) -> bool:
    head_cells = [view.rows[row][column] for column in columns]
    below = [
        number
        for number in view.below(row, area)
        if [view.rows[number][column] for column in columns] != head_cells  # the same headings on the next page
    ]
    if not below:
        return len(columns) > 1
    against = in_favour = 0
    for column in columns:
        head = view.rows[row][column]
        values = [view.rows[number][column] for number in below]
        kinds = Counter(look(value) for value in values)
        filled = len(values) - kinds[Look.BLANK]
        head_look = look(head)
        if filled and kinds[Look.NUMBER] + kinds[Look.DATE] > 0.5 * filled:
            same = head_look is not Look.LABEL and kinds[head_look] > 0.5 * filled and not like_month(head)
            same = same and not (like_year(head) and not any(like_year(value) for value in values))
            in_favour += not same
            against += 2 * same if head_look is Look.NUMBER and not like_year(head) else same
        elif head_look is Look.DATE and filled and not like_month(head):
            against += 1
        elif filled >= 3 and head_look is Look.LABEL and head in values:
            against += 1  # a heading does not come again as a value
    return against == 0 or in_favour > against


def _with_neighbours(view: SheetView, row: int, area: Area) -> tuple[int, ...]:
    """The line found, with group lines right above and second lines right below."""
    lines = [row]
    above = row - 1
    while above >= area.top and len(lines) < _MOST_LINES and _is_group_line(view, above, area):
        lines.insert(0, above)
        above -= 1
    while len(lines) < _MOST_LINES and lines[-1] + 1 < area.bottom - 1 and _is_second_line(view, lines, area):
        lines.append(lines[-1] + 1)
    return tuple(lines)


def _is_group_line(view: SheetView, row: int, area: Area) -> bool:
    """A line above the headings that names groups of columns (years, quarters), not a title."""
    filled = view.filled(row, area)
    if not filled or _tells_how([view.rows[row][column] for column in filled]):
        return False
    if not all(_may_head(view.rows[row][column]) for column in filled):
        return False
    merged = [view.merges.span(row, column) for column in filled]
    wide = [merge for merge in merged if merge.right > merge.left]
    if any(
        merge.left == area.left and merge.right - merge.left + 1 >= 0.8 * (area.right - area.left) for merge in wide
    ):
        return False
    if wide:
        return True
    periods = sum(1 for column in filled if like_month(view.rows[row][column]) or like_year(view.rows[row][column]))
    if filled[0] == area.left:
        return periods >= 2
    return len(filled) >= 2 or periods == 1


def _is_second_line(view: SheetView, lines: list[int], area: Area) -> bool:
    """A further line of headings: below merged group cells, in the gaps of the line above, or units."""
    above, row = lines[-1], lines[-1] + 1
    columns = view.filled(row, area)
    if not columns or not all(_may_head(view.rows[row][column]) for column in columns):
        return False
    if not any(look(view.rows[row][column]) is Look.LABEL or like_month(view.rows[row][column]) for column in columns):
        return False
    for merge in view.merges.starting(above):
        under = [column for column in columns if merge.left <= column <= merge.right]
        if merge.bottom == above and merge.right > merge.left and len(under) >= 2 and merge.left >= area.left:
            return True
        if merge.bottom >= row and area.left <= merge.left < area.right:
            return True
    taken = set(view.filled(above, area))
    gaps = [column for column in columns if column not in taken]
    contrast = _numeric_below(view, row, area, columns)
    if gaps and len(taken & set(columns)) < len(columns) and 2 * len(gaps) >= len(columns):
        return contrast > 0 or not taken & set(columns)
    short = all(len(shown(view.rows[row][column])) <= _SHORT for column in columns)
    return short and len(columns) >= 2 and 2 * contrast >= len(columns) and contrast >= 2


def _numeric_below(view: SheetView, row: int, area: Area, columns: Sequence[int]) -> int:
    """How many of the columns hold mostly numbers or dates below a line that has neither of that kind there."""
    below = view.below(row, area)
    found = 0
    for column in columns:
        kinds = Counter(look(view.rows[number][column]) for number in below)
        filled = len(below) - kinds[Look.BLANK]
        kind = max((Look.NUMBER, Look.DATE), key=lambda kind: kinds[kind])
        found += filled > 0 and 2 * kinds[kind] > filled and look(view.rows[row][column]) is not kind
    return found


def heading_parts(view: SheetView, lines: tuple[int, ...], area: Area) -> dict[int, tuple[CellValue, ...]]:
    """For each column its heading cells, top line first; group headings stand for all columns that they cover."""
    parts: dict[int, list[CellValue]] = {column: [] for column in range(area.left, area.right)}
    for place, row in enumerate(lines):
        is_last = place == len(lines) - 1
        carried: CellValue = ""
        until = -1
        for column in range(area.left, area.right):
            cell = view.rows[row][column] if column < len(view.rows[row]) else ""
            if look(cell) is not Look.BLANK:
                merge = view.merges.span(row, column)
                alone = (
                    is_last
                    or (merge.bottom > row and merge.right == merge.left)
                    or _stands_alone(view, lines, place, column)
                )
                carried = cell
                until = merge.right if merge.right > merge.left else column if alone else area.right - 1
            if column <= until and look(carried) is not Look.BLANK:
                parts[column].append(carried)
    return {column: tuple(found) for column, found in parts.items()}


def _stands_alone(view: SheetView, lines: tuple[int, ...], place: int, column: int) -> bool:
    """A heading with nothing below it in the further lines is no group: it does not spread to the right."""
    return all(
        look(view.rows[row][column]) is Look.BLANK if column < len(view.rows[row]) else True
        for row in lines[place + 1 :]
    )


def unique_headings(parts: dict[int, tuple[CellValue, ...]]) -> dict[int, str]:
    """What each column is called: its lines joined; equal ones are numbered, missing ones named by their letter."""
    seen: Counter[str] = Counter()
    named = {}
    for column, cells in parts.items():
        words = list(dict.fromkeys(shown(cell) for cell in cells))
        plain = heading = " ".join(words) or f"Column {column_letters(column)}"
        while seen[heading.casefold()]:
            seen[plain.casefold()] += 1
            heading = f"{plain} ({seen[plain.casefold()]})"
        seen[heading.casefold()] += 1
        named[column] = heading
    return named
