"""Is this file a document that we can trust? Every check that a file passes before its content is believed."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from planner.domain.document import DocumentState
from planner.domain.telling import Told, tell
from planner.storage import rows, schema
from planner.storage.errors import DamagedDocument, NewerDocument, NotADocument, SuspectDocument, is_of_machine

_MAGIC = b"SQLite format 3\x00"
_ADVICE = tell("Open a backup or an earlier copy of the file; this one was left as it is.")


def check_header(path: Path, name: str) -> int:
    """Looks at the first bytes only; returns the document's schema version.

    :raises NotADocument: empty, or of another program.
    :raises NewerDocument: made by a later version.
    """
    with path.open("rb") as file:
        head = file.read(100)
    if not head:
        words = tell("{name} is empty (0 bytes), so there is nothing to open. Look for a copy of the file.", name=name)
        raise NotADocument(words)
    if len(head) < 100 or head[:16] != _MAGIC:
        words = tell("{name} is not a Throughline document. If it is a workbook, import it instead.", name=name)
        raise NotADocument(words)
    version = int.from_bytes(head[60:64], "big")
    if int.from_bytes(head[68:72], "big") != schema.APPLICATION_ID or version == 0:
        raise NotADocument(tell("{name} is a database of another program, not a Throughline document.", name=name))
    if version > schema.current_version():
        raise newer(name)
    return version


def newer(name: str, made_by: str = "") -> NewerDocument:
    """The refusal of a document from the future."""
    version = Told("Throughline ({by})", {"by": made_by}) if made_by else "Throughline"
    return NewerDocument(
        tell(
            "{name} was made by a later version of {version}. Install the newest version to open it; the file was left "
            "as it is.",
            name=name,
            version=version,
        )
    )


def damaged(name: str, what: str) -> DamagedDocument:
    """The refusal of a document whose content does not add up."""
    return DamagedDocument(tell("{name} is damaged: {what}. {advice}", name=name, what=what, advice=_ADVICE))


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
        words = tell(
            "{name} was refused: {why}. It may have been tampered with. {advice}",
            name=name,
            why=str(error),
            advice=_ADVICE,
        )
        raise SuspectDocument(words) from error
    except sqlite3.Error as error:
        if is_of_machine(error):
            raise
        raise damaged(name, tell("its pages cannot be read")) from error
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError, MemoryError) as error:
        # ValueError includes UnicodeDecodeError, which damaged text gives instead of an error of SQLite
        raise damaged(name, tell("it holds values that Throughline cannot have written")) from error


def _check(db: Database, name: str, complete: bool) -> None:
    if schema.unknown_migrations(db):
        raise newer(name)
    schema.check_schema(db)
    found = [text for (text,) in db.conn.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise damaged(name, tell("its pages contradict one another"))
    wrong = rows.wrong_checksums(db, complete=complete)
    if wrong:
        raise damaged(name, tell("the content of {names} is not what was saved", names=", ".join(wrong)))
