"""One sheet of an xlsx file, streamed: how far it reaches, doubtful cells, what is hidden, merged, shown as percent.

Speed matters here, for a sheet may have millions of cells: whole chunks are searched for what is rare before any cell
of them is looked at.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree import ElementTree

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import CellComment, Doubt, DoubtfulCell, Merged
from planner.exchange.reading_sniff import NotReadable

CHUNK = 1024 * 1024
_COLUMN = re.compile(rb"""r=["']([A-Z]{1,3})\d""")  # begins with plain letters, which makes it four times as fast
_ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""row [^>]*?\br=["'](\d{1,7})["']""")
_ROW_TAG = re.compile(rb"""<(?:\w+:)?row\b([^>]*)""")
_ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_COL_TAG = re.compile(rb"""<(?:\w+:)?col\b([^>]*)""")
_SPAN = re.compile(rb"""\b(min|max)=["'](\d{1,5})["']""")
_MERGE = re.compile(rb"""mergeCell\b[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet\b")
_ERROR_TYPE = re.compile(rb"""\bt=["']e["']""")
_TEXT_TYPE = re.compile(rb"""\bt=["']str["']""")
_STYLED = re.compile(rb"""\br=["']([A-Z]{1,3})\d+["'][^>]*?\bs=["'](\d+)["']""")
_UNCALCULATED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\b[^>]*/>|<(?:\w+:)?v\b[^>]*>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_NEGATIVE = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*)>\s*(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?\s*)?<(?:\w+:)?v>(-[\d.]+)"""
)
_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_DATE_NUMBERS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_DATE_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_BLANK_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*/>")


class Styles(NamedTuple):
    """The indices of cell formats that show numbers as percent, and as dates or times."""

    percent: frozenset[int] = frozenset()
    dates: frozenset[int] = frozenset()


@dataclass
class SheetScan:
    """What streaming a sheet shows; ``rows`` and ``columns`` are how far it reaches at most."""

    rows: int = 1
    columns: int = 1
    doubts: list[DoubtfulCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)
    percent_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    comments: list[CellComment] = field(default_factory=list)


def scan_sheet(archive: zipfile.ZipFile, part: str, name: str, limits: ReadLimits, styles: Styles) -> SheetScan:
    """Walk one sheet chunk by chunk, cutting before the last cell begun; `NotReadable` if it reaches too far."""
    scan = SheetScan()
    patterns: tuple[re.Pattern[bytes], re.Pattern[bytes]] | None = None
    prefix = b""
    for chunk in _chunks(archive, part):
        if patterns is None:
            root = _ROOT.search(chunk)
            prefix = root[1] if root else b""
            patterns = _cell_patterns(prefix)
            _look_at_start(scan, chunk, styles.percent)
        _reach(scan, chunk)
        if scan.rows * scan.columns > limits.cells:
            scan.rows, scan.columns = _true_reach(archive, part, name, limits)
        if b"hidden=" in chunk:
            scan.hidden_rows.update(_hidden_rows(chunk))
        if b"mergeCell" in chunk:
            scan.merged.extend(_merged(chunk))
        scan.filtered = scan.filtered or b"autoFilter" in chunk
        has_error = (b't="e"' in chunk or b"t='e'" in chunk) and _ERROR_TYPE.search(chunk)
        if has_error or (b"<" + prefix + b"f" in chunk and _UNCALCULATED.search(chunk)):
            scan.doubts.extend(_doubtful(chunk, *patterns))
        if b"v>-" in chunk and styles.dates:
            scan.doubts.extend(_no_dates(chunk, styles.dates))
    return scan


def _reach(scan: SheetScan, chunk: bytes) -> None:
    numbers = _ROW.findall(chunk)
    if numbers:
        scan.rows = max(scan.rows, max(map(int, numbers)))
    else:
        scan.rows = max(scan.rows, len(_ROW_TAG.findall(chunk)))
        last = next(_ADDRESS.finditer(chunk, max(0, len(chunk) - 4096)), None)
        scan.rows = max(scan.rows, int(last[2]) if last else 1)
    scan.columns = max(scan.columns, max(map(column_number, set(_COLUMN.findall(chunk))), default=0) + 1)


def _true_reach(archive: zipfile.ZipFile, part: str, name: str, limits: ReadLimits) -> tuple[int, int]:
    """How far filled cells reach: formatted blank ones far out cost nothing and are no reason to refuse."""
    scan = SheetScan()
    rows = columns = 1
    for chunk in _chunks(archive, part):
        filled = _BLANK_CELL.sub(b"", chunk)
        for letters, row in set(_ADDRESS.findall(filled)):
            rows, columns = max(rows, int(row)), max(columns, column_number(letters) + 1)
        if not _ADDRESS.search(chunk):
            _reach(scan, chunk)
            rows = max(rows, scan.rows)
        scan.rows, scan.columns = rows, columns
        check_reach(scan, name, limits)
    return rows, columns


def check_reach(scan: SheetScan, name: str, limits: ReadLimits) -> None:
    """Refuse a sheet that reaches too far with `NotReadable`: the reader would lay out the whole rectangle."""
    if scan.rows * scan.columns > limits.cells:
        raise NotReadable(
            f"its sheet {name} reaches to row {scan.rows:,} and column {scan.columns:,}, far more than a portfolio "
            "needs. Delete the stray cells at the edge (or copy the table into a new sheet) and save it again."
        )


def _look_at_start(scan: SheetScan, chunk: bytes, percent: frozenset[int]) -> None:
    """Hidden columns, and columns whose first numbers are mostly shown as percent."""
    for attributes in _COL_TAG.findall(chunk.partition(b"sheetData")[0]):
        if _HIDDEN.search(attributes):
            span = {key: int(number) for key, number in _SPAN.findall(attributes)}
            last = min(span.get(b"max", 0), 16_384)
            scan.hidden_columns.update(range(span.get(b"min", 1) - 1, last))
    if not percent:
        return
    seen: dict[int, list[bool]] = {}
    for letters, style in _STYLED.findall(_BLANK_CELL.sub(b"", chunk[: CHUNK // 4])):
        seen.setdefault(column_number(letters), []).append(int(style) in percent)
    scan.percent_columns.update(column for column, marks in seen.items() if 2 * sum(marks) > len(marks))


def read_styles(styles: bytes) -> Styles:
    """The cell formats that matter, from an xlsx file's styles part; none if it cannot be understood."""
    try:
        tree = ElementTree.fromstring(styles)
    except ElementTree.ParseError:
        return Styles()
    percent = {"9", "10"}  # those that need not be spelled out
    dates = set(map(str, _DATE_NUMBERS))
    formats: list[str] = []
    for element in tree.iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "numFmt":
            number, code = element.get("numFmtId", ""), element.get("formatCode", "")
            (percent if "%" in code else dates if _is_date_code(code) else set[str]()).add(number)
        elif kind == "cellXfs":
            formats = [child.get("numFmtId", "") for child in element]
    return Styles(
        *(frozenset(i for i, number in enumerate(formats) if number in wanted) for wanted in (percent, dates))
    )


def _is_date_code(code: str) -> bool:
    return any(letter in "dmyhs" for letter in _NOT_DATE_CODE.sub("", code).casefold().replace("general", ""))


def _no_dates(chunk: bytes, dates: frozenset[int]) -> Iterator[DoubtfulCell]:
    for attributes, number in _NEGATIVE.findall(chunk):
        style, where = _STYLE.search(attributes), _ADDRESS.search(attributes)
        if style and where and int(style[1]) in dates:
            yield DoubtfulCell(int(where[2]) - 1, column_number(where[1]), Doubt.NO_DATE, number.decode())


def _hidden_rows(chunk: bytes) -> Iterator[int]:
    for attributes in _ROW_TAG.findall(chunk):
        if b"hidden" in attributes and _HIDDEN.search(attributes):
            number = _ROW_NUMBER.search(attributes)
            if number:
                yield int(number[1]) - 1


def _merged(chunk: bytes) -> Iterator[Merged]:
    for left, top, right, bottom in _MERGE.findall(chunk):
        yield Merged(int(top) - 1, column_number(left), int(bottom) - 1, column_number(right))


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML of a part in pieces that end before a tag of a cell (or, where there are none, of anything else)."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(CHUNK):
            rest += piece
            cut = max(rest.rfind(b"<c "), rest.rfind(b":c "), rest.rfind(b"<mergeCell "))
            cut = rest.rfind(b"<", 0, cut + 1)
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
            elif len(rest) > 64 * CHUNK:
                raise NotReadable("one cell of it holds more than 64 MB. Ask for the file again without it.")
    if rest:
        yield rest


def _cell_patterns(prefix: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    p = re.escape(prefix)
    cell = re.compile(rb"<%bc\b([^>]*?)(?:/>|>(.*?)</%bc>)" % (p, p), re.DOTALL)
    value = re.compile(rb"<%bv\b[^>]*>([^<]*)" % p)
    return cell, value


def _doubtful(chunk: bytes, cell: re.Pattern[bytes], value: re.Pattern[bytes]) -> Iterator[DoubtfulCell]:
    for found in cell.finditer(chunk):
        attributes, inside = found[1], found[2] or b""
        is_error = _ERROR_TYPE.search(attributes) is not None
        if not is_error and b"f" not in inside:
            continue
        where = _ADDRESS.search(attributes)
        if where is None:
            continue
        stored = value.search(inside)
        text = html.unescape(stored[1].decode("utf-8", "replace")) if stored else ""
        row, column = int(where[2]) - 1, column_number(where[1])
        if is_error:
            yield DoubtfulCell(row, column, Doubt.ERROR, text or "an error")
        elif _has_formula(inside) and not text and not (stored and _TEXT_TYPE.search(attributes)):
            yield DoubtfulCell(row, column, Doubt.NO_RESULT, _formula(inside))


_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*))")


def _has_formula(inside: bytes) -> bool:
    return _FORMULA.search(inside) is not None


def _formula(inside: bytes) -> str:
    found = _FORMULA.search(inside)
    text = html.unescape((found[1] or b"").decode("utf-8", "replace")) if found else ""
    return f"={text}" if text else "a formula"


def column_number(letters: bytes) -> int:
    """The 0-based column of its letters: ``b"A"`` is 0."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
