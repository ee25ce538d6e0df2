"""Old and odd kinds of workbooks: what hides and what fails in them is told, and what would do harm is refused."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.raw import Doubt, Merged, RawSheet, RawWorkbook
from planner.exchange.reading import MemoryWatch, preview, read_any
from tests.support.old_workbooks import error, hidden_row, label, number, ods, ods_row, xls, xml_2003
from tests.support.shared_data import shared_file


def read(path: Path, content: bytes | str) -> tuple[RawWorkbook, RawSheet]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    book = read_any(path)
    assert isinstance(book, RawWorkbook)
    return book, book.sheets[0]


def test_errors_and_hidden_rows_of_an_xls_file_are_told(tmp_path: Path) -> None:
    records = [hidden_row(1), label(0, 0, "Staff ID"), label(0, 1, "FTE"), label(1, 0, "P1"), number(1, 1, 0.5)]
    book, sheet = read(tmp_path / "a.xls", xls([*records, label(2, 0, "P2"), error(2, 1, 0x2A)]))
    assert sheet.rows[:2] == [["Staff ID", "FTE"], ["P1", 0.5]]
    assert sheet.hidden_rows == {1}
    assert [(one.row, one.column, one.doubt, one.text) for one in sheet.doubts] == [(2, 1, Doubt.ERROR, "#N/A")]
    assert not any("cannot be told" in note for note in book.notes)


def test_a_stray_cell_far_out_in_an_xls_file_is_refused_before_memory_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "far.xls"
    path.write_bytes(xls([label(0, 0, "Name"), label(65535, 255, "stray")]))
    with pytest.raises(UserError, match="reaches to row 65,536 and column 256"):
        preview(path)


def test_errors_and_hidden_rows_of_an_ods_file_are_told(tmp_path: Path) -> None:
    hidden = ods_row("P1", "x", attributes=' table:visibility="filter"')
    _, sheet = read(tmp_path / "a.ods", ods(ods_row("Staff ID", "FTE") + hidden + ods_row("P2", "#DIV/0!")))
    assert sheet.hidden_rows == {1}
    assert [(one.row, one.column, one.text) for one in sheet.doubts] == [(2, 1, "#DIV/0!")]


def test_an_ods_file_that_repeats_a_cell_a_million_times_is_refused(tmp_path: Path) -> None:
    wide = '<table:table-cell office:value-type="string" table:number-columns-repeated="9000"><text:p>x</text:p>'
    rows = f'<table:table-row table:number-rows-repeated="9000">{wide}</table:table-cell></table:table-row>'
    with pytest.raises(UserError, match="far more than a portfolio needs"):
        read(tmp_path / "wide.ods", ods(rows))


def test_errors_of_an_xlsb_file_are_told() -> None:
    path = shared_file("bad-sheets/apache-poi/spreadsheet__bug66682.xlsb")
    book = read_any(path)
    assert isinstance(book, RawWorkbook)
    sheet = next(one for one in book.sheets if one.name == "test2")
    assert [(one.row, one.column, one.text) for one in sheet.doubts][:2] == [(6, 2, "#DIV/0!"), (7, 2, "#REF!")]
    assert not any("cannot be told from blank ones" in note for note in book.notes)


PAGE = """<html><head><meta charset=utf-8><script>boom()</script><style>td {}</style></head><body><p>Exported today</p>
<table><caption>Roadmap</caption><tr><th rowspan=2>Study ID</th><th colspan=2>Dates</th></tr>
<tr><th>Start</th><th>End</th></tr>
<tr><td>AC-1 &amp; more</td><td x:num="46447">1-Mar-27</td><td x:num="1234.5">1,234.50</td></tr>
<tr style="display: none"><td>AC-2<br>second line<td>2027-05-01<td></table>
<table><tr><td>another</td></tr></table></body></html>"""


def test_the_tables_of_a_web_page_named_xls_are_read(tmp_path: Path) -> None:
    book, sheet = read(tmp_path / "export.xls", PAGE)
    assert (book.kind, [one.name for one in book.sheets]) == ("html", ["Roadmap", "Table 2"])
    assert sheet.rows == [
        ["Study ID", "Dates", ""],
        ["", "Start", "End"],
        ["AC-1 & more", "1-Mar-27", 1234.5],
        ["AC-2\nsecond line", "2027-05-01", ""],
    ]
    assert sheet.merged == (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2))
    assert sheet.hidden_rows == {3}
    assert any("web page" in note for note in book.notes)


def test_a_web_page_without_a_table_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"web page (?:without a table|that was given the name)"):
        read(tmp_path / "login.xls", "<html><body>Please log in.</body></html>")


def test_a_span_that_lies_does_not_cost_memory(tmp_path: Path) -> None:
    cells = "<td colspan=99999999>x</td>" * 3
    _, sheet = read(
        tmp_path / "span.xls", f"<table><tr>{cells}</tr><tr><td rowspan=99999999>a</td><td>b</td></tr></table>"
    )
    assert len(sheet.rows) == 2 and len(sheet.rows[0]) <= 16_386


def test_a_workbook_in_the_xml_form_of_excel_2003_is_read(tmp_path: Path) -> None:
    rows = (
        '<Column ss:Index="3" ss:Hidden="1"/><Row><Cell><Data ss:Type="String">Study ID</Data></Cell>'
        '<Cell ss:Index="4"><Data ss:Type="String">Chance</Data></Cell></Row>'
        '<Row ss:Index="3" ss:Hidden="1"><Cell ss:MergeAcross="1">'
        '<Data ss:Type="DateTime">2027-03-01T00:00:00.000</Data>'
        '</Cell><Cell ss:Index="4" ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell></Row>'
        '<Row><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"/></Row>'
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    style = '<Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style>'
    book, sheet = read(tmp_path / "export.xls", xml_2003(rows, styles=style, after=hidden))
    assert (book.kind, sheet.name, sheet.visible) == ("xml", "Staff", False)
    assert sheet.rows[0] == ["Study ID", "", "", "Chance"]
    assert sheet.rows[2] == [dt.date(2027, 3, 1), "", "", 0.5]
    assert [sheet.hidden_rows, sheet.hidden_columns, sheet.percent_columns] == [{2}, {2}, {3}]
    assert sheet.merged == (Merged(2, 0, 2, 1),)
    assert [(one.row, one.column, one.doubt) for one in sheet.doubts] == [(3, 0, Doubt.ERROR), (3, 1, Doubt.NO_RESULT)]


def test_entities_in_the_xml_form_are_refused(tmp_path: Path) -> None:
    bomb = xml_2003("").replace("?><?mso", '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><?mso')
    with pytest.raises(UserError, match="declares XML entities"):
        read(tmp_path / "bomb.xls", bomb)


def test_the_xml_form_cut_off_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cut off or damaged"):
        read(tmp_path / "cut.xls", xml_2003("<Row/>" * 500)[:900])


def test_rows_far_down_in_the_xml_form_are_refused(tmp_path: Path) -> None:
    far = '<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="String">x</Data></Cell></Row>'
    with pytest.raises(UserError, match="far more than a portfolio needs"):
        read(tmp_path / "far.xls", xml_2003(far))


def test_memory_is_watched_from_outside_on_every_system() -> None:
    assert MemoryWatch(os.getpid(), 1).is_over()
    assert not MemoryWatch(os.getpid(), 1 << 50).is_over()
    assert not MemoryWatch(2**22 + 1, 1).is_over()  # no such process


def test_a_process_that_takes_too_much_memory_ends_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match=r"needs more memory than is allowed|far larger than it looks"):
        read_any(path, limits=replace(DEFAULT_LIMITS, memory_bytes=1_000_000))
