"""Taking an import, all of it or some, as one undoable step; and the portfolio that would come of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from planner.domain.document import ImportedRow
from planner.domain.errors import InputProblems, Problem, Severity, UserError
from planner.domain.portfolio import Portfolio
from planner.exchange.importing.names.decisions import sponsors_with_aliases, staff_with_aliases
from planner.exchange.portfolio_findings import as_problem, place_without_cells
from planner.exchange.portfolio_rules import find
from planner.services.importing.frozen_days import WORKING_DAYS
from planner.services.importing.matching import label_of
from planner.services.importing.proposal import ImportProposal, RowChange, RowKind
from planner.services.importing.rows import SPECS
from planner.services.importing.said import merged
from planner.services.importing.workload_said import WORKLOAD
from planner.services.session import Session


@dataclass
class Assembled:
    """A portfolio with changes made; ``origin`` gives by sheet and position the id of the change (None: untouched)."""

    portfolio: Portfolio
    origin: dict[str, list[int | None]] = field(default_factory=dict)


def assemble(base: Portfolio, changes: Iterable[RowChange]) -> Assembled:
    """The portfolio with the changes; what hangs on a deleted study or person goes with it."""
    by_sheet: dict[str, list[RowChange]] = {}
    for change in changes:
        by_sheet.setdefault(change.sheet, []).append(change)
    parts: dict[str, Any] = {}
    origin: dict[str, list[int | None]] = {}
    for name, some in by_sheet.items():
        items: list[Any] = list(getattr(base, SPECS[name].attribute))
        marks: list[int | None] = [None] * len(items)
        for change in some:
            if change.kind is RowKind.NEW:
                items.append(change.after)
                marks.append(change.id)
            else:
                items[change.position] = change.after
                marks[change.position] = change.id
        kept = [(item, mark) for item, mark in zip(items, marks, strict=True) if item is not None]
        parts[SPECS[name].attribute] = tuple(item for item, _ in kept)
        origin[name] = [mark for _, mark in kept]
    portfolio = replace(base, **parts)
    gone = [change for some in by_sheet.values() for change in some if change.kind is RowKind.GONE]
    return Assembled(portfolio, origin) if not gone else _without_orphans(portfolio, origin, gone)


def _without_orphans(portfolio: Portfolio, origin: dict[str, list[int | None]], gone: list[RowChange]) -> Assembled:
    studies = {change.before.id for change in gone if change.sheet == "Roadmap"} - {s.id for s in portfolio.studies}
    people = {change.before.id for change in gone if change.sheet == "Staff"} - {p.id for p in portfolio.staff}
    marks = dict(origin)
    parts: dict[str, Any] = {}
    for name in ("Demand", "Leave", "Experience", "Assignments"):
        items = getattr(portfolio, SPECS[name].attribute)
        before = marks.get(name) or [None] * len(items)
        kept = [
            (item, mark)
            for item, mark in zip(items, before, strict=True)
            if getattr(item, "study", None) not in studies and getattr(item, "person", None) not in people
        ]
        parts[SPECS[name].attribute] = tuple(item for item, _ in kept)
        marks[name] = [mark for _, mark in kept]
    followers = tuple(replace(study, follows="") if study.follows in studies else study for study in portfolio.studies)
    return Assembled(replace(portfolio, studies=followers, **parts), marks)


def taken(proposal: ImportProposal, ids: Collection[int]) -> Portfolio:
    """The portfolio with some rows of the proposal taken; nothing is judged."""
    wanted = set(ids)
    portfolio = assemble(proposal.base, [change for change in proposal.changes if change.id in wanted]).portfolio
    if proposal.sponsor_names:
        portfolio = replace(portfolio, sponsors=sponsors_with_aliases(portfolio.sponsors, proposal.sponsor_names))
    if proposal.people_names:
        portfolio = replace(portfolio, staff=staff_with_aliases(portfolio.staff, proposal.people_names))
    return portfolio


def check(proposal: ImportProposal, ids: Collection[int]) -> tuple[Problem, ...]:
    """The errors that the document would have with these rows and has not without: a study taken without its sponsor.

    An empty answer means that they may be taken.
    """
    before = {(f.sheet, f.fields, f.value, f.message) for f in find(proposal.base) if f.severity is Severity.ERROR}
    found = [f for f in find(taken(proposal, ids)) if f.severity is Severity.ERROR]
    fresh = [
        finding for finding in found if (finding.sheet, finding.fields, finding.value, finding.message) not in before
    ]
    return tuple(as_problem(finding, place_without_cells) for finding in fresh)


def take(session: Session, proposal: ImportProposal, ids: Collection[int]) -> bool:
    """Make the rows with these ids part of the document, as one undoable step; False if that changes nothing.

    Raises `UserError` if the document is no longer the one that the proposal was worked out for, `InputProblems` if
    the rows do not stand by themselves, and `EnvironmentTrouble`. Nothing is changed then.
    """
    if session.portfolio is not proposal.base and session.portfolio != proposal.base:
        raise UserError("The document has changed since the import was worked out. Look at the proposal again.")
    problems = check(proposal, ids)
    if problems:
        raise InputProblems(problems)
    portfolio = taken(proposal, ids)
    changed = portfolio != session.portfolio
    imported = _imported(session, proposal, set(ids))
    if not changed and imported == session.state.imported:
        return False
    with session.edit(proposal.name) as edit:
        edit.portfolio = portfolio
        edit.imported = imported
    return changed


def _imported(session: Session, proposal: ImportProposal, ids: set[int]) -> tuple[ImportedRow, ...]:
    """What is remembered of the files: nothing of rows that are new and were not taken, nor of deleted ones."""
    out = {(one.sheet, one.label) for one in proposal.changes if one.kind is RowKind.NEW and one.id not in ids}
    out -= {(row.sheet, row.key) for row in session.state.imported}  # deleted by hand, and still to be told from news
    gone = {(one.sheet, one.label) for one in proposal.changes if one.kind is RowKind.GONE and one.id in ids}
    renamed = [one for one in proposal.changes if one.kind is RowKind.CHANGED and one.sheet == "Demand"]
    for one in renamed:
        old, new = (one.sheet, one.label), (one.sheet, label_of(one.sheet, one.after))
        if old != new:
            (gone if one.id in ids else out).add(old if one.id in ids else new)
    said = {place: row for place, row in proposal.said.items() if place not in out}
    kept = [row for row in session.state.imported if row.sheet not in (WORKING_DAYS, WORKLOAD)]
    return (*merged(kept, said, gone), *proposal.working_days, *_workload(session, proposal, ids))


def _workload(session: Session, proposal: ImportProposal, ids: set[int]) -> Iterator[ImportedRow]:
    """How the demand of studies was worked out: anew if any of it was taken, no longer if a file gave demand."""
    demand = [change for change in proposal.changes if change.sheet == "Demand" and change.id in ids]
    taken_of = {(change.after or change.before).study for change in demand}
    given = {
        str(row.values.get("study", "")) for place, row in proposal.said.items()
        if place[0] == "Demand" and row.source.file
    }  # fmt: skip
    fresh = {row.key: row for row in proposal.workload_said if row.key in taken_of}
    for row in session.state.imported:
        if row.sheet == WORKLOAD and row.key not in given:
            yield fresh.pop(row.key, row)
    yield from fresh.values()
