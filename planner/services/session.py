"""The session: the open document, its history, and who wants to hear of changes.

Every change goes through one named transaction::

    with session.edit("Assign Ana to ABC-101") as edit:
        edit.portfolio = new_portfolio

The session is used from one thread; everything that it hands out is immutable and may be read from any.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.document import DocumentState, PlanRecord
from planner.domain.portfolio import Portfolio
from planner.services.edit import Edit
from planner.services.history import History, Step, Steps
from planner.storage import recovery
from planner.storage.changes import Change, apply, difference, reverse
from planner.storage.errors import (
    ChangedOutside,
    DamagedDocument,
    DocumentInUse,
    DocumentRefused,
    NewerDocument,
    NotADocument,
    ReadOnlyDocument,
    SuspectDocument,
)
from planner.storage.fingerprint import portfolio_fingerprint, state_hash
from planner.storage.recovery import Recoverable

if TYPE_CHECKING:  # SQLite's helper takes half a second to load, so it waits for the first document
    from planner.storage.document import OpenDocument

__all__ = [
    "ChangeEvent",
    "ChangeKind",
    "ChangedOutside",
    "DamagedDocument",
    "DocumentInUse",
    "DocumentRefused",
    "DocumentState",
    "Edit",
    "NewerDocument",
    "NotADocument",
    "PlanRecord",
    "ReadOnlyDocument",
    "Recoverable",
    "Session",
    "Steps",
    "SuspectDocument",
    "discard_recoverable",
    "list_recoverable",
    "new_document",
    "open_document",
    "portfolio_fingerprint",
    "recover",
    "state_hash",
]

_log = logging.getLogger(__name__)


class ChangeKind(StrEnum):
    """What a listener is told about."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    SAVED = "saved"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """Something happened to the document.

    ``touched`` names what changed: ``settings``, the portfolio's tuples (``staff``, ``demand``, …), ``plans`` (names,
    figures, published, which plans there are), ``plan_seats`` and ``plan_holds``.
    """

    kind: ChangeKind
    name: str
    touched: frozenset[str]


Listener = Callable[[ChangeEvent], None]


class Session:
    """An open document. Made by `new_document`, `open_document` and `recover`."""

    def __init__(self, document: OpenDocument, state: DocumentState) -> None:
        self._document = document
        self._state = state
        self._history = History()
        self._revision = self._newest = document.revision
        self._clean_revision: int | None = document.saved_revision
        self._listeners: list[Listener] = []
        self._busy = False
        self.closed = False

    # ---- what there is

    @property
    def state(self) -> DocumentState:
        """The document at this moment."""
        return self._state

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio at this moment."""
        return self._state.portfolio

    @property
    def plans(self) -> tuple[PlanRecord, ...]:
        """The plans at this moment."""
        return self._state.plans

    @property
    def path(self) -> Path | None:
        """The document's file; None as long as it was never saved."""
        return self._document.path

    @property
    def title(self) -> str:
        """The document's name as shown, with "(Recovered)" or "(read-only)" where it applies."""
        return self._document.title

    @property
    def read_only(self) -> bool:
        """Whether the document can only be saved under another name."""
        return self._document.read_only

    @property
    def recovered(self) -> bool:
        """Whether these are changes of a process that died, not saved yet."""
        return self._document.recovered

    @property
    def dirty(self) -> bool:
        """Whether there are changes that are not in the file."""
        return self.recovered or self._revision != (self._clean_revision or 0)

    @property
    def revision(self) -> int:
        """A number that no two different states of this session share; work in the background notes it."""
        return self._revision

    def is_stale(self, record: PlanRecord) -> bool:
        """Whether the plan was made for another portfolio than the present one."""
        return record.portfolio_fingerprint != portfolio_fingerprint(self.portfolio)

    # ---- changing it

    @contextlib.contextmanager
    def edit(self, name: str) -> Iterator[Edit]:
        """One undoable change; an exception inside the block leaves everything as it was.

        :raises EnvironmentTrouble: the change could not be kept on disk; nothing was changed.
        """
        self._check_free()
        self._busy = True
        try:
            edit = Edit(self._state)
            yield edit
            changes = difference(self._state, edit.state)
            if changes:
                step = Step(name, changes, self._revision, self._newest + 1)
                self._go(step.changes, step.after)
                self._newest = step.after
                self._history.add(step)
        finally:
            self._busy = False
        if changes:
            self._tell(ChangeEvent(ChangeKind.EDIT, name, step.touched))

    def _check_free(self) -> None:
        if self.closed or self._busy:
            raise RuntimeError("a document is changed by one edit at a time, while it is open")

    @property
    def undo_text(self) -> str:
        """The name of the edit that undo takes back; empty if there is none."""
        step = self._history.next_undo
        return step.name if step else ""

    @property
    def redo_text(self) -> str:
        """The name of the edit that redo repeats; empty if there is none."""
        step = self._history.next_redo
        return step.name if step else ""

    @property
    def steps(self) -> Steps:
        """The names of the edits that can be undone, oldest first, and of those that can be redone."""
        return self._history.steps

    def go_to(self, done: int) -> bool:
        """Undoes or redoes until ``done`` edits are done, as far as they are remembered; whether anything changed.

        :raises EnvironmentTrouble: the disk refuses; the steps before that are made.
        """
        moved = False
        while len(self.steps.done) > done and self.undo():
            moved = True
        while len(self.steps.done) < done and self.redo():
            moved = True
        return moved

    def undo(self) -> bool:
        """Takes the last edit back; False if there is none.

        :raises EnvironmentTrouble: the disk refuses; nothing was changed.
        """
        self._check_free()
        step = self._history.next_undo
        if step is None:
            return False
        self._go(reverse(step.changes), step.before)
        self._history.undone()
        self._tell(ChangeEvent(ChangeKind.UNDO, step.name, step.touched))
        return True

    def redo(self) -> bool:
        """Repeats the edit that was taken back last; False if there is none.

        :raises EnvironmentTrouble: the disk refuses; nothing was changed.
        """
        self._check_free()
        step = self._history.next_redo
        if step is None:
            return False
        self._go(step.changes, step.after)
        self._history.redone()
        self._tell(ChangeEvent(ChangeKind.REDO, step.name, step.touched))
        return True

    def _go(self, changes: tuple[Change, ...], revision: int) -> None:
        """Leads to another state: on disk first, so that a refusal leaves everything as it was."""
        after = apply(self._state, changes)
        self._document.write(changes, after, revision)
        self._state, self._revision = after, revision

    # ---- listeners

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener`` after every change; returns the function that ends this."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def _tell(self, event: ChangeEvent) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:  # a faulty view must neither undo an edit nor keep the others from hearing of it
                _log.exception("a listener failed on %s", event)

    # ---- the file

    def save(self, *, force: bool = False) -> None:
        """Saves to the document's file; see `planner.storage.document.OpenDocument.save` for what can go wrong."""
        self._check_free()
        self._document.save(force=force)
        self._saved()

    def save_as(self, path: Path | str) -> None:
        """Saves to another file, which becomes the document's file; a file that is there is replaced."""
        self._check_free()
        self._document.save_as(Path(path))
        self._saved()

    def _saved(self) -> None:
        self._clean_revision = self._revision
        self._tell(ChangeEvent(ChangeKind.SAVED, self.title, frozenset()))

    def changed_outside(self) -> str:
        """What something else did to the file since it was opened or saved last; empty if nothing."""
        return self._document.changed_outside()

    def close(self, *, keep_for_recovery: bool = False) -> None:
        """Closes the document; unsaved changes are gone unless ``keep_for_recovery``. Closing twice is allowed."""
        if self.closed:
            return
        self.closed = True
        self._document.close(discard=not keep_for_recovery)
        self._tell(ChangeEvent(ChangeKind.CLOSED, "", frozenset()))
        self._listeners.clear()


def new_document(portfolio: Portfolio, *, title: str = "Untitled", state_dir: Path | None = None) -> Session:
    """A session with a new document that has no file yet. ``state_dir`` holds the working copies (for tests)."""
    from planner.storage import document as documents

    state = DocumentState(portfolio)
    return Session(documents.create(state, title, state_dir), state)


def open_document(
    path: Path | str, *, read_only: bool = False, take_over: bool = False, state_dir: Path | None = None
) -> Session:
    """A session with a saved document; see `planner.storage.document.open_at` for what can go wrong."""
    from planner.storage import document as documents

    return Session(*documents.open_at(Path(path), read_only=read_only, take_over=take_over, state_dir=state_dir))


def list_recoverable(state_dir: Path | None = None) -> tuple[Recoverable, ...]:
    """Documents with unsaved changes whose process died, the latest first."""
    return recovery.list_recoverable(state_dir)


def recover(item: Recoverable) -> Session:
    """A session with what a dead process left behind; it stays unsaved until the person saves it."""
    from planner.storage import document as documents

    return Session(*documents.recover(item))


def discard_recoverable(item: Recoverable) -> None:
    """Removes what a dead process left behind, for good."""
    recovery.discard(item.folder)
