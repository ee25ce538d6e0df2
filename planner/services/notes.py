"""Notes of people on a sponsor, a study, a person or a seat.

The first three stand in the portfolio's own column of notes, and so leave and come back with every workbook; a seat
is no row of the portfolio, so its note is kept in the document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from planner.domain.document import DocumentState, SeatNote
from planner.domain.errors import UserError
from planner.domain.portfolio import LineKey
from planner.domain.telling import tell
from planner.services.edit import Edit

LONGEST = 4000
"""Characters of a note: what fits a cell of a spreadsheet that people can still read."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is on.

    ``kind`` is ``sponsor``, ``study``, ``person`` or ``seat``; ``key`` the sponsor's name, the study's or the staff id;
    for a seat ``line`` and ``seat`` (its number within the line) say which.
    """

    kind: str
    key: str = ""
    line: LineKey | None = None
    seat: int = 0


_TABLES = {"sponsor": ("sponsors", "name"), "study": ("studies", "id"), "person": ("staff", "id")}
_KINDS = {"sponsor": tell("sponsor"), "study": tell("study"), "person": tell("person")}


def note_on(state: DocumentState, subject: Subject) -> str:
    """The note; '' if there is none.

    :raises UserError: the subject is not in the document.
    """
    if subject.kind == "seat":
        found = (note.text for note in state.seat_notes if (note.line, note.seat) == (subject.line, subject.seat))
        return next(found, "")
    notes: str = _row(state, subject)[1].notes
    return notes


def set_note(edit: Edit, subject: Subject, text: str) -> None:
    """Put a note on something; an empty one takes it away.

    :raises UserError: the subject is not in the document, or the note is too long.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise UserError(
            tell("A note can have {n} characters; this one has {length}. Shorten it.", n=LONGEST, length=len(text))
        )
    if subject.kind == "seat":
        _set_on_seat(edit, subject, text)
        return
    at, row = _row(edit.state, subject)
    table = _TABLES[subject.kind][0]
    rows = getattr(edit.portfolio, table)
    changed: dict[str, Any] = {table: (*rows[:at], replace(row, notes=text), *rows[at + 1 :])}
    edit.portfolio = replace(edit.portfolio, **changed)


def name_of(subject: Subject) -> str:
    """The subject in words, for the name of an undo step."""
    if subject.kind == "seat" and subject.line is not None:
        return tell("{role} {n} of {study}", role=subject.line.role, n=subject.seat, study=subject.line.study)
    return subject.key


def _set_on_seat(edit: Edit, subject: Subject, text: str) -> None:
    if subject.line is None or all(row.key != subject.line for row in edit.portfolio.demand):
        raise UserError(
            tell("There is no demand for {place}. Choose a seat that the roadmap has.", place=name_of(subject))
        )
    notes = list(edit.seat_notes)
    at = next((i for i, n in enumerate(notes) if (n.line, n.seat) == (subject.line, subject.seat)), len(notes))
    notes[at : at + 1] = [SeatNote(subject.line, subject.seat, text)] if text else []
    edit.seat_notes = tuple(notes)


def _row(state: DocumentState, subject: Subject) -> tuple[int, Any]:
    table, key = _TABLES[subject.kind]
    for at, row in enumerate(getattr(state.portfolio, table)):
        if getattr(row, key) == subject.key:
            return at, row
    raise UserError(tell("There is no {kind} {name} in this document.", kind=_KINDS[subject.kind], name=subject.key))
