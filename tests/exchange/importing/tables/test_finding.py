"""Tables are found wherever they stand in a sheet, and nothing that stands round them is taken for data or lost."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange.importing.tables import FoundTable, Reason, Shape, find_tables, table_at
from planner.exchange.raw import CellValue, Doubt, DoubtfulCell, Merged, RawSheet, RawWorkbook


def sheet(text: str, **facts: object) -> RawSheet:
    """A sheet from lines of cells between bars; numbers and ISO dates become what they look like."""
    lines = [[value(cell.strip()) for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, lines))
    return RawSheet("Sheet1", [[*line, *[""] * (width - len(line))] for line in lines], **facts)  # type: ignore[arg-type]


def value(text: str) -> CellValue:
    """A cell's value."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def only(found: RawSheet) -> FoundTable:
    """The one table of a sheet."""
    [table] = find_tables(RawWorkbook("xlsx", (found,))).tables
    return table


def headings(table: FoundTable) -> list[str]:
    """The headings of a table."""
    return [column.heading for column in table.columns]


def column(table: FoundTable, heading: str) -> list[CellValue]:
    """The values under a heading."""
    return list(table.values(table.position(heading)))


def left(table: FoundTable, reason: Reason) -> list[int]:
    """Row numbers as Excel shows them."""
    return [out.row + 1 for out in table.left_out if out.reason is reason]


def test_headings_in_the_first_row() -> None:
    table = only(sheet("Study|Sponsor|Start\nS1|Alpha|2027-01-01\nS2|Beta|2027-03-01"))
    assert (table.header_rows, headings(table)) == ((0,), ["Study", "Sponsor", "Start"])
    assert column(table, "Start") == [dt.date(2027, 1, 1), dt.date(2027, 3, 1)]
    assert (table.address(1, 2), table.shape) == ("C3", Shape.LIST)


TITLED = """
Roadmap of Alpha Therapeutics
Prepared by: | Ann Nowak

Study | Sponsor | Phase | Sites
S1 | Alpha | Phase 2 | 12
S2 | Alpha | Phase 3 | 40

S3 | Alpha | Phase 1 | 2
Total | | | 54

* dates are estimates of the sponsor and may change without notice
"""


def test_titles_blank_rows_totals_and_notes_are_told_from_data() -> None:
    table = only(sheet(TITLED))
    assert table.header_rows == (3,)
    assert column(table, "Study") == ["S1", "S2", "S3"]
    assert left(table, Reason.TITLE) == [1, 2]
    assert left(table, Reason.TOTAL) == [9]
    assert left(table, Reason.NOTE) == [11]
    assert "Row 9 is a total and is left out." in table.notes
    assert "1 blank row between the data is passed over." in table.notes


@pytest.mark.parametrize("title", ["Total Knee Replacement", "Total", "Sum of Lesions"])
def test_a_study_whose_name_begins_like_a_total_is_data(title: str) -> None:
    text = f"Title|Sponsor|Phase|Sites\nOne|Alpha|Phase 2|3\n{title}|Beta|Phase 3|4\nTwo|Alpha|Phase 1|5"
    assert column(only(sheet(text)), "Title") == ["One", title, "Two"]


@pytest.mark.parametrize(
    "word", ["Total", "Grand Total:", "Subtotal", "Gesamt", "Razem", "Alpha Total", "Total FTE", "Suma"]
)
def test_totals_in_several_wordings_are_left_out(word: str) -> None:
    table = only(sheet(f"Study|Jan 2027|Feb 2027|Mar 2027\nS1|1|2|3\nS2|2|3|4\n{word}|3|5|7"))
    assert column(table, "Study") == ["S1", "S2"]


def test_two_line_headings_under_merged_years_are_joined_and_kept_apart() -> None:
    text = "Study|Role|2027|||2028|\n||Jan|Feb|Mar|Jan|Feb\nS1|CRA|1|1|2|2|1\nS2|CTM|0.5|0.5|0.5|0.5|0.5"
    merged = (Merged(0, 0, 1, 0), Merged(0, 1, 1, 1), Merged(0, 2, 0, 4), Merged(0, 5, 0, 6))
    table = only(sheet(text, merged=merged))
    assert table.header_rows == (0, 1)
    assert headings(table) == ["Study", "Role", "2027 Jan", "2027 Feb", "2027 Mar", "2028 Jan", "2028 Feb"]
    assert table.columns[5].parts == (2028.0, "Jan")
    assert (table.shape, table.month_columns) == (Shape.MONTHS, (2, 3, 4, 5, 6))


def test_a_row_of_dates_is_data_below_two_line_headings() -> None:
    dates = "S1|2027-01-01|2027-05-01||\nS2|2027-02-01|2027-06-01|2027-02-03|"
    merged = (Merged(0, 1, 0, 2), Merged(0, 3, 0, 4))
    table = only(sheet(f"Study|Planned||Actual|\n|Start|End|Start|End\n{dates}", merged=merged))
    assert headings(table) == ["Study", "Planned Start", "Planned End", "Actual Start", "Actual End"]
    assert column(table, "Study") == ["S1", "S2"]


def test_a_line_of_units_belongs_to_the_headings() -> None:
    table = only(sheet("Study|Sites|Patients|Start\n|#|N|date\nS1|3|40|2027-01-01\nS2|4|50|2027-02-01"))
    assert headings(table) == ["Study", "Sites #", "Patients N", "Start date"]


def test_a_line_that_says_what_is_required_is_a_title() -> None:
    table = only(sheet("Required|Required|Optional\nStudy|Sites|Start\nS1|3|2027-01-01\nS2|4|2027-02-01"))
    assert (table.header_rows, left(table, Reason.TITLE)) == ((1,), [1])


def test_a_legend_below_is_no_table() -> None:
    table = only(sheet("Study|Sites|Status\nS1|3|A\nS2|4|V\n\nLegend:\nA|awarded\nV|verbal"))
    assert (column(table, "Study"), left(table, Reason.NOTE)) == (["S1", "S2"], [5, 6, 7])


def test_two_line_headings_without_merged_cells() -> None:
    table = only(sheet("||2027|||2028\nStudy|Role|Q1|Q2|Q3|Q1\nS1|CRA|1|1|2|2\nS2|CTM|1|0.5|1|0.5"))
    assert headings(table) == ["Study", "Role", "2027 Q1", "2027 Q2", "2027 Q3", "2028 Q1"]


def test_two_values_a_month() -> None:
    text = "Person|2027-01-01||2027-02-01|\n|Project|FTE|Project|FTE\nAnn|P1|0.5|P1|0.4\nBob|P2|1|P3|0.8"
    table = only(sheet(text, merged=(Merged(0, 1, 0, 2), Merged(0, 3, 0, 4))))
    assert headings(table) == ["Person", "Jan 2027 Project", "Jan 2027 FTE", "Feb 2027 Project", "Feb 2027 FTE"]
    assert table.columns[3].parts == (dt.date(2027, 2, 1), "Project")
    assert table.shape is Shape.PAIRS


@pytest.mark.parametrize(
    "months",
    [
        "2027-01-01|2027-02-01|2027-03-01",
        "Jan-27|Feb-27|Mar-27",
        "Q1 2027|Q2 2027|Q3 2027",
        "M1|M2|M3",
        "01/2027|02/2027|03/2027",
        "styczeń 2027|luty 2027|marzec 2027",
    ],
)
def test_months_across_in_any_style_keep_their_heading_cells(months: str) -> None:
    table = only(sheet(f"Study|Role|{months}\nS1|CRA|1|1|2\nS2|CTM|0.5||0.5"))
    assert table.shape is Shape.MONTHS
    assert [table.columns[place].parts for place in table.month_columns] == [
        (value(text),) for text in months.split("|")
    ]


def test_duplicate_and_missing_headings_are_numbered_and_named() -> None:
    table = only(sheet("Study|Cost||Cost|cost\nS1|1|x|2|3\nS2|4|y|5|6"))
    assert headings(table) == ["Study", "Cost", "Column C", "Cost (2)", "cost (3)"]
    assert [found.blank_heading for found in table.columns] == [False, False, True, False, False]
    assert "Column C has data but no heading." in table.notes


def test_a_blank_column_inside_a_table_is_dropped() -> None:
    table = only(sheet("Study||Sponsor|Sites\nS1||Alpha|1\nS2||Beta|2"))
    assert headings(table) == ["Study", "Sponsor", "Sites"]
    assert table.address(0, 1) == "C2"


def test_two_tables_one_below_the_other_are_offered_apart() -> None:
    text = "Studies\nStudy|Sponsor|Sites\nS1|Alpha|3\nS2|Beta|4\n\nStaff\nName|Role|FTE\nAnn|CRA|1\nBob|CTM|0.5"
    first, second = find_tables(RawWorkbook("xlsx", (sheet(text),))).tables
    assert (headings(first), len(first.rows), first.title) == (["Study", "Sponsor", "Sites"], 2, "Studies")
    assert (headings(second), second.header_rows, column(second, "Name")) == (
        ["Name", "Role", "FTE"],
        (6,),
        ["Ann", "Bob"],
    )


def test_two_tables_side_by_side_are_offered_apart() -> None:
    text = "Study|Sites||Name|FTE\nS1|3||Ann|1\nS2|4||Bob|0.5\nS3|4|||\nS4|4|||\nS5|1|||\nS6|1|||"
    first, second = find_tables(RawWorkbook("xlsx", (sheet(text),))).tables
    assert (len(first.rows), len(second.rows)) == (6, 2)
    assert second.address(1, 0) == "D3"


def test_a_spacer_before_sparse_months_does_not_split_a_table() -> None:
    text = "Study|Sponsor||Jan-27|Feb-27\nS1|Alpha|||\nS2|Alpha||1|1\nS3|Beta|||\nS4|Beta||1|\nS5|Beta|||\nS6|Beta|||1"
    assert headings(only(sheet(text))) == ["Study", "Sponsor", "Jan-27", "Feb-27"]


def test_headings_that_come_again_are_no_data() -> None:
    text = "Name|Role|Country\nAnn|CRA|PL\nBob|CTM|DE\n\nName|Role|Country\nEve|CRA|PL\nJan|CTM|DE"
    table = only(sheet(text))
    assert column(table, "Name") == ["Ann", "Bob", "Eve", "Jan"]
    assert left(table, Reason.HEADINGS_AGAIN) == [5]


def test_an_all_text_list_with_blank_lines_stays_one_table() -> None:
    table = only(sheet("Name|Role|Country\nAnn|CRA|PL\nBob|CTM|DE\n\nEve|CRA|FR\nZoe|CTM|ES\n\nKim|CTA|PL"))
    assert len(table.rows) == 5


def test_section_headings_become_a_column() -> None:
    text = "Name|Role|Country\nAnn|CRA|PL\nTeam North||\nBob|CTM|DE\nEve|CRA|FR\nTeam South||\nZoe|CTM|ES\nKim|CTA|PL"
    table = only(sheet(text))
    assert column(table, "Section") == ["", "Team North", "Team North", "Team South", "Team South"]
    assert table.address(3, 3) == "A6"
    assert left(table, Reason.SECTION) == [3, 6]


def test_merged_people_stand_for_all_their_rows_and_merged_numbers_for_one() -> None:
    text = "Person|Total|Project|Share\nAnn|1|P1|0.5\n||P2|0.5\nBob|1|P1|1"
    table = only(sheet(text, merged=(Merged(1, 0, 2, 0), Merged(1, 1, 2, 1))))
    assert column(table, "Person") == ["Ann", "Ann", "Bob"]
    assert column(table, "Total") == [1.0, "", 1.0]
    assert table.address(1, 0) == "A2"
    assert "Merged cells stand for every row that they cover: A2." in table.notes
    assert "Merged cells with a number count once, in their first row: B2." in table.notes


def test_merged_cells_are_left_as_they_are_if_so_wished() -> None:
    found = sheet("Person|Project|Share\nAnn|P1|0.5\n|P2|0.5\nBob|P1|1", merged=(Merged(1, 0, 2, 0),))
    [table] = find_tables(RawWorkbook("xlsx", (found,)), fill_merged=False).tables
    assert column(table, "Person") == ["Ann", "", "Bob"]


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    text = "Study|Sponsor|Sites\nS1|Alpha|1\nS2|Beta|2\nS3|Beta|3"
    found = sheet(text, hidden_rows=frozenset({2}), hidden_columns=frozenset({1}), filtered=True)
    table = only(found)
    assert [row.hidden for row in table.rows] == [False, True, False]
    assert "1 hidden row (by a filter, perhaps) is read like the others: 3." in table.notes
    assert "1 hidden column is read like the others: B." in table.notes


def test_rows_that_hold_only_formula_zeros_are_left_out() -> None:
    table = only(sheet("Study|Sponsor|Cost|Price\nS1|Alpha|1|2\nS2|Beta|0|0\n||0|0\n||0|0"))
    assert column(table, "Study") == ["S1", "S2"]


def test_doubtful_cells_are_kept_with_the_table_and_count_as_filled() -> None:
    doubt = DoubtfulCell(2, 0, Doubt.ERROR, "#N/A")
    table = only(sheet("Study|Sites\nS1|1\n|\nS3|2", doubts=(doubt,)))
    assert table.doubts == (doubt,)
    assert [row.number for row in table.rows] == [1, 2, 3]


def test_data_without_headings_is_a_table_with_lettered_columns() -> None:
    table = only(sheet("S1|Alpha|2027-01-01|3\nS2|Beta|2027-02-01|4\nS3|Alpha|2027-02-01|4"))
    assert (table.header_rows, len(table.rows)) == ((), 3)
    assert headings(table) == ["Column A", "Column B", "Column C", "Column D"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("How to fill in this workbook\nRead all pages first, then begin", "no table was found"),
        (" | ", "It is empty."),
        ("Study|Sponsor|Start", "There are headings in row 1, but no rows of data below them."),
    ],
)
def test_a_sheet_without_a_table_says_so(text: str, sentence: str) -> None:
    [found] = find_tables(RawWorkbook("xlsx", (sheet(text),))).sheets
    assert found.tables == ()
    assert sentence in found.sentence


def test_headings_can_be_pointed_out() -> None:
    found = sheet("a|b|c\nd|e|f\n1|2|3\n4|5|6\nx|y|z")
    table = table_at(found, [1], columns=(1, 2), last_row=3)
    assert table is not None
    assert (headings(table), [list(row.values) for row in table.rows]) == (["e", "f"], [[2.0, 3.0], [5.0, 6.0]])
    assert table_at(found, [4]) is None


def test_the_largest_visible_table_comes_first() -> None:
    large, small = sheet("A|B\n1|2\n3|4\n5|6", visible=False), sheet("C|D\n1|2")
    best = find_tables(RawWorkbook("xlsx", (large, small))).best
    assert best is not None and headings(best) == ["C", "D"]


def test_a_stray_cell_far_to_the_right_does_not_cost_the_table() -> None:
    found = sheet("Study|Sites\nS1|1\nS2|2")
    wide = RawSheet("S", [[*row, *[""] * 5000, "x"] for row in found.rows])
    [result] = find_tables(RawWorkbook("xlsx", (wide,))).sheets
    assert headings(result.tables[0]) == ["Study", "Sites"]
    assert "first 1,000 columns" in result.sentence


cells = st.one_of(
    st.just(""),
    st.sampled_from(["Study", "Total", "x", " ", "Jan 2027", "%"]),
    st.floats(0, 9),
    st.just(dt.date(2027, 1, 1)),
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(cells, min_size=4, max_size=4), max_size=12))
def test_every_filled_cell_is_a_heading_data_or_left_out_and_in_its_place(rows: list[list[CellValue]]) -> None:
    found = RawSheet("S", rows)
    for table in find_tables(RawWorkbook("xlsx", (found,))).tables:
        out = {left_out.row for left_out in table.left_out}
        data = {row.number for row in table.rows}
        assert not out & data and not set(table.header_rows) & data
        for number, row in enumerate(table.rows):
            for position, cell in enumerate(row.values):
                place = table.place(number, position)
                assert cell == "" or rows[place.row][place.column] == cell


@pytest.mark.parametrize(
    "title",
    ["Clinical|Operations|Pipeline|", "Sponsor pipeline|Confidential|Draft|v2", "Clinical|Operations|\nDraft|two||"],
)
def test_a_line_of_short_labels_above_known_headings_is_a_title(title: str) -> None:
    table = only(sheet(f"{title}\nProtocol No.|Client|Phase|Comment\nA-1|Acme|Ph II|new\nA-2|Acme|Ph III|new"))
    assert headings(table) == ["Protocol No.", "Client", "Phase", "Comment"]
    assert len(table.rows) == 2
    assert left(table, Reason.TITLE) == list(range(1, title.count("\n") + 2))


def test_a_description_of_fields_keeps_its_own_headings() -> None:
    table = only(sheet("Where|What|Why\nStudy ID|Sponsor|Phase\nName|Role|Country\nStart|End|Kind"))
    assert headings(table) == ["Where", "What", "Why"]
    assert len(table.rows) == 3


def test_a_line_of_known_headings_is_no_title_whatever_stands_below() -> None:
    table = only(sheet("Role|Sponsor|Country\nStaff|Client|Region\nCRA|Acme|PL\nCTA|Acme|DE"))
    assert headings(table)[0].startswith("Role")
