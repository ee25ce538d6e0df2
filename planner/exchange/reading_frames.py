"""What the reading process tells its parent, piece by piece, and how the pieces become a workbook again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner.exchange.raw import CellValue, Preview, RawJson, RawSheet, RawWorkbook, SheetPreview, TextForm


@dataclass(frozen=True, slots=True)
class Refused:
    """The file cannot be read; why and what to do, without naming the file."""

    text: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """The system would not let us read, in its words."""

    text: str


@dataclass(frozen=True, slots=True)
class BookHead:
    """First of all: the kind of file."""

    kind: str
    text: TextForm | None = None
    date_1904: bool = False


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A sheet begins; its ``rows`` follow. ``height`` and ``width`` as in `SheetPreview`."""

    sheet: RawSheet
    height: int
    width: int
    chart: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the sheet begun last, of equal lengths, after ``blank`` rows of the same length without any value."""

    blank: int
    rows: list[list[CellValue]]


@dataclass(frozen=True, slots=True)
class JsonContent:
    """The parsed content of a JSON file."""

    content: Any


@dataclass(frozen=True, slots=True)
class Done:
    """Last of all, with notes for people; without it the reading process has died."""

    notes: tuple[str, ...]


Frame = Refused | Trouble | BookHead | SheetHead | Rows | JsonContent | Done


@dataclass
class Assembly:
    """Frames, put together again."""

    head: BookHead | None = None
    sheets: list[SheetHead] = field(default_factory=list)
    json: JsonContent | None = None
    failure: Refused | Trouble | None = None
    done: Done | None = None
    read: int = 0
    """Rows of the present sheet so far."""

    def add(self, frame: Frame) -> None:
        """Take the next frame."""
        match frame:
            case Rows():
                sheet = self.sheets[-1]
                into = sheet.sheet.rows
                if frame.blank:
                    into.extend([[""] * sheet.width] * frame.blank)  # one list for all: rows are for reading only
                into.extend(frame.rows)
                self.read = len(into)
            case SheetHead():
                self.sheets.append(frame)
                self.read = 0
            case BookHead():
                self.head = frame
            case JsonContent():
                self.json = frame
            case Done():
                self.done = frame
            case Refused() | Trouble():
                self.failure = frame

    @property
    def complete(self) -> bool:
        """Whether everything has arrived."""
        return self.done is not None and self.head is not None

    def whole(self) -> RawWorkbook | RawJson:
        """The file, once complete."""
        assert self.head is not None and self.done is not None
        if self.json is not None:
            return RawJson(self.json.content, self.done.notes)
        sheets = tuple(head.sheet for head in self.sheets if not head.chart)
        return RawWorkbook(self.head.kind, sheets, self.done.notes, self.head.text, self.head.date_1904)

    def preview(self) -> Preview:
        """The first rows, once complete."""
        assert self.head is not None and self.done is not None
        sheets = tuple(SheetPreview(head.sheet, head.height, head.width, head.chart) for head in self.sheets)
        return Preview(self.head.kind, sheets, self.done.notes, self.head.text)
