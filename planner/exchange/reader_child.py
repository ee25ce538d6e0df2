"""The process that opens a foreign spreadsheet: ``python -m planner.exchange.reader_child FILE LIMITS``.

It alone touches the file, under a memory limit, so that a file that brings the reader down takes nothing else with it.
It writes one pickle to standard output: a `RawWorkbook`, or a (kind, text) pair that says why there is none.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import sys
import tempfile
from pathlib import Path
from typing import Any

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import CellValue, DoubtfulCell, RawSheet, RawWorkbook
from planner.exchange.reading_scan import scan_zip
from planner.exchange.reading_sniff import PASSWORD, UNREADABLE, NotReadable, sniff

REFUSED, TROUBLE = "refused", "trouble"
TOO_LARGE = "it needs more memory than is allowed for one spreadsheet. Delete what is not needed and save it again."


def main(path: str, limits_json: str) -> None:
    """Read the file and write the outcome; never raises."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get into the answer
    answer: RawWorkbook | tuple[str, str]
    try:
        limits = ReadLimits(**json.loads(limits_json))
        _limit_memory(limits)
        answer = read_here(path, limits)
    except NotReadable as refusal:
        answer = (REFUSED, str(refusal))
    except MemoryError:
        answer = (REFUSED, TOO_LARGE)
    except OSError as trouble:
        answer = (TROUBLE, trouble.strerror or str(trouble))
    except BaseException as odd:  # the reader's own panics are not Exceptions
        print(f"{type(odd).__name__}: {odd}", file=sys.stderr)
        answer = (REFUSED, UNREADABLE)
    with output:
        pickle.dump(answer, output, protocol=pickle.HIGHEST_PROTOCOL)


def read_here(path: str, limits: ReadLimits) -> RawWorkbook:
    """Read the file in this process; `NotReadable` or OSError if that cannot be done."""
    content = _content(path, limits)
    kind = sniff(content)
    doubts = {} if kind == "xls" else scan_zip(content, kind, limits)
    notes = ["Macros in it were ignored."] if kind == "xlsm" else []
    if kind in ("xls", "xlsb", "ods"):
        notes.append(
            f"In a .{kind} file, cells that show an error such as #N/A cannot be told from blank ones. "
            "Save it as .xlsx if it may have some."
        )
    return RawWorkbook(kind, _sheets(content, kind, doubts, limits), tuple(notes))


def _content(path: str, limits: ReadLimits) -> bytes:
    """The whole file as it is now, so that changes while we read cannot mix two versions."""
    with Path(path).open("rb") as stream:
        content = stream.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        raise NotReadable(f"it is larger than {limits.file_bytes // 1_000_000} MB. Delete what is not needed.")
    return content


def _sheets(
    content: bytes, kind: str, doubts: dict[str, tuple[DoubtfulCell, ...]], limits: ReadLimits
) -> tuple[RawSheet, ...]:
    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = _open(content, kind)
        sheets = []
        for index, facts in enumerate(book.sheets_metadata):
            if facts.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(index)
            if (sheet.end or (0, 0))[0] * (sheet.end or (0, 0))[1] > limits.cells:
                raise NotReadable(f"its sheet {facts.name} is larger than a portfolio can need.")
            rows: list[list[CellValue]] = sheet.to_python(skip_empty_area=False)
            visible = facts.visible == SheetVisibleEnum.Visible
            sheets.append(RawSheet(facts.name, rows, visible, doubts.get(facts.name, ())))
    except PasswordError as locked:
        raise NotReadable(PASSWORD) from locked
    except (CalamineError, ValueError) as broken:
        print(f"{type(broken).__name__}: {broken}", file=sys.stderr)
        raise NotReadable(UNREADABLE) from broken
    return tuple(sheets)


def _open(content: bytes, kind: str) -> Any:
    """The workbook; if the reader cannot tell what it is, it is asked again as ``kind`` to learn what is wrong."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        raise
    except CalamineError:
        with tempfile.TemporaryDirectory(prefix="throughline-") as folder:
            copy = Path(folder) / f"copy.{kind}"
            copy.write_bytes(content)
            return CalamineWorkbook.from_path(str(copy))


def _limit_memory(limits: ReadLimits) -> None:
    """Where the system can do it, a file that asks for more memory fails here instead of slowing everything down."""
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = limits.memory_bytes if hard == resource.RLIM_INFINITY else min(limits.memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):  # macOS refuses some values; the time limit still holds
        return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
