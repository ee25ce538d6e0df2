"""Which rows below the headings are data, and what the others are: totals, notes, section headings, headings again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from planner.exchange.importing.tables.cells import Look, look, shown
from planner.exchange.importing.tables.found import LeftOut, Reason
from planner.exchange.importing.tables.headings import Area, SheetView
from planner.exchange.raw import CellValue

_TOTAL_WORD = (
    r"(?:(?:grand|sub|overall|column|net|all)[\s\-]*)?totals?|sum|summe|gesamt(?:summe|ergebnis)?|zwischensumme|insgesamt"
    r"|total g[eé]n[eé]ral|sous-total|somme|suma|razem|[łl][aą]cznie|og[oó][łl]em|celkem|totale|totaal|subtotal"
)
_TOTAL = re.compile(rf"(?:{_TOTAL_WORD})(?:\s*\(.*\))?\s*:?|.{{1,40}}\s(?:total|gesamt|razem)\s*:?", re.IGNORECASE)
_TOTAL_OF = re.compile(rf"(?:{_TOTAL_WORD})\s.{{1,40}}", re.IGNORECASE)
_NOTE = re.compile(
    r"\s*(?:\*|†|‡|notes?\b|nb\b|n\.b\.|source\b|legend\b|remark|comment:|anmerkung|uwaga|\(\d\)\s)", re.IGNORECASE
)
_LONG_TEXT = 80
_SECTION_TEXT = 60
_MOST_SECTIONS = 0.34


@dataclass
class Body:
    """Row numbers of the data, the rows left out, and for each section heading its row and column."""

    rows: list[int] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    sections: list[tuple[int, int]] = field(default_factory=list)
    blank_rows: int = 0


def sort_rows(view: SheetView, area: Area, lines: tuple[int, ...], prose: frozenset[int] = frozenset()) -> Body:
    """Tell the data rows of an area from the rest; the area begins below the headings and may hold blank rows.

    ``prose`` are rows known to be notes.
    """
    body = Body()
    numbers = [row for row in range(area.top, area.bottom) if view.masks[row] & area.mask and row not in prose]
    numbers, notes = _without_notes_below(view, area, numbers)
    singles: list[int] = []
    headings = _texts(view, lines[-1], area) if lines else set()
    wide = _usual_width(view, area, numbers) >= 3
    mask = area.mask
    for row in numbers:
        count = (view.masks[row] & mask).bit_count()
        if count > 1 and headings and _is_headings_again(view, row, area, headings):
            body.left_out.append(LeftOut(row, Reason.HEADINGS_AGAIN, ""))
        elif _is_total(view, row, area):
            body.left_out.append(_left(view, row, area, Reason.TOTAL))
        elif wide and _only_zeros(view, row, area):
            body.left_out.append(_left(view, row, area, Reason.ZEROS))
        elif wide and _is_note(view, row, area):
            body.left_out.append(_left(view, row, area, Reason.NOTE))
        else:
            body.rows.append(row)
            if wide and _stands_alone(view, row, area):
                singles.append(row)
    _take_sections(view, area, body, singles)
    body.left_out.extend(_left(view, row, area, Reason.NOTE) for row in (*notes, *prose) if view.masks[row] & area.mask)
    body.left_out.sort(key=lambda out: out.row)
    used = [*body.rows, *(row for row, _ in body.sections)]
    body.blank_rows = sum(lower - upper - 1 for upper, lower in pairwise(sorted(used))) if used else 0
    body.blank_rows -= sum(
        1 for out in body.left_out if used and min(used) < out.row < max(used) and out.reason is not Reason.SECTION
    )
    return body


def _usual_width(view: SheetView, area: Area, numbers: list[int]) -> int:
    counts = sorted((view.masks[row] & area.mask).bit_count() for row in numbers[:500])
    return counts[len(counts) // 2] if counts else 0


def _without_notes_below(view: SheetView, area: Area, numbers: list[int]) -> tuple[list[int], list[int]]:
    """Cut off the lines of a single text each that end a table of several columns."""
    if _usual_width(view, area, numbers) < 2:
        return numbers, []
    end = len(numbers)
    while (
        end and (view.masks[numbers[end - 1]] & area.mask).bit_count() == 1 and _text_of(view, numbers[end - 1], area)
    ):
        end -= 1
    rest = numbers[end:]
    if rest and end:
        gap = rest[0] > numbers[end - 1] + 1
        told = any(
            len(_text_of(view, row, area)) > _SECTION_TEXT or _NOTE.match(_text_of(view, row, area)) for row in rest
        )
        if not gap and not told:
            cut = next((place for place, (one, two) in enumerate(pairwise(rest), 1) if two > one + 1), len(rest))
            return numbers[: end + cut], rest[cut:]
    return numbers[:end], rest


def _text_of(view: SheetView, row: int, area: Area) -> str:
    """The text of a row that has a single filled cell, if it is a label."""
    column = view.filled(row, area)[0]
    value = view.rows[row][column]
    return str(value) if look(value) is Look.LABEL else ""


def _texts(view: SheetView, row: int, area: Area) -> set[tuple[int, str]]:
    return {(column, shown(view.rows[row][column]).casefold()) for column in view.filled(row, area)}


@lru_cache(maxsize=2048)
def _folded(text: CellValue) -> str:
    """A text as headings are compared; first cells of rows repeat, for they name the sponsor or the person."""
    return shown(text).casefold()


@lru_cache(maxsize=2048)
def _total_words(text: str) -> tuple[bool, bool]:
    """Whether a text is a word for total, and whether it begins with one."""
    plain = text.strip()
    return _TOTAL.fullmatch(plain) is not None, _TOTAL_OF.fullmatch(plain) is not None


def _is_headings_again(view: SheetView, row: int, area: Area, headings: set[tuple[int, str]]) -> bool:
    mask = view.masks[row] & area.mask
    column = (mask & -mask).bit_length() - 1
    value = view.rows[row][column]
    if (column, _folded(value) if value.__class__ is str else shown(value).casefold()) not in headings:
        return False
    here = _texts(view, row, area)  # seldom: the first cell is nearly always enough to know
    return len(here & headings) >= 0.8 * max(len(here), 0.6 * len(headings)) and len(here & headings) >= 2


def _is_total(view: SheetView, row: int, area: Area) -> bool:
    """A row that begins with a word for total and otherwise holds next to no words."""
    mask = view.masks[row] & area.mask
    first = (mask & -mask).bit_length() - 1
    value = view.rows[row][first]
    if not isinstance(value, str) or len(value) > 60:
        return False
    named, of = _total_words(value)
    if not named and not of:
        return False
    others = [look(view.rows[row][column]) for column in view.filled(row, area)[1:]]
    numbers = others.count(Look.NUMBER)
    if others.count(Look.LABEL) > (1 if (named and numbers > 2) or len(others) <= 2 else 0):
        return False
    return numbers > 0 or (named and not others)


def _only_zeros(view: SheetView, row: int, area: Area) -> bool:
    """What formulas show in rows of a form that nobody has filled in; a single zero may be meant."""
    mask = view.masks[row] & area.mask
    if view.rows[row][mask.bit_length() - 1] != 0:
        return False
    columns = view.filled(row, area)
    return len(columns) > 1 and all(view.rows[row][column] == 0 for column in columns)


def _is_note(view: SheetView, row: int, area: Area) -> bool:
    if (view.masks[row] & area.mask).bit_count() != 1:
        return False
    text = _text_of(view, row, area)
    return len(text) > _LONG_TEXT or _NOTE.match(text) is not None


def _stands_alone(view: SheetView, row: int, area: Area) -> bool:
    """A short label at the left with nothing beside it: the heading of a section, perhaps."""
    mask = view.masks[row] & area.mask
    if mask.bit_count() != 1:
        return False
    column = mask.bit_length() - 1
    text = _text_of(view, row, area)
    return (
        bool(text) and len(text) <= _SECTION_TEXT and column <= area.left + 1 and not _in_tall_merge(view, row, column)
    )


def _in_tall_merge(view: SheetView, row: int, column: int) -> bool:
    return any(merge.top <= row <= merge.bottom for merge in view.merges.tall.get(column, ()))


def _take_sections(view: SheetView, area: Area, body: Body, singles: list[int]) -> None:
    """Rows of one label each are section headings, unless there are so many that they must be data."""
    if not singles or len(singles) > _MOST_SECTIONS * len(body.rows):
        return
    texts = Counter(_text_of(view, row, area).casefold() for row in singles)
    if max(texts.values()) > 3:
        return
    chosen = set(singles)
    body.rows = [row for row in body.rows if row not in chosen]
    for row in singles:
        body.sections.append((row, (view.masks[row] & area.mask).bit_length() - 1))
        body.left_out.append(_left(view, row, area, Reason.SECTION))


def _left(view: SheetView, row: int, area: Area, reason: Reason) -> LeftOut:
    text = " ".join(shown(view.rows[row][column]) for column in view.filled(row, area))
    return LeftOut(row, reason, text[:300])
