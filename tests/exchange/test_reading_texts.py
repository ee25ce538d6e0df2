"""Text files: the encoding, the delimiter and the decimal mark are found by content, shown, and may be changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.raw import RawJson, RawWorkbook, TextForm
from planner.exchange.reader_child import frames_of, read_here
from planner.exchange.reading import preview, read_any, read_workbook
from planner.exchange.reading_books import Order
from planner.exchange.reading_frames import Assembly
from planner.exchange.reading_sniff import NotReadable
from planner.exchange.reading_text import guess_decimal, guess_delimiter, guess_encoding

TABLE = "Sponsor;Study;FTE\r\nŻabka Łódź;S-001;0,5\r\nAlpha;S-002;1,25\r\n"


def read(tmp_path: Path, content: bytes, text: TextForm | None = None) -> RawWorkbook:
    """Read in this process, as the child does."""
    path = tmp_path / "list.xls"  # the wrong ending, as often
    path.write_bytes(content)
    assembly = Assembly()
    for frame in frames_of(str(path), Order(DEFAULT_LIMITS, texts=True, text=text)):
        assembly.add(frame)
    whole = assembly.whole()
    assert isinstance(whole, RawWorkbook)
    return whole


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1250"])
def test_a_text_file_reads_the_same_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    book = read(tmp_path, TABLE.encode(encoding))
    assert book.kind == "csv"
    assert book.sheets[0].rows == [
        ["Sponsor", "Study", "FTE"],
        ["Żabka Łódź", "S-001", "0,5"],
        ["Alpha", "S-002", "1,25"],
    ]
    assert book.text == TextForm(encoding, ";", ",")


@pytest.mark.parametrize("text", ["Müller;Genève;Ærø", "Société;façade;Ñandú", "Düsseldorf;Straße;Çelik"])
def test_western_letters_are_not_taken_for_central_european_ones(text: str) -> None:
    assert guess_encoding((text + "\n").encode("cp1252")) == "cp1252"


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("Name;FTE\nAnn;0,5\nBob;1,0\n", ";"),
        ("a\tb\n1,5\t2,5\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('Name,Note\nAnn,"x; y; z"\nBob,"p; q; r"\n', ","),
        ("Roadmap of Alpha, as of May\n\nStudy;Start;End\nA;2027;2028\nB;2027;2029\n", ";"),
        ("Name\nAnn\nBob\n", ","),
    ],
)
def test_the_delimiter_is_the_one_that_gives_lines_of_one_length(text: str, delimiter: str) -> None:
    assert guess_delimiter(text) == delimiter


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a;b\n1.234,5;2,75\n", ","), ("a;b\n1,234.5;0.75\n", "."), ("a;b\n1,234;2\n", ""), ("a;b\n1,5;1.5\n", "")],
)
def test_the_decimal_mark_is_named_only_if_the_numbers_show_it(text: str, mark: str) -> None:
    assert guess_decimal(text, ";") == mark


def test_identifiers_and_numbers_stay_exactly_as_written(tmp_path: Path) -> None:
    book = read(tmp_path, b"Protocol,Number\n007,1.0\n0012,1e22\n+48 22, 5 \n")
    assert book.sheets[0].rows[1:] == [["007", "1.0"], ["0012", "1e22"], ["+48 22", " 5 "]]


def test_quoted_line_breaks_nulls_and_ragged_rows_are_read_and_told(tmp_path: Path) -> None:
    body = 'Study,Note\nS1,"two\nlines"\nS2,one,too many\n' + "S3,x\x00y\n" * 6
    book = read(tmp_path, body.encode())
    assert book.sheets[0].rows[:3] == [["Study", "Note", ""], ["S1", "two\nlines", ""], ["S2", "one", "too many"]]
    assert book.sheets[0].rows[3] == ["S3", "xy", ""]
    assert any("6 null characters" in note for note in book.notes)
    assert any("first is row 3 with 3 instead of 2 (see C3)" in note for note in book.notes)


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest(tmp_path: Path) -> None:
    book = read(tmp_path, b'Study,Size\nS1,5" tube\nS2,"open\nS3,x\n')
    assert [row[0] for row in book.sheets[0].rows] == ["Study", "S1", "S2", "S3"]
    assert any("never closed" in note for note in book.notes)


def test_very_long_fields_are_read(tmp_path: Path) -> None:
    book = read(tmp_path, b"Study,Note\nS1," + b"x" * 300_000 + b"\n")
    assert len(str(book.sheets[0].rows[1][1])) == 300_000


def test_a_stated_separator_is_obeyed_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    book = read(tmp_path, b"sep=|\r\na|b,c\r\n1|2,3\r\n")
    assert [row[:2] for row in book.sheets[0].rows] == [["sep=|", ""], ["a", "b,c"], ["1", "2,3"]]


def test_another_encoding_and_delimiter_can_be_chosen(tmp_path: Path) -> None:
    book = read(tmp_path, b"a,b;c\n1,2;3\n", TextForm("latin-1", ","))
    assert book.sheets[0].rows[0] == ["a", "b;c"]
    with pytest.raises(NotReadable, match="not written in the encoding ascii"):
        read(tmp_path, "ä,b\n".encode(), TextForm("ascii", ","))


def test_a_line_of_absurdly_many_fields_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="line 1 has 3,001 fields"):
        read(tmp_path, b"," * 3000 + b"\n" + b"a,b\n" * 10_000)


def test_text_in_a_file_is_a_workbook_only_for_those_who_ask(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TABLE, encoding="utf-8")
    book = read_any(path)
    assert isinstance(book, RawWorkbook) and len(book.sheets[0].rows) == 3
    with pytest.raises(UserError, match="a text file"):
        read_workbook(path)
    assert [len(sheet.sheet.rows) for sheet in preview(path, rows=2).sheets] == [2]


def test_json_is_handed_on_parsed(tmp_path: Path) -> None:
    path = tmp_path / "studies.json"
    path.write_text(json.dumps({"studies": [{"protocolSection": {"é": 1}}]}), encoding="utf-8")
    assert read_any(path) == RawJson({"studies": [{"protocolSection": {"é": 1}}]})
    assert preview(path).kind == "json"


@pytest.mark.parametrize("content", ['{"studies": [1, 2', '{"a": 1} {"b": 2}'])
def test_damaged_json_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "studies.json"
    path.write_text(content)
    with pytest.raises(NotReadable, match="JSON file, but is cut off or damaged"):
        read_here(str(path), DEFAULT_LIMITS, texts=True)


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 200_000)
    with pytest.raises(NotReadable, match=r"nested too deeply|cut off or damaged"):
        read_here(str(path), DEFAULT_LIMITS, texts=True)


def test_prose_and_binary_are_no_tables(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    for content in (
        b"hello",
        bytes(range(256)) * 9,
        b"<html><table></table></html>",
        b"%PDF-1.7\n",
        b"{\\rtf1 x, y\n}",
    ):
        path.write_bytes(content)
        with pytest.raises(NotReadable):
            read_here(str(path), DEFAULT_LIMITS, texts=True)
