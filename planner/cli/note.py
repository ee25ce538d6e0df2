"""``throughline note``: the note on a sponsor, a study, a person or a seat."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.domain.portfolio import Portfolio
    from planner.services.notes import Subject


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("document", type=Path, metavar="DOC", help="a .throughline document")
    subject = parser.add_mutually_exclusive_group(required=True)
    subject.add_argument("--sponsor", metavar="NAME")
    subject.add_argument("--study", metavar="ID")
    subject.add_argument("--person", metavar="ID", help="a staff id")
    subject.add_argument("--seat", metavar="STUDY/ROLE/N", help="such as ABC-101/CRA/2")
    parser.add_argument("--set", dest="text", metavar="TEXT", help="the new note; '' takes it away")
    parser.set_defaults(run=run_note)


def run_note(options: argparse.Namespace) -> int:
    """Print the note, or write a new one and save the document."""
    from planner.services.notes import name_of, note_on, set_note
    from planner.services.session import open_document

    session = open_document(options.document, read_only=options.text is None)
    try:
        subject = _subject(options, session.portfolio)
        if options.text is not None:
            with session.edit(f"Note on {name_of(subject)}") as edit:
                set_note(edit, subject, options.text)
            session.save()
        print(note_on(session.state, subject))
    finally:
        session.close()
    return EXIT_OK


def _subject(options: argparse.Namespace, portfolio: Portfolio) -> Subject:
    from planner.services.notes import Subject
    from planner.services.seat_names import line_and_number

    for kind in ("sponsor", "study", "person"):
        if getattr(options, kind) is not None:
            return Subject(kind, getattr(options, kind))
    keys = list(dict.fromkeys(row.key for row in portfolio.demand))
    line, seat = line_and_number(keys, options.seat)
    return Subject("seat", line=keys[line], seat=seat)
