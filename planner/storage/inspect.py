"""Is this file a document that we can trust? Every check that a file passes before its content is believed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from planner.domain.document import DocumentState
from planner.storage import rows, schema
from planner.storage.errors import DamagedDocument, NewerDocument, NotADocument, SuspectDocument, is_of_machine

_MAGIC = b"SQLite format 3\x00"
_ADVICE = "Open a backup or an earlier copy of the file; this one was left as it is."


def check_header(path: Path, name: str) -> int:
    """Looks at the first bytes only; returns the document's schema version.

    :raises NotADocument: empty, or of another program.
    :raises NewerDocument: made by a later version.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        raise NotADocument(f"{name} is empty (0 bytes), so there is nothing to open. Look for a copy of the file.")
    if len(head) < 100 or head[:16] != _MAGIC:
        raise NotADocument(f"{name} is not a Throughline document. If it is a workbook, import it instead.")
    version = int.from_bytes(head[60:64], "big")
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID or version == 0:
        raise NotADocument(f"{name} is a database of another program, not a Throughline document.")
    if version > schema.current_version():
        raise newer(name)
    return version


def newer(name: str, made_by: str = "") -> NewerDocument:
    """The refusal of a document from the future."""
    by = f" ({made_by})" if made_by else ""
    return NewerDocument(
        f"{name} was made by a later version of Throughline{by}. Install the newest version to open it; "
        f"the file was left as it is."
    )


def damaged(name: str, what: str) -> DamagedDocument:
    """The refusal of a document whose content does not add up."""
    return DamagedDocument(f"{name} is damaged: {what}. {_ADVICE}")


def read_checked(db: Database, name: str, *, complete: bool = True) -> DocumentState:
    """Checks all of an opened document, brings it to the newest schema, and reads it.

    ``complete`` demands a checksum for every table, as saved documents have.

    :raises DocumentRefused: in plain words, whatever is wrong.
    """
    with doubting(name):
        _check(db, name, complete)
        if schema.MIGRATIONS.pending(db):
            schema.upgrade(db)
            _check(db, name, complete=False)
        return rows.read_state(db)


@contextlib.contextmanager
def doubting(name: str) -> Iterator[None]:
    """Whatever goes wrong while a file's content is looked at counts as damage, unless the machine is at fault."""
    try:
        yield
    except SuspectDocument as error:
        raise SuspectDocument(f"{name} was refused: {error}. It may have been tampered with. {_ADVICE}") from error
    except sqlite3.Error as error:
        if is_of_machine(error):
            raise
        raise damaged(name, "its pages cannot be read") from error
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, MemoryError) as error:
        # ValueError includes UnicodeDecodeError, which damaged text gives instead of an error of SQLite
        raise damaged(name, "it holds values that Throughline cannot have written") from error


def _check(db: Database, name: str, complete: bool) -> None:
    if schema.unknown_migrations(db):
        raise newer(name)
    schema.check_schema(db)
    found = [text for (text,) in db.conn.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise damaged(name, "its pages contradict one another")
    wrong = rows.wrong_checksums(db, complete=complete)
    if wrong:
        raise damaged(name, f"the content of {', '.join(wrong)} is not what was saved")
