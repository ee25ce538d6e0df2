"""Filling long flat sheets fast: their rows are written into the packed workbook as XML, past openpyxl's cells.

openpyxl takes some 20 µs a cell, of which a plan of a thousand people has a million, and rounds numbers to 16 digits,
one less than it takes to get the same number back. Only plain numbers, and texts that mean nothing special to Excel, go
this way, in the form that openpyxl itself writes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol
from xml.sax.saxutils import escape

Row = Sequence[str | int | float | None]
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_EMPTY = re.compile(rb"<sheetData\s*/>")
_END = b"</sheetData>"


@dataclass(frozen=True)
class Filling:
    """Rows that follow the header row of a sheet; ``columns`` are the letters of its columns.

    ``styles``, if any, gives for each row the workbook's number of the style of its last cell, and ``texts`` that of
    the texts in some columns.
    """

    columns: tuple[str, ...]
    rows: Sequence[Row]
    styles: Sequence[int] = ()
    texts: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def corner(self) -> str:
        """The last cell of the sheet."""
        return f"{self.columns[-1]}{len(self.rows) + 1}"

    def xml(self) -> Iterator[bytes]:
        """Row by row."""
        return rows_xml(self)


class Filled(Protocol):
    """Rows that go into a sheet when it is packed: `Filling`, or styled rows; ``count`` of them."""

    @property
    def count(self) -> int: ...
    @property
    def corner(self) -> str: ...
    def xml(self) -> Iterator[bytes]: ...


_ROWS_AT_ONCE = 500


def _no_news(done: float) -> None:
    """Nobody listens."""


def filled(packed: bytes, fillings: Mapping[str, Filled], progress: Callable[[float], None] = _no_news) -> bytes:
    """The packed workbook with rows added to sheets, by their place in the archive such as xl/worksheets/sheet4.xml.

    ``progress`` is told, often, how far it is (0..1), and may raise to end it.
    """
    result = io.BytesIO()
    missing = set(fillings)
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as target,
    ):
        parts = source.infolist()
        for at, info in enumerate(parts):
            progress(at / len(parts))
            filling = fillings.get(info.filename)
            if filling is None:
                target.writestr(info, source.read(info), zipfile.ZIP_DEFLATED)
                continue
            missing.discard(info.filename)
            with target.open(info.filename, "w", force_zip64=True) as stream:
                for chunks in _batches(_sheet(source.read(info), filling)):
                    stream.write(b"".join(chunks))
                    progress(at / len(parts))
    if missing:
        raise ValueError(f"there are no sheets at {', '.join(sorted(missing))}")
    return result.getvalue()


def _batches(chunks: Iterator[bytes]) -> Iterator[list[bytes]]:
    """Rows by the hundreds: packing them one by one takes twice as long."""
    while batch := list(islice(chunks, _ROWS_AT_ONCE)):
        yield batch


def _sheet(xml: bytes, filling: Filled) -> Iterator[bytes]:
    """The sheet's XML with the rows before the end of its data."""
    whole = _DIMENSION.sub(f'<dimension ref="A1:{filling.corner}"/>'.encode(), xml, count=1)
    head, end, tail = _EMPTY.sub(b"<sheetData></sheetData>", whole, count=1).partition(_END)
    if not end:
        raise ValueError("the sheet has no place for rows")
    yield head
    yield from filling.xml()
    yield end + tail


def rows_xml(filling: Filling) -> Iterator[bytes]:
    """Row by row; blank cells are left out."""
    texts: dict[str, str] = {}
    looks = {letter: f' s="{style}"' for letter, style in filling.texts.items()}
    for number, values in enumerate(filling.rows, 2):
        cells = []
        for letter, value in zip(filling.columns, values, strict=True):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                if value not in texts:
                    texts[value] = _text(value)
                cells.append(f'<c r="{letter}{number}"{looks.get(letter, "")} t="inlineStr">{texts[value]}</c>')
            else:
                look = f' s="{filling.styles[number - 2]}"' if filling.styles and letter == filling.columns[-1] else ""
                cells.append(f'<c r="{letter}{number}"{look} t="n"><v>{value!r}</v></c>')
        yield f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _text(value: str) -> str:
    space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
    return f"<is><t{space}>{escape(value)}</t></is>"


def all_texts(rows: Iterable[Row]) -> set[str]:
    """Every text that stands in some rows."""
    return {value for values in rows for value in values if isinstance(value, str)}
