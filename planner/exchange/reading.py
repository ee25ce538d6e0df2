"""Reading a spreadsheet of any kind as plain values, safely.

The file is opened in a child process with limits on memory and time, so that the worst file costs an error message.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble, ThroughlineError, UserError
from planner.exchange.limits import DEFAULT_LIMITS, ReadLimits
from planner.exchange.raw import RawWorkbook

log = logging.getLogger(__name__)
_POLL_SECONDS = 0.02


class ReadingCancelled(ThroughlineError):  # noqa: N818 - a wish that was obeyed, not an error
    """Reading was given up at the person's wish; nothing has changed."""


def read_workbook(
    path: str | Path,
    *,
    limits: ReadLimits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> RawWorkbook:
    """All worksheets of an xlsx, xlsm, xlsb, xls or ods file, told apart by content.

    ``cancelled`` is asked many times a second and may look at another thread's event. Raises `UserError` with a plain
    sentence for a file that is missing, damaged, protected, too large or no workbook, `EnvironmentTrouble` if it may
    not be read, `ReadingCancelled`.
    """
    file = Path(path)
    _check_there(file)
    answer = _ask_child(file, limits, cancelled or (lambda: False))
    if isinstance(answer, RawWorkbook):
        return answer
    kind, text = answer
    if kind == "refused":
        raise UserError(f"{file.name} could not be read: {text}")
    raise EnvironmentTrouble(f"{file} could not be read: the system says: {text}.")


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


def _ask_child(file: Path, limits: ReadLimits, cancelled: Callable[[], bool]) -> RawWorkbook | tuple[str, str]:
    """Run the child and wait for its answer, its death, the time limit or the wish to stop."""
    with tempfile.TemporaryFile() as messages, _start(file, limits, messages.fileno()) as child:
        received: list[bytes] = []
        reader = threading.Thread(target=lambda: received.append(_drain(child)), daemon=True)
        reader.start()
        deadline = time.monotonic() + limits.seconds
        try:
            while reader.is_alive():
                if cancelled():
                    raise ReadingCancelled(f"Reading {file.name} was cancelled.")
                if time.monotonic() > deadline:
                    raise UserError(
                        f"{file.name} could not be read: it took more than {limits.seconds:g} seconds. "
                        "Delete sheets that are not needed and save it again."
                    )
                reader.join(_POLL_SECONDS)
        except BaseException:
            child.kill()
            raise
        child.wait()
        reader.join()
        messages.seek(0)
        return _answer(b"".join(received), child.returncode, messages.read().decode("utf-8", "replace"))


def _start(file: Path, limits: ReadLimits, errors: int) -> subprocess.Popen[bytes]:
    """The child: no shell, no current folder on its module path, and our packages found where ours were."""
    home = str(Path(__file__).resolve().parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return subprocess.Popen(
        [
            sys.executable,
            "-P",
            "-m",
            "planner.exchange.reader_child",
            str(file.absolute()),
            json.dumps(asdict(limits)),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _drain(child: subprocess.Popen[bytes]) -> bytes:
    return child.stdout.read() if child.stdout else b""


def _answer(received: bytes, exit_status: int, messages: str) -> RawWorkbook | tuple[str, str]:
    """What the child said; a child that died without a word ran out of memory or fell over the file."""
    if messages.strip():
        log.info("spreadsheet reader: %s", messages.strip()[-2000:])
    if exit_status == 0 and received:
        answer: RawWorkbook | tuple[str, str] = pickle.loads(received)
        return answer
    log.warning("spreadsheet reader ended with status %s", exit_status)
    return (
        "refused",
        "it is damaged, or far larger than it looks. Open it in Excel, copy the tables into a new workbook.",
    )
