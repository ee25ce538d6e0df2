"""Notes on sponsors, studies, people and seats."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.services.notes import LONGEST, Subject, name_of, note_on, set_note
from planner.services.session import Session, open_document
from tests.support.documents import DEMAND, small_session

SEAT = Subject("seat", line=DEMAND[0].key, seat=2)
SUBJECTS = (Subject("sponsor", "Nordvik"), Subject("study", "007"), Subject("person", "E2"), SEAT)


def noted(session: Session, subject: Subject, text: str) -> str:
    with session.edit(f"Note on {name_of(subject)}") as edit:
        set_note(edit, subject, text)
    return note_on(session.state, subject)


@pytest.mark.parametrize("subject", SUBJECTS, ids=[subject.kind for subject in SUBJECTS])
def test_a_note_is_kept_undone_and_read_back(tmp_path: Path, subject: Subject) -> None:
    session = small_session(tmp_path / "state")
    before = session.state
    assert noted(session, subject, " wants to\nstay ") == "wants to\nstay"
    assert noted(session, subject, "") == ""
    session.undo()
    assert note_on(session.state, subject) == "wants to\nstay"
    session.save_as(tmp_path / "noted.throughline")
    session.undo()
    assert session.state == before
    session.close()
    again = open_document(tmp_path / "noted.throughline", state_dir=tmp_path / "other")
    assert note_on(again.state, subject) == "wants to\nstay"
    again.close()


@pytest.mark.parametrize("subject", SUBJECTS, ids=[subject.kind for subject in SUBJECTS])
def test_a_note_does_not_make_plans_out_of_date(tmp_path: Path, subject: Subject) -> None:
    session = small_session(tmp_path / "state")
    (plan,) = session.plans
    assert not session.is_stale(plan)
    noted(session, subject, "look here")
    assert not session.is_stale(plan)
    session.close()


def test_notes_on_nothing_and_endless_ones_are_refused(tmp_path: Path) -> None:
    session = small_session(tmp_path / "state")
    before = session.state
    for subject in (Subject("person", "E9"), Subject("seat", line=DEMAND[0].key.__class__("X", "CRA"), seat=1)):
        with pytest.raises(UserError, match="There is no"):
            noted(session, subject, "who?")
    with pytest.raises(UserError, match=f"{LONGEST} characters"):
        noted(session, SUBJECTS[0], "x" * (LONGEST + 1))
    assert session.state == before
    session.close()
