"""Undo and redo: the edits of a session as changes that can be replayed in both directions."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from planner.storage.changes import Change

MOST_STEPS = 500
"""Edits that can be undone."""
MOST_ROWS = 1_000_000
"""Rows that all remembered edits together may keep alive; older edits are forgotten first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: its name, what it changed, and the revisions between which it leads."""

    name: str
    changes: tuple[Change, ...]
    before: int
    after: int

    @property
    def size(self) -> int:
        """Rows that the step keeps alive."""
        return sum(change.size for change in self.changes)

    @property
    def touched(self) -> frozenset[str]:
        """The tables that the step changes."""
        return frozenset(change.key.table for change in self.changes)


@dataclass(frozen=True, slots=True)
class Steps:
    """The names of the edits done, oldest first, and of those undone, the one that redo repeats first."""

    done: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()


class History:
    """The edits done and undone, bounded in number and size."""

    def __init__(self, most_steps: int = MOST_STEPS, most_rows: int = MOST_ROWS) -> None:
        self._most_steps = most_steps
        self._most_rows = most_rows
        self._done: deque[Step] = deque()
        self._undone: list[Step] = []
        self._rows = 0

    @property
    def next_undo(self) -> Step | None:
        """The step that undo takes back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Step | None:
        """The step that redo repeats."""
        return self._undone[-1] if self._undone else None

    @property
    def steps(self) -> Steps:
        """All steps by name."""
        return Steps(tuple(step.name for step in self._done), tuple(step.name for step in reversed(self._undone)))

    def add(self, step: Step) -> None:
        """Remembers a new step; what was undone can no longer be redone."""
        self._rows += step.size - sum(undone.size for undone in self._undone)
        self._undone.clear()
        self._done.append(step)
        while len(self._done) > 1 and (len(self._done) > self._most_steps or self._rows > self._most_rows):
            self._rows -= self._done.popleft().size

    def undone(self) -> None:
        """The last step was taken back."""
        self._undone.append(self._done.pop())

    def redone(self) -> None:
        """The last step taken back was repeated."""
        self._done.append(self._undone.pop())
