"""Months and pairs across the columns become lists whose values keep their cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from planner.exchange.importing.tables import filled_down, find_tables, long_of, melted, stacked
from planner.exchange.raw import Doubt, DoubtfulCell, Merged, RawWorkbook
from planner.exchange.reading import read_any
from tests.exchange.importing.tables.test_finding import column, headings, only, sheet
from tests.support.shared_data import shared_file


def test_months_across_become_a_row_for_each_value_with_its_cell() -> None:
    table = only(sheet("Study|Role|2027-01-01|2027-02-01\nS1|CRA|1|\nS2|CTM|0.5|0.25"))
    long = long_of(table)
    assert long is not None
    assert headings(long) == ["Study", "Role", "Month", "Value"]
    assert [list(row.values) for row in long.rows] == [
        ["S1", "CRA", dt.date(2027, 1, 1), 1.0],
        ["S2", "CTM", dt.date(2027, 1, 1), 0.5],
        ["S2", "CTM", dt.date(2027, 2, 1), 0.25],
    ]
    assert [long.address(2, place) for place in range(4)] == ["A3", "B3", "D1", "D3"]


def test_what_a_second_heading_line_says_is_kept_as_the_measure() -> None:
    text = "Study|2027|||\n|Jan||Feb|\n|FTE|Hours|FTE|Hours\nS1|1|160|0.5|80\nS2|2|320|1|160"
    merged = (Merged(0, 0, 2, 0), Merged(0, 1, 0, 4), Merged(1, 1, 1, 2), Merged(1, 3, 1, 4))
    long = long_of(only(sheet(text, merged=merged)))
    assert long is not None
    assert [list(row.values) for row in long.rows[:3]] == [
        ["S1", "Jan 2027", "FTE", 1.0],
        ["S1", "Jan 2027", "Hours", 160.0],
        ["S1", "Feb 2027", "FTE", 0.5],
    ]


def test_a_doubtful_cell_is_not_lost_when_months_are_melted() -> None:
    doubt = DoubtfulCell(1, 2, Doubt.ERROR, "#REF!")
    long = long_of(only(sheet("Study|2027-01-01|2027-02-01\nS1|1|\nS2|2|1", doubts=(doubt,))))
    assert long is not None
    assert [(row.values[0], row.values[2]) for row in long.rows] == [("S1", 1.0), ("S1", ""), ("S2", 2.0), ("S2", 1.0)]
    assert [long.doubt(number, 2) for number in range(4)] == [None, doubt, None, None]


def test_doubtful_cells_of_joined_sheets_keep_their_sheet() -> None:
    doubt = DoubtfulCell(1, 1, Doubt.NO_RESULT, "=A1")
    tables = []
    for name, doubts in (("Jan 2027", ()), ("Feb 2027", (doubt,))):
        found = replace(sheet("Name|Share|Role\nAnn|0.5|CRA\nBob|1|CTM", doubts=doubts), name=name)
        tables.append(only(found))
    [joined] = stacked(tables)
    assert [joined.doubt(number, 1) for number in range(4)] == [None, None, doubt, None]


def test_numbers_shown_as_percent_are_still_so_in_the_list() -> None:
    long = long_of(only(sheet("Name|Role|2027-01-01|2027-02-01\nAnn|CRA|1|0.5", percent_columns=frozenset({2, 3}))))
    assert long is not None
    assert [found.percent for found in long.columns] == [False, False, False, True]


def test_any_columns_can_be_melted() -> None:
    long = melted(only(sheet("Project|Ann|Bob\nP1|10|\nP2|5|6")), [1, 2])
    assert [list(row.values) for row in long.rows] == [["P1", "Ann", 10.0], ["P2", "Ann", 5.0], ["P2", "Bob", 6.0]]


PAIRS = """
Architect | Total | Opportunity | % | Account | % | Notes
Ann | 1 | P1 | 0.7 | A1 | 0.3 | leave in May
 | | P2 | 0.1 | | |
Bob | 1 | P3 | 1 | | |
"""


def test_pairs_become_a_list_of_person_month_project_and_share() -> None:
    found = sheet(PAIRS)
    table = only(found)
    long = long_of(table)
    assert long is not None
    assert headings(long) == ["Architect", "Total", "Notes", "Month", "Category", "Project", "Value"]
    kept = [(row.values[0], row.values[4], row.values[5], row.values[6]) for row in long.rows]
    assert kept == [
        ("Ann", "Opportunity", "P1", 0.7),
        ("Ann", "Account", "A1", 0.3),
        ("Ann", "Opportunity", "P2", 0.1),
        ("Bob", "Opportunity", "P3", 1.0),
    ]
    assert [long.address(2, place) for place in (0, 5, 6)] == ["A2", "C3", "D3"]
    assert "Blank cells under Architect take the value above: A3." in long.notes


def test_filling_down_stops_at_a_section() -> None:
    text = "Name|Role|Country\nAnn|CRA|PL\n|CTM|PL\nTeam North||\n|CTM|DE\nEve|CRA|FR\nKim|CTA|PL\nLea|CTA|PL"
    table = filled_down(only(sheet(text)), [0])
    assert column(table, "Name") == ["Ann", "Ann", "", "Eve", "Kim", "Lea"]


def test_a_list_has_no_long_form() -> None:
    assert long_of(only(sheet("Study|Sites\nS1|1\nS2|2"))) is None


def test_monthly_tabs_are_put_under_one_another() -> None:
    path = shared_file("sheets/resource_allocation_monthly_tabs.xlsx")
    book = read_any(path)
    assert isinstance(book, RawWorkbook)
    long = [table for table in map(long_of, find_tables(book).tables) if table is not None]
    [joined] = stacked(long)
    months = list(dict.fromkeys(column(joined, "Month")))
    assert months == ["Sep2019", "Oct2019", "Nov2019", "Dec2019"]
    assert len(joined.rows) == sum(len(table.rows) for table in long)
    last = len(joined.rows) - 1
    place = joined.place(last, joined.position("Project"))
    sheet_of = {found.name: found for found in book.sheets}
    assert sheet_of[place.sheet].rows[place.row][place.column] == joined.rows[last].values[joined.position("Project")]
