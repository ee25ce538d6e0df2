"""A file of any kind is read, or refused in a sentence; nothing that is in it can harm, hang or mislead."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.portfolio_reader import read_portfolio
from planner.exchange.raw import Doubt, RawWorkbook, address
from planner.exchange.reader_child import read_here
from planner.exchange.reading import ReadingCancelled, read_workbook
from planner.exchange.reading_sniff import NotReadable
from planner.exchange.template import write_template
from tests.support.shared_data import SHARED_DATA, shared_file


def read_file(path: Path) -> RawWorkbook:
    """Read in this process, as the child does."""
    read = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(read, RawWorkbook)
    return read


def simple_xlsx() -> bytes:
    """A workbook with one cell."""
    workbook = Workbook()
    workbook.active["A1"] = "hello"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def with_sheet(xml: str, extra: dict[str, str] | None = None) -> bytes:
    """A workbook whose only sheet is replaced by ``xml``, with further parts replaced or added."""
    parts = {"xl/worksheets/sheet1.xml": xml, **(extra or {})}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(simple_xlsx())) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in {*source.namelist(), *parts}:
            new.writestr(name, parts.get(name) or source.read(name))
    return stream.getvalue()


def sheet_of(cells: str) -> str:
    """Sheet XML round some rows."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData></worksheet>'


def zipped(**parts: str) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


BOMB = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty", lambda: b"", "empty (0 bytes)"),
    ("five bytes", lambda: b"hello", "not a readable Excel file"),
    ("random", lambda: bytes(range(256)) * 9, "not a readable Excel file"),
    ("cut off", lambda: simple_xlsx()[:2000], "cut off or damaged"),
    ("damaged", lambda: simple_xlsx().replace(b"PK\x01\x02", b"PK\x09\x09"), "cut off or damaged"),
    ("zip", lambda: zipped(readme="hi"), "a zip archive, not a workbook"),
    ("docx", lambda: zipped(word__document="<w/>"), "a Word document"),
    ("password", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    ("old", lambda: OLE + bytes(600), "damaged"),
    ("html", lambda: b"<html><table><tr><td>Staff</td></tr></table></html>", "a web page"),
    ("csv", lambda: b"Staff ID;Name\r\nS1;Ann\r\n", "a text file (such as CSV)"),
    ("pdf", lambda: b"%PDF-1.7 ...", "a PDF"),
    ("sparse bomb", lambda: with_sheet(sheet_of(BOMB)), "reaches to row 1,048,576 and column 16,384"),
    ("entities", lambda: with_sheet(sheet_of(""), {"xl/sharedStrings.xml": ENTITY}), "declares XML entities"),
    ("zip bomb", lambda: with_sheet(sheet_of(" " * 60_000_000)), "times its size when unpacked"),
]


@pytest.mark.parametrize(("content", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_workbook_is_refused_in_plain_words(
    tmp_path: Path, content: Callable[[], bytes], words: str
) -> None:
    path = tmp_path / "portfolio.xlsx"
    path.write_bytes(content())
    with pytest.raises(NotReadable) as caught:
        read_file(path)
    assert words in str(caught.value)


def test_the_refusal_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.xls"
    path.write_bytes(b"<html></html>")
    with pytest.raises(UserError, match=r"^roadmap\.xls could not be read: it is a web page"):
        read_workbook(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        read_workbook(tmp_path / "nowhere.xlsx")
    with pytest.raises(UserError, match="is a folder"):
        read_workbook(tmp_path)


def test_a_file_that_may_not_be_read_is_the_machines_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(simple_xlsx())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(EnvironmentTrouble, match="close it there"):
        read_workbook(path)


def test_the_child_gives_values_by_sheet_from_a1_on(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "One"
    workbook.active["B3"] = "0012"
    workbook.active["C3"] = 1.5
    workbook.active["C4"] = dt.date(2027, 1, 31)
    workbook.create_sheet("Hidden").sheet_state = "hidden"
    path = tmp_path / "näme with spaces.xls"  # the wrong ending
    workbook.save(path)
    read = read_workbook(path)
    assert read.kind == "xlsx"
    assert [(sheet.name, sheet.visible) for sheet in read.sheets] == [("One", True), ("Hidden", False)]
    assert read.sheets[0].rows[2:] == [["", "0012", 1.5], ["", "", dt.date(2027, 1, 31)]]


def test_a_lying_extent_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "lying.xlsx"
    path.write_bytes(with_sheet(sheet_of('<row r="1"><c r="A1"><v>7</v></c></row>')))
    assert read_file(path).sheets[0].rows == [[7.0]]


def test_error_cells_and_formulas_without_result_are_told_from_blanks(tmp_path: Path) -> None:
    cells = (
        '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>1+1</f></c><c r="C2"><f>1+1</f><v>2</v></c>'
        '<c r="D2" t="str"><f>""</f><v></v></c><c r="E2"/><c r="F2"><f>A1&amp;B1</f><v></v></c></row>'
    )
    path = tmp_path / "errors.xlsx"
    path.write_bytes(with_sheet(sheet_of(cells)))
    doubts = [(address(d.row, d.column), d.doubt, d.text) for d in read_file(path).sheets[0].doubts]
    assert doubts == [
        ("A2", Doubt.ERROR, "#REF!"),
        ("B2", Doubt.NO_RESULT, "=1+1"),
        ("F2", Doubt.NO_RESULT, "=A1&B1"),
    ]


def test_doubtful_cells_are_found_in_sheets_of_many_chunks_and_with_prefixed_names(tmp_path: Path) -> None:
    rows = "".join(f'<x:row r="{r}"><x:c r="A{r}"><x:f>1</x:f></x:c></x:row>' for r in range(1, 40_001))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = tmp_path / "prefixed.xlsx"
    path.write_bytes(with_sheet(f'<x:worksheet xmlns:x="{space}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'))
    doubts = read_file(path).sheets[0].doubts
    assert [doubt.row for doubt in doubts] == list(range(40_000))


def test_a_bomb_that_slips_through_kills_only_the_child(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(with_sheet(sheet_of(BOMB)))
    with pytest.raises(UserError, match="far larger than it looks"):
        read_workbook(path, limits=replace(DEFAULT_LIMITS, cells=10**12, memory_bytes=10**9))


def test_reading_can_be_cancelled_and_has_a_time_limit(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(simple_xlsx())
    with pytest.raises(ReadingCancelled):
        read_workbook(path, cancelled=lambda: True)
    with pytest.raises(UserError, match="more than 0 seconds"):
        read_workbook(path, limits=replace(DEFAULT_LIMITS, seconds=0))


def test_modules_in_the_current_folder_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(simple_xlsx())
    (tmp_path / "zipfile.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    assert read_workbook("book.xlsx").sheets[0].rows == [["hello"]]


def test_macros_are_named_and_ignored(tmp_path: Path) -> None:
    path = tmp_path / "macros.xlsm"
    path.write_bytes(with_sheet(sheet_of(""), {"xl/vbaProject.bin": "Sub"}))
    read = read_file(path)
    assert (read.kind, read.notes) == ("xlsm", ("Macros in it were ignored.",))


def ods_of(path: Path) -> bytes:
    """A workbook's sheets as a minimal OpenDocument spreadsheet."""
    tables = []
    for sheet in load_workbook(path).worksheets:
        rows = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in sheet.values)
        tables.append(f'<table:table table:name="{sheet.title}">{rows}</table:table>')
    root = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{root}:{name}:1.0"' for name in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{root}:manifest:1.0"/>')
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return stream.getvalue()


def ods_cell(value: object) -> str:
    """One cell of an OpenDocument table."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, dt.datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.date()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = str(value).replace("&", "&amp;").replace("<", "&lt;")
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def test_a_portfolio_reads_the_same_from_an_opendocument_file(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    expected = read_portfolio(path).portfolio
    other = tmp_path / "template.ods"
    other.write_bytes(ods_of(path))
    read = read_portfolio(other)
    assert read.workbook.kind == "ods"
    assert read.portfolio == expected


@pytest.mark.parametrize("kind", ["xls", "xlsb", "xlsx", "ods"])
def test_every_kind_of_workbook_gives_the_same_dates(kind: str) -> None:
    read = read_workbook(shared_file(f"bad-sheets/calamine/tests__date.{kind}"))
    assert read.kind == kind
    assert read.sheets[0].rows[0][0] == dt.date(2021, 1, 1)


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED_DATA / "bad-sheets").exists(), reason="shared data is missing")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_spreadsheet_of_the_corpus_crashes_or_hangs() -> None:
    files = [str(path) for path in sorted((SHARED_DATA / "bad-sheets").rglob("*")) if path.is_file()]
    command = [sys.executable, "-m", "tests.support.read_corpus"]
    done = subprocess.run(
        command, input="\n".join(files), capture_output=True, text=True, check=True, timeout=280,
        cwd=Path(__file__).resolve().parents[2],
    )  # fmt: skip
    told = [line.split("\t") for line in done.stdout.splitlines()]
    assert [path for _, path in told] == files
    assert [path for outcome, path in told if outcome == "hung"] == []
    assert not [path for outcome, path in told if "Traceback" in outcome]
    outcomes = Counter(outcome.partition(":")[0] for outcome, _ in told)
    assert outcomes["read"] > outcomes["refused"], outcomes


def test_sheets_that_nobody_needs_come_without_rows_but_with_their_comments(tmp_path: Path) -> None:
    workbook = Workbook()
    for name in ("Staff", "Open seats", "Open seats (2)", "Open seats of old"):
        sheet = workbook.create_sheet(name)
        sheet["A1"] = "hello"
        sheet["A1"].comment = Comment("mind this", "Jo")
    workbook.save(tmp_path / "book.xlsx")
    read = read_workbook(tmp_path / "book.xlsx", unread=("open  Seats",))
    rows = {sheet.name: bool(sheet.rows) for sheet in read.sheets}
    assert rows == {
        "Sheet": False, "Staff": True, "Open seats": False, "Open seats (2)": False, "Open seats of old": True,
    }  # fmt: skip
    assert all([comment.text for comment in sheet.comments] == ["mind this"] for sheet in read.sheets[1:])
