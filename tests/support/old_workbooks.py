"""Workbooks of old and odd kinds, made byte by byte, for no library writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable

SECTOR = 512


def compound(stream: bytes) -> bytes:
    """A compound file that holds one stream named Workbook."""
    stream = stream.ljust(4096, b"\x00")  # shorter ones would be kept among the small streams
    stream += b"\x00" * (-len(stream) % SECTOR)
    count = len(stream) // SECTOR
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table += [0xFFFFFFFF] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry("Workbook", 2, 2, len(stream))
    return header + struct.pack("<128I", *table) + entries.ljust(SECTOR, b"\x00") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le") + b"\x00\x00"
    data = text.ljust(64, b"\x00") + struct.pack("<HBB", len(text), kind, 1)
    data += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
    return data + struct.pack("<IQ", start, size)


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xls file."""
    return struct.pack("<HH", kind, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    """A text in a cell."""
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 0) + text.encode("latin-1"))


def number(row: int, column: int, value: float) -> bytes:
    """A number in a cell."""
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def error(row: int, column: int, code: int) -> bytes:
    """An error value in a cell."""
    return record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def hidden_row(row: int) -> bytes:
    """Says that a row is hidden."""
    return record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x120))


def xls(records: Iterable[bytes], name: str = "Staff") -> bytes:
    """An .xls file of one sheet."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(0x42, struct.pack("<H", 1200))
    bound = struct.pack("<BBBB", 0, 0, len(name), 0) + name.encode("latin-1")
    end = record(0x0A)
    where = len(start) + 4 + 4 + len(bound) + len(end)
    head = start + record(0x85, struct.pack("<I", where) + bound) + end
    body = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(records) + end
    return compound(head + body)


ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(rows: str, name: str = "Staff") -> bytes:
    """An .ods file of one sheet with the given XML of its rows."""
    content = (
        f'<?xml version="1.0"?><office:document-content {ODS_NAMES} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def ods_row(*texts: str, attributes: str = "") -> str:
    """A row of texts; those that begin with # stand in cells with a formula, as errors do."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"{_formula(text)}><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row{attributes}>{cells}</table:table-row>"


def _formula(text: str) -> str:
    return ' table:formula="of:=1/0"' if text.startswith("#") else ""


def xml_2003(rows: str, name: str = "Staff", styles: str = "", after: str = "") -> str:
    """A workbook in the XML form of Excel 2003 with the given XML of its rows."""
    spaces = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    return (
        f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook {spaces} '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Styles>{styles}</Styles><Worksheet ss:Name="{name}"><Table>{rows}</Table>{after}</Worksheet></Workbook>'
    )
