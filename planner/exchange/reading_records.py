"""What the records of .xls and .xlsb files tell that the reader does not: extents, hidden rows and columns, errors."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import Doubt, DoubtfulCell
from planner.exchange.reading_compound import workbook_stream
from planner.exchange.reading_scan import BROKEN, sheet_parts_binary
from planner.exchange.reading_sheet import SheetScan, check_reach

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_SHEET, _ROW, _COLUMNS, _FILTER, _END = 0x85, 0x208, 0x7D, 0x9D, 0x0A
_FORMULA, _ERROR, _MANY = 0x06, 0x205, 0xBD
_VALUES = frozenset({_FORMULA, 0x203, 0x204, _ERROR, 0xD6, 0xFD, 0x27E})
_XLSB_ROW, _XLSB_COLUMNS, _XLSB_FILTER = 0, 60, 161
_XLSB_ERRORS = frozenset({3, 11})
_XLSB_VALUES = frozenset(range(2, 12))


def scan_xls(content: bytes, limits: ReadLimits) -> dict[str, SheetScan]:
    """What was seen of each sheet of an .xls file, by name; empty if its records cannot be followed.

    Raises `NotReadable` for a sheet that reaches too far.
    """
    try:
        stream = workbook_stream(content)
        sheets = [
            (_name(data), struct.unpack_from("<I", data)[0]) for kind, data in _records(stream, 0) if kind == _SHEET
        ]
        scans = {name: _scan_xls_sheet(_records(stream, start)) for name, start in sheets}
    except (ValueError, struct.error, IndexError):
        return {}
    twice = replace(limits, cells=limits.cells // 2)  # the reader lays out such a sheet twice
    for name, scan in scans.items():
        check_reach(scan, name, twice)
    return scans


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Kind and data of each record up to the end of the part that begins at ``start``, without charts within it."""
    depth, at = 0, start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in (0x809, 0x409, 0x209):
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _name(data: bytes) -> str:
    length = data[6]
    if len(data) == 7 + length:  # before Excel 97
        return data[7:].decode("cp1252", "replace")
    return data[8:].decode("utf-16-le" if data[7] & 1 else "latin-1", "replace")[:length]


def _scan_xls_sheet(records: Iterator[tuple[int, bytes]]) -> SheetScan:
    scan = SheetScan()
    for kind, data in records:
        if kind in _VALUES and len(data) >= 6:
            row, column = struct.unpack_from("<HH", data)
            scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, column + 1)
            if kind == _ERROR and data[7]:
                _doubt(scan, row, column, data[6])
            elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:
                _doubt(scan, row, column, data[8])
        elif kind == _MANY:
            row, last = struct.unpack_from("<H", data)[0], struct.unpack_from("<H", data, len(data) - 2)[0]
            scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, last + 1)
        elif kind == _ROW and data[12] & 0x20:
            scan.hidden_rows.add(struct.unpack_from("<H", data)[0])
        elif kind == _COLUMNS and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            scan.hidden_columns.update(range(first, min(last, 255) + 1))
        elif kind == _FILTER:
            scan.filtered = True
    return scan


def _doubt(scan: SheetScan, row: int, column: int, code: int) -> None:
    scan.doubts.append(DoubtfulCell(row, column, Doubt.ERROR, _ERRORS.get(code, "#N/A")))


def scan_xlsb(content: bytes, limits: ReadLimits) -> dict[str, SheetScan]:
    """What was seen of each sheet of an .xlsb file, as `scan_xls` does."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            scans = {name: _scan_xlsb_sheet(archive.read(part)) for name, part in sheet_parts_binary(archive).items()}
    except (*BROKEN, struct.error, IndexError):
        return {}
    for name, scan in scans.items():
        check_reach(scan, name, limits)
    return scans


def _scan_xlsb_sheet(data: bytes) -> SheetScan:
    scan, row = SheetScan(), 0
    for kind, at, _ in binary_records(data):
        if kind == _XLSB_ROW:
            row = struct.unpack_from("<I", data, at)[0]
            if data[at + 11] & 0x10:
                scan.hidden_rows.add(row)
        elif kind in _XLSB_VALUES:
            column = struct.unpack_from("<I", data, at)[0]
            scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, column + 1)
            if kind in _XLSB_ERRORS:
                _doubt(scan, row, column, data[at + 8])
        elif kind == _XLSB_COLUMNS:
            first, last = struct.unpack_from("<II", data, at)
            if data[at + 16] & 1:
                scan.hidden_columns.update(range(first, min(last, 16_383) + 1))
        elif kind == _XLSB_FILTER:
            scan.filtered = True
    return scan


def binary_records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of each record of a part of an .xlsb file."""
    at = 0
    while at < len(data):
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        for _ in range(4):
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, at, length
        at += length
