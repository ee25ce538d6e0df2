"""What is wrong with an import: the one validator on the portfolio that would come of it, told by the files' cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from planner.domain.errors import Problem, Severity
from planner.domain.portfolio import Portfolio
from planner.exchange.portfolio_columns import SheetSpec
from planner.exchange.portfolio_findings import Finding, told_together
from planner.exchange.portfolio_rules import find
from planner.services.importing.proposal import ProblemGroup, RowChange
from planner.services.importing.rows import SPECS, ReadRow
from planner.services.importing.taking import Assembled, assemble

_MOST_ROUNDS = 8
_TRIAL = re.compile(r"^(?:NCT\d+|\d{4}-\d{6}-\d\d): ")
_OWN = ("id", "study", "person", "name")
WRONG = "it has an error"
HANGS = "it needs a row that stays out"


@dataclass
class Judged:
    """``bad``: why each row that cannot be taken stays out, by the id of its change."""

    portfolio: Portfolio
    problems: list[tuple[str, Problem]] = field(default_factory=list)
    bad: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def judge(base: Portfolio, changes: Sequence[RowChange], rows: Mapping[int, ReadRow]) -> Judged:
    """Judge the portfolio with all wanted changes; rows with errors are taken out until the rest stands."""
    before = {_same(finding) for finding in find(base)} if any(_tables(base)) else set()
    bad: dict[int, str] = {}
    problems: list[tuple[str, Problem]] = []
    made = assemble(base, ())
    for attempt in range(_MOST_ROUNDS):
        made = assemble(base, [change for change in changes if change.wanted and change.id not in bad])
        findings = find(made.portfolio)
        findings = [finding for finding in findings if _same(finding) not in before] if before else findings
        told = [finding for finding in findings if attempt == 0 or finding.severity is not Severity.ERROR]
        if attempt == 0:
            problems += _told([f for f in told if f.severity is Severity.ERROR], made, rows, base)
        fresh = {
            number: WRONG if attempt == 0 else HANGS
            for finding in findings
            if finding.severity is Severity.ERROR
            for number in _blamed(finding, made)
        }
        bad.update({number: why for number, why in fresh.items() if number not in bad})
        if not fresh:
            problems += _told([f for f in told if f.severity is not Severity.ERROR], made, rows, base)
            break
    result = Judged(made.portfolio, problems, bad)
    hanging = sum(1 for why in bad.values() if why == HANGS)
    if hanging:
        result.notes.append(f"{hanging:,} more rows stay out because they need rows that stay out.")
    return result


def _tables(base: Portfolio) -> Iterable[Any]:
    return (getattr(base, spec.attribute) for spec in SPECS.values())


def _same(finding: Finding) -> tuple[object, ...]:
    """What makes a finding the same one in another portfolio, where rows stand elsewhere."""
    return finding.sheet, finding.fields, finding.value, finding.message


def _blamed(finding: Finding, made: Assembled) -> list[int]:
    """The change that brought an error: the row's own, else its twin's."""
    marks = made.origin.get(finding.sheet)
    if marks is None or finding.row < 0:
        return []
    for row in (finding.row, finding.twin):
        mark = marks[row] if row >= 0 else None
        if mark is not None:
            return [mark]
    return []


def _told(
    findings: Iterable[Finding], made: Assembled, rows: Mapping[int, ReadRow], base: Portfolio
) -> list[tuple[str, Problem]]:
    """The findings as problems by source cell, each with the words that it shares with others of the same cause."""
    labels = base.grid.labels
    cause = _Causes(made)
    ours = [one for one in findings if one.severity is Severity.ERROR or _row_of(one, made, rows) is not None]
    return [(cause.of(one), _problem(one, _row_of(one, made, rows), made, rows, labels)) for one in told_together(ours)]


def _row_of(finding: Finding, made: Assembled, rows: Mapping[int, ReadRow]) -> ReadRow | None:
    """The row of the files that a finding is about."""
    marks = made.origin.get(finding.sheet)
    mark = marks[finding.row] if marks is not None and finding.row >= 0 else None
    return rows.get(mark) if mark is not None else None


def _problem(
    finding: Finding, row: ReadRow | None, made: Assembled, rows: Mapping[int, ReadRow], labels: tuple[str, ...]
) -> Problem:
    message = finding.message
    if finding.twin >= 0:
        message = message.replace("{twin}", _twin_place(finding, made, rows, labels))
    if row is None:
        return Problem(finding.sheet, "", finding.value, message, finding.remedy, finding.severity)
    cell = None
    for name in finding.fields:
        cell = row.cell_of(name, labels)
        if cell is not None:
            break
    source = cell.source if cell is not None and cell.source.file else row.source
    written = cell.written if cell is not None and cell.written else finding.value
    return Problem(source.sheet, source.cell, written[:60], message, finding.remedy, finding.severity, source.file)


def _twin_place(finding: Finding, made: Assembled, rows: Mapping[int, ReadRow], labels: tuple[str, ...]) -> str:
    marks = made.origin.get(finding.sheet, [])
    mark = marks[finding.twin] if finding.twin < len(marks) else None
    row = rows.get(mark) if mark is not None else None
    if row is None:
        return "a row of the document"
    cell = row.cell_of(finding.fields[0], labels) if finding.fields else None
    source = cell.source if cell is not None else row.source
    return f"{source.sheet}!{source.cell}" if source.sheet else source.cell or "a row of the file"


class _Causes:
    """The messages without what only names the row: one unknown role in 400 rows is one cause."""

    def __init__(self, made: Assembled) -> None:
        self._items = {name: getattr(made.portfolio, spec.attribute) for name, spec in SPECS.items()}
        self._own = {name: [one for one in _OWN if one in _fields_of(spec)] for name, spec in SPECS.items()}

    def of(self, finding: Finding) -> str:
        """The cause of one finding."""
        message, items = finding.message, self._items.get(finding.sheet, ())
        if not 0 <= finding.row < len(items):
            return message
        item, shows = items[finding.row], finding.fields[:1]
        for name in self._own[finding.sheet]:
            if name not in shows:
                own = getattr(item, name)
                if own and str(own) in message:
                    message = message.replace(str(own), "…")
        return message


def _fields_of(spec: SheetSpec) -> set[str]:
    return {one.name for one in fields(spec.row_type)}


def cause_of(problem: Problem) -> str:
    """The message of a problem of one cell without what stands in it, nor the number of the trial it is about."""
    plain = _TRIAL.sub("", problem.message)
    return plain.replace(problem.value, "…") if problem.value else plain


def grouped(problems: Iterable[tuple[str, Problem]]) -> tuple[ProblemGroup, ...]:
    """Problems by cause, each of them once: errors first, then those in most cells."""
    groups: dict[tuple[str, Severity, str, str], dict[Problem, None]] = {}
    for cause, problem in problems:
        groups.setdefault((problem.file, problem.severity, cause, problem.remedy), {}).setdefault(problem)
    rank = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}
    found = [
        ProblemGroup(next(iter(members)).sheet, _shared(list(members), cause), remedy, severity, tuple(members))
        for (_, severity, cause, remedy), members in groups.items()
    ]
    return tuple(sorted(found, key=lambda group: (rank[group.severity], -group.count)))


def _shared(problems: Sequence[Problem], cause: str) -> str:
    messages = {problem.message for problem in problems}
    return messages.pop() if len(messages) == 1 else cause


def marked(changes: Iterable[RowChange], bad: Mapping[int, str]) -> tuple[RowChange, ...]:
    """The changes, those in ``bad`` no longer wanted."""
    return tuple(
        replace(change, wanted=False, wrong=True, reason=bad[change.id]) if change.id in bad else change
        for change in changes
    )
