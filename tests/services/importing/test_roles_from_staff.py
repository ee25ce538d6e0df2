"""Assignments of a file without roles: the person's own role is offered, and taken only when somebody says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.portfolio import Portfolio
from planner.services.importing import (
    ROLES_FROM_STAFF,
    Ask,
    ImportChoices,
    ImportFile,
    ImportMemory,
    ImportProposal,
    propose,
    taken,
)
from tests.support.builders import day, worked_example
from tests.support.import_files import forgetful, sheets_file

HEADINGS = ("Staff ID", "Study ID", "FTE", "Start", "End")
WORK = [HEADINGS, ("bob", "B", 0.5, day("2027-03-01"), day("2027-04-30"))]
PEOPLE = [("Staff ID", "Name", "Role", "FTE", "Cost rate"), ("eve", "Eve", "CRA", 1.0, 50.0)]
SAID = ImportChoices(roles_from_staff=True)


@pytest.fixture
def memory(tmp_path: Path) -> ImportMemory:
    return forgetful(tmp_path)


def work(*rows: tuple[object, ...], headings: tuple[str, ...] = HEADINGS) -> ImportFile:
    return sheets_file("work.xlsx", {"Assignments": [headings, *rows]})


def proposed(file: ImportFile, choices: ImportChoices, memory: ImportMemory, **changes: object) -> ImportProposal:
    base: Portfolio = replace(worked_example(), **changes)  # type: ignore[arg-type]
    return propose([file], base, choices, memory)


def roles(proposal: ImportProposal) -> list[tuple[str, str]]:
    return [(one.after.person, one.after.role) for one in proposal.changes if one.sheet == "Assignments" and one.after]


def test_nothing_is_taken_silently_but_the_answer_is_offered(memory: ImportMemory) -> None:
    proposal = proposed(work(*WORK[1:]), ImportChoices(), memory)
    [question] = [one for one in proposal.questions if one.ask is Ask.REQUIRED]
    assert question.blocking
    assert question.subject == "Role"
    assert [one.value for one in question.answers] == [ROLES_FROM_STAFF]
    assert question.say.startswith("--roles-from-staff")
    assert roles(proposal) == []


def test_when_it_is_said_each_has_the_own_role_and_a_note_says_so(memory: ImportMemory) -> None:
    proposal = proposed(work(*WORK[1:]), SAID, memory)
    assert not proposal.questions
    assert roles(proposal) == [("bob", "CRA")]
    assert any("The role of 1 assignment is the person's own on Staff" in note for note in proposal.notes)
    assert taken(proposal, proposal.wanted).assignments[-1].role == "CRA"


def test_people_of_the_same_import_count_and_the_table_is_asked_about_beside_them(memory: ImportMemory) -> None:
    new = ("eve", "B", 0.5, day("2027-03-01"), day("2027-04-30"))
    file = sheets_file("all.xlsx", {"Staff": PEOPLE, "Assignments": [HEADINGS, new]})
    assert [one.subject for one in proposed(file, ImportChoices(), memory).questions if one.blocking] == ["Role"]
    assert roles(proposed(file, SAID, memory)) == [("eve", "CRA")]


def test_who_is_on_the_study_in_another_role_stays_in_it(memory: ImportMemory) -> None:
    base = worked_example()
    lead = replace(base.roles[0], name="Lead")
    mine = replace(base.assignments[0], role="Lead")
    proposal = proposed(
        work(("ann", "A", 0.5, mine.start or "", day("2027-02-28"))), SAID, memory,
        roles=(*base.roles, lead), assignments=(mine,),
    )  # fmt: skip
    assert [(one.kind.value, one.after.role, one.after.fte) for one in proposal.changes] == [("changed", "Lead", 50)]


def test_a_blank_role_in_a_column_of_roles_stays_a_problem(memory: ImportMemory) -> None:
    headings = (*HEADINGS, "Role")
    rows = (("bob", "B", 0.5, day("2027-03-01"), day("2027-04-30"), ""), ("ann", "B", 0.5, "", "", "CRA"))
    proposal = proposed(work(*rows, headings=headings), SAID, memory)
    assert any("Role is missing" in group.message for group in proposal.problems)
    assert ("bob", "CRA") not in roles(proposal)
