"""What the export's process is asked and answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planner.domain.case import Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.preview import Preview
from planner.services.exporting.restricted import Source


@dataclass(frozen=True)
class Part:
    """A part of the source, which is sent in parts so that nobody has to wait for the whole."""

    name: str
    value: Case | Plan | Evaluation | Source


@dataclass(frozen=True)
class Show:
    """A preview of a choice in the format that an ending says."""

    choice: ExportChoice
    suffix: str


@dataclass(frozen=True)
class Write:
    """The file of a choice."""

    choice: ExportChoice
    path: Path


@dataclass(frozen=True)
class Progress:
    """How far it is (0..1), and what is being done."""

    fraction: float
    text: str


@dataclass(frozen=True)
class Done:
    """The answer to Show and Write."""

    preview: Preview | None = None


@dataclass(frozen=True)
class Failed:
    """An error; a `ThroughlineError` is meant for people."""

    error: Exception


Request = Part | Show | Write
Answer = Progress | Done | Failed
