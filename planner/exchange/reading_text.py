"""Text files as sheets: which encoding, which delimiter, which decimal mark; guessed, and never "last wins"."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import TextForm
from planner.exchange.reading_sniff import NotReadable

DELIMITERS = (";", "\t", ",", "|")
SAMPLE = 200_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DECIMAL_COMMA = re.compile(r"-?(?:\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+|\d+),(?:\d{1,2}|\d{4,})\s?%?")
_DECIMAL_POINT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.(?:\d{1,2}|\d{4,})\s?%?")
_ODD_IN_WESTERN = re.compile(
    r"(?<=[a-zà-ÿ])[³¹¿¾¼Ÿ](?=[a-zà-ÿ])|[¯£¥³¿¹](?=[a-zà-ÿ])|(?<=[a-zà-ÿ])Ÿ|[šžŠŽ]"
)  # what Polish and Czech letters look like when read as Western ones


@dataclass
class TextRows:
    """A text file taken apart: rows of text (ragged), how it was read, and remarks for people."""

    form: TextForm
    rows: Iterator[list[str]]
    lines: int
    notes: list[str] = field(default_factory=list)


def read_text(content: bytes, wish: TextForm | None, limits: ReadLimits) -> TextRows:
    """Take a text file apart as wished, or by its content; `NotReadable` if it cannot be decoded as wished."""
    notes: list[str] = []
    encoding = wish.encoding if wish else guess_encoding(content)
    try:
        text = content.decode(encoding, "strict" if wish else "replace")
    except (UnicodeDecodeError, LookupError) as wrong:
        raise NotReadable(f"it is not written in the encoding {encoding}. Choose another one.") from wrong
    nulls = text.count("\x00")
    if nulls:
        text = text.replace("\x00", "")
        notes.append(f"{nulls:,} null characters in it were left out; the program that wrote it may be at fault.")
    stated = re.match(r"(?:sep|SEP)=(.)\r?\n", text)
    if stated:
        text = text[stated.end() :]
    delimiter = wish.delimiter if wish else stated[1] if stated else guess_delimiter(text)
    text_rows = _rows(text, delimiter, limits, notes)
    decimal = wish.decimal if wish else guess_decimal(text, delimiter)
    first: Iterable[list[str]] = [[stated[0].rstrip()]] if stated else ()  # keeps row numbers those of the file
    lines = text.count("\n") + (not text.endswith("\n"))
    return TextRows(TextForm(encoding, delimiter, decimal), itertools.chain(first, text_rows), lines, notes)


def guess_encoding(content: bytes) -> str:
    """The encoding by its mark, by where its zero bytes stand, by being valid UTF-8, or by its accented letters."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    start = content[:SAMPLE]
    half = max(1, len(start) // 2)
    if start[1::2].count(0) > 0.4 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.4 * half:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        western = content[: 20 * SAMPLE].decode("cp1252", "replace")
        return "cp1250" if _ODD_IN_WESTERN.search(western) else "cp1252"
    return "utf-8"


def guess_delimiter(text: str) -> str:
    """The delimiter that gives most lines one and the same number of fields; a comma for a file of one column."""
    sample = text[:SAMPLE]
    best = (0.0, 0)
    found = ","
    for delimiter in DELIMITERS:
        counts = Counter(len(row) for row in _sample_rows(sample, delimiter, len(text) > len(sample)) if any(row))
        several = Counter({count: times for count, times in counts.items() if count > 1})
        if not several:
            continue
        usual, times = several.most_common(1)[0]
        score = (round(times / counts.total(), 1), usual)
        if score > best:
            best, found = score, delimiter
    return found


def _sample_rows(sample: str, delimiter: str, cut: bool) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) == 500:
                return rows
    except csv.Error:
        pass
    return rows[:-1] if cut else rows


def guess_decimal(text: str, delimiter: str) -> str:
    """The decimal mark that the numbers in the first rows show: "," or "."; "" if they show none, or both."""
    commas = points = 0
    for cell in itertools.chain.from_iterable(_sample_rows(text[:SAMPLE], delimiter, len(text) > SAMPLE)):
        commas += _DECIMAL_COMMA.fullmatch(cell.strip()) is not None
        points += _DECIMAL_POINT.fullmatch(cell.strip()) is not None
    if commas > 4 * points:
        return ","
    return "." if points > 4 * commas else ""


def _rows(text: str, delimiter: str, limits: ReadLimits, notes: list[str]) -> Iterator[list[str]]:
    """Fields by line; a quotation mark that is never closed is taken as an ordinary character."""
    csv.field_size_limit(max(1, min(limits.unpacked_bytes, 2**31 - 1)))
    if '"' in text and _swallows(text, delimiter):
        notes.append("A quotation mark in it is opened and never closed; quotation marks were read as plain text.")
        return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _swallows(text: str, delimiter: str) -> bool:
    """Whether reading with quotation marks runs into the end of the file within one."""
    mark = "end of the file"
    lines = itertools.chain(io.StringIO(text, newline=""), ["\n", mark])
    try:
        last = deque(csv.reader(lines, delimiter=delimiter), maxlen=1)
    except csv.Error:
        return True
    return last[0] != [mark]
