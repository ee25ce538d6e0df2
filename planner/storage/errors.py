"""Why a document cannot be opened or saved, in words for the person at the screen.

::

    UserError
    ├── DocumentRefused        the file is not one we can trust
    │   ├── NotADocument       empty, or of another program
    │   ├── NewerDocument      made by a later version of Throughline
    │   ├── DamagedDocument    its content does not add up
    │   └── SuspectDocument    it holds things that Throughline never writes
    └── ReadOnlyDocument       opened read-only; saving needs another name
    EnvironmentTrouble         disk full, no permission, folder gone
    ├── DocumentInUse          somebody has it open
    └── ChangedOutside         the file was changed by something else since it was opened
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.domain.telling import tell


class DocumentRefused(UserError):  # noqa: N818
    """The file is not a document that can be opened."""


class NotADocument(DocumentRefused):
    """The file is empty or belongs to another program."""


class NewerDocument(DocumentRefused):
    """The file was made by a later version of Throughline."""


class DamagedDocument(DocumentRefused):
    """The content of the file does not add up."""


class SuspectDocument(DocumentRefused):
    """The file holds things that Throughline never writes."""


class ReadOnlyDocument(UserError):  # noqa: N818
    """The document was opened read-only and can only be saved under another name."""


class DocumentInUse(EnvironmentTrouble):
    """Somebody has the document open; ``holder`` says who and since when."""

    def __init__(self, path: Path, holder: str) -> None:
        self.path = path
        self.holder = holder
        super().__init__(
            tell("{name} is already open: {holder}. You can open it read-only.", name=path.name, holder=holder)
        )


class ChangedOutside(EnvironmentTrouble):
    """The file on disk is no longer the one that was opened or saved last; saving with ``force`` replaces it."""

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self.what = what
        super().__init__(
            tell(
                "{name} was {what} by something else since it was opened. Saving now would replace it.",
                name=path.name,
                what=what,
            )
        )


_OS_REASONS = {
    errno.ENOSPC: tell("the disk is full"),
    errno.EDQUOT: tell("your disk quota is used up"),
    errno.EFBIG: tell("the disk does not take a file of this size"),
    errno.EROFS: tell("the disk is read-only"),
    errno.EACCES: tell("you may not write there"),
    errno.EPERM: tell("you may not write there"),
    errno.ENOENT: tell("the folder or file is not there any more"),
    errno.ENOTDIR: tell("the folder is not there any more"),
    errno.ENAMETOOLONG: tell("the name is too long"),
    errno.EIO: tell("the disk reports an error"),
}
_SQLITE_REASONS = {
    sqlite3.SQLITE_FULL: tell("the disk is full"),
    sqlite3.SQLITE_READONLY: tell("the disk is read-only"),
    sqlite3.SQLITE_CANTOPEN: tell("no file can be written there"),
    sqlite3.SQLITE_IOERR: tell("the disk is full or reports an error"),
    sqlite3.SQLITE_BUSY: tell("another program keeps the file locked"),
    sqlite3.SQLITE_PERM: tell("you may not write there"),
}


def is_of_machine(error: sqlite3.Error) -> bool:
    """Whether the disk refused, rather than the file being at fault."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _SQLITE_REASONS


def reason_of(error: BaseException) -> str:
    """Why the disk refused, in plain words."""
    if isinstance(error, OSError):
        known = _OS_REASONS.get(error.errno or 0)
        return known or (error.strerror or str(error))
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte; the rest is SQLite's fine print
    return _SQLITE_REASONS.get(code, str(error))


def trouble(doing: str, error: BaseException, advice: str) -> EnvironmentTrouble:
    """``doing`` failed because the machine refused; ``advice`` says what to do about it."""
    return EnvironmentTrouble(
        tell("{doing} did not work: {reason}. {advice}", doing=doing, reason=reason_of(error), advice=advice)
    )
