"""Drafts: canonical values with their source, what was written, and a note; the unreadable is a problem by cell."""

from __future__ import annotations

import datetime as dt
import gc
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors import Severity
from planner.exchange.importing.draft import Draft, Source
from planner.exchange.importing.mapping.context import ImportContext
from planner.exchange.importing.mapping.drafting import draft_of
from planner.exchange.importing.mapping.mapping import Choices, Mapping, MonthUse
from planner.exchange.importing.mapping.source import SourceTable
from planner.exchange.importing.mapping.suggesting import Suggester
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.raw import CellValue, Doubt, DoubtfulCell
from tests.exchange.importing.mapping.tables import table

SUGGESTER = Suggester()
ROADMAP = ["Study", "Sponsor", "Phase", "Status", "Probability", "Start", "End", "Countries"]


def drafted(source: SourceTable, sheet: str = "", context: ImportContext | None = None, **choices: object) -> Draft:
    mapping = SUGGESTER.suggest(source, sheet or None).mapping()
    return draft_of(source, replace(mapping, choices=replace(Choices(), **choices)), context)  # type: ignore[arg-type]


def values(draft: Draft, row: int = 0) -> dict[str, CellValue]:
    return {heading: cell.value for heading, cell in draft.rows[row].cells.items()}


def test_a_roadmap_row_becomes_what_a_person_would_have_typed() -> None:
    row = ["007", "Acme", "Ph II", "Bid defence", "60 %", "Q3 2026", "mid-2028", "Germany (5), USA"]
    draft = drafted(table(ROADMAP, row, sheet="Pipeline"))
    assert values(draft) == {
        "Study ID": "007",
        "Sponsor": "Acme",
        "Phase": "Phase 2",
        "Status": "RFP",
        "Probability": 0.6,
        "Start": dt.date(2026, 7, 1),
        "End": dt.date(2028, 7, 31),
        "Countries": "DE;US",
    }
    start = draft.rows[0].cells["Start"]
    assert start.source == Source("file.xlsx", "Pipeline", "F2")
    assert start.written == "Q3 2026"
    assert "quarter" in start.note
    assert draft.rows[0].cells["Study ID"].note == ""
    assert draft.problems == ()


def test_a_stage_gives_the_probability_only_where_none_stands() -> None:
    rows: tuple[list[CellValue], ...] = (
        ["A", "X", "", "Bid defence", "", "2026-01-01", "2027-01-01", ""],
        ["B", "X", "", "Bid defence", 0.2, "2026-01-01", "2027-01-01", ""],
    )
    draft = drafted(table(ROADMAP, *rows))
    assert values(draft, 0)["Probability"] == 0.6
    assert draft.rows[0].cells["Probability"].source.cell == "D2"
    assert values(draft, 1)["Probability"] == 0.2


def test_what_cannot_be_read_is_named_by_cell_and_left_empty() -> None:
    row = ["A", "X", "Phase 9", "On hold", "60-70%", "soon", "FY28", "EMEA"]
    draft = drafted(table(ROADMAP, row, ["B", "X", "2", "RFP", 0.5, "2026-01-01", "2028-01-01", "DE"]), "Roadmap")
    found = {problem.cell: problem.severity for problem in draft.problems if problem.cell}
    assert found == {
        "C2": Severity.WARNING,  # the sheet allows any text as a phase
        "D2": Severity.ERROR,
        "E2": Severity.ERROR,
        "F2": Severity.ERROR,
        "G2": Severity.ERROR,
        "H2": Severity.ERROR,
    }
    assert values(draft)["Phase"] == "Phase 9"
    assert "Start" not in values(draft)


def test_the_order_of_dates_is_decided_once_for_the_file_and_said() -> None:
    rows = (["A", "X", "", "", "", "03/04/2026", "13/04/2027", ""],)
    draft = drafted(table(ROADMAP, *rows))
    assert values(draft)["Start"] == dt.date(2026, 4, 3)
    assert any("13/04/2027 in G2" in note for note in draft.notes)


def test_an_undecided_order_is_asked_once_and_answered_by_choice() -> None:
    source = table(ROADMAP, ["A", "X", "", "", "", "03/04/2026", "05/06/2027", ""])
    open_draft = drafted(source)
    assert "Start" not in values(open_draft)
    assert any("day or the month comes first" in problem.remedy for problem in open_draft.problems)
    assert values(drafted(source, order=DateOrder.MONTH_FIRST))["Start"] == dt.date(2026, 3, 4)


def test_required_blanks_errors_and_formulas_without_result_are_named() -> None:
    doubts = (DoubtfulCell(1, 5, Doubt.ERROR, "#REF!"), DoubtfulCell(1, 6, Doubt.NO_RESULT, "=A1"))
    draft = drafted(table(ROADMAP, ["A", "", "", "RFP", "", "", "", ""], doubts=doubts), "Roadmap")
    messages = {problem.cell: problem.message for problem in draft.problems}
    assert "Sponsor is missing" in messages["B2"]
    assert "error" in messages["F2"]
    assert "no stored result" in messages["G2"]


def test_a_required_column_that_nothing_fills_is_named_and_can_be_given_once() -> None:
    source = table(["Study", "Start", "End"], ["A", "2026-01-01", "2027-01-01"])
    mapping = SUGGESTER.suggest(source, "Roadmap").mapping()
    assert "Sponsor" in draft_of(source, mapping).problems[0].message
    given_once = draft_of(source, replace(mapping, constants=(("Sponsor", "Acme"), ("Status", "Won"))))
    assert given_once.problems == ()
    assert (values(given_once)["Sponsor"], values(given_once)["Status"]) == ("Acme", "Awarded")


def test_a_duration_becomes_an_end_and_two_names_one() -> None:
    study = drafted(
        table(["Study", "Sponsor", "Start", "Duration (months)"], ["A", "X", "2027-01-15", "18"]), "Roadmap"
    )
    assert values(study)["End"] == dt.date(2028, 7, 14)
    person = drafted(
        table(
            ["Emp ID", "First Name", "Surname", "Job Title", "FTE", "Hourly Cost", "Hire Date"],
            ["0012", "Anna", "Nowak", "CRA II", "80%", "€ 55,50", "01.03.2020"],
        )
    )
    assert values(person) == {
        "Staff ID": "0012",
        "Name": "Anna Nowak",
        "Role": "Clinical Research Associate",
        "FTE": 0.8,
        "Cost rate": 55.5,
        "Currency": "EUR",
        "Start": dt.date(2020, 3, 1),
    }


def test_an_unknown_role_is_kept_with_a_warning_that_names_the_nearest() -> None:
    draft = drafted(table(["Study", "Role", "Jan-27", "Feb-27"], ["S", "Data Mangr", 0.5, 0.5]))
    assert values(draft)["Role"] == "Data Mangr"
    assert "Data Manager" in draft.problems[0].message
    assert draft.problems[0].severity is Severity.WARNING


def test_months_across_become_demand_by_month() -> None:
    draft = drafted(
        table(
            ["Study", "Role", "Country", dt.date(2027, 1, 1), dt.date(2027, 2, 1)], ["S", "CRA", "Germany", "1,25", ""]
        )
    )
    assert {label: cell.value for label, cell in draft.rows[0].extra.items()} == {"2027-01": 1.25}
    assert draft.rows[0].extra["2027-01"].source.cell == "D2"


def test_whole_numbers_are_asked_about_but_not_in_the_portfolio_workbooks_own_form() -> None:
    other = drafted(table(["Study", "Role", "Jan-27", "Feb-27"], ["S", "CRA", 4.0, 8.0]))
    assert other.rows == ()
    assert "FTE, percent, hours or days" in other.problems[0].remedy
    own = drafted(table(["Study ID", "Role", "2027-01", "2027-02"], ["S", "CRA", 4.0, 8.0]))
    assert [cell.value for cell in own.rows[0].extra.values()] == [4.0, 8.0]
    assert own.problems == ()


def test_months_across_become_assignments_for_each_run_of_equal_months() -> None:
    headings = ["Person", "Project", "Role", "Nov-26", "Dec-26", "Jan-27", "Feb-27", "Mar-27"]
    draft = drafted(
        table(headings, ["P", "S", "CRA", 0.5, 0.5, 0.8, "", 0.8], ["Total", "", "", 0.5, 0.5, 0.8, 0.0, 0.8])
    )
    runs = [(row.cells["Start"].value, row.cells["End"].value, row.cells["FTE"].value) for row in draft.rows]
    assert runs == [
        (dt.date(2026, 11, 1), dt.date(2026, 12, 31), 0.5),
        (dt.date(2027, 1, 1), dt.date(2027, 1, 31), 0.8),
        (dt.date(2027, 3, 1), dt.date(2027, 3, 31), 0.8),
    ]
    assert any("Sums are not read: row 3" in note for note in draft.notes)


def test_hours_go_by_the_calendar_of_the_row_and_an_unknown_unit_is_asked_once() -> None:
    source = table(
        ["Person", "Project", "Role", "Location", "Jan-27", "Feb-27"], ["P", "S", "CRA", "Poland", 80.0, 160.0]
    )
    asked = drafted(source)
    assert asked.rows == ()
    assert len(asked.problems) == 1 and "FTE, percent, hours or days" in asked.problems[0].remedy
    context = ImportContext(working_days=lambda country, month: 20 if country == "PL" else None)
    told = drafted(source, context=context, unit=FteUnit.HOURS)
    assert [row.cells["FTE"].value for row in told.rows] == [0.5, 1.0]
    assert "20 working days in PL" in told.rows[0].cells["FTE"].note


def test_two_columns_a_month_may_say_what_and_how_much() -> None:
    headings = ["Person", "Role", "Jan-27 Project", "Jan-27 %", "Feb-27 Project", "Feb-27 %"]
    source = table(headings, ["P", "CRA", "S1", "50%", "S2", "100%"], ["Q", "CRA", "", "50%", "", ""])
    suggestion = SUGGESTER.suggest(source, "Assignments")
    assert suggestion.months is not None and not suggestion.months.sure
    draft = draft_of(source, suggestion.mapping(months=suggestion.months.use))
    assert [(row.cells["Study ID"].value, row.cells["FTE"].value) for row in draft.rows] == [("S1", 0.5), ("S2", 1.0)]
    assert draft.problems[0].cell == "D3"


def test_pairs_of_columns_in_a_sheet_of_one_month() -> None:
    source = table(
        ["Person", "Role", "Project", "%", "Other", "%"],
        ["P", "CRA", "S1", 0.7, "S2", 0.3],
        ["", "", "S3", 0.1, "", ""],
        sheet="Sep2026",
        pairs=((2, 3), (4, 5)),
    )
    suggestion = SUGGESTER.suggest(source)
    assert suggestion.sheet == "Assignments"
    mapping = replace(suggestion.mapping(), fill_down=suggestion.fillable)
    draft = draft_of(source, mapping)
    assert [
        (row.cells["Staff ID"].value, row.cells["Study ID"].value, row.cells["FTE"].value) for row in draft.rows
    ] == [
        ("P", "S1", 0.7),
        ("P", "S2", 0.3),
        ("P", "S3", 0.1),
    ]
    assert draft.rows[0].cells["Start"].value == dt.date(2026, 9, 1)


def test_a_row_a_month_becomes_one_line_and_a_month_twice_is_named() -> None:
    rows: tuple[list[CellValue], ...] = (
        ["S", "CRA", "Jan 2027", 0.5],
        ["S", "CRA", "2027-02", 0.7],
        ["S", "CRA", "2027-02", 0.9],
    )
    draft = drafted(table(["Study", "Role", "Month", "FTE"], *rows), "Demand")
    assert len(draft.rows) == 1
    assert {label: cell.value for label, cell in draft.rows[0].extra.items()} == {"2027-01": 0.5, "2027-02": 0.7}
    assert draft.problems[0].cell == "D4"


def test_a_month_in_two_headings_is_named_and_the_first_counts() -> None:
    source = table(["Study", "Role", "Jan-27", "2027-01"], ["S", "CRA", 0.5, 0.7])
    mapping = SUGGESTER.suggest(source, "Demand").mapping(months=MonthUse())
    draft = draft_of(source, mapping)
    assert [cell.value for cell in draft.rows[0].extra.values()] == [0.5]
    assert draft.problems[0].cell == "D1"


def test_nobody_said_what_the_table_holds() -> None:
    assert "what the table holds" in draft_of(table(["A"], ["b"]), Mapping("", ())).problems[0].message


_CELLS = st.one_of(
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.sampled_from(["", "Q3 2026", "TBD", "60 %", "1,5", "1.234", "Germany", "CRA", "03/04/2026", "#N/A", "Total"]),
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(_CELLS, min_size=9, max_size=9), max_size=4),
    st.sampled_from(["Roadmap", "Staff", "Demand", "Assignments", "Leave", "Rate card"]),
)
def test_no_table_makes_a_draft_fail_and_all_it_says_has_a_place(rows: list[list[CellValue]], sheet: str) -> None:
    headings = {
        "Roadmap": [*ROADMAP, "Duration (months)"],
        "Staff": ["Emp ID", "First name", "Last name", "Role", "Grade", "Country", "FTE", "Cost rate", "Skills"],
        "Demand": ["Study", "Role", "Countries", "Min grade", "Skills", "Bill rate", "Currency", "Jan-27", "Feb-27"],
        "Assignments": ["Person", "Project", "Role", "Locked", "Country", "Jan-27", "Feb-27", "Mar-27", "Apr-27"],
        "Leave": ["Person", "From", "To", "Share", "Type", "", "", "", "Notes"],
        "Rate card": ["Role", "Client", "Country", "Rate", "Currency", "", "", "", ""],
    }[sheet]
    source = table(headings, *rows)
    suggestion = SUGGESTER.suggest(source, sheet)
    accepted = [guess.ref for guess in suggestion.columns if guess.target]
    months = MonthUse() if sheet in ("Demand", "Assignments") else None
    draft = draft_of(source, suggestion.mapping(accepted, months))
    assert all(cell.source.file == "file.xlsx" for row in draft.rows for cell in row.cells.values())
    assert all(problem.message for problem in draft.problems)
    assert gc.isenabled()
