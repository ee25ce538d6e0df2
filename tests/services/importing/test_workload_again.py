"""Demand of the workload model belongs to the people who plan with it: what they changed survives the next run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from planner.domain.portfolio import DemandRow, RateCardRow
from planner.services.importing import ImportChoices, ImportMemory, ImportProposal, propose, take
from planner.services.session import Session, new_document
from planner.workload.demand import Scaling
from tests.support.builders import day, worked_example
from tests.support.import_files import forgetful, table_file

HEADINGS = ("Protocol No", "Client", "Award status", "FPI", "Study end", "Sites")
ROWS = (
    ("A", "Acme", "Awarded", day("2026-01-01"), day("2027-02-28"), 20.0),
    ("B", "Acme", "Awarded", day("2027-03-01"), day("2027-04-30"), 20.0),
)
FILE = table_file("pipeline.xlsx", HEADINGS, *ROWS)


@pytest.fixture
def memory(tmp_path: Path) -> ImportMemory:
    return forgetful(tmp_path)


@pytest.fixture
def session(memory: ImportMemory) -> Iterator[Session]:
    base = worked_example()
    roles = (replace(base.roles[0], name="Clinical Research Associate"), replace(base.roles[0], name="Data Manager"))
    staff = tuple(replace(one, role=roles[0].name) for one in base.staff)
    rates = tuple(RateCardRow(role.name, Decimal(100)) for role in roles)
    made = new_document(replace(base, roles=roles, staff=staff, rate_card=rates, demand=(), assignments=()))
    first = run(made, memory)
    take(made, first, first.wanted)
    yield made
    made.close()


def run(session: Session, memory: ImportMemory, **said: object) -> ImportProposal:
    choices = ImportChoices(workload=True, **said)  # type: ignore[arg-type]
    return propose([FILE], session.portfolio, choices, memory, imported=session.state.imported)


def set_demand(session: Session, demand: tuple[DemandRow, ...]) -> None:
    with session.edit("By hand") as edit:
        edit.portfolio = replace(edit.portfolio, demand=demand)


def test_a_line_changed_by_hand_survives_the_next_run_however_it_is_scaled(
    session: Session, memory: ImportMemory
) -> None:
    first, *others = session.portfolio.demand
    assert {line.study for line in (first, *others)} == {"A", "B"}
    mine = (replace(first, fte=tuple(percent + 35 for percent in first.fte)), *others)
    set_demand(session, mine)
    again = run(session, memory, scaling=Scaling(0.5))
    take(session, again, again.wanted)
    assert session.portfolio.demand == mine


def test_a_line_deleted_by_hand_stays_deleted_while_others_of_its_study_stand(
    session: Session, memory: ImportMemory
) -> None:
    rest = tuple(line for line in session.portfolio.demand if line.role != "Data Manager")
    assert {line.study for line in rest} == {"A", "B"}
    set_demand(session, rest)
    again = run(session, memory)
    take(session, again, again.wanted)
    assert session.portfolio.demand == rest


def test_lines_of_a_study_that_were_all_deleted_by_hand_come_back_only_if_they_are_wanted(
    session: Session, memory: ImportMemory
) -> None:
    before = session.portfolio.demand
    rest = tuple(line for line in before if line.study == "B")
    set_demand(session, rest)
    again = run(session, memory)
    lines = [change for change in again.changes if change.sheet == "Demand"]
    assert {(one.wanted, one.reason) for one in lines} == {(False, "it was deleted by hand since the last import")}
    take(session, again, again.wanted)
    assert session.portfolio.demand == rest
    back = run(session, memory, overwrite_edits=True)
    take(session, back, back.wanted)
    assert set(session.portfolio.demand) == set(before)
