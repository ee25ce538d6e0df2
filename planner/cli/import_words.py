"""A proposal in words, for the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from planner.domain.errors import Problem, Severity
from planner.services.demandless import some_of
from planner.services.import_preview import lacking_for_a_plan, new_without_demand
from planner.services.importing import (
    FieldChange,
    ImportProposal,
    ProblemGroup,
    Question,
    RowChange,
    RowKind,
    SheetProposal,
)

_MOST = 12
_NUMBER = {RowKind.NEW: "new", RowKind.CHANGED: "changed", RowKind.GONE: "no longer there"}


def print_proposal(proposal: ImportProposal, ids: Collection[int]) -> None:
    """Tables, counts, what changes, the roadmap, problems by cell, questions with what to say, notes."""
    for line in _lines(proposal, ids):
        print(line)


def print_taken(proposal: ImportProposal, ids: Collection[int], into: Path, changed: bool) -> None:
    """What was done."""
    if not changed:
        print(f"{into}: nothing had to be changed.")
        return
    rows = [change for change in proposal.changes if change.id in ids]
    print(f"{into}: {_count(len(rows), 'row')} imported.")
    left = [change for change in proposal.changes if change.id not in ids]
    for kind in (RowKind.NEW, RowKind.CHANGED):
        out = [change for change in left if change.kind is kind]
        if out:
            print(f"  {_count(len(out), f'{_NUMBER[kind]} row')} stayed out: {_reasons(out)}.")
    gone = [change for change in left if change.kind is RowKind.GONE]
    if gone:
        print(f"  {_count(len(gone), 'row')} no longer in the files stayed in the document; --delete-gone deletes.")
    for line in _next(proposal, ids, into):
        print(line)


def _next(proposal: ImportProposal, ids: Collection[int], into: Path) -> Iterator[str]:
    """What to do next: what a plan lacks, else how to plan."""
    lacking, bare = lacking_for_a_plan(proposal, ids), new_without_demand(proposal, ids)
    work_out = f"import the roadmap again with --workload (throughline import … --into {into} --workload)"
    if lacking == "Roadmap":
        yield "There is nothing to plan yet: no study on the roadmap is planned. Import the roadmap next."
    elif lacking:
        first = "" if lacking == "Demand" else "Import the staff list first, for demand is of roles. "
        names = f" ({some_of(bare)})" if bare else ""
        yield (
            f"There is nothing to plan yet: no study has demand{names}, so nobody is asked for. {first}To have it "
            f"worked out, {work_out}; or import a sheet that states it."
        )
    else:
        if bare:
            names = some_of(bare)
            yield f"Without demand, so that nobody is planned for them: {names}. To have it worked out, {work_out}."
        yield f"Open it in the window to look at it, or plan it with: throughline plan {into} -o plan.xlsx"


def _lines(proposal: ImportProposal, ids: Collection[int]) -> Iterator[str]:
    yield from _tables(proposal)
    if proposal.sheets:
        yield "What the import would do:" if proposal.changes else "What the import would do: nothing."
    for sheet in proposal.sheets:
        yield from _sheet(sheet, ids, proposal)
    if proposal.roadmap.rows and not proposal.into_new:
        yield "The roadmap:"
        yield from _listed([row.sentence for row in proposal.roadmap.rows], 30)
    yield from _problems(proposal.problems)
    yield from _questions(proposal.questions)
    if proposal.notes:
        yield "How it was read:"
        yield from _listed(list(proposal.notes), 25)


def _tables(proposal: ImportProposal) -> Iterator[str]:
    for table in proposal.tables:
        what = f"{_count(table.rows, 'row')} as {table.sheet} ({table.how})" if table.sheet else table.how
        yield f"{table.place}: {what}."
        if not table.sheet:
            continue
        renamed = [f"{heading} → {target}" for heading, target in table.taken.items() if heading != target]
        if renamed:
            yield f"  Read as: {', '.join(renamed)}."
        if table.ignored:
            yield f"  Not read: {', '.join(table.ignored)}."


def _sheet(sheet: SheetProposal, ids: Collection[int], proposal: ImportProposal) -> Iterator[str]:
    counts = ", ".join(
        f"{count:,} {'gone' if kind == 'gone' else kind}" for kind, count in sheet.counts.items() if count
    )
    yield f"  {sheet.sheet}: {counts or 'no rows'}"
    for change in sheet.of(RowKind.CHANGED)[:_MOST]:
        if sheet.sheet != "Roadmap" or change.fields:
            yield f"    {change.label}: {'; '.join(map(_field, change.fields[:6]))}{_out(change, ids)}"
    yield from _more(len(sheet.of(RowKind.CHANGED)), "changed row")
    for change in sheet.of(RowKind.GONE)[:_MOST]:
        also = " ".join(("", *change.consequences))
        yield f"    {change.label} is {change.reason}{'; it will be deleted.' if change.id in ids else '.'}{also}"
    yield from _more(len(sheet.of(RowKind.GONE)), "row that is gone")


def _out(change: RowChange, ids: Collection[int]) -> str:
    if change.id in ids:
        return f" ({change.reason})" if change.reason else ""
    return f" (stays as it is: {change.reason})" if change.reason else " (stays as it is)"


def _field(field: FieldChange) -> str:
    kept = f" (kept: {field.kept})" if field.kept else ""
    return f"{field.heading} {field.old or 'blank'} → {field.new or 'blank'}{kept}"


def _problems(groups: Sequence[ProblemGroup]) -> Iterator[str]:
    for severity, title in (
        (Severity.ERROR, "Problems:"),
        (Severity.WARNING, "To look at:"),
        (Severity.NOTICE, "Worth knowing:"),
    ):
        some = [group for group in groups if group.severity is severity]
        if some:
            yield title
            yield from _listed([_problem(group) for group in some], 20)


def _problem(group: ProblemGroup) -> str:
    first = group.first
    file = f"{first.file} " if first.file else ""
    text = f"{group.message}{' ' + group.remedy if group.remedy else ''}"
    if group.count == 1:
        shown = f" ({first.value})" if first.value else ""
        place = f"{file}{first.place}{shown}".strip()
        return f"{place}: {text}" if place else text
    left_out = "…" in group.message
    told = (_place(problem, left_out or not problem.cell) for problem in group.problems[:6])
    places = ", ".join(dict.fromkeys(told))
    more = ", …" if group.count > 6 else ""
    return f"{group.count:,} times: {text}" + (f" At {file}{places}{more}" if places else "")


def _place(problem: Problem, with_value: bool) -> str:
    return f"{problem.place} ({problem.value})" if with_value and problem.value else problem.place


def _questions(questions: Sequence[Question]) -> Iterator[str]:
    if questions:
        yield "Questions:"
    for question in questions[:30]:
        rows = (
            f" Until then {_count(question.rows, 'row')} cannot be used." if question.blocking and question.rows else ""
        )
        answers = [f"{one.text}{f' ({one.score:.0f})' if one.score else ''}" for one in question.answers[:4]]
        likely = f" Likely: {'; '.join(answers)}." if len(answers) > 1 else ""
        yield f"  {question.text}{' ' + question.assumed if question.assumed else ''}{rows}{likely}"
        if question.say:
            yield f"    say: {question.say}"
    yield from _more(len(questions), "question", 30)


def _listed(lines: Sequence[str], most: int) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:most])
    if len(lines) > most:
        yield f"  … and {len(lines) - most:,} more; --report writes all of them."


def _more(count: int, noun: str, most: int = _MOST) -> Iterator[str]:
    if count > most:
        yield f"    … and {_count(count - most, f'more {noun}')}; --report writes all of them."


def _reasons(changes: Sequence[RowChange]) -> str:
    return "; ".join(dict.fromkeys(change.reason for change in changes if change.reason)) or "not taken"


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"
