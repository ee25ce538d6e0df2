"""Text and JSON files as frames. For the reading process."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterator

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import CellValue, RawSheet, address
from planner.exchange.reading_books import Order, row_frames
from planner.exchange.reading_frames import BookHead, Done, Frame, JsonContent, SheetHead
from planner.exchange.reading_sniff import NotReadable
from planner.exchange.reading_text import TextRows, guess_encoding, read_text


def text_frames(content: bytes, kind: str, order: Order) -> Iterator[Frame]:
    """A text file as one sheet without a name; raises `NotReadable`."""
    parts = read_text(content, order.text, order.limits)
    read = list(itertools.islice(parts.rows, order.rows) if order.rows is not None else parts.rows)
    while read and not any(read[-1]):
        read.pop()
    width = max(map(len, read), default=0)
    _check_width(read, width, order.limits)
    parts.notes.extend(_ragged(read))
    yield BookHead(kind, parts.form)
    height = max(len(read), parts.lines) if order.rows is not None and len(read) == order.rows else len(read)
    yield SheetHead(RawSheet("", []), height, width)
    yield from row_frames(_filled(read, width), order.rows)
    yield Done((_how(parts), *parts.notes))


def _check_width(rows: list[list[str]], width: int, limits: ReadLimits) -> None:
    if width * len(rows) > limits.cells:
        row = next(number for number, row in enumerate(rows) if len(row) == width)
        raise NotReadable(
            f"its line {row + 1:,} has {width:,} fields, far more than a table needs. "
            "Check that the delimiter is right."
        )


def _filled(rows: list[list[str]], width: int) -> Iterator[list[CellValue]]:
    for row in rows:
        yield [*row, *[""] * (width - len(row))]


def _ragged(rows: list[list[str]]) -> Iterator[str]:
    """A note on rows that are longer than the first full one: the usual sign of an unquoted delimiter."""
    lengths = [(number, len(row)) for number, row in enumerate(rows) if any(row)]
    if not lengths:
        return
    usual = Counter(length for _, length in lengths).most_common(1)[0][0]
    longer = [(number, length) for number, length in lengths if length > usual]
    if longer and len(longer) * 4 < len(lengths):
        number, length = longer[0]
        count = "1 row has" if len(longer) == 1 else f"{len(longer):,} rows have"
        yield (
            f"{count} more fields than the others; the first is row {number + 1} with {length} instead of {usual} "
            f"(see {address(number, usual)}). A delimiter inside a text without quotation marks may be the cause."
        )


def _how(parts: TextRows) -> str:
    names = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "vertical bars"}
    form = parts.form
    decimal = {",": ", a decimal comma", ".": ", a decimal point"}.get(form.decimal, "")
    between = names.get(form.delimiter, f'"{form.delimiter}"')
    return f"It was read as text in {form.encoding.upper()} with {between} between the columns{decimal}."


def json_frames(content: bytes, kind: str, order: Order) -> Iterator[Frame]:
    """A JSON file, parsed; in a preview only its kind. Raises `NotReadable`."""
    yield BookHead(kind)
    if order.rows is None:
        try:
            yield JsonContent(json.loads(content.decode(guess_encoding(content))))
        except (json.JSONDecodeError, UnicodeDecodeError) as broken:
            where = f" (line {broken.lineno})" if isinstance(broken, json.JSONDecodeError) else ""
            raise NotReadable(
                f"it looks like a JSON file, but is cut off or damaged{where}. Download it again."
            ) from broken
        except RecursionError as deep:
            raise NotReadable("it is a JSON file nested too deeply to be a registry download.") from deep
    yield Done(())
