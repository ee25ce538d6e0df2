"""The lock file beside a document: who has it open. Its own file, for documents live on shares and in mail."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from planner.domain.telling import tell
from planner.storage.alive import is_alive, process_runs
from planner.storage.errors import DocumentInUse


@dataclass(frozen=True)
class Holder:
    """Who has a document open; ``working`` is the folder of their working copy."""

    pid: int
    host: str
    user: str
    since: str
    working: str

    def __str__(self) -> str:
        since = self.since.replace("T", " ")
        return tell(
            "by {user} on {host} (process {n}) since {time}", user=self.user, host=self.host, n=self.pid, time=since
        )

    @property
    def gone(self) -> bool:
        """Whether the process has certainly ended; never certain of another computer."""
        if self.host != socket.gethostname():
            return False
        return not process_runs(self.pid) or is_alive(sign_of_life(Path(self.working))) is False


def sign_of_life(working: Path) -> Path:
    """The file that the owner of a working copy keeps locked."""
    return working / "alive"


def me(working: Path) -> Holder:
    """This process."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process without a user entry
        user = "somebody"
    since = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    return Holder(os.getpid(), socket.gethostname(), user, since, str(working))


class Lock:
    """The claim on one document, held until `release`."""

    def __init__(self, document: Path, holder: Holder, *, take_over: bool = False) -> None:
        """Claims the document; a claim of a process that has ended gives way, ``take_over`` replaces any.

        :raises DocumentInUse: somebody else has it open.
        :raises OSError: no lock file can be written there.
        """
        self.path = lock_path(document)
        self.holder = holder
        text = json.dumps(asdict(holder))
        for _ in range(3):
            if self._write(text):
                return
            other = holder_of(document)
            if other is not None and not other.gone and not take_over:
                raise DocumentInUse(document, str(other))
            with contextlib.suppress(FileNotFoundError):
                self.path.unlink()
        raise DocumentInUse(document, tell("by somebody who opened it at the same moment"))

    def _write(self, text: str) -> bool:
        try:
            handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
        except FileExistsError:
            return False
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        return True

    def release(self) -> None:
        """Gives the claim up, unless somebody has taken it over."""
        with contextlib.suppress(OSError, ValueError):
            if json.loads(self.path.read_text(encoding="utf-8")) == asdict(self.holder):
                self.path.unlink()


def lock_path(document: Path) -> Path:
    """Where the lock file of a document lies."""
    return document.with_name(f".{document.name}.lock")


def holder_of(document: Path) -> Holder | None:
    """Who has the document open according to its lock file; None without one, or if it cannot be understood."""
    try:
        stored = json.loads(lock_path(document).read_text(encoding="utf-8"))
        return Holder(int(stored["pid"]), *(str(stored[name]) for name in ("host", "user", "since", "working")))
    except (OSError, ValueError, KeyError, TypeError):
        return None
