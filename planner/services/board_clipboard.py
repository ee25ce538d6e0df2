"""Ranges of the board as tables of text, to and from a spreadsheet.

A cell says who holds a seat in a month: a name (a staff id where the name is not unique), ``open``, ``contractor``, or
nothing where the seat carries nothing.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.plan import CONTRACTOR, OPEN
from planner.domain.telling import joined, tell

OPEN_WORD, CONTRACTOR_WORD = "open", "contractor"
_OPEN_WORDS = {OPEN_WORD, "-", "–", "nobody"}
_CONTRACTOR_WORDS = {CONTRACTOR_WORD, "(contractor)", "a contractor"}
_MONTH = re.compile(r"\d{4}-\d\d")
_MOST_NAMED = 5
MOST_CELLS = 200_000
"""Pasted cells from which on a block is refused as a mistake."""

Block = tuple[tuple[int | None, ...], ...]
"""Holders: people's indices, `OPEN` or `CONTRACTOR`; None says nothing."""


class PasteRefused(UserError):  # noqa: N818
    """What was pasted cannot be read as holders of seats."""


class HolderNames:
    """How holders are written, so that they can be read again."""

    def __init__(self, case: Case) -> None:
        self._staff = case.portfolio.staff
        self._count = name_counts(case)
        self._taken = {_plain(person.id) for person in case.portfolio.staff} | _OPEN_WORDS | _CONTRACTOR_WORDS

    def of(self, holder: int) -> str:
        """A person's name, or staff id where the name could mean something else; ``open``; ``contractor``."""
        if holder == OPEN:
            return OPEN_WORD
        if holder == CONTRACTOR:
            return CONTRACTOR_WORD
        person = self._staff[holder]
        name = _plain(person.name)
        clear = self._count[name] == 1 and (name not in self._taken or name == _plain(person.id))
        return person.name if name and clear else person.id


def name_counts(case: Case) -> Counter[str]:
    """How many people have each name, in lower case."""
    return Counter(_plain(person.name) for person in case.portfolio.staff)


def tab_separated(rows: Sequence[Sequence[str]]) -> str:
    """A table as spreadsheets put it on the clipboard."""
    return "\n".join("\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """The same for programs that prefer HTML; the cells are text, so that nothing in them is taken for a formula."""
    lines = ("".join(f"<td style='mso-number-format:\"\\@\"'>{html.escape(c)}</td>" for c in row) for row in rows)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def read_block(case: Case, text: str) -> Block:
    """Read a pasted table; headings as they are copied with are left out.

    Raises PasteRefused that names the cells that are neither a name, a staff id, ``open`` nor ``contractor``.
    """
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")]
    if sum(map(len, lines)) > MOST_CELLS:
        raise PasteRefused(
            tell("The clipboard holds more than {n} cells. Copy the range of the plan alone.", n=f"{MOST_CELLS:,}")
        )
    if len(lines) > 1 and len(lines[0]) > 1 and all(_MONTH.fullmatch(cell.strip()) for cell in lines[0][1:]):
        lines = [line[1:] for line in lines[1:]]
    reader = _Reader(case)
    width = max(map(len, lines))
    block = tuple(
        tuple(reader.holder(cell, row, column) for column, cell in enumerate(line, start=1))
        + (None,) * (width - len(line))
        for row, line in enumerate(lines, start=1)
    )
    reader.check()
    return block


def spread(block: Block, rows: int, columns: int) -> Block:
    """A block of one row fills so many rows, one of one column so many columns; others stay as they are."""
    if len(block) == 1:
        block = block * max(rows, 1)
    if block and len(block[0]) == 1:
        block = tuple(line * max(columns, 1) for line in block)
    return block


class _Reader:
    """Reads one cell after the other and gathers those that nobody understands."""

    def __init__(self, case: Case) -> None:
        staff = case.portfolio.staff
        self._ids = {_plain(person.id): p for p, person in enumerate(staff)}
        self._names = {_plain(person.name): p for p, person in enumerate(staff) if person.name}
        self._many = {name for name, count in name_counts(case).items() if count > 1}
        self._trouble: list[str] = []

    def holder(self, cell: str, row: int, column: int) -> int | None:
        """Who is meant by a cell."""
        word = _plain(cell)
        if not word:
            return None
        if word in _OPEN_WORDS:
            return OPEN
        if word in _CONTRACTOR_WORDS:
            return CONTRACTOR
        found = self._ids.get(word)
        if found is None and word in self._many:
            self._trouble.append(
                tell(
                    "row {row}, column {column}: several people are called “{name}”",
                    row=row,
                    column=column,
                    name=cell.strip(),
                )
            )
            return None
        found = self._names.get(word) if found is None else found
        if found is None:
            self._trouble.append(
                tell(
                    "row {row}, column {column}: nobody is called “{name}”",
                    row=row,
                    column=column,
                    name=cell.strip()[:60],
                )
            )
        return found

    def check(self) -> None:
        """Raise what was gathered."""
        if self._trouble:
            more = len(self._trouble) - _MOST_NAMED
            named = [*self._trouble[:_MOST_NAMED], *([tell("and {n} more", n=more)] if more > 0 else [])]
            raise PasteRefused(
                tell(
                    "Nothing was pasted. {trouble}. Cells may hold a name, a staff id, “open” or “contractor”; empty "
                    "cells leave the plan as it is.",
                    trouble=joined("; ", named),
                )
            )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
