"""``throughline edit``: changes of a plan and of studies by hand, with the evaluator's answer, as one step."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.domain.errors import UserError
from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.services.changing import Answer
    from planner.services.changing.asking import Wish
    from planner.services.session import Session

SEAT = "STUDY/ROLE/N"
WISHES: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("assign", (SEAT, "WHO"), "WHO (a staff id, a name, or contractor) holds the seat"),
    ("clear", (SEAT,), "nobody holds the seat"),
    (
        "extend",
        (SEAT, "N"),
        "who holds the seat goes on for N months; below 0: begins earlier",
    ),
    ("swap", (SEAT, SEAT), "two seats exchange their holders"),
    ("swap-people", ("WHO", "WHO"), "two people take each other's seats"),
    ("lock", (SEAT,), "the people who hold the seat stay there"),
    ("unlock", (SEAT,), "lift locks set by hand"),
    ("split", (SEAT, "FTE"), "the seat keeps FTE, the rest becomes a new seat"),
    ("merge", (SEAT, SEAT), "two seats of a line become one"),
    ("resize", (SEAT, "FTE"), "the seat carries FTE; open seats of its line give or take the rest"),
    ("demand", (SEAT, "FTE"), "the line of the seat needs FTE"),
    ("move-study", ("STUDY", "N"), "the study moves N months later; below 0: earlier"),
    ("dates", ("STUDY", "START", "END"), "the study has these dates (YYYY-MM-DD)"),
    ("probability", ("STUDY", "P"), "the study has this probability (0.7 or 70%%), or status: what its status says"),
)


class _AddWish(argparse.Action):
    """Keeps the changes in the order in which they are written; --months belongs to the change before it."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: Any = None
    ) -> None:
        from dataclasses import replace

        from planner.services.changing.asking import Wish

        wishes: list[Wish] = list(getattr(namespace, "wishes", None) or [])
        if self.dest == "months":
            if not wishes:
                parser.error("--months belongs to a change: write it after --assign, --clear and so on")
            wishes[-1] = replace(wishes[-1], months=str(values))
        else:
            wishes.append(Wish(str(option).removeprefix("--"), tuple(values)))
        namespace.wishes = wishes


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("document", type=Path, metavar="DOC", help="a .throughline document")
    parser.add_argument("--plan", metavar="NAME", help="which plan to change; the newest if not given")
    for name, values, words in WISHES:
        parser.add_argument(f"--{name}", nargs=len(values), metavar=values, action=_AddWish, help=words)
    parser.add_argument(
        "--months", action=_AddWish, metavar="A..B",
        help="the months of the change before it, such as 2027-03..2027-06; all of the seat if not given",
    )  # fmt: skip
    parser.add_argument("--where-possible", action="store_true", help="make the part that no rule speaks against")
    parser.add_argument("--dry-run", action="store_true", help="print the answer, change nothing")
    parser.add_argument("--report", type=Path, metavar="R.json", help="write the answer as JSON, too")
    parser.set_defaults(run=run_edit, wishes=None)


def run_edit(options: argparse.Namespace) -> int:
    """Make the changes, print the answer, and save the document with one more step."""
    from planner.cli.plan import check_report
    from planner.services.exporting.sources import no_plan_in
    from planner.services.report import write_report
    from planner.services.session import open_document

    if not options.wishes:
        raise UserError("Say what to change, for example: --assign ABC-101/CRA/2 S-0012 --months 2027-03..2027-06")
    if options.report is not None:
        check_report(options.report)
    session = open_document(options.document, read_only=options.dry_run)
    try:
        if not session.plans:
            raise UserError(no_plan_in(options.document))
        record = _record(session.plans, options.plan)
        said, name = _answer(session, record, options.wishes, options.where_possible)
        for line in lines_of(said):
            print(line)
        if options.report is not None:
            write_report(report_of(said), options.report)
        if options.dry_run:
            print("Nothing was saved (--dry-run).")
        else:
            print(keep(session, record, said, name))
    finally:
        session.close()
    return EXIT_OK


def _record(plans: Sequence[PlanRecord], name: str | None) -> PlanRecord:
    from planner.services.scenarios.records import plan_named

    return plan_named(plans, name) if name else plans[-1]


def _answer(session: Session, record: PlanRecord, wishes: Sequence[Wish], where_possible: bool) -> tuple[Answer, str]:
    from planner.services.changing import answer
    from planner.services.changing.asking import apply_all, together
    from planner.services.plan_records import outcome_of

    outcome, lost = outcome_of(record, session.portfolio)
    for sentence in lost:
        print(f"Note: {sentence}")
    made = apply_all(outcome.case, outcome.plan, wishes, where_possible)
    name = made[0].name if len(made) == 1 else f"{len(made)} changes of {record.name}"
    for changed in made:
        print(changed.name)
    return answer(outcome, together(made, name)), name


def keep(session: Session, record: PlanRecord, said: Answer, name: str) -> str:
    """Saves; a published plan stays as it is, and a copy of it gets the changes."""
    import uuid

    from planner.services.changing import copy_name, keep_change

    copy = (uuid.uuid4().hex, copy_name(record.name, session.plans)) if record.published else ("", "")
    with session.edit(name) as edit:
        keep_change(edit, record.id, said.changed, said.outcome, copy)
    session.save()
    if copy[0]:
        return f"{record.name} is published and stays as it is. The changes are in a new plan, {copy[1]}."
    return f"Saved {record.name}."


def lines_of(said: Answer) -> list[str]:
    """What a change did, line by line."""
    from planner.cli.plan import aligned

    currency = said.outcome.case.portfolio.settings.currency
    marks = {1: "better", -1: "worse", 0: ""}
    found = [f"Not done, or lost: {sentence}" for sentence in said.lost]
    found += [f"Floor newly broken: {row.level} {row.name}" for row in said.floors_broken]
    found += [f"Floor met again: {row.level} {row.name}" for row in said.floors_mended]
    found += [f"Lock that newly gives way: {conflict}" for conflict in said.conflicts]
    found += [f"Broken before, and still: {violation}" for violation in said.broken]
    rows: list[tuple[str, ...]] = [("Figure", "before", "after", "")]
    for figure in said.figures:
        place = "" if figure.level.value == "Portfolio" else f"{figure.name}: "
        rows.append((f"{place}{figure.label}", *figure.texts(currency), marks[figure.better]))
    return [*found, *(aligned(rows) if len(rows) > 1 else ["No figure changed."])]


def report_of(said: Answer) -> dict[str, Any]:
    """An answer as reports hold it."""
    return {
        "name": said.name,
        "status": str(said.outcome.status),
        "figures": [
            {
                "level": str(f.level), "name": f.name, "key": f.key, "label": f.label, "unit": str(f.unit),
                "before": f.before, "after": f.after, "better": f.better,
            }
            for f in said.figures
        ],
        "floors_broken": [[str(row.level), row.name] for row in said.floors_broken],
        "floors_mended": [[str(row.level), row.name] for row in said.floors_mended],
        "conflicts": [str(conflict) for conflict in said.conflicts],
        "lost": list(said.lost),
        "broken": [violation.sentence for violation in said.broken],
    }  # fmt: skip
