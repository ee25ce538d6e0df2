"""The working copy: the open document as a private file in which every edit is safe at once.

Each lies in a folder of its own below the recovery folder, with ``about.json`` (what it is a copy of) and ``alive``
(locked for as long as its process lives). What a dead process leaves there can be recovered.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

from sqlite_utils import Database

from planner.domain.document import DocumentState
from planner.domain.errors import UserError
from planner.domain.telling import tell
from planner.storage import inspect, rows, schema
from planner.storage.about import ABOUT_NAME, DOCUMENT_NAME, About, read_about, recovery_root
from planner.storage.alive import Alive
from planner.storage.changes import Change
from planner.storage.errors import trouble
from planner.storage.files import write_whole
from planner.storage.lock import sign_of_life

_TAILS = ("-journal", "-wal")  # a journal left beside a document belongs to its content


class WorkingCopy:
    """One open document on disk. Every method raises EnvironmentTrouble if the disk refuses."""

    def __init__(self, folder: Path, alive: Alive, db: Database, about: About) -> None:
        self.folder = folder
        self.about = about
        self._alive = alive
        self._db = db

    # ---- making one

    @classmethod
    def blank(cls, state: DocumentState, about: About, state_dir: Path | None = None) -> WorkingCopy:
        """A working copy of a document that is on no disk yet."""
        with _claimed(state_dir) as (folder, alive):
            db = schema.connect(folder / DOCUMENT_NAME, synchronous="NORMAL")
            copy = cls(folder, alive, db, about)
            with _closing_on_failure(db):
                schema.create(db)
                with db.atomic():
                    db.conn.execute("INSERT INTO document VALUES ('id', ?)", [uuid.uuid4().hex])
                    copy._note_revision(0)
                    rows.write_all(db, state)
                copy.remember(about)
            return copy

    @classmethod
    def of_document(cls, path: Path, about: About, state_dir: Path | None = None) -> tuple[WorkingCopy, DocumentState]:
        """A working copy of a saved document, checked from top to bottom, and its content.

        :raises DocumentRefused: the file cannot be trusted.
        """
        with _claimed(state_dir) as (folder, alive):
            inside = folder / DOCUMENT_NAME
            shutil.copyfile(path, inside)
            for tail in _TAILS:
                with contextlib.suppress(FileNotFoundError):
                    shutil.copyfile(f"{path}{tail}", f"{inside}{tail}")
            db, state = _open_checked(inside, path.name, complete=True)
            copy = cls(folder, alive, db, about)
            with _closing_on_failure(db):
                copy.remember(about)
            return copy, state

    @classmethod
    def left_behind(cls, folder: Path) -> tuple[WorkingCopy, DocumentState]:
        """The working copy that a dead process left, claimed and checked, and its content.

        :raises DocumentRefused: it was damaged when the process died.
        :raises BlockingIOError: its process lives.
        """
        about = read_about(folder)
        alive = Alive(sign_of_life(folder))
        try:
            db, state = _open_checked(folder / DOCUMENT_NAME, about.title, complete=False)
        except BaseException:
            alive.release()
            raise
        return cls(folder, alive, db, about), state

    # ---- while it is open

    @property
    def revision(self) -> int:
        """The number of the revision that the tables hold."""
        return revision_in(self._db)

    def write(self, changes: Sequence[Change], after: DocumentState, revision: int) -> None:
        """Writes one edit, all of it or nothing; ``after`` is the state that it leads to."""
        try:
            with self._db.atomic():
                origins = rows.origins_of(after)
                for change in changes:
                    rows.write_change(self._db, change, origins)
                self._note_revision(revision)
        except (UnicodeEncodeError, OverflowError) as error:
            words = tell("This cannot be kept in a document: {error}. Nothing was changed.", error=f"{error}")
            raise UserError(words) from error
        except sqlite3.Error as error:
            advice = tell("The document is as it was before. Save it elsewhere.")
            raise trouble(tell("Keeping the change"), error, advice) from error

    def _note_revision(self, revision: int) -> None:
        self._db.conn.execute("INSERT OR REPLACE INTO document VALUES ('revision', ?)", [str(revision)])
        self._db.conn.execute("DELETE FROM checksums WHERE name = 'document'")

    def export(self, new: Path) -> None:
        """Writes a compact, complete copy to a file that does not exist yet; sqlite3.Error if the disk refuses."""
        with self._db.atomic():
            made_by = f"Throughline {metadata.version('throughline')}"
            self._db.conn.execute("INSERT OR REPLACE INTO document VALUES ('made_by', ?)", [made_by])
            self._db.conn.execute("DELETE FROM checksums WHERE name = 'document'")
            rows.write_checksums(self._db)
        self._db.conn.execute("PRAGMA synchronous = FULL")
        try:
            self._db.conn.execute("VACUUM INTO ?", [str(new)])
        finally:
            self._db.conn.execute("PRAGMA synchronous = NORMAL")

    def read(self) -> DocumentState:
        """The content of the tables."""
        return rows.read_state(self._db)

    def remember(self, about: About) -> None:
        """Notes what the copy is a copy of now."""
        write_whole(self.folder / ABOUT_NAME, json.dumps(asdict(about)))
        self.about = about

    def close(self, *, discard: bool = True) -> None:
        """Lets go of the copy; unless ``discard`` is False its folder is removed."""
        self._db.close()
        self._alive.release()
        if discard:
            shutil.rmtree(self.folder, ignore_errors=True)


def _open_checked(path: Path, name: str, *, complete: bool) -> tuple[Database, DocumentState]:
    inspect.check_header(path, name)
    with inspect.doubting(name):
        db = schema.connect(path, synchronous="NORMAL")
    with _closing_on_failure(db):
        return db, inspect.read_checked(db, name, complete=complete)


@contextlib.contextmanager
def _closing_on_failure(db: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.close()
        raise


@contextlib.contextmanager
def _claimed(state_dir: Path | None) -> Iterator[tuple[Path, Alive]]:
    """A new folder with its sign of life; removed again if what follows fails."""
    folder = recovery_root(state_dir) / uuid.uuid4().hex
    alive: Alive | None = None
    try:
        folder.mkdir(parents=True, mode=0o700)
        alive = Alive(sign_of_life(folder))
        yield folder, alive
    except BaseException as error:
        if alive:
            alive.release()
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, (OSError, sqlite3.Error)):
            advice = tell("Make room in {folder} and try again.", folder=f"{folder.parent}")
            raise trouble(tell("Opening a working copy"), error, advice) from error
        raise


def revision_in(db: Database) -> int:
    """The revision noted in a document; 0 if there is none."""
    found = db.conn.execute("SELECT value FROM document WHERE key = 'revision'").fetchone()
    return int(found[0]) if found else 0
