"""The twenty-six things that go wrong with people's files (I1 to I26), each with a made-up file, through the product.

The name of each test ends with what must hold. What one case needs in many variants is tested beside the code that does
it; here each case has its plainest example, from the file to the proposal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from planner.domain.errors import Severity, UserError
from planner.domain.portfolio import Portfolio
from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.raw import RawWorkbook
from planner.exchange.reading import ReadingCancelled, read_any
from planner.services.importing import (
    Ask,
    ImportChoices,
    ImportFile,
    ImportProposal,
    RowKind,
    propose,
    read_import_file,
    take,
    taken,
)
from planner.services.session import new_document
from tests.exchange.test_reading import BOMB, OLE, sheet_of, simple_xlsx, with_sheet, zipped
from tests.support.builders import assignment, day, person, sponsor, worked_example
from tests.support.import_files import forgetful
from tests.support.old_workbooks import label, xls

ROADMAP = ("Study ID", "Sponsor", "Start", "End")
GOOD = ("G-1,Acme,2027-01-01,2028-12-31", "G-2,Acme,2027-01-01,2028-12-31")
"""Rows that show what the columns are."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def put(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(folder: Path, name: str, content: bytes | str) -> str:
    with pytest.raises(UserError) as refused:
        read_import_file(put(folder, name, content))
    return str(refused.value)


def book(folder: Path, *rows: tuple[object, ...], fill: Callable[[Workbook], None] | None = None) -> Path:
    workbook = Workbook()
    workbook.active.title = "Roadmap"
    for row in rows:
        workbook.active.append(row)
    if fill is not None:
        fill(workbook)
    path = folder / "pipeline.xlsx"
    workbook.save(path)
    return path


def csv(folder: Path, *lines: str, name: str = "pipeline.csv") -> Path:
    return put(folder, name, "\n".join(lines) + "\n")


def proposed(
    folder: Path, path: Path, base: Portfolio | None = None, choices: ImportChoices | None = None
) -> ImportProposal:
    given = choices or ImportChoices(new_names=True)
    return propose([read_import_file(path)], base, given, forgetful(folder), today=dt.date(2027, 1, 15))


def errors(proposal: ImportProposal) -> dict[str, str]:
    """What is wrong, by cell."""
    groups = [group for group in proposal.problems if group.severity is Severity.ERROR]
    return {problem.cell: problem.message for group in groups for problem in group.problems}


def studies(proposal: ImportProposal) -> dict[str, tuple[str, str]]:
    """Start and end of each new study that would be taken."""
    made = taken(proposal, proposal.wanted).studies
    return {one.id: (one.start.isoformat(), one.end.isoformat()) for one in made}


@pytest.mark.parametrize("content", [b"", b"hello", simple_xlsx()[:1500], bytes(range(256)) * 9])
def test_i01_empty_short_cut_off_and_random_files_are_refused(folder: Path, content: bytes) -> None:
    if content == b"hello":
        with pytest.raises(UserError, match="not a readable Excel file"):
            read_any(put(folder, "a.xlsx", content))
    else:
        assert "a.xlsx could not be read" in refusal(folder, "a.xlsx", content)


def test_i02_an_archive_without_a_workbook_is_named(folder: Path) -> None:
    assert "a zip archive, not a workbook" in refusal(folder, "a.xlsx", zipped(readme="x"))
    assert "a Word document" in refusal(folder, "b.xlsx", zipped(word__document="<w/>"))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.xlsx", xls([label(0, 0, "Study ID"), label(1, 0, "A-1")]), "xls"),
        ("b.xls", simple_xlsx(), "xlsx"),
        ("c.xls", "Study ID;Sponsor\nA-1;Acme\n", "csv"),
        ("d.xls", "<table><tr><th>Study ID<th>Sponsor<tr><td>A-1<td>Acme</table>", "html"),
    ],
)
def test_i03_the_content_counts_and_not_the_name(folder: Path, name: str, content: bytes | str, kind: str) -> None:
    read = read_import_file(put(folder, name, content)).read
    assert read.kind == kind
    if kind in ("csv", "html"):
        assert any("read as text" in note for note in read.notes)


def test_i04_a_password_is_named_with_what_to_do(folder: Path) -> None:
    content = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert "save a copy without the password" in refusal(folder, "a.xlsx", content)


def test_i05_a_sparse_bomb_is_refused(folder: Path) -> None:
    assert "row 1,048,576 and column 16,384" in refusal(folder, "a.xlsx", with_sheet(sheet_of(BOMB)))


def test_i06_a_zip_bomb_is_refused_and_the_limit_is_a_setting(folder: Path) -> None:
    assert "times its size when unpacked" in refusal(folder, "a.xlsx", with_sheet(sheet_of(" " * 60_000_000)))
    path = put(folder, "b.xlsx", simple_xlsx())
    with pytest.raises(UserError, match="more than the limit of 0 MB"):
        read_any(path, limits=replace(DEFAULT_LIMITS, unpacked_bytes=1000))


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/passwd">']
)
def test_i07_entities_are_refused(folder: Path, entity: str) -> None:
    texts = f"<!DOCTYPE x [{entity}]><sst><si><t>&a;</t></si></sst>"
    content = with_sheet(sheet_of(""), {"xl/sharedStrings.xml": texts})
    assert "declares XML entities" in refusal(folder, "a.xlsx", content)


def test_i08_a_lying_extent_is_ignored(folder: Path) -> None:
    path = put(folder, "a.xlsx", with_sheet(sheet_of('<row r="1"><c r="A1"><v>7</v></c></row>')))
    read = read_any(path)
    assert isinstance(read, RawWorkbook)
    assert read.sheets[0].rows == [[7.0]]


def test_i09_the_last_row_of_excel_is_read_with_progress_and_can_be_cancelled(folder: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="A1048576"><v>8</v></c></row>'
    path = put(folder, "a.xlsx", with_sheet(sheet_of(rows)))
    told: list[int] = []
    read = read_any(path, progress=lambda rows, of: told.append(of))
    assert isinstance(read, RawWorkbook)
    assert (len(read.sheets[0].rows), read.sheets[0].rows[-1]) == (1_048_576, [8.0])
    assert set(told) <= {1_048_576}
    with pytest.raises(ReadingCancelled):
        read_any(path, cancelled=lambda: True)


def test_i10_macros_links_and_connections_are_named_and_left_alone(folder: Path) -> None:
    extra = {"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>", "xl/connections.xml": "<x/>"}
    notes = read_import_file(put(folder, "a.xlsm", with_sheet(sheet_of(""), extra))).notes
    assert {"Macros in it were ignored."} < set(notes)
    assert any("other workbooks; they were not opened" in note for note in notes)
    assert any("data connections; they were not followed" in note for note in notes)


def inline(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'


def roadmap_xml(third: str) -> bytes:
    """A roadmap of one row, whose Start (C2) is given as XML."""
    head = "".join(inline(f"{letter}1", text) for letter, text in zip("ABCD", ROADMAP, strict=True))
    row = inline("A2", "A-1") + inline("B2", "Acme") + third + inline("D2", "2028-12-31")
    return with_sheet(sheet_of(f'<row r="1">{head}</row><row r="2">{row}</row>'))


def test_i11_error_cells_are_problems_at_their_address_and_never_blank(folder: Path) -> None:
    path = put(folder, "a.xlsx", roadmap_xml('<c r="C2" t="e"><v>#REF!</v></c>'))
    proposal = proposed(folder, path)
    assert "error" in errors(proposal)["C2"]
    assert not studies(proposal)


def test_i12_a_formula_without_a_stored_result_is_a_problem_and_never_blank(folder: Path) -> None:
    path = put(folder, "a.xlsx", roadmap_xml('<c r="C2"><f>TODAY()</f></c>'))
    proposal = proposed(folder, path)
    assert "no stored result" in errors(proposal)["C2"]
    [problem] = [one for group in proposal.problems for one in group.problems if one.cell == "C2"]
    assert "save" in problem.remedy


def test_i13_headings_below_titles_in_two_lines_and_merged_are_found_and_told(folder: Path) -> None:
    def merge(workbook: Workbook) -> None:
        workbook.active.merge_cells("C4:D4")

    rows = [
        ("Pipeline of Acme",),
        (),
        ("as of today",),
        ("Study ID", "Sponsor", "Dates", None),
        (None, None, "Start", "End"),
    ]
    path = book(folder, *rows, ("A-1", "Acme", day("2027-03-01"), day("2028-12-31")), fill=merge)
    file = read_import_file(path)
    [table] = file.tables
    assert table.header_rows == (3, 4)
    assert [column.heading for column in table.columns] == ["Study ID", "Sponsor", "Dates Start", "Dates End"]
    assert any("rows 4 to 5" in note for note in table.notes)
    said = ImportChoices(new_names=True, sheet="Roadmap", take={"Dates Start": "Start", "Dates End": "End"})
    assert studies(proposed(folder, path, choices=said)) == {"A-1": ("2027-03-01", "2028-12-31")}


def test_i14_equal_and_empty_headings_are_numbered_and_neither_wins(folder: Path) -> None:
    path = csv(folder, "Study ID,Sponsor,Start,Start,End,", "A-1,Acme,2027-01-01,2027-02-01,2028-12-31,x")
    file = read_import_file(path)
    assert [column.heading for column in file.tables[0].columns][3] == "Start (2)"
    assert any("no heading" in note for note in file.tables[0].notes)
    proposal = proposed(folder, path)
    assert not studies(proposal)
    assert any(question.subject == "Start" for question in proposal.questions)


def test_i15_hidden_sheets_and_rows_are_listed_and_said_to_be_read(folder: Path) -> None:
    def hide(workbook: Workbook) -> None:
        workbook.active.row_dimensions[2].hidden = True
        other = workbook.create_sheet("Old")
        other.append(["x", "y"])
        other.sheet_state = "veryHidden"

    row = ("A-1", "Acme", day("2027-03-01"), day("2028-12-31"))
    file = read_import_file(book(folder, ROADMAP, row, fill=hide))
    assert isinstance(file.read, RawWorkbook)
    assert [(sheet.name, sheet.visible, sheet.very_hidden) for sheet in file.read.sheets] == [
        ("Roadmap", True, False), ("Old", False, True),
    ]  # fmt: skip
    assert any("1 hidden row" in note and "read like the others" in note for note in file.tables[0].notes)


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("2027-03-01", "2027-03-01"), ("Mar-27", "2027-03-01"), ("Q3 2027", "2027-07-01"), ("31/03/2027", "2027-03-31"),
        ("TBD", ""), ("29 Feb 2025", ""), ("20226-01-01", ""), ("next spring", ""), ("2027-13-01", ""),
    ],
)  # fmt: skip
def test_i16_dates_are_read_strictly_or_listed(folder: Path, written: str, start: str) -> None:
    proposal = proposed(folder, csv(folder, ",".join(ROADMAP), f"A-1,Acme,{written},2029-12-31", *GOOD))
    assert studies(proposal).get("A-1") == ((start, "2029-12-31") if start else None)
    assert ("C2" in errors(proposal)) is not bool(start)


def test_i16_an_order_of_day_and_month_that_nothing_shows_is_asked_for(folder: Path) -> None:
    proposal = proposed(folder, csv(folder, ",".join(ROADMAP), "A-1,Acme,03/04/2027,05/06/2028"))
    assert not studies(proposal)
    assert any("day" in question.text and question.ask is Ask.VALUES for question in proposal.questions) or errors(
        proposal
    )


def test_i16_serial_numbers_and_days_from_1904_are_right(folder: Path) -> None:
    def epoch(workbook: Workbook) -> None:
        workbook.epoch = CALENDAR_MAC_1904

    row = ("A-1", "Acme", day("2027-03-01"), day("2028-12-31"))
    assert studies(proposed(folder, book(folder, ROADMAP, row, fill=epoch))) == {"A-1": ("2027-03-01", "2028-12-31")}
    serial = csv(folder, ",".join(ROADMAP), "A-1,Acme,46447,2028-12-31")
    assert studies(proposed(folder, serial))["A-1"] == ("2027-03-01", "2028-12-31")


@pytest.mark.parametrize(
    ("written", "sites"),
    [("1.234", "1234"), ("1 234", "1234"), ("1\u00a0234,0", "1234"), ("12%", None), ("many", None)],
)
def test_i17_numbers_as_text_are_read_as_the_file_writes_them(folder: Path, written: str, sites: str | None) -> None:
    lines = ("Study ID;Sponsor;Start;End;Patients", f"A-1;Acme;2027-03-01;2028-12-31;{written}",
             "A-2;Acme;2027-03-01;2028-12-31;2.345,50", "A-3;Acme;2027-03-01;2028-12-31;12,5")  # fmt: skip
    proposal = proposed(folder, csv(folder, *lines))
    found = next((one for one in taken(proposal, proposal.wanted).studies if one.id == "A-1"), None)
    if sites is None:
        assert "E2" in errors(proposal)
    else:
        assert found is not None and f"{found.patients:f}".rstrip("0").rstrip(".") == sites


def test_i18_identifiers_stay_exactly_as_written(folder: Path) -> None:
    lines = (f"{name},Acme,2027-03-01,2028-12-31" for name in ("007", "1.0", "1e22", "12345678901234567890"))
    proposal = proposed(folder, csv(folder, ",".join(ROADMAP), *lines))
    assert list(studies(proposal)) == ["007", "1.0", "1e22", "12345678901234567890"]
    rows = [(name, "Acme", day("2027-03-01"), day("2028-12-31")) for name in (1e22, "A-1", "A-2")]
    spoiled = proposed(folder, book(folder, ROADMAP, *rows))
    assert "more than 15 digits" in errors(spoiled)["A2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_i19_text_files_are_read_in_their_encoding_and_with_their_delimiter(
    folder: Path, encoding: str, mark: str
) -> None:
    name = "Łódź Próba Żółta" if encoding == "cp1250" else "Café Zürich"
    text = f'Study ID{mark}Sponsor{mark}Title\r\nA-1{mark}{name}{mark}"over\r\ntwo lines"\r\nA-2{mark}{name}{mark}x\r\n'
    file = read_import_file(put(folder, "a.csv", text.encode(encoding)))
    assert file.grid("")[1] == ["A-1", name, "over\r\ntwo lines"]
    assert file.text is not None
    assert file.text.delimiter == mark


def test_i19_nulls_ragged_rows_and_huge_fields_are_told_and_kept(folder: Path) -> None:
    rows = "".join(f"A-{n},Acme\n" for n in range(9))
    file = read_import_file(put(folder, "a.csv", f"Study ID,Sponsor\n{rows}B,\x00Bolt,more\nC,{'x' * 200_000}\n"))
    assert file.grid("")[10] == ["B", "Bolt", "more"]
    assert len(str(file.grid("")[11][1])) == 200_000
    assert any("null character" in note for note in file.notes)
    assert any("1 row has more fields than the others" in note for note in file.notes)


def test_i20_the_same_file_again_changes_nothing_and_a_new_version_is_a_diff(folder: Path) -> None:
    path = csv(folder, ",".join(ROADMAP), "A,Acme,2027-01-01,2028-12-31", "B,Acme,2027-03-01,2028-12-31")
    session = new_document(worked_example())
    first = proposed(folder, path, session.portfolio)
    take(session, first, first.wanted)
    assert not proposed(folder, path, session.portfolio).changes
    news = csv(folder, ",".join(ROADMAP), "A,Acme,2027-06-01,2028-12-31", "C,Acme,2027-03-01,2028-12-31")
    kinds = {(one.label, one.kind): one for one in proposed(folder, news, session.portfolio).changes}
    assert set(kinds) == {("A", RowKind.CHANGED), ("C", RowKind.NEW), ("B", RowKind.GONE)}
    assert [(f.old, f.new) for f in kinds["A", RowKind.CHANGED].fields] == [("2027-01-01", "2027-06-01")]
    assert not kinds["B", RowKind.GONE].wanted


def test_i20_locks_survive_an_import(folder: Path) -> None:
    base = replace(worked_example(), assignments=(assignment("ann", "A", end="2027-02-28", locked=True),))
    path = csv(folder, "Staff ID,Study ID,Role,Start,End,FTE", "ann,A,CRA,2026-06-01,2027-02-28,0.5")
    proposal = proposed(folder, path, base, ImportChoices(sheet="Assignments"))
    assert taken(proposal, proposal.wanted) == base


def test_i21_two_rows_with_the_same_key_stop_with_both_addresses(folder: Path) -> None:
    path = csv(folder, ",".join(ROADMAP), "A-1,Acme,2027-01-01,2028-12-31", "A-1,Acme,2027-02-01,2028-12-31")
    wrong = errors(proposed(folder, path))
    assert [cell for cell, message in wrong.items() if "A2" in message] == ["A3"]


@pytest.mark.parametrize(
    ("headings", "bad", "good", "cell"),
    [
        (",".join(ROADMAP), "A-1,Acme,2028-01-01,2027-12-31", "A-2,Acme,2027-01-01,2027-12-31", "D2"),
        (",".join((*ROADMAP, "Sites")), "A-1,Acme,2027-01-01,2027-12-31,-3", "A-2,Acme,2027-01-01,2027-12-31,3", "E2"),
        ("Staff ID,Role,Country,FTE,Cost rate", "A-1,CRA,PL,900%,50", "A-2,CRA,PL,90%,50", "D2"),
    ],
)
def test_i22_impossible_rows_are_errors_and_stay_out(
    folder: Path, headings: str, bad: str, good: str, cell: str
) -> None:
    proposal = proposed(folder, csv(folder, headings, bad, good))
    assert list(errors(proposal)) == [cell]
    wanted = {change.label: change.wanted for change in proposal.changes}
    assert (wanted.get("A-1", False), wanted["A-2"]) == (False, True)


def test_i22_a_study_of_five_thousand_years_is_an_error(folder: Path) -> None:
    proposal = proposed(folder, csv(folder, ",".join(ROADMAP), "A-1,Acme,2027-01-01,7027-01-01", *GOOD))
    assert "D2" in errors(proposal)
    assert list(studies(proposal)) == ["G-1", "G-2"]


@pytest.mark.parametrize(
    ("written", "asked"), [("JOSÉ LABS", False), ("Jose Labs", False), ("Jose Laboratories", True), ("Jos Labs", True)]
)
def test_i23_a_name_that_only_resembles_a_known_one_is_asked_about(folder: Path, written: str, asked: bool) -> None:
    base = replace(worked_example(), sponsors=(sponsor("Acme"), sponsor("José Labs")))
    path = csv(folder, ",".join(ROADMAP), f"X-1,{written},2027-01-01,2028-12-31")
    proposal = proposed(folder, path, base, ImportChoices())
    questions = [question for question in proposal.questions if question.ask is Ask.SPONSOR]
    assert [question.subject for question in questions] == ([written] if asked else [])
    assert all(answer.score for question in questions for answer in question.answers[:1])
    made = {one.id: one.sponsor for one in taken(proposal, proposal.wanted).studies}
    assert made.get("X-1") == (None if asked else "José Labs")


def test_i23_a_person_is_never_merged_by_a_similar_name(folder: Path) -> None:
    base = replace(worked_example(), staff=(*worked_example().staff, person("N1", name="Anna Nowak")))
    path = csv(folder, "Staff ID,Study ID,Role,Start,End,FTE", "Ana Nowak,A,CRA,2027-01-01,2027-03-31,0.5")
    proposal = proposed(folder, path, base, ImportChoices(sheet="Assignments"))
    assert [question.ask for question in proposal.questions if question.blocking] == [Ask.PERSON]
    assert taken(proposal, proposal.wanted) == base


def test_i24_a_file_that_vanished_or_may_not_be_read_is_explained(folder: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        read_import_file(folder / "gone.xlsx")


def test_i25_marks_of_all_scripts_long_texts_and_control_characters_are_kept(folder: Path) -> None:
    texts = ["שלום עולם", "🧪 trial", "e\u0301", "x" * 32_000, "a\u0001b", "one\r\ntwo"]
    quoted = "".join(f'A-{n},"{text}"\n' for n, text in enumerate(texts))
    file = read_import_file(put(folder, "a.csv", f"Study ID,Title\n{quoted}"))
    assert [row[1] for row in file.grid("")[1:]] == texts


def test_i26_a_cancel_leaves_the_document_as_it_was(folder: Path) -> None:
    session = new_document(worked_example())
    before = session.portfolio
    with pytest.raises(ReadingCancelled):
        read_import_file(csv(folder, ",".join(ROADMAP), "A-1,Acme,2027-01-01,2028-12-31"), cancelled=lambda: True)
    file: ImportFile = read_import_file(csv(folder, ",".join(ROADMAP), "A-1,Acme,2027-01-01,2028-12-31"))
    propose([file], session.portfolio, ImportChoices(new_names=True), forgetful(folder))
    assert session.portfolio is before


def test_every_case_has_its_test() -> None:
    tested = {int(name[6:8]) for name in globals() if name.startswith("test_i") and name[6:8].isdigit()}
    assert tested == set(range(1, 27))
