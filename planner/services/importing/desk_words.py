"""What the window's process asks of the one that imports, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # for the process begins to read before it has loaded them
    from planner.domain.document import ImportedRow
    from planner.domain.portfolio import Portfolio
    from planner.exchange.raw import TextForm
    from planner.services.importing.choices import ImportChoices


@dataclass(frozen=True)
class Read:
    """Read a file and keep it under a number; its pieces come back if they are ``wanted``."""

    number: int
    path: Path
    text: TextForm | None
    wanted: bool


@dataclass(frozen=True)
class Understand:
    """How the tables of files are read: the result is a pair of readings and notices by table."""

    files: tuple[int, ...]
    choices: ImportChoices
    folder: Path | None


@dataclass(frozen=True)
class Propose:
    """What importing the files would do; the pieces of a proposal come back."""

    files: tuple[int, ...]
    base: Portfolio | None
    choices: ImportChoices
    folder: Path | None
    imported: tuple[ImportedRow, ...]
    into_new: bool


@dataclass(frozen=True)
class Remember:
    """Keep how the tables were read; the result is what was kept, in sentences."""

    files: tuple[int, ...]
    choices: ImportChoices
    folder: Path | None


@dataclass(frozen=True)
class Progress:
    """Rows read so far of the sheet at hand, and how many it has."""

    rows: int
    of: int


Request = Read | Understand | Propose | Remember
