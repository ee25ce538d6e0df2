"""Errors that a person can cause or cure. Everything else that is raised is a bug of ours.

::

    ThroughlineError
    ├── UserError            their file or their input
    │   └── InputProblems    a list of problems, each with its place
    └── EnvironmentTrouble   disk, lock, permission, missing display
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class ThroughlineError(Exception):
    """Base of the errors whose message is meant for the person at the screen."""


class UserError(ThroughlineError):
    """Their file or their input is at fault; the message says where, what, and what to do."""


class EnvironmentTrouble(ThroughlineError):
    """The machine is at fault: a full disk, a lock, a missing permission."""


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"  # nothing is imported while one stands
    WARNING = "warning"  # imported; the person should look
    NOTICE = "notice"  # worth knowing


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an input, and where.

    ``sheet`` and ``cell`` (such as ``C7``; both may be empty) say where; ``value`` is what stands there as the person
    sees it; ``message`` says what is wrong and ``remedy`` what to do about it.
    """

    sheet: str
    cell: str
    value: str
    message: str
    remedy: str = ""
    severity: Severity = Severity.ERROR
    file: str = ""

    @property
    def place(self) -> str:
        """``Sheet!Cell``, or as much of it as is known (a text file has no sheets)."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell

    def __str__(self) -> str:
        shown = f" ({self.value})" if self.value else ""
        place = f"{self.place}{shown}: " if self.place else ""
        return f"{place}{self.message}{' ' + self.remedy if self.remedy else ''}"


class InputProblems(UserError):
    """An input that was refused, with everything found wrong in it."""

    def __init__(self, problems: Sequence[Problem], file: str = "") -> None:
        self.problems = tuple(problems)
        self.file = file
        errors = [p for p in self.problems if p.severity is Severity.ERROR]
        head = f"{file}: " if file else ""
        noun = "problem" if len(errors) == 1 else "problems"
        super().__init__(f"{head}{len(errors)} {noun} found; nothing was imported.")
