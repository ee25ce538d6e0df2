"""What a file is, by its content: names and extensions are often wrong."""

from __future__ import annotations

import io
import re
import zipfile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLS_START = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # the first record: version 8, a workbook
_FILE_PASS = 0x002F
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
SAVE_AS = "Open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)."

DAMAGED = (
    "it is not a readable Excel file; it seems to be cut off or damaged. "
    "Ask for it again, or open it in Excel and let Excel repair it."
)
UNREADABLE = (
    "it is damaged, or has parts of a kind that cannot be read. "
    "Open it in Excel and save the tables in a new workbook (.xlsx)."
)
TOO_LARGE = "it needs more memory than is allowed for one spreadsheet. Delete what is not needed and save it again."
PASSWORD = "it is protected with a password. Open it in Excel, save a copy without the password, and choose that copy."


NO_TABLE = f"it is a web page without a table that was given the name of a workbook. {SAVE_AS}"
ENTITIES = (
    "it declares XML entities, as files made to do harm do. It was not opened; ask whoever sent it for a new one."
)

_PAGE_STARTS = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<div")
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_BLANKS_AND_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"


class NotReadable(Exception):  # noqa: N818 - a refusal, in words for the person; turned into UserError by the parent
    """The file cannot be read as a workbook; the message says why and what to do, without naming the file."""


def sniff(content: bytes, *, texts: bool = False) -> str:
    """The kind of workbook in ``content``: xlsx, xlsm, xlsb, xls or ods; with ``texts`` also csv, json, html or xml.

    Raises `NotReadable` for anything else.
    """
    if not content:
        raise NotReadable("the file is empty (0 bytes). Ask for it again, or save it again in Excel.")
    if content.startswith(ZIP_STARTS):
        return _sniff_zip(content)
    if content.startswith(OLE):
        return _sniff_ole(content)
    if texts and (markup := _sniff_markup(content)):
        return markup
    if texts and not _is_markup_or_print(content):
        if _looks_like_json(content):
            return "json"
        if _looks_like_text(content[:4096]):
            return "csv"
    raise NotReadable(_other(content))


def _sniff_markup(content: bytes) -> str:
    """html for a web page with a table in it, xml for a workbook in the XML form of Excel 2003; else nothing."""
    start = content[:8192].replace(b"\x00", b"").lstrip(_BLANKS_AND_MARKS).lower()
    if not start.startswith(b"<"):
        return ""
    if _XML_2003 in start:
        root = re.search(rb"<(?:\w+:)?workbook\b", start)
        return "xml" if root else ""
    page = start.startswith(_PAGE_STARTS) or b"<html" in start or b"<table" in start
    return "html" if page and b"<table" in content.replace(b"\x00", b"").lower() else ""


def _sniff_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.casefold().replace("\\", "/").lstrip("/") for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError) as broken:
        raise NotReadable(DAMAGED) from broken
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") or name.endswith("/workbook.xml") or name == "workbook.xml" for name in names):
        return "xlsm" if "xl/vbaproject.bin" in names else "xlsx"
    if any(name.startswith("word/") for name in names):
        raise NotReadable("it is a Word document, not a workbook. Choose the workbook.")
    if any(name.startswith("ppt/") for name in names):
        raise NotReadable("it is a PowerPoint presentation, not a workbook. Choose the workbook.")
    if "content.xml" in names:
        return "ods"
    raise NotReadable("it is a zip archive, not a workbook. Unpack it and choose the workbook inside.")


def _sniff_ole(content: bytes) -> str:
    """Old Office files and encrypted new ones are small file systems; their entries have UTF-16 names."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise NotReadable(PASSWORD)
    if _is_locked_binary(content):
        raise NotReadable(PASSWORD)
    if holds("WordDocument"):
        raise NotReadable("it is a Word document, not a workbook. Choose the workbook.")
    if holds("PowerPoint Document"):
        raise NotReadable("it is a PowerPoint presentation, not a workbook. Choose the workbook.")
    return "xls"


def _is_locked_binary(content: bytes) -> bool:
    """Whether an .xls file's stream of records begins as those with a password do."""
    position = content.find(_XLS_START)
    for _ in range(20 if position >= 0 else 0):
        kind, length = int.from_bytes(content[position : position + 2], "little"), content[position + 2 : position + 4]
        if kind == _FILE_PASS:
            return True
        position += 4 + int.from_bytes(length, "little")
    return False


def _other(content: bytes) -> str:
    start = content[:4096].lstrip(_BLANKS_AND_MARKS).lower()
    if start.startswith(_PAGE_STARTS):
        return f"it is a web page that was given the name of a workbook. {SAVE_AS}"
    if _XML_2003 in start:
        return f"it is an Excel 2003 XML file, which is not supported. {SAVE_AS}"
    if start.startswith(b"<"):
        return f"it is an XML or web file, not a workbook. {SAVE_AS}"
    if start.startswith(b"%pdf"):
        return "it is a PDF, not a workbook. Ask for the workbook it was made from."
    if content[:2] == b"\x09\x00" or content[:2] in (b"\x09\x02", b"\x09\x04", b"\x09\x08"):
        return f"it is a workbook of a very old Excel version. {SAVE_AS}"
    if _looks_like_text(content[:4096]):
        return f"it is a text file (such as CSV), and a portfolio needs a workbook with several sheets. {SAVE_AS}"
    return "it is not a readable Excel file. Check that the right file was chosen, or ask for it again."


def _is_markup_or_print(content: bytes) -> bool:
    return content[:4096].lstrip(_BLANKS_AND_MARKS).startswith((b"<", b"%PDF", b"{\\rtf"))


def _looks_like_json(content: bytes) -> bool:
    start = content[:4096].lstrip(_BLANKS_AND_MARKS)
    if start.startswith(b"{"):
        return True
    return start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]", b"[", b'"')


def _looks_like_text(start: bytes) -> bool:
    """Text with lines or separators; zero bytes in every second place are UTF-16, a few of them a flaw."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    half = max(1, len(start) // 2)
    if max(start[0::2].count(0), start[1::2].count(0)) > 0.4 * half and b"\n" in start:
        return True
    odd = sum(1 for byte in start if 0 < byte < 32 and byte not in (9, 10, 11, 12, 13))
    separators = sum(start.count(mark) for mark in (b",", b";", b"\t", b"|"))
    lines = start.count(b"\n") + start.count(b"\r")
    flawless = odd <= len(start) // 100 and start.count(0) <= len(start) // 10
    return flawless and (lines > 0 or separators > 2)
