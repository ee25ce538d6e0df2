"""What the rules find, by sheet, row and field, and how that becomes a problem with a place."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from planner.domain.errors import Problem, Severity
from planner.exchange.portfolio_columns import SETTINGS, SETTINGS_SHEET, SHEETS, Column


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a portfolio breaks.

    ``row`` is the position in the portfolio's tuple (0 for Settings, -1 for the sheet as a whole); the first of
    ``fields`` is where it shows, the others took part. ``needs`` names sheets without which it means nothing; ``twin``
    is another row that took part. ``{twin}`` in the message stands for the twin's place. ``together`` is what is said
    once in place of very many of the same kind (`told_together`), without it each is told.
    """

    sheet: str
    row: int
    fields: tuple[str, ...]
    value: str
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR
    needs: str = ""
    twin: int = -1
    together: str = ""


Place = Callable[[str, int, str], str]
"""From sheet, row position and field to what `Problem.cell` shows."""

_SETTING_HEADINGS = {column.field: column.heading for column in SETTINGS}
_SHEETS = {spec.name: spec for spec in SHEETS}


def heading_of(sheet: str, field: str) -> str:
    """The heading of a field; for a month's demand (``fte:3``) the month's number."""
    if sheet == SETTINGS_SHEET:
        return _SETTING_HEADINGS.get(field, field)
    if field.startswith("fte:"):
        return f"month {int(field[4:]) + 1}"
    columns: Iterable[Column] = _SHEETS[sheet].columns if sheet in _SHEETS else ()
    return next((column.heading for column in columns if column.field == field), field)


def place_without_cells(sheet: str, row: int, field: str) -> str:
    """Where something is in a portfolio that came from no workbook: ``row 3, FTE``."""
    if row < 0 or sheet == SETTINGS_SHEET:
        return heading_of(sheet, field)
    return f"row {row + 1}, {heading_of(sheet, field)}"


def as_problem(finding: Finding, place: Place, file: str = "") -> Problem:
    """The finding with its place filled in."""
    first = finding.fields[0] if finding.fields else ""
    message = finding.message
    if finding.twin >= 0:
        message = message.replace("{twin}", f"{finding.sheet}!{place(finding.sheet, finding.twin, first)}")
    cell = place(finding.sheet, finding.row, first) if first else ""
    return Problem(finding.sheet, cell, finding.value, message, finding.remedy, finding.severity, file)


MANY = 8
"""More findings than so many that can be told together are told as one."""
_EXAMPLES = 3


def told_together(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, very many of one kind as one of them that says how many there are, and names the first few.

    A list of thousands of studies of which the same is to be said helps nobody, and takes a second to make.
    """
    found = list(findings)
    kinds = Counter(finding.together for finding in found if finding.together)
    many = {together for together, count in kinds.items() if count > MANY}
    if not many:
        return found
    examples = {together: [one.value for one in found if one.together == together][:_EXAMPLES] for together in many}
    told: list[Finding] = []
    for finding in found:
        together = finding.together
        if together not in many:
            told.append(finding)
        elif together in examples:
            names, count = examples.pop(together), kinds[together]
            message = f"{count:,} {together}: {', '.join(names)} and {count - len(names):,} more."
            told.append(replace(finding, message=message))
    return told


class Names:
    """The names one may refer to, with a suggestion for one that is not among them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(names)
        self._suggestions: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def suggest(self, name: str) -> str:
        """``Did you mean X?``, or nothing if no name is near."""
        if name not in self._suggestions:
            self._suggestions[name] = self._nearest(name)
        return self._suggestions[name]

    def _nearest(self, name: str) -> str:
        by_fold = {known.casefold(): known for known in self._names}
        # ids differ by their digits: S040 is no guess at S003, though most of it is the same
        alike = [fold for fold in by_fold if _digits(fold) == _digits(name)]
        near = difflib.get_close_matches(name.casefold(), alike, n=1, cutoff=0.6)
        return f"Did you mean “{by_fold[near[0]]}”?" if near else ""


def _digits(name: str) -> list[str]:
    """The digits in a name in rising order, so that swapped ones count as the same."""
    return sorted(filter(str.isdigit, name))
