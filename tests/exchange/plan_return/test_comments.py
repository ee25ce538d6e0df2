"""Comments of today's Excel come as threads in parts of their own, beside a note that stands in for them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment

from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.raw import CellComment, RawWorkbook
from planner.exchange.reader_child import read_here

_THREADS = """<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<threadedComment ref="B2" personId="{1}" id="{a}"><text>Is she back?</text></threadedComment>
<threadedComment ref="B2" personId="{2}" id="{b}" parentId="{a}"><text>In May.</text></threadedComment>
</ThreadedComments>"""
_PEOPLE = """<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">
<person displayName="Jo Field" id="{1}"/><person displayName="Al Rivers" id="{2}"/></personList>"""
_REL = (
    '<Relationship Id="rId99" Target="../threadedComments/threadedComment1.xml" '
    'Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"/></Relationships>'
)


def _saved(workbook: Workbook, folder: Path, *, threads: bool = False) -> RawWorkbook:
    packed = io.BytesIO()
    workbook.save(packed)
    path = folder / "book.xlsx"
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if threads and name == "xl/worksheets/_rels/sheet1.xml.rels":
                content = content.replace(b"</Relationships>", _REL.encode())
            new.writestr(name, content)
        if threads:
            new.writestr("xl/threadedComments/threadedComment1.xml", _THREADS)
            new.writestr("xl/persons/person.xml", _PEOPLE)
    raw = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(raw, RawWorkbook)
    return raw


def _book(text: str, author: str) -> Workbook:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet["B2"] = 1
    sheet["B2"].comment = Comment(text, author)
    return workbook


def test_a_note_is_read_without_the_name_that_excel_puts_before_it(tmp_path: Path) -> None:
    raw = _saved(_book("Jo Field:\nIs she back?", "Jo Field"), tmp_path)
    assert raw.sheets[0].comments == (CellComment(1, 1, "Jo Field", "Is she back?"),)


def test_a_thread_is_one_comment_with_its_answers_and_its_stand_in_is_not_read(tmp_path: Path) -> None:
    stand_in = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Is she back?"
    raw = _saved(_book(stand_in, "tc={a}"), tmp_path, threads=True)
    assert raw.sheets[0].comments == (CellComment(1, 1, "Jo Field", "Is she back?\nAl Rivers: In May."),)


def test_comments_that_cannot_be_followed_are_no_reason_to_refuse_the_workbook(tmp_path: Path) -> None:
    workbook = _book("x", "Jo Field")
    _saved(workbook, tmp_path)
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, b"<comments" if "comment" in name and name.endswith(".xml") else content)
    raw = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(raw, RawWorkbook)
    assert raw.sheets[0].comments == ()
    assert raw.sheets[0].rows[1][1] == 1
