"""Demand of the workload model belongs to the people who plan with it: what they changed survives the next run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from planner.domain.portfolio import DemandRow, RateCardRow
from planner.services.importing import ImportChoices, ImportMemory, ImportProposal, RowKind, propose, take
from planner.services.importing.matching import label_of
from planner.services.session import Session, new_document
from planner.workload.demand import Scaling
from planner.workload.lines import LineEdit, line_key
from tests.support.builders import day, worked_example
from tests.support.import_files import forgetful, sheets_file, table_file

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


# ---- line by line, before anything is taken


def lines_of(session: Session) -> dict[tuple[str, str], DemandRow]:
    return {(line.study, line.role): line for line in session.portfolio.demand}


def test_a_line_can_be_given_own_months_or_a_factor_or_be_left_out_before_it_is_taken(
    session: Session, memory: ImportMemory
) -> None:
    before = lines_of(session)
    set_demand(session, ())
    cra, manager = "Clinical Research Associate", "Data Manager"
    said = {
        line_key("A", cra): LineEdit(fte={"2027-01": 0.4}),
        line_key("A", manager): LineEdit(factor=0),
        line_key("B", cra): LineEdit(factor=0.5),
    }
    proposal = run(session, memory, lines=said, overwrite_edits=True)
    assert len(proposal.workload) == 4
    assert [line.taken for line in proposal.workload if line.key == line_key("A", manager)] == [False]
    take(session, proposal, proposal.wanted)
    after = lines_of(session)
    at = session.portfolio.grid.labels.index("2027-01")
    assert after["A", cra].fte[at] == 40
    assert after["A", cra].fte[at + 1 :] == before["A", cra].fte[at + 1 :]
    assert ("A", manager) not in after
    assert all(
        abs(2 * half - whole) <= 1 for half, whole in zip(after["B", cra].fte, before["B", cra].fte, strict=True)
    )
    assert after["B", manager] == before["B", manager]


# ---- worked out anew when a study changes

LATER = (ROWS[0], ("B", "Acme", "Awarded", day("2027-03-01"), day("2027-06-30"), 40.0))


def second_version(session: Session, memory: ImportMemory, *rows: tuple[object, ...], **said: object) -> ImportProposal:
    file = table_file("pipeline.xlsx", HEADINGS, *rows)
    return propose([file], session.portfolio, ImportChoices(**said), memory, imported=session.state.imported)  # type: ignore[arg-type]


def test_demand_is_worked_out_anew_for_a_study_that_changed_and_for_no_other(
    session: Session, memory: ImportMemory
) -> None:
    before = lines_of(session)
    proposal = second_version(session, memory, *LATER)
    demand = [change for change in proposal.changes if change.sheet == "Demand"]
    assert {(one.after.study, one.kind, one.reason) for one in demand} == {
        ("B", RowKind.CHANGED, "planning assumption, worked out anew")
    }
    assert all(field.note == "planning assumption" for one in demand for field in one.fields)
    assert any("B has changed, so 2 lines" in note for note in proposal.notes)
    take(session, proposal, proposal.wanted)
    after = lines_of(session)
    assert sum(map(sum, (line.fte for line in after.values()))) > sum(map(sum, (line.fte for line in before.values())))
    assert {key for key in before if before[key] != after[key]} == {key for key in before if key[0] == "B"}
    again = second_version(session, memory, *LATER)
    assert not again.changes


def test_lines_changed_by_hand_are_not_worked_out_anew(session: Session, memory: ImportMemory) -> None:
    mine = tuple(
        replace(line, fte=tuple(percent + 35 for percent in line.fte)) if line.role == "Data Manager" else line
        for line in session.portfolio.demand
    )
    set_demand(session, mine)
    proposal = second_version(session, memory, *LATER)
    take(session, proposal, proposal.wanted)
    after = lines_of(session)
    assert after["B", "Data Manager"] in mine
    assert after["B", "Clinical Research Associate"] not in mine
    assert any("Changed by hand, so not worked out anew: B, Data Manager" in note for note in proposal.notes)


def test_months_typed_before_the_import_count_as_changed_by_hand_and_factors_are_used_again(
    session: Session, memory: ImportMemory
) -> None:
    set_demand(session, ())
    cra, manager = "Clinical Research Associate", "Data Manager"
    said = {line_key("B", cra): LineEdit(fte={"2027-03": 0.4}), line_key("B", manager): LineEdit(factor=0.5)}
    first = run(session, memory, lines=said, scaling=Scaling(2.0), overwrite_edits=True)
    take(session, first, first.wanted)
    typed = lines_of(session)["B", cra]
    proposal = second_version(session, memory, *LATER)
    take(session, proposal, proposal.wanted)
    assert lines_of(session)["B", cra] == typed
    plain = second_version(session, memory, ROWS[0], ("C", *LATER[1][1:]), workload=True)
    wanted = next(line for line in plain.workload if line.key == line_key("C", manager))
    again = lines_of(session)["B", manager]
    assert again != next(line.after for line in first.changes if line.label == "B, Data Manager")
    assert all(abs(mine - own) <= 3 for mine, own in zip(again.fte, wanted.own, strict=True))  # both are rounded


def as_the_model_had_said_it(session: Session, new: DemandRow, said_of: str) -> None:
    """The last line of demand as ``new``, and what is remembered of ``said_of`` as of that line."""
    set_demand(session, (*session.portfolio.demand[:-1], new))
    with session.edit("As the model had said it") as edit:
        said = next(row for row in edit.imported if row.sheet == "Demand" and row.key == said_of)
        edit.imported = (*edit.imported, replace(said, key=label_of("Demand", new)))


def test_a_line_that_the_changed_study_no_longer_needs_stays_until_it_is_ticked(
    session: Session, memory: ImportMemory
) -> None:
    last = session.portfolio.demand[-1]
    assert dict(last.extra)["Basis"] == "planning assumption"
    other = replace(last, role="Medical Physicist")
    as_the_model_had_said_it(session, other, f"{last.study}, {last.role}")
    with session.edit("A role of that name") as edit:
        edit.portfolio = replace(
            edit.portfolio, roles=(*edit.portfolio.roles, replace(edit.portfolio.roles[0], name=other.role))
        )
    proposal = second_version(session, memory, *LATER)
    gone = [one for one in proposal.changes if one.sheet == "Demand" and one.kind is RowKind.GONE]
    assert [(one.before, one.wanted, one.reason) for one in gone] == [
        (other, False, "no longer part of the planning assumption")
    ]
    take(session, proposal, proposal.wanted)
    assert other in session.portfolio.demand


def test_a_line_that_is_for_other_countries_now_is_changed_and_not_doubled(
    session: Session, memory: ImportMemory
) -> None:
    last = session.portfolio.demand[-1]
    other = replace(last, countries=("DE",), bill_rate=Decimal(123))
    as_the_model_had_said_it(session, other, f"{last.study}, {last.role}")
    proposal = second_version(session, memory, *LATER)
    [change] = [one for one in proposal.changes if one.sheet == "Demand" and one.after.role == last.role]
    assert (change.kind, change.before, change.wanted) == (RowKind.CHANGED, other, True)
    assert change.fields[0].heading == "Countries" and change.fields[0].old == "DE"
    take(session, proposal, proposal.wanted)
    [line] = [line for line in session.portfolio.demand if (line.study, line.role) == (last.study, last.role)]
    assert (line.countries, line.bill_rate) == (last.countries, Decimal(123))
    assert not second_version(session, memory, *LATER).changes


def test_demand_that_the_file_gives_is_not_worked_out_anew(session: Session, memory: ImportMemory) -> None:
    first = session.portfolio.demand[0]
    demand = (("Study ID", "Role", "2027-03"), ("B", first.role, 1.5))
    file = sheets_file("both.xlsx", {"Roadmap": [HEADINGS, *LATER], "Demand": list(demand)})
    proposal = propose([file], session.portfolio, ImportChoices(), memory, imported=session.state.imported)
    assert not proposal.workload
    take(session, proposal, proposal.wanted)
    later = second_version(session, memory, ROWS[0], (*LATER[1][:5], 80.0))
    assert not later.workload
