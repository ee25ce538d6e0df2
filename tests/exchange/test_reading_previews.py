"""What a preview and a full reading tell about a sheet besides its values."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.raw import Doubt, Merged, Preview, RawWorkbook
from planner.exchange.reader_child import frames_of, read_here
from planner.exchange.reading import preview, read_any
from planner.exchange.reading_books import Order
from planner.exchange.reading_frames import Assembly
from planner.exchange.reading_sniff import NotReadable
from tests.exchange.test_reading import sheet_of, with_sheet
from tests.support.shared_texts import share_texts


def saved(workbook: Workbook, tmp_path: Path) -> Path:
    """The path of the workbook, saved."""
    path = tmp_path / "book.xlsx"
    workbook.save(path)
    return path


def previewed(path: Path, rows: int) -> Preview:
    """A preview taken in this process, as the child does."""
    assembly = Assembly()
    for frame in frames_of(str(path), Order(DEFAULT_LIMITS, rows=rows, texts=True)):
        assembly.add(frame)
    return assembly.preview()


def large_book(tmp_path: Path) -> Path:
    """3,000 rows with texts, dates and numbers."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Roadmap")
    sheet.append(["Study", "Start", "FTE", "Same"])
    for row in range(3000):
        sheet.append([f"S-{row:04}", dt.date(2027, 1, 1), row / 4, "text that comes again"])
    return saved(workbook, tmp_path)


def test_a_preview_shows_what_reading_gives_and_how_large_the_sheet_is(tmp_path: Path) -> None:
    path = large_book(tmp_path)
    whole = read_any(path)
    assert isinstance(whole, RawWorkbook)
    [first] = preview(path, rows=25).sheets
    assert first.sheet.rows == whole.sheets[0].rows[:25]
    assert (first.height, first.width) == (3001, 4)


def test_a_preview_of_shared_texts_stops_with_the_rows(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in range(1, 2001):
        workbook.active.append([f"text {row}", f"other {2001 - row}"])
    path = tmp_path / "shared.xlsx"
    share_texts(saved(workbook, tmp_path), path)
    [first] = previewed(path, 10).sheets
    assert first.sheet.rows[9] == ["text 10", "other 1991"]
    assert first.height == 2000


def test_hidden_merged_filtered_and_percent_are_told(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in range(1, 9):
        sheet.append([f"P{row}", row, row / 10, row / 10])
        sheet.cell(row, 3).number_format = "0.0%"
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A6:A8")
    sheet.auto_filter.ref = "A1:D8"
    workbook.create_sheet("Very").sheet_state = "veryHidden"
    path = saved(workbook, tmp_path)
    book = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(book, RawWorkbook)
    for found in (book.sheets[0], previewed(path, 4).sheets[0].sheet):
        assert found.hidden_rows == {2, 4}
        assert found.hidden_columns == {1}
        assert found.merged == (Merged(5, 0, 7, 0),)
        assert found.percent_columns == {2}
        assert found.filtered
    assert (book.sheets[1].visible, book.sheets[1].very_hidden) == (False, True)


def test_chart_sheets_are_listed_and_hold_nothing(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["a", 1])
    workbook.create_chartsheet("Chart").add_chart(BarChart())
    path = saved(workbook, tmp_path)
    book = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(book, RawWorkbook)
    assert [sheet.name for sheet in book.sheets] == ["Sheet"]
    assert "The sheet Chart holds a chart or a macro and no cells." in book.notes
    assert [(sheet.sheet.name, sheet.chart) for sheet in previewed(path, 5).sheets] == [
        ("Sheet", False),
        ("Chart", True),
    ]


def test_doubtful_cells_below_the_preview_are_told_in_it(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 500))
    odd = '<row r="500"><c r="B500" t="e"><v>#N/A</v></c></row>'
    path = tmp_path / "book.xlsx"
    path.write_bytes(with_sheet(sheet_of(rows + odd)))
    [first] = previewed(path, 5).sheets
    assert [(doubt.row, doubt.column, doubt.doubt) for doubt in first.sheet.doubts] == [(499, 1, Doubt.ERROR)]
    assert len(first.sheet.rows) == 5


def test_a_formatted_blank_cell_far_out_does_not_forbid_reading(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = tmp_path / "book.xlsx"
    path.write_bytes(with_sheet(sheet_of(cells)))
    book = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(book, RawWorkbook)
    assert book.sheets[0].rows == [[7.0]]


def test_the_last_row_of_excel_can_be_read_and_blank_rows_cost_nothing(tmp_path: Path) -> None:
    first = '<row r="1"><c r="A1"><v>7</v></c><c r="T1"><v>1</v></c></row>'
    cells = first + '<row r="1048576"><c r="A1048576"><v>8</v></c></row>'
    path = tmp_path / "long.xlsx"
    path.write_bytes(with_sheet(sheet_of(cells)))
    told: list[tuple[int, int]] = []
    book = read_any(path, progress=lambda read, of: told.append((read, of)))
    assert isinstance(book, RawWorkbook)
    rows = book.sheets[0].rows
    assert (len(rows), rows[0][19], rows[-1][0]) == (1_048_576, 1.0, 8.0)
    assert len({id(row) for row in rows}) < 2000
    assert all(of == 1_048_576 for _, of in told)


def test_what_a_workbook_brings_along_is_named_and_not_followed(tmp_path: Path) -> None:
    extra = {
        "xl/externalLinks/externalLink1.xml": "<x/>",
        "xl/connections.xml": "<x/>",
        "xl/embeddings/oleObject1.bin": "x",
    }
    path = tmp_path / "book.xlsx"
    path.write_bytes(with_sheet(sheet_of('<row r="1"><c r="A1"><v>7</v></c></row>'), extra))
    notes = " ".join(read_here(str(path), DEFAULT_LIMITS).notes)
    assert "other workbooks; they were not opened" in notes
    assert "data connections; they were not followed" in notes
    assert "Objects embedded in it were ignored" in notes


def test_a_file_that_keeps_changing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(with_sheet(sheet_of("")))

    def grow(_: float) -> None:
        with path.open("ab") as stream:
            stream.write(b"x")

    sizes = iter(range(10**9))
    real = __import__("os").fstat

    def moving(descriptor: int) -> object:
        found = real(descriptor)
        return type("Stat", (), {"st_size": found.st_size, "st_mtime_ns": next(sizes)})()

    monkeypatch.setattr("planner.exchange.reader_child.os.fstat", moving)
    monkeypatch.setattr("planner.exchange.reader_child.time.sleep", grow)
    with pytest.raises(NotReadable, match="being changed by another program"):
        read_here(str(path), DEFAULT_LIMITS)


def test_a_negative_number_formatted_as_a_date_is_told_from_midnight(tmp_path: Path) -> None:
    workbook = Workbook()
    for row, number in enumerate((-5, 0.25, -5), start=1):
        workbook.active.cell(row, 1, number).number_format = "yyyy-mm-dd" if row < 3 else "0.00"
    book = read_here(str(saved(workbook, tmp_path)), DEFAULT_LIMITS)
    assert isinstance(book, RawWorkbook)
    assert [(doubt.row, doubt.doubt, doubt.text) for doubt in book.sheets[0].doubts] == [(0, Doubt.NO_DATE, "-5")]


@pytest.mark.parametrize("epoch", [CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900])
def test_dates_are_right_from_either_day_zero_and_the_file_says_which(tmp_path: Path, epoch: dt.datetime) -> None:
    workbook = Workbook()
    workbook.epoch = epoch
    workbook.active["A1"] = dt.date(2027, 3, 1)
    book = read_here(str(saved(workbook, tmp_path)), DEFAULT_LIMITS)
    assert isinstance(book, RawWorkbook)
    assert book.sheets[0].rows == [[dt.date(2027, 3, 1)]]
    assert book.date_1904 == (epoch == CALENDAR_MAC_1904)


def test_an_old_workbook_with_a_password_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "old.xls"
    start = bytes.fromhex("0908100000060500") + bytes(12) + bytes.fromhex("2f000600")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + start + bytes(600))
    with pytest.raises(NotReadable, match="protected with a password"):
        read_here(str(path), DEFAULT_LIMITS)


def test_a_sheet_reaches_as_far_as_its_doubtful_cells(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>7</v></c></row><row r="3"><c r="C3"><f>A1*2</f></c></row>'
    path = tmp_path / "script.xlsx"
    path.write_bytes(with_sheet(sheet_of(cells)))
    book = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(book, RawWorkbook)
    assert book.sheets[0].rows == [[7.0, "", ""], ["", "", ""], ["", "", ""]]
    assert [(doubt.row, doubt.column) for doubt in book.sheets[0].doubts] == [(2, 2)]
