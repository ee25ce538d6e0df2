"""A look at a zipped workbook before it is read: sizes, entity tricks, extents, and cells that would read as blank.

The reader behind us lays out last row x last column of a sheet in memory however few cells are filled, and it gives
error cells and never-calculated formulas as blanks. Both are found here, by streaming the parts of the archive.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import Doubt, DoubtfulCell
from planner.exchange.reading_sniff import DAMAGED, NotReadable

CHUNK = 1024 * 1024
_ADDRESS = re.compile(rb"""[\s"']r=["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""row\b[^>]*?\sr=["'](\d{1,7})["']""")
_ROOT = re.compile(rb"<((?:\w+:)?)worksheet\b")
_ERROR_TYPE = re.compile(rb"""\st=["']e["']""")
_TEXT_TYPE = re.compile(rb"""\st=["']str["']""")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


def scan_zip(content: bytes, kind: str, limits: ReadLimits) -> dict[str, tuple[DoubtfulCell, ...]]:
    """Refuse dangerous archives with `NotReadable`; the doubtful cells of each sheet, by sheet name (xlsx and xlsm)."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive, limits)
            _refuse_entities(archive)
            if kind not in ("xlsx", "xlsm"):
                return {}
            sheets = _sheet_parts(archive)
            return {name: tuple(_scan_sheet(archive, part, name, limits)) for name, part in sheets.items()}
    except _BROKEN as broken:
        raise NotReadable(DAMAGED) from broken


def _check_sizes(archive: zipfile.ZipFile, limits: ReadLimits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise NotReadable(
            f"it is an archive of {len(parts):,} parts, which no ordinary workbook has. It was not opened."
        )
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked_bytes:
        raise NotReadable(
            f"it would grow to {unpacked // 1_000_000:,} MB when unpacked, more than the limit of "
            f"{limits.unpacked_bytes // 1_000_000:,} MB. Delete sheets that are not needed and save it again."
        )
    for part in parts:
        if part.file_size > limits.ratio_from and part.file_size > limits.ratio * max(1, part.compress_size):
            raise NotReadable(
                f"a part of it would grow to {part.file_size // max(1, part.compress_size):,} times its size when "
                "unpacked, as files made to do harm do. It was not opened."
            )


def _refuse_entities(archive: zipfile.ZipFile) -> None:
    """No part may declare entities: no spreadsheet program writes them, and they are used to flood or to spy."""
    for part in archive.infolist():
        if part.filename.casefold().endswith((".xml", ".rels")):
            with archive.open(part) as stream:
                start = stream.read(65536)
            for mark in ("<!DOCTYPE", "<!ENTITY"):
                if mark.encode() in start or mark.encode("utf-16-le") in start or mark.encode("utf-16-be") in start:
                    raise NotReadable(
                        f"its part {part.filename} declares XML entities, as files made to do harm do. "
                        "It was not opened."
                    )


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to part name; empty if the workbook is laid out in a way we do not know (the reader will say)."""
    by_fold = {_normal("/", name): name for name in archive.namelist()}
    book = next((fold for fold in by_fold if fold.endswith("workbook.xml")), None)
    if book is None:
        return {}
    rels = posixpath.join(posixpath.dirname(book), "_rels", posixpath.basename(book) + ".rels")
    if rels not in by_fold:
        return {}
    try:
        targets = {
            element.get("Id", ""): _normal(posixpath.dirname(book), element.get("Target", ""))
            for element in ElementTree.fromstring(archive.read(by_fold[rels]))
        }
        tree = ElementTree.fromstring(archive.read(by_fold[book]))
    except ElementTree.ParseError as broken:
        raise NotReadable(DAMAGED) from broken
    found: dict[str, str] = {}
    for element in tree.iter():
        if element.tag.rpartition("}")[2] == "sheet":
            key = next((value for name, value in element.attrib.items() if name.endswith("}id")), "")
            part = by_fold.get(targets.get(key, ""))
            if part is not None:
                found[element.get("name", "")] = part
    return found


def _normal(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined.replace("\\", "/")).lstrip("/").casefold()


def _scan_sheet(archive: zipfile.ZipFile, part: str, name: str, limits: ReadLimits) -> Iterator[DoubtfulCell]:
    """Walk one sheet chunk by chunk, cutting before the last cell begun."""
    rows = columns = 1
    prefix = b""
    patterns: tuple[re.Pattern[bytes], re.Pattern[bytes]] | None = None
    for chunk in _chunks(archive, part):
        if patterns is None:
            root = _ROOT.search(chunk)
            prefix = root[1] if root else b""
            patterns = _cell_patterns(prefix)
        rows = max(rows, max(map(int, _ROW.findall(chunk)), default=1))
        for letters, row in set(_ADDRESS.findall(chunk)):
            rows, columns = max(rows, int(row)), max(columns, _column(letters) + 1)
        if rows * columns > limits.cells:
            raise NotReadable(
                f"its sheet {name} reaches to row {rows:,} and column {columns:,}, far more than a portfolio needs. "
                "Delete the stray cells at the edge (or copy the table into a new sheet) and save it again."
            )
        if b"<" + prefix + b"f" in chunk or _ERROR_TYPE.search(chunk):
            yield from _doubtful(chunk, *patterns)


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML of a part in pieces that end between two cells."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(CHUNK):
            rest += piece
            cut = max(rest.rfind(b"<c "), rest.rfind(b":c "))
            cut = rest.rfind(b"<", 0, cut + 1)
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
            elif len(rest) > 64 * CHUNK:
                raise NotReadable("one cell of it holds more than 64 MB. It was not opened.")
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
        where = _ADDRESS.search(b" " + attributes)
        if where is None:
            continue
        stored = value.search(inside)
        text = html.unescape(stored[1].decode("utf-8", "replace")) if stored else ""
        row, column = int(where[2]) - 1, _column(where[1])
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


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
