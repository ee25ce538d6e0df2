"""What the export's process is asked; on the way it tells how far it is (0..1), and what is being done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.restricted import Source


@dataclass(frozen=True)
class Part:
    """A part of the source, which is sent in parts so that nobody has to wait for the whole; it has no answer."""

    name: str
    value: Case | Plan | Evaluation | Source


@dataclass(frozen=True)
class Show:
    """A preview of a choice in the format that an ending says; the answer is a `Preview`.

    Told before it is each `SheetPreview` as soon as it is known, that of the sheet ``looked_at`` first.
    """

    choice: ExportChoice
    suffix: str
    looked_at: str = ""


@dataclass(frozen=True)
class Write:
    """The file of a choice; the answer is None."""

    choice: ExportChoice
    path: Path


Request = Part | Show | Write
