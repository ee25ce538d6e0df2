"""A look at a zipped workbook before it is read: sizes, entity tricks, extents, and what the reader does not tell.

The reader behind us lays out last row x last column of a sheet in memory however few cells are filled, and it gives
error cells and never-calculated formulas as blanks. Both are found here, by streaming the parts of the archive; so are
hidden rows and columns and merged cells.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.etree import ElementTree

from planner.exchange.limits import ReadLimits
from planner.exchange.reading_comments import sheet_comments
from planner.exchange.reading_sheet import SheetScan, Styles, read_styles, scan_sheet
from planner.exchange.reading_sniff import DAMAGED, NotReadable

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_BUNDLE_SHEET = 156
_FROM_1904 = re.compile(rb"""\bdate1904=["'](?:1|true)["']""")
_FOREIGN = {
    "xl/vbaproject.bin": "Macros in it were ignored.",
    "basic/": "Macros in it were ignored.",
    "scripts/": "Macros in it were ignored.",
    "xl/externallinks/": "It refers to other workbooks; they were not opened, the values stored in it were used.",
    "xl/connections.": "It has data connections; they were not followed, the values stored in it were used.",
    "xl/embeddings/": "Objects embedded in it were ignored.",
    "xl/activex/": "Controls in it were ignored.",
}


def scan_zip(
    content: bytes, kind: str, limits: ReadLimits, wanted: Callable[[str], bool] = lambda _: True
) -> dict[str, SheetScan]:
    """Refuse dangerous archives with `NotReadable`; what was seen of each sheet, by name (xlsx and xlsm only).

    Of sheets that are not ``wanted`` only the comments are looked at.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_sizes(archive, limits)
            _refuse_entities(archive)
            if kind not in ("xlsx", "xlsm"):
                return {}
            book, parts = sheet_parts(archive)
            styles = _styles(archive, book)
            scans = {
                name: scan_sheet(archive, part, name, limits, styles) if wanted(name) else SheetScan()
                for name, part in parts.items()
            }
            for name, part in parts.items():
                scans[name].comments = sheet_comments(archive, part)
            return scans
    except BROKEN as broken:
        raise NotReadable(DAMAGED) from broken


def foreign_notes(content: bytes) -> list[str]:
    """What a zipped workbook brings along that is never run or followed, in sentences."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name.casefold().replace("\\", "/").lstrip("/") for name in archive.namelist()]
    except BROKEN:
        return []
    found = [note for start, note in _FOREIGN.items() if any(name.startswith(start) for name in names)]
    return list(dict.fromkeys(found))


def counts_from_1904(content: bytes) -> bool:
    """Whether an xlsx file's days are counted from 1904."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            book = next((name for name in archive.namelist() if name.casefold().endswith("workbook.xml")), None)
            return book is not None and _FROM_1904.search(archive.read(book)) is not None
    except BROKEN:
        return False


def _check_sizes(archive: zipfile.ZipFile, limits: ReadLimits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise NotReadable(
            f"it is an archive of {len(parts):,} parts, which no ordinary workbook has. "
            "It was not opened; ask whoever sent it for a new one."
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
                "unpacked, as files made to do harm do. It was not opened; ask whoever sent it for a new one."
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
                        "It was not opened; ask whoever sent it for a new one."
                    )


def sheet_parts(archive: zipfile.ZipFile) -> tuple[str, dict[str, str]]:
    """The folder of the workbook part, and sheet name to part name; empty if it is laid out in a way unknown to us."""
    by_fold = {_normal("/", name): name for name in archive.namelist()}
    book = next((fold for fold in by_fold if fold.endswith("workbook.xml")), None)
    if book is None:
        return "", {}
    rels = posixpath.join(posixpath.dirname(book), "_rels", posixpath.basename(book) + ".rels")
    if rels not in by_fold:
        return "", {}
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
    return posixpath.dirname(book), found


def sheet_parts_binary(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to part name of an .xlsb file; empty if it is laid out in a way unknown to us."""
    from planner.exchange.reading_records import binary_records

    by_fold = {_normal("/", name): name for name in archive.namelist()}
    book, rels = by_fold.get("xl/workbook.bin"), by_fold.get("xl/_rels/workbook.bin.rels")
    if book is None or rels is None:
        return {}
    try:
        targets = {
            element.get("Id", ""): _normal("xl", element.get("Target", ""))
            for element in ElementTree.fromstring(archive.read(rels))
        }
    except ElementTree.ParseError:
        return {}
    data, found = archive.read(book), {}
    for kind, at, _ in binary_records(data):
        if kind == _BUNDLE_SHEET:  # state, number, then the two texts
            key, after = _wide_text(data, at + 8)
            name, _ = _wide_text(data, after)
            part = by_fold.get(targets.get(key, ""))
            if part is not None:
                found[name] = part
    return found


def _wide_text(data: bytes, at: int) -> tuple[str, int]:
    length = int.from_bytes(data[at : at + 4], "little")
    end = at + 4 + 2 * length
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _normal(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined.replace("\\", "/")).lstrip("/").casefold()


def _styles(archive: zipfile.ZipFile, folder: str) -> Styles:
    """The cell formats that show a number as percent or as a date; none if they cannot be understood."""
    part = next((name for name in archive.namelist() if _normal("/", name) == f"{folder}/styles.xml"), None)
    return read_styles(archive.read(part)) if part is not None else Styles()
