"""A document on disk: opening it, saving it, and who else has it open.

The file itself is never written in place. An open document is a working copy; saving writes a compact copy beside the
target, makes it durable, and swaps it in, so that whatever happens either the old or the new file is there, whole.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from planner.domain.document import DocumentState
from planner.domain.telling import tell
from planner.storage import inspect, schema
from planner.storage.about import About
from planner.storage.changes import Change
from planner.storage.errors import ChangedOutside, DocumentInUse, ReadOnlyDocument, trouble
from planner.storage.files import clear_interrupted, replace_whole, stamp_of, temporary_beside
from planner.storage.lock import Lock, me
from planner.storage.recovery import Recoverable
from planner.storage.working import WorkingCopy

SUFFIX = ".throughline"
_UNSAVED = "Untitled"


class OpenDocument:
    """A document and the file it belongs to, if any. One thread uses it.

    ``read_only`` documents can be changed, but only saved under another name. ``recovered`` ones hold changes that
    a process left behind when it died, until they are saved.
    """

    def __init__(self, copy: WorkingCopy, path: Path | None, lock: Lock | None, *, read_only: bool = False) -> None:
        self._copy = copy
        self._lock = lock
        self.path = path
        self.read_only = read_only
        self.recovered = False
        self._older_schema = 0

    @property
    def title(self) -> str:
        """The name to show, with what is special about the document."""
        name = self._copy.about.title
        if self.recovered:
            return tell("{name} (Recovered)", name=name)
        return tell("{name} (read-only)", name=name) if self.read_only else name

    @property
    def saved_revision(self) -> int | None:
        """The revision that is safe in the file; None if there is no file yet."""
        return self._copy.about.saved_revision

    @property
    def revision(self) -> int:
        """The revision that the working copy holds."""
        return self._copy.revision

    def write(self, changes: Sequence[Change], after: DocumentState, revision: int) -> None:
        """Keeps one edit in the working copy, all of it or nothing.

        :raises EnvironmentTrouble: the disk refuses; nothing was changed.
        """
        self._copy.write(changes, after, revision)

    def read(self) -> DocumentState:
        """The content of the working copy, read afresh."""
        return self._copy.read()

    def changed_outside(self) -> str:
        """What happened to the file since it was opened or saved last; empty if nothing did."""
        if self.path is None or self._copy.about.stamp is None:
            return ""
        now = stamp_of(self.path)
        if now is None:
            return tell("moved or deleted")
        return "" if now == self._copy.about.stamp else tell("changed")

    def save(self, *, force: bool = False) -> None:
        """Saves to the document's file.

        :raises ReadOnlyDocument: it has no file, or may only be saved under another name.
        :raises ChangedOutside: the file was changed meanwhile, and not ``force``.
        :raises EnvironmentTrouble: the disk refuses; the old file is intact, and so are the unsaved changes.
        """
        if self.path is None or self.read_only:
            words = tell("{name} needs a name of its own: use Save As.", name=self._copy.about.title)
            raise ReadOnlyDocument(words)
        what = "" if force else self.changed_outside()
        if what:
            raise ChangedOutside(self.path, what)
        self._put_at(self.path)

    def save_as(self, path: Path) -> None:
        """Saves to another file, which becomes the document's file; a file that is there is replaced.

        :raises DocumentInUse: somebody has that document open.
        :raises EnvironmentTrouble: the disk refuses; the document keeps its old file and its unsaved changes.
        """
        path = path.resolve()
        if path == self.path and self._lock is not None:
            self._put_at(path)
            return
        lock = _claim(path, self._copy, take_over=False)
        try:
            self._put_at(path)
        except BaseException:
            if lock:
                lock.release()
            raise
        if self._lock:
            self._lock.release()
        self._lock = lock

    def _put_at(self, target: Path) -> None:
        new = temporary_beside(target)
        try:
            self._keep_older(target)
            self._copy.export(new)
            replace_whole(new, target)
        except (OSError, sqlite3.Error) as error:
            raise trouble(
                tell("Saving {name}", name=target.name),
                error,
                tell("Your changes are kept. Make room, or save under another name or place."),
            ) from error
        finally:
            _remove_if_there(new)
        self.path, self.read_only, self.recovered = target, False, False
        about = self._copy.about
        self._note(replace(about, title=target.stem, target=str(target), stamp=stamp_of(target)))

    def _note(self, about: About) -> None:
        """Notes that everything is saved. The file is safe by now, so a full state folder is no reason to fail."""
        about = replace(about, saved_revision=self.revision)
        try:
            self._copy.remember(about)
        except OSError:
            self._copy.about = about

    def _keep_older(self, target: Path) -> None:
        """Before a document of an older schema is replaced, a copy of it is put beside it."""
        if not self._older_schema or target != self.path or not target.exists():
            return
        backup = target.with_name(f"{target.stem} (before upgrade from version {self._older_schema}){target.suffix}")
        if not backup.exists():
            new = temporary_beside(backup)
            try:
                shutil.copy2(target, new)
                replace_whole(new, backup)
            finally:
                _remove_if_there(new)
        self._older_schema = 0

    def close(self, *, discard: bool = True) -> None:
        """Lets go of the document; ``discard`` False leaves the working copy to be recovered."""
        self._copy.close(discard=discard)
        if self._lock:
            self._lock.release()


def create(state: DocumentState, title: str = _UNSAVED, state_dir: Path | None = None) -> OpenDocument:
    """A new document without a file."""
    return OpenDocument(WorkingCopy.blank(state, About(title, since=_now()), state_dir), None, None)


def open_at(
    path: Path, *, read_only: bool = False, take_over: bool = False, state_dir: Path | None = None
) -> tuple[OpenDocument, DocumentState]:
    """Opens a saved document and reads it.

    ``take_over`` opens a document that is marked as open elsewhere, for marks of a computer that is gone.

    :raises DocumentRefused: it is no document, damaged, of a later version, or tampered with.
    :raises DocumentInUse: somebody has it open, and not ``read_only``.
    :raises EnvironmentTrouble: it cannot be read.
    """
    path = path.resolve()
    try:
        version = inspect.check_header(path, path.name)
        stamp = stamp_of(path)
    except OSError as error:
        doing = tell("Opening {name}", name=path.name)
        raise trouble(doing, error, tell("Check the name and that you may read it.")) from error
    about = About(path.stem, str(path), stamp, since=_now())
    copy, state = WorkingCopy.of_document(path, about, state_dir)
    try:
        if stamp_of(path) != stamp:
            raise ChangedOutside(path, tell("changed"))
        lock = None if read_only else _claim(path, copy, take_over=take_over)
        document = OpenDocument(copy, path, lock, read_only=read_only)
        document._older_schema = version if version < schema.current_version() else 0
        copy.remember(replace(about, saved_revision=copy.revision))
    except BaseException:
        copy.close()
        raise
    return document, state


def recover(item: Recoverable) -> tuple[OpenDocument, DocumentState]:
    """Opens what a dead process left behind; it is saved only when the person says so.

    :raises DocumentRefused: it was damaged when the process died.
    :raises DocumentInUse: another process is recovering it.
    """
    try:
        copy, state = WorkingCopy.left_behind(item.folder)
    except BlockingIOError as error:
        raise DocumentInUse(item.folder, tell("another window is recovering it")) from error
    path = Path(item.target) if item.target else None
    read_only, lock = False, None
    if path is not None:
        try:
            lock = _claim(path, copy, take_over=False)
        except DocumentInUse:
            read_only = True
    document = OpenDocument(copy, path, lock, read_only=read_only)
    document.recovered = True
    return document, state


def _claim(path: Path, copy: WorkingCopy, *, take_over: bool) -> Lock | None:
    """The lock on a document; None where no lock file can be written (saving there will say why)."""
    try:
        lock = Lock(path, me(copy.folder), take_over=take_over)
    except OSError:
        return None
    clear_interrupted(path)  # nobody else saves there now
    return lock


def _remove_if_there(path: Path) -> None:
    for tail in ("", "-journal"):
        with contextlib.suppress(OSError):
            Path(f"{path}{tail}").unlink()


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")
