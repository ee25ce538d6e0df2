"""An import against the document: what is new, changed, gone and the same, and what is wrong, by cell."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from planner.domain.errors import InputProblems, Severity, UserError
from planner.domain.portfolio import AwardStatus, Portfolio
from planner.exchange.portfolio_columns import SHEETS
from planner.exchange.portfolio_rules import has_errors, validate_portfolio
from planner.services.importing import (
    Ask,
    Choices,
    FteUnit,
    ImportChoices,
    ImportFile,
    ImportMemory,
    ImportProposal,
    Move,
    NewSettings,
    RowKind,
    TableChoice,
    TableKey,
    check,
    propose,
    take,
    taken,
)
from planner.services.session import PlanRecord, new_document
from tests.support.builders import (
    START,
    assignment,
    day,
    leave,
    line,
    person,
    sponsor,
    study,
    worked_example,
)
from tests.support.import_files import forgetful, portfolio_file, rows_of, sheets_file, table_file
from tests.support.random_portfolios import portfolios

ROADMAP = ("Protocol No", "Client", "Award status", "FPI", "Study end")


@pytest.fixture
def memory(tmp_path: Path) -> ImportMemory:
    return forgetful(tmp_path)


def pipeline(*rows: tuple[object, ...], headings: tuple[str, ...] = ROADMAP) -> ImportFile:
    return table_file("pipeline.xlsx", headings, *rows, sheet="Pipeline")


def known(**changes: object) -> Portfolio:
    base = worked_example()
    return replace(base, **changes)  # type: ignore[arg-type]


def sheet(proposal: ImportProposal, name: str) -> dict[str, int]:
    return next((one.counts for one in proposal.sheets if one.sheet == name), {})


ROW_A = ("A", "Acme", "Awarded", day("2026-01-01"), day("2027-02-28"))
ROW_B = ("B", "Acme", "Awarded", day("2027-03-01"), day("2027-04-30"))


def test_the_same_rows_change_nothing(memory: ImportMemory) -> None:
    proposal = propose([pipeline(ROW_A, ROW_B)], known(), memory=memory)
    assert sheet(proposal, "Roadmap") == {"new": 0, "changed": 0, "gone": 0, "unchanged": 2}
    assert not proposal.changes
    assert not proposal.errors


def test_new_changed_and_gone_rows_are_told_apart(memory: ImportMemory) -> None:
    moved = ("B", "Acme", "Awarded", day("2027-04-01"), day("2027-04-30"))
    added = ("C", "Acme", "RFP", day("2027-02-01"), day("2028-01-31"))
    proposal = propose([pipeline(moved, added)], known(), memory=memory)
    assert sheet(proposal, "Roadmap") == {"new": 1, "changed": 1, "gone": 1, "unchanged": 0}
    changed = next(one for one in proposal.changes if one.kind is RowKind.CHANGED)
    assert [(f.heading, f.old, f.new, f.source.cell) for f in changed.fields] == [
        ("Start", "2027-03-01", "2027-04-01", "D2")
    ]


def test_a_gone_row_stays_unless_it_is_asked_for(memory: ImportMemory) -> None:
    proposal = propose([pipeline(ROW_B)], known(), memory=memory)
    assert [s.id for s in taken(proposal, proposal.wanted).studies] == ["A", "B"]
    without = taken(proposal, proposal.wanted | proposal.gone)
    assert [s.id for s in without.studies] == ["B"]
    assert {one.study for one in without.demand} == {"B"}
    assert not without.assignments
    assert not has_errors(validate_portfolio(without))


def test_what_goes_with_a_deleted_study_is_said(memory: ImportMemory) -> None:
    proposal = propose([pipeline(ROW_B)], known(), memory=memory)
    gone = next(one for one in proposal.changes if one.kind is RowKind.GONE)
    assert gone.consequences == ("1 line of its demand would go, too.", "1 assignment would go, too.")


def test_studies_of_sponsors_that_the_file_does_not_name_are_not_gone(memory: ImportMemory) -> None:
    base = known(sponsors=(sponsor("Acme"), sponsor("Bolt")), studies=(*worked_example().studies, study("X", "Bolt")))
    proposal = propose([pipeline(ROW_A, ROW_B)], base, memory=memory)
    assert not proposal.gone


def test_columns_that_the_file_lacks_and_blank_cells_keep_what_was_entered(memory: ImportMemory) -> None:
    base = known(studies=(study("A", title="By hand", phase="Phase 2", sites=Decimal(12), end=day("2027-02-28")),
                          worked_example().studies[1]))  # fmt: skip
    file = pipeline((*ROW_A, ""), (*ROW_B, ""), headings=(*ROADMAP, "Sites"))
    assert not propose([file], base, memory=memory).changes
    cleared = propose([file], base, ImportChoices(clear_blanks=True), memory)
    assert [(f.heading, f.old, f.new) for one in cleared.changes for f in one.fields] == [("Sites", "12", "")]


def test_locked_assignments_are_shown_but_not_changed(memory: ImportMemory) -> None:
    base = known(assignments=(assignment("ann", "A", end="2027-02-28", locked=True),))
    file = table_file("who.xlsx", ("Staff ID", "Study ID", "Role", "Start", "End", "FTE", "Locked"),
                      ("ann", "A", "CRA", day("2026-06-01"), day("2027-02-28"), 0.5, "N"))  # fmt: skip
    proposal = propose([file], base, ImportChoices(sheet="Assignments"), memory)
    [change] = proposal.changes
    assert change.reason == "the assignment is locked"
    assert taken(proposal, proposal.wanted) == base


def test_what_was_changed_by_hand_stays_until_the_file_says_something_new(memory: ImportMemory) -> None:
    session = new_document(known())
    first = propose([pipeline(ROW_A, ROW_B)], session.portfolio, memory=memory)
    assert not take(session, first, first.wanted), "nothing but what the file said is new"
    with session.edit("By hand") as edit:
        a, b = edit.portfolio.studies
        edit.portfolio = replace(edit.portfolio, studies=(a, replace(b, start=day("2027-03-15"))))
    again = propose([pipeline(ROW_A, ROW_B)], session.portfolio, memory=memory, imported=session.state.imported)
    assert not again.changes
    assert any("B Start" in note for note in again.notes)
    overwriting = ImportChoices(overwrite_edits=True)
    back = propose([pipeline(ROW_B)], session.portfolio, overwriting, memory, imported=session.state.imported)
    assert sheet(back, "Roadmap")["changed"] == 1
    news = ("B", "Acme", "Awarded", day("2027-04-01"), day("2027-04-30"))
    later = propose([pipeline(ROW_A, news)], session.portfolio, memory=memory, imported=session.state.imported)
    assert [(f.old, f.new) for one in later.changes for f in one.fields] == [("2027-03-15", "2027-04-01")]
    session.close()


def test_a_row_that_was_deleted_by_hand_is_not_taken_again_by_itself(memory: ImportMemory) -> None:
    session = new_document(known())
    row = ("C", "Acme", "RFP", day("2027-02-01"), day("2028-01-31"))
    first = propose([pipeline(ROW_A, ROW_B, row)], session.portfolio, memory=memory)
    take(session, first, first.wanted)
    with session.edit("Delete C") as edit:
        edit.portfolio = replace(edit.portfolio, studies=edit.portfolio.studies[:2])
    again = propose([pipeline(ROW_A, ROW_B, row)], session.portfolio, memory=memory, imported=session.state.imported)
    [change] = again.changes
    assert (change.wanted, change.reason) == (False, "it was deleted by hand since the last import")
    session.close()


def test_one_undoable_step_that_leaves_plans_alone(memory: ImportMemory) -> None:
    session = new_document(known())
    with session.edit("Publish") as edit:
        edit.add_plan(PlanRecord("p", "Agreed", published=True))
    before = session.state
    proposal = propose([pipeline(ROW_A, ROW_B, ("C", "Acme", "RFP", day("2027-02-01"), day("2028-01-31")))],
                       session.portfolio, memory=memory)  # fmt: skip
    assert take(session, proposal, proposal.wanted)
    assert session.undo_text == "Import pipeline.xlsx"
    assert [s.id for s in session.portfolio.studies] == ["A", "B", "C"]
    assert session.plans == before.plans
    session.undo()
    assert session.state == before
    session.close()


def test_a_proposal_for_another_state_of_the_document_is_refused(memory: ImportMemory) -> None:
    session = new_document(known())
    proposal = propose([pipeline(ROW_A)], session.portfolio, memory=memory)
    with session.edit("Hire") as edit:
        edit.portfolio = replace(edit.portfolio, staff=(*edit.portfolio.staff, person("cid")))
    with pytest.raises(UserError, match="has changed since"):
        take(session, proposal, proposal.wanted)
    session.close()


def test_a_study_taken_without_its_new_sponsor_is_refused(memory: ImportMemory) -> None:
    session = new_document(known())
    file = pipeline(("Z1", "Zeta Pharma", "RFP", day("2027-02-01"), day("2028-01-31")))
    proposal = propose([file], session.portfolio, memory=memory)
    only = frozenset(one.id for one in proposal.changes if one.sheet == "Roadmap")
    assert "Zeta Pharma" in check(proposal, only)[0].message
    with pytest.raises(InputProblems):
        take(session, proposal, only)
    assert session.portfolio == proposal.base
    assert not check(proposal, proposal.wanted)
    session.close()


def test_one_unknown_role_on_many_rows_is_one_problem_with_a_count(memory: ImportMemory) -> None:
    months = [month.first_day for month in known().grid.months]
    rows = [("A", "Chief Juggler", f"C{number}", 100.0, *[0.5] * 4) for number in range(100, 140)]
    file = table_file("demand.xlsx", ("Study ID", "Role", "Required skills", "Bill rate", *months), *rows)
    proposal = propose([file], known(), ImportChoices(sheet="Demand"), memory)
    [group] = [one for one in proposal.problems if "Chief Juggler" in one.message and one.severity is Severity.ERROR]
    assert group.count == 40
    assert group.first.place == "Sheet1!B2"
    assert [one.ask for one in proposal.blocked] == [Ask.ROLE]
    assert not proposal.wanted
    answered = propose([file], known(), ImportChoices(sheet="Demand", roles={"Chief Juggler": "CRA"}), memory)
    assert sheet(answered, "Demand")["new"] == 40
    assert not answered.errors


def test_two_rows_with_the_same_key_are_told_with_both_places(memory: ImportMemory) -> None:
    again = ("A", "Acme", "Awarded", day("2026-01-01"), day("2028-02-28"))
    proposal = propose([pipeline(ROW_A, ROW_B, again)], known(), memory=memory)
    [group] = [one for one in proposal.problems if one.severity is Severity.ERROR]
    assert group.first.place == "Pipeline!A4"
    assert "Pipeline!A2" in group.message


def test_a_row_that_ends_before_it_starts_stays_out_with_what_hangs_on_it(memory: ImportMemory) -> None:
    file = sheets_file("both.xlsx", {
        "Pipeline": [ROADMAP, ROW_A, ROW_B, ("C", "Acme", "RFP", day("2027-06-01"), day("2027-02-01"))],
        "Demand": [("Study ID", "Role", "Bill rate", *[m.first_day for m in known().grid.months]),
                   ("C", "CRA", 100.0, 0.5, 0.5, 0.5, 0.5)],
    })  # fmt: skip
    proposal = propose([file], known(), memory=memory)
    wrong = [one for one in proposal.changes if one.wrong]
    assert {one.sheet for one in wrong} == {"Roadmap", "Demand"}
    assert any("ends before it starts" in group.message and group.first.place == "Pipeline!E4"
               for group in proposal.problems)  # fmt: skip
    assert taken(proposal, proposal.wanted) == known()


def test_months_that_the_file_does_not_speak_of_keep_their_demand(memory: ImportMemory) -> None:
    base = known()
    file = table_file("demand.xlsx", ("Study ID", "Role", day("2027-01-01"), day("2027-02-01")), ("A", "CRA", 0.25, ""))
    choices = ImportChoices(sheet="Demand")
    proposal = propose([file], replace(base, demand=(line("A", (100, 100, 70, 70)), base.demand[1])), choices, memory)
    assert taken(proposal, proposal.wanted).demand[0].fte == (25, 0, 70, 70)


def test_a_name_that_resembles_a_known_sponsor_is_asked_about(memory: ImportMemory) -> None:
    base = known(sponsors=(sponsor("Acme"), sponsor("Boehringer Ingelheim")))
    row = ("Z1", "Boehringer Ingelhiem", "RFP", day("2027-02-01"), day("2028-01-31"))
    asked = propose([pipeline(ROW_A, ROW_B, row)], base, memory=memory)
    [question] = asked.blocked
    assert (question.ask, question.subject, question.rows) == (Ask.SPONSOR, "Boehringer Ingelhiem", 1)
    assert sheet(asked, "Roadmap")["new"] == 0
    choices = ImportChoices(sponsor_names={"Boehringer Ingelhiem": "Boehringer Ingelheim"})
    same = propose([pipeline(ROW_A, ROW_B, row)], base, choices, memory)
    result = taken(same, same.wanted)
    assert result.studies[-1].sponsor == "Boehringer Ingelheim"
    assert result.sponsors[1].aliases == ("Boehringer Ingelhiem",)
    again = propose([pipeline(ROW_A, ROW_B, row)], result, memory=memory)
    assert not again.changes
    assert not again.questions


def test_a_sponsor_that_nobody_knows_is_added_with_its_first_study(memory: ImportMemory) -> None:
    proposal = propose([pipeline(("Z1", "Zeta Pharma", "RFP", day("2027-02-01"), day("2028-01-31")))], known(),
                       memory=memory)  # fmt: skip
    assert sheet(proposal, "Sponsors") == {"new": 1, "changed": 0, "gone": 0, "unchanged": 0}


def test_people_by_name_and_studies_by_other_spelling_are_found(memory: ImportMemory) -> None:
    file = table_file("who.xlsx", ("Person", "Project", "Role", "From", "To", "FTE"),
                      ("Bob", "b ", "CRA", day("2027-03-01"), day("2027-04-30"), 0.5))  # fmt: skip
    proposal = propose([file], known(), ImportChoices(sheet="Assignments"), memory)
    added = taken(proposal, proposal.wanted).assignments[-1]
    assert (added.person, added.study, added.fte) == ("bob", "B", 50)


def test_of_several_absences_the_one_that_moved_is_changed_and_the_rest_stay(memory: ImportMemory) -> None:
    base = known(leave=(leave("ann", "2027-01-01", "2027-01-31"), leave("ann", "2027-03-01", "2027-03-31")))
    file = table_file("leave.xlsx", ("Staff ID", "From", "To"), ("ann", day("2027-03-01"), day("2027-04-15")),
                      ("ann", day("2027-01-01"), day("2027-01-31")))  # fmt: skip
    proposal = propose([file], base, ImportChoices(sheet="Leave"), memory)
    assert sheet(proposal, "Leave") == {"new": 0, "changed": 1, "gone": 0, "unchanged": 1}


def test_a_new_document_says_what_it_assumes(memory: ImportMemory) -> None:
    proposal = propose([pipeline(ROW_A)], None, memory=memory, today=day("2026-11-21"))
    assumed = {one.subject: one.assumed for one in proposal.questions if one.ask is Ask.SETTING}
    assert assumed["Plan start"].startswith("2026-11 is assumed")
    assert (proposal.base.settings.months, proposal.base.settings.currency) == (24, "EUR")
    told = ImportChoices(settings=NewSettings(START, 12, "USD"))
    settings = propose([pipeline(ROW_A)], None, told, memory).base.settings
    assert (settings.plan_start, settings.months, settings.currency) == (START, 12, "USD")


def test_roles_of_a_new_document_are_added_with_a_note(memory: ImportMemory) -> None:
    file = table_file("hr.xlsx", ("Employee ID", "Name", "Role", "FTE", "Cost rate"),
                      ("7", "Ana", "Monitor", 1.0, 60.0), ("8", "Bo", "Wizard", 0.8, 50.0))  # fmt: skip
    proposal = propose([file], None, ImportChoices(sheet="Staff"), memory)
    result = taken(proposal, proposal.wanted)
    assert {role.name for role in result.roles} == {one.role for one in result.staff}
    assert any("were added to Roles" in note for note in proposal.notes)
    assert not has_errors(validate_portfolio(result))


def test_what_only_new_people_need_is_not_asked_of_known_ones(memory: ImportMemory) -> None:
    headings = ("Employee ID", "Name", "Role", "FTE", "Department")
    file = table_file("hr.xlsx", headings, ("ann", "Ann", "CRA", 1.0, "East"), ("bob", "Bob", "CRA", 1.0, "West"))
    proposal = propose([file], known(), ImportChoices(sheet="Staff"), memory)
    assert not proposal.errors
    assert not proposal.questions
    assert [one.department for one in taken(proposal, proposal.wanted).staff] == ["East", "West"]
    more = table_file("hr.xlsx", headings, ("ann", "Ann", "CRA", 1.0, "East"), ("cid", "Cid", "CRA", 1.0, "West"))
    lacking = propose([more], known(), ImportChoices(sheet="Staff"), memory)
    assert [(one.ask, one.subject) for one in lacking.blocked] == [(Ask.REQUIRED, "Cost rate")]


def test_what_was_said_about_a_layout_is_used_for_the_next_file_of_it(memory: ImportMemory) -> None:
    headings = ("Protocol No", "Who pays", "Award status", "FPI", "Study end")
    first = pipeline(ROW_A, ROW_B, headings=headings)
    choices = ImportChoices(take={"Who pays": "Sponsor"}, sheet="Roadmap")
    assert not propose([first], known(), choices, memory).changes
    assert memory.remember([first], choices, "Acme's list")
    later = pipeline(ROW_A, ROW_B, ("C", "Acme", "RFP", day("2027-02-01"), day("2028-01-31")), headings=headings)
    proposal = propose([later], known(), memory=ImportMemory(memory.folder))
    assert sheet(proposal, "Roadmap")["new"] == 1
    assert any("Acme's list" in table.how for table in proposal.tables)


@pytest.mark.parametrize(
    ("start", "end", "move", "words"),
    [
        ("2027-06-01", "2027-07-30", Move.SLIPPED, "B slipped by 3 months: start 2027-03-01 → 2027-06-01"),
        ("2027-02-19", "2027-04-30", Move.EARLIER, "B moved earlier by 10 days"),
        ("2027-03-01", "2027-05-30", Move.LONGER, "B ends 1 month later"),
    ],
)
def test_the_roadmap_is_told_in_sentences(start: str, end: str, move: Move, words: str, memory: ImportMemory) -> None:
    proposal = propose([pipeline(ROW_A, ("B", "Acme", "Awarded", day(start), day(end)))], known(), memory=memory)
    [row] = proposal.roadmap.rows
    assert row.move is move
    assert row.sentence.startswith(words)


def test_added_dropped_and_less_likely_studies_are_in_the_roadmap(memory: ImportMemory) -> None:
    base = known(studies=(study("A", end=day("2027-02-28")),
                          study("F", status=AwardStatus.RFP, probability=Decimal("0.4"))))  # fmt: skip
    file = pipeline(("F", "Acme", "RFP", day("2026-01-01"), day("2030-12-31"), 0.7),
                    ("N", "Acme", "RFP", day("2027-02-01"), day("2028-01-31"), 0.2),
                    headings=(*ROADMAP, "Probability"))  # fmt: skip
    moves = {row.study: (row.move, row.sentence) for row in propose([file], base, memory=memory).roadmap.rows}
    assert {study: move for study, (move, _) in moves.items()} == {
        "A": Move.DROPPED, "F": Move.PROBABILITY, "N": Move.ADDED
    }  # fmt: skip
    assert moves["F"][1] == "F: probability 40% → 70%."


@with_settings(deadline=None, max_examples=40)
@given(portfolios())
def test_a_portfolio_workbook_imported_again_changes_nothing(made: Portfolio) -> None:
    assume(not has_errors(validate_portfolio(made)))
    proposal = propose([portfolio_file(made)], made, memory=_EMPTY)
    assert not proposal.changes
    assert not proposal.errors


@with_settings(deadline=None, max_examples=25)
@given(portfolios())
def test_a_portfolio_workbook_makes_the_same_portfolio(made: Portfolio) -> None:
    assume(not has_errors(validate_portfolio(made)))
    proposal = propose([portfolio_file(made)], None, memory=_EMPTY)
    assert taken(proposal, proposal.wanted) == made


_SYNONYMS = {
    "Study ID": "Protocol No", "Staff ID": "Employee ID", "Sponsor": "Client", "Start": "Start date",
    "End": "End date", "Phase": "Study phase", "Countries": "Country list", "Cost rate": "Hourly cost",
}  # fmt: skip


@with_settings(deadline=None, max_examples=40)
@given(portfolios(), st.sampled_from(["Roadmap", "Staff", "Leave", "Experience", "Assignments", "Demand"]))
def test_the_same_rows_under_other_headings_change_nothing(made: Portfolio, name: str) -> None:
    assume(not has_errors(validate_portfolio(made)))
    spec = next(one for one in SHEETS if one.name == name)
    rows = rows_of(spec, made)
    headings = [_SYNONYMS.get(str(heading), heading) for heading in rows[0]]
    said = {str(new): str(old) for new, old in zip(headings, rows[0], strict=True) if new != old}
    file = table_file("theirs.xlsx", headings, *rows[1:], sheet="Theirs")
    tables = {TableKey(0, number): TableChoice(sheet=name) for number in range(len(file.tables))}
    unit = Choices(unit=FteUnit.FRACTION)  # whole numbers alone do not show it, and are asked about
    choices = ImportChoices(tables=tables, take=said if file.tables else {}, values=unit)
    proposal = propose([file], made, choices, _EMPTY)
    assert not proposal.changes
    assert not [group for group in proposal.problems if group.severity is Severity.ERROR]


_EMPTY = ImportMemory(Path("no-such-folder"))


def test_files_of_the_same_name_are_told_apart_by_their_folders(memory: ImportMemory) -> None:
    wrong = ("C", "Acme", "Awarded", "soon", day("2027-02-28"))
    files = [
        replace(pipeline(row), path=Path(folder) / "pipeline.xlsx")
        for folder, row in (("2026/north", ROW_A), ("2026/south", wrong), ("2027/south", ROW_B))
    ]
    proposal = propose(files, known(), memory=memory)
    names = [table.file for table in proposal.tables]
    assert names == ["north/pipeline.xlsx", "2026/south/pipeline.xlsx", "2027/south/pipeline.xlsx"]
    assert {group.first.file for group in proposal.problems if group.severity is Severity.ERROR} == {names[1]}
    alone = propose(files[:1], known(), memory=memory)
    assert [table.file for table in alone.tables] == ["pipeline.xlsx"]


def test_sheets_that_hardly_fit_a_table_are_not_named_as_likely(memory: ImportMemory) -> None:
    odd = table_file("odd.xlsx", ("Task", "Summary", "Start"), ("1", "x", "y"), ("2", "z", "w"))
    (question,) = propose([odd], None, memory=memory).questions
    assert question.answers == ()
    assert "SHEET, one of: roadmap" in question.say


def test_a_row_for_each_person_and_month_becomes_one_assignment_for_each_run_of_months(memory: ImportMemory) -> None:
    base = known(assignments=())
    who, what = base.staff[0], base.studies[0].id
    shares = (("2027-01-01", 0.5), ("2027-02-01", 0.5), ("2027-03-01", 0.25), ("2027-05-01", 0.25))
    rows = [(who.id, what, who.role, day(month), fte) for month, fte in shares]
    file = table_file("allocations.xlsx", ("Employee ID", "Project", "Role", "Month", "FTE"), *rows)
    proposal = propose([file], base, ImportChoices(sheet="Assignments"), memory)
    made = [change.after for change in proposal.changes if change.sheet == "Assignments"]
    assert [(one.start, one.end, one.fte) for one in made] == [
        (day("2027-01-01"), day("2027-02-28"), 50),
        (day("2027-03-01"), day("2027-03-31"), 25),
        (day("2027-05-01"), day("2027-05-31"), 25),
    ]
