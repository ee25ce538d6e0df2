"""``throughline return``: a plan workbook that people edited and sent back, into the document it came from."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors import UserError
from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.services.returning.desk import ReadBack
    from planner.services.session import Session

_PARTS = re.compile(r"(\d+)(?:-(\d+))?")
_KINDS = ("new", "changed", "removed", "conflict")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="PLAN.xlsx", help="a plan workbook, edited")
    parser.add_argument("--into", type=Path, required=True, metavar="DOC", help="the .throughline document it is for")
    parser.add_argument("--plan", metavar="NAME", help="the plan to compare with; the one it was exported from")
    parser.add_argument("--as-scenario", metavar="NAME", help="take the changes into a new plan of this name")
    parser.add_argument(
        "--accept", default="usual", metavar="WHAT",
        help="all, none, kinds (new,changed,removed), or numbers of parts (1,3-5); if not given, all but the rows of "
        "studies of which no row came back",
    )  # fmt: skip
    parser.add_argument(
        "--conflicts", choices=("ours", "theirs"), default="ours",
        help="where the plan was changed meanwhile, too: ours (it stays, if not given) or theirs (the workbook's)",
    )  # fmt: skip
    parser.add_argument("--no-comments", action="store_true", help="do not keep people's comments as notes")
    parser.add_argument("--dry-run", action="store_true", help="say what would be taken, and change nothing")
    parser.add_argument("--report", type=Path, metavar="R.json", help="write the proposal as JSON, too")
    parser.set_defaults(run=run_return)


def run_return(options: argparse.Namespace) -> int:
    """Compare, print, and unless it is a trial take over what is accepted, as one step."""
    from planner.cli.plan import check_report
    from planner.services.returning.desk import read_back
    from planner.services.session import open_document

    if options.report is not None:
        check_report(options.report)
    if not options.into.exists():
        raise UserError(f"{options.into} does not exist. Name the document that the plan was exported from.")
    session = open_document(options.into, read_only=options.dry_run)
    try:
        found = read_back(options.file, session.state, options.plan)
        if options.conflicts == "theirs":
            found = found.with_conflicts(0)
        parts = accepted(options.accept, found)
        for line in _lines(found, parts):
            print(line)
        if options.report is not None:
            _report(found, parts, options)
        if options.dry_run:
            print("This was a trial: nothing was changed.")
        else:
            print(_keep(session, found, parts, options))
    finally:
        session.close()
    return EXIT_OK


def accepted(text: str, found: ReadBack) -> frozenset[int]:
    """The parts that ``--accept`` means; UserError for what means none."""
    from planner.services.returning.keeping import parts_of_kinds
    from planner.services.returning.values import Kind

    everything = frozenset(range(found.judged.part_count))
    words = [word.strip().casefold() for word in text.split(",") if word.strip()]
    if words in (["all"], ["none"], ["usual"]):
        return {"all": everything, "none": frozenset[int](), "usual": found.usual}[words[0]]
    if words and all(word in _KINDS for word in words):
        return parts_of_kinds(found.items, {Kind(word) for word in words})
    chosen: set[int] = set()
    for word in words:
        given = _PARTS.fullmatch(word)
        if given is None:
            raise UserError(f"--accept {text}: write all, none, kinds such as new,changed, or parts such as 1,3-5.")
        chosen |= set(range(int(given[1]) - 1, int(given[2] or given[1])))
    if not chosen <= everything:
        raise UserError(f"--accept {text}: the proposal has {len(everything)} parts; choose among them.")
    return frozenset(chosen)


def _lines(found: ReadBack, parts: frozenset[int]) -> Iterator[str]:
    """The proposal for people."""
    from planner.cli.plan import aligned
    from planner.services.notes import name_of
    from planner.services.returning.keeping import comment_words, subject_of

    yield f"{found.path.name} against {found.record.name}:"
    yield from (f"Note: {note}" for note in found.notes)
    if found.judged.comparison.already:
        yield f"{found.judged.comparison.already} edited seat-months are in the plan already."
    rows = [("", "Part", "What", "Seat", "Months", "Plan", "Workbook", "Cells")]
    for item in found.items:
        tick = "x" if item.part in parts else "-"
        part = str(item.part + 1) if item.part >= 0 else ""
        rows.append((tick, part, str(item.kind), item.where, item.months, item.before, item.after, item.cells))
    yield from aligned(rows) if len(rows) > 1 else ["Nothing was edited."]
    for item in found.items:
        if item.reason:
            yield f"{item.kind}: {' '.join(p for p in (item.cells, item.where, item.months) if p)}: {item.reason}"
    for comment in found.judged.comparison.comments:
        subject = subject_of(comment)
        place = f"on {name_of(subject)}" if subject else "not on a seat, so it is only told here"
        yield f"Comment at {comment.place} ({place}): {comment_words(comment)}"
    if parts:
        after = found.effect(parts)
        yield (
            f"Score {found.before.objective:,.2f} -> {after.objective:,.2f}; floors broken "
            f"{len(found.before.floors_broken)} -> {len(after.floors_broken)}; open "
            f"{found.before.portfolio.open:,.1f} -> {after.portfolio.open:,.1f} FTE-months"
        )


def _keep(session: Session, found: ReadBack, parts: frozenset[int], options: argparse.Namespace) -> str:
    """Take it over and save; what was done, in a sentence."""
    from planner.services.returning.desk import keep, step_name

    before = session.state
    with session.edit(step_name(found)) as edit:
        kept = keep(edit, found, parts, scenario=options.as_scenario, comments=not options.no_comments)
    if session.state is before:
        return "Nothing had to be changed."
    session.save()
    count = f"{len(parts)} of {found.judged.part_count} parts"
    if found.record.published and kept.id != found.record.id and not options.as_scenario:
        return f"{found.record.name} is published and stays as it is. {count} are in a new plan, {kept.name}."
    return f"Took {count} into {kept.name}."


def _report(found: ReadBack, parts: frozenset[int], options: argparse.Namespace) -> None:
    from planner.services.report import write_report
    from planner.services.returning.report import return_report

    write_report(return_report(found, parts, options.as_scenario or found.record.name), options.report)
