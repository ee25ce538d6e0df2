"""Reading a spreadsheet of any kind as plain values, safely.

The file is opened in a child process with limits on memory and time, so that the worst file costs an error message.
"""

from __future__ import annotations

import json
import logging
import pickle
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING

from planner.child_process import start_python
from planner.domain.errors import EnvironmentTrouble, ThroughlineError, UserError
from planner.exchange.limits import DEFAULT_LIMITS, ReadLimits
from planner.exchange.portfolio_columns import folded
from planner.exchange.raw import Preview, RawJson, RawWorkbook, TextForm
from planner.exchange.reading_books import Order
from planner.exchange.reading_frames import Assembly, Refused, Trouble
from planner.exchange.reading_sniff import TOO_LARGE

if TYPE_CHECKING:
    import psutil

log = logging.getLogger(__name__)
_POLL_SECONDS = 0.02


class ReadingCancelled(ThroughlineError):  # noqa: N818 - a wish that was obeyed, not an error
    """Reading was given up at the person's wish; nothing has changed."""


def read_workbook(
    path: str | Path,
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
    unread: Collection[str] = (),
) -> RawWorkbook:
    """All worksheets of an xlsx, xlsm, xlsb, xls or ods file, told apart by content.

    ``unread`` names sheets whose cells nobody needs, which saves most of the time that a large export takes: they come
    without rows. ``cancelled`` is asked many times a second and may look at another thread's event. Raises `UserError`
    with a plain sentence for a file that is missing, damaged, protected, too large or no workbook, `EnvironmentTrouble`
    if it may not be read, `ReadingCancelled`.
    """
    order = Order(limits, unread=tuple(map(folded, unread)))
    read = _ask(Path(path), order, cancelled, None).whole()
    assert isinstance(read, RawWorkbook)
    return read


def read_any(
    path: str | Path,
    *,
    text: TextForm | None = None,
    limits: ReadLimits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> RawWorkbook | RawJson:
    """A workbook, a text file with columns (CSV) as a workbook of one nameless sheet, or a parsed JSON file.

    ``text`` says how a text file is to be read instead of what the file suggests. ``progress`` is told the rows read so
    far of the sheet at hand and how many it has. Raises what `read_workbook` raises.
    """
    return _ask(Path(path), Order(limits, texts=True, text=text), cancelled, progress).whole()


def preview(
    path: str | Path,
    *,
    rows: int = 60,
    text: TextForm | None = None,
    limits: ReadLimits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> Preview:
    """The first ``rows`` rows of every sheet, sizes, what is hidden, merged or doubtful; much faster than all of it.

    Raises what `read_workbook` raises.
    """
    return _ask(Path(path), Order(limits, rows=rows, texts=True, text=text), cancelled, None).preview()


def _ask(
    file: Path, order: Order, cancelled: Callable[[], bool] | None, progress: Callable[[int, int], None] | None
) -> Assembly:
    """The child's full answer; raises what `read_workbook` raises."""
    _check_there(file)
    assembly = _ask_child(file, order, cancelled or (lambda: False), progress or (lambda _read, _of: None))
    match assembly.failure:
        case Refused(text):
            raise UserError(f"{file.name} could not be read: {text}")
        case Trouble(text):
            raise EnvironmentTrouble(f"{file} could not be read: the system says: {text}.")
    return assembly


def _check_there(file: Path) -> None:
    """Missing, a folder, or not ours to read: said before a process is started."""
    try:
        if file.is_dir():
            raise UserError(f"{file} is a folder. Choose a workbook in it.")
        with file.open("rb"):
            pass
    except FileNotFoundError as missing:
        raise UserError(f"{file} does not exist. Check the name and the folder.") from missing
    except PermissionError as denied:
        raise EnvironmentTrouble(
            f"{file} may not be read. If it is open in Excel, close it there; else ask its owner for access."
        ) from denied
    except (OSError, ValueError) as trouble:
        raise UserError(f"{file} could not be opened: {trouble}.") from trouble


def _ask_child(
    file: Path, order: Order, cancelled: Callable[[], bool], progress: Callable[[int, int], None]
) -> Assembly:
    """Run the child and wait for its answer, its death, the time limit or the wish to stop."""
    with tempfile.TemporaryFile() as messages, _start(file, order, messages) as child:
        assembly = Assembly()
        reader = threading.Thread(target=_collect, args=(child, assembly), daemon=True)
        reader.start()
        deadline = time.monotonic() + order.limits.seconds
        told = 0
        watch = MemoryWatch(child.pid, order.limits.memory_bytes)
        try:
            while reader.is_alive():
                if cancelled():
                    raise ReadingCancelled(f"Reading {file.name} was cancelled.")
                if watch.is_over():
                    raise UserError(f"{file.name} could not be read: {TOO_LARGE}")
                if time.monotonic() > deadline:
                    raise UserError(
                        f"{file.name} could not be read: it took more than {order.limits.seconds:g} seconds. "
                        "Delete sheets that are not needed and save it again."
                    )
                if assembly.read != told:
                    told = assembly.read
                    progress(told, assembly.sheets[-1].height)
                reader.join(_POLL_SECONDS)
        except BaseException:
            child.kill()
            raise
        child.wait()
        messages.seek(0)
        judge(assembly, child.returncode, messages.read().decode("utf-8", "replace"))
        return assembly


class MemoryWatch:
    """Looks from outside at how much memory a process takes, for not every system keeps a process to a limit."""

    def __init__(self, pid: int, limit: int) -> None:
        """``limit`` in bytes."""
        import psutil

        self._limit, self._error = limit, psutil.Error
        self._process: psutil.Process | None
        try:
            self._process = psutil.Process(pid)
        except psutil.Error:
            self._process = None

    def is_over(self) -> bool:
        """Whether it takes more than it may; no, if it has ended."""
        if self._process is None:
            return False
        try:
            return int(self._process.memory_info().rss) > self._limit
        except (self._error, OSError):
            return False


def _start(file: Path, order: Order, messages: IO[bytes]) -> subprocess.Popen[bytes]:
    """The child, which is told all that it needs when it starts."""
    words = ["-m", "planner.exchange.reader_child", str(file.absolute()), json.dumps(asdict(order))]
    return start_python(words, subprocess.DEVNULL, messages)


def _collect(child: subprocess.Popen[bytes], assembly: Assembly) -> None:
    """Take frames until the child ends; a frame that is cut off counts as not sent."""
    if child.stdout is not None:
        take_frames(child.stdout, assembly)


def take_frames(stream: IO[bytes], assembly: Assembly) -> None:
    """Add all whole frames of a stream to ``assembly``."""
    try:
        while True:
            assembly.add(pickle.load(stream))
    except (EOFError, pickle.UnpicklingError, ValueError, OSError):
        return


def judge(assembly: Assembly, exit_status: int, messages: str) -> None:
    """Say so if the child died without a word: it ran out of memory or fell over the file."""
    if messages.strip():
        log.info("spreadsheet reader: %s", messages.strip()[-2000:])
    if assembly.failure is None and not (exit_status == 0 and assembly.complete):
        log.warning("spreadsheet reader ended with status %s", exit_status)
        assembly.failure = Refused(
            "it is damaged, or far larger than it looks. Open it in Excel, copy the tables into a new workbook."
        )
