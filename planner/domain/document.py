"""The content of a document as one immutable value: the portfolio and the plans made for it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from planner.domain.plan import PlanRows
from planner.domain.portfolio import LineKey, Portfolio

Json = dict[str, Any]


def _plain(value: Any) -> Any:
    """A private copy made of JSON's types; numbers that JSON does not know (NaN, infinities) become None."""
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def plain_json(value: Mapping[str, Any]) -> Json:
    """``value`` as it will be read back from a document; TypeError for what cannot be written as JSON."""
    read_back: Json = json.loads(json.dumps(_plain(value), allow_nan=False))
    return read_back


@dataclass(frozen=True)
class PlanRecord:
    """A plan as a document keeps it.

    ``rows`` holds the seats and holds in keys; month 0 of the rows is ``plan_start`` (``YYYY-MM``). ``status`` is what
    the plan claims (`planner.domain.plan.Status`), ``options`` the settings that it was made with and ``figures`` its
    results, both plain JSON and never changed in place. ``created`` is an ISO date and time.
    ``portfolio_fingerprint`` tells which portfolio the plan was made for. At most one plan is ``published``.
    """

    id: str
    name: str
    rows: PlanRows = field(default_factory=PlanRows)
    status: str = ""
    options: Json = field(default_factory=dict)
    figures: Json = field(default_factory=dict)
    published: bool = False
    note: str = ""
    created: str = ""
    portfolio_fingerprint: str = ""
    plan_start: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", plain_json(self.options))
        object.__setattr__(self, "figures", plain_json(self.figures))

    @cached_property
    def header(self) -> PlanRecord:
        """The record without its rows."""
        return replace(self, rows=PlanRows())


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What a file said last about a row of the portfolio, as (heading, text) pairs.

    A later version of the file that says the same again does not undo what people changed since. ``sheet`` is the
    canonical sheet, ``key`` the row's key as people read it. The working days that an import divided hours by
    stand here, too, under a sheet of their own (`planner.services.importing.frozen_days`).
    """

    sheet: str
    key: str
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatNote:
    """What people noted on a seat, whoever holds it: ``seat`` is its number within the line, in every plan."""

    line: LineKey
    seat: int
    text: str


@dataclass(frozen=True)
class DocumentState:
    """Everything in a document at one moment."""

    portfolio: Portfolio
    plans: tuple[PlanRecord, ...] = ()
    imported: tuple[ImportedRow, ...] = ()
    seat_notes: tuple[SeatNote, ...] = ()

    def plan(self, plan_id: str) -> PlanRecord:
        """The plan with this id; KeyError if there is none."""
        for record in self.plans:
            if record.id == plan_id:
                return record
        raise KeyError(plan_id)

    @property
    def published(self) -> PlanRecord | None:
        """The published plan, if there is one."""
        return next((record for record in self.plans if record.published), None)
