"""A copy of an xlsx file that ends early, so that a preview of a large one is quick and shows what reading would."""

from __future__ import annotations

import io
import re
import zipfile

from planner.exchange.reading_scan import sheet_parts

PIECE = 128 * 1024
_STRING_INDEX = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)<""")
_STRING_END = re.compile(rb"</(?:\w+:)?si>|<(?:\w+:)?si\s*/>")
_NEEDED = ("workbook.xml", "styles.xml", ".rels", "[content_types].xml")


def cut_workbook(content: bytes, rows: int) -> bytes:
    """A workbook of the first ``rows`` row tags of every sheet, with the texts that they need.

    Raises what `zipfile` raises for a damaged file, and ValueError if the file is laid out in a way unknown to us.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as short,
    ):
        _, parts = sheet_parts(source)
        if not parts:
            raise ValueError("no sheets")
        wanted = -1
        for part in set(parts.values()):
            xml = _first_rows(source, part, rows)
            wanted = max(wanted, max(map(int, _STRING_INDEX.findall(xml)), default=-1))
            short.writestr(part, xml)
        for name in source.namelist():
            fold = name.casefold()
            if name in parts.values():
                continue
            if fold.endswith("sharedstrings.xml"):
                short.writestr(name, _first_strings(source, name, wanted + 1))
            elif fold.endswith(_NEEDED):
                short.writestr(name, source.read(name))
    return stream.getvalue()


def _first_rows(source: zipfile.ZipFile, part: str, rows: int) -> bytes:
    """A sheet up to the end of its ``rows``-th row that is not blank, properly closed; all of it if it is shorter."""
    xml = bytearray()
    seen = searched = 0
    with source.open(part) as stream:
        while piece := stream.read(PIECE):
            xml += piece
            while (found := xml.find(b"row>", searched)) >= 0:
                searched = found + 4
                opened = xml.rfind(b"<", max(0, found - 40), found)
                if xml[opened : opened + 2] == b"</":
                    seen += 1
                    if seen == rows:
                        prefix = bytes(xml[opened + 2 : found])
                        return bytes(xml[:searched]) + b"</" + prefix + b"sheetData></" + prefix + b"worksheet>"
            searched = max(searched, len(xml) - 3)
    return bytes(xml)


def _first_strings(source: zipfile.ZipFile, part: str, count: int) -> bytes:
    """The first ``count`` shared texts, properly closed."""
    xml = b""
    with source.open(part) as stream:
        while piece := stream.read(4 * PIECE):
            xml += piece
            if len(xml) < 8 * PIECE or xml.count(b"si>") < count:
                continue
            ends = [end.end() for end in _STRING_END.finditer(xml)]
            if len(ends) > count:
                root = re.search(rb"<((?:\w+:)?)sst\b", xml)
                return xml[: ends[max(0, count - 1)]] + b"</" + (root[1] if root else b"") + b"sst>"
    return xml
