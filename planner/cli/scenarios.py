"""``throughline scenarios``: the plans of a document, listed and kept in order."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.services.session import Session


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("document", type=Path, metavar="DOC", help="a .throughline document")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help="give a plan another name")
    what.add_argument("--duplicate", nargs="+", metavar="NAME", help="copy a plan; a second NAME is the copy's")
    what.add_argument("--delete", metavar="NAME", help="remove a plan")
    what.add_argument("--publish", metavar="NAME", help="make this the plan that people agreed on")
    what.add_argument("--unpublish", action="store_true", help="no plan is the published one")
    what.add_argument("--note", nargs=2, metavar=("NAME", "TEXT"), help="the note of a plan; '' takes it away")
    parser.set_defaults(run=run_scenarios)


def run_scenarios(options: argparse.Namespace) -> int:
    """Change what is asked for and save the document, then list its plans."""
    from planner.services.session import open_document

    changes = any((options.rename, options.duplicate, options.delete, options.publish, options.unpublish, options.note))
    session = open_document(options.document, read_only=not changes)
    try:
        if changes:
            _change(session, options)
            session.save()
        _list(session)
    finally:
        session.close()
    return EXIT_OK


def _change(session: Session, options: argparse.Namespace) -> None:
    """The one change that the options ask for, as an edit with a name."""
    from planner.domain.errors import UserError
    from planner.services.scenarios.records import duplicate_plan, plan_named

    def plan(name: str) -> str:
        return plan_named(session.plans, name).id

    if options.rename:
        with session.edit(f"Rename {options.rename[0]}") as edit:
            edit.rename_plan(plan(options.rename[0]), options.rename[1])
    elif options.duplicate:
        if len(options.duplicate) > 2:
            raise UserError("--duplicate takes the name of a plan and, if you like, that of the copy.")
        with session.edit(f"Duplicate {options.duplicate[0]}") as edit:
            duplicate_plan(edit, plan(options.duplicate[0]), "".join(options.duplicate[1:]))
    elif options.delete:
        with session.edit(f"Delete {options.delete}") as edit:
            edit.delete_plan(plan(options.delete))
    elif options.note:
        with session.edit(f"Note on {options.note[0]}") as edit:
            edit.note_plan(plan(options.note[0]), options.note[1])
    else:
        with session.edit(f"Publish {options.publish}" if options.publish else "Unpublish") as edit:
            edit.publish_plan(plan(options.publish) if options.publish else None)


def _list(session: Session) -> None:
    """All plans with their figures."""
    from planner.cli.plan import aligned
    from planner.domain.case import build_case
    from planner.services.scenarios.overview import COLUMNS, overview, overview_table
    from planner.services.scenarios.records import Judge
    from planner.services.session import portfolio_fingerprint
    from planner.services.tables import shown

    if not session.plans:
        print("This document holds no plan yet. Make one with throughline plan … --keep, or press Plan in the window.")
        return
    rows = overview(Judge(build_case(session.portfolio)), session.plans, portfolio_fingerprint(session.portfolio))
    table = overview_table(rows)
    cells = [tuple(shown(v, c.kind) for v, c in zip(row, table.columns, strict=True)) for row in table.rows]
    for line in aligned([tuple(column.name for column in COLUMNS), *cells]):
        print(line)
