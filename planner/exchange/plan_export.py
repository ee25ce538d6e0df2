"""What a plan workbook is written from: values only, so that the sheets need to work nothing out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.case import BoolArray, Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan, Status
from planner.exchange.export_limits import ExportLimits


class Unit(StrEnum):
    """How a figure is shown."""

    TEXT = "text"
    COUNT = "count"
    SHARE = "share"  # a fraction of 1, shown in percent
    FTE_MONTHS = "FTE-months"
    SCORE = "score"  # Z and its parts
    MONEY = "money"  # whole base currency
    POINTS = "points"  # a difference of two shares, shown in percentage points


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the summary: what it is, its value in this plan and in both greedy baselines, and what it means.

    ``value`` is the raw figure (None where it is undefined) and ``text`` the same as shown to people; the baselines'
    values are None where there is no such figure.
    """

    key: str
    label: str
    unit: Unit
    value: float | str | None
    text: str
    tooltip: str
    list_order: float | None = None
    continuity_aware: float | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What is known of the search that made a plan. ``bound`` is proven, or None; ``seconds`` None if not searched.

    ``bound_open`` is a proven bound on open demand and contractors alone, ``bound_rest`` one on the rest of Z, given
    what the plan leaves open.
    """

    status: Status
    bound: float | None = None
    seed: int | None = None
    seconds: float | None = None
    deterministic: bool = False
    safety_stop: bool = False
    proven_impossible: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    bound_open: float | None = None
    bound_rest: float | None = None


@dataclass(frozen=True, slots=True)
class ExportSource:
    """Where an exported plan stands: document and plan by id and name ('' where it has none), and what it was made by.

    ``fingerprint`` is the portfolio's; ``program`` the version that wrote the workbook.
    """

    document_id: str = ""
    document_title: str = ""
    plan_id: str = ""
    plan_name: str = ""
    fingerprint: str = ""
    program: str = ""


@dataclass(frozen=True, slots=True)
class OpenRun:
    """Months in a row in which nobody holds a seat (by position in the seat table).

    ``reason`` says why; ``remedies`` are sentences, the cheapest first, or None where none were looked for.
    """

    seat: int
    first: int
    last: int
    fte_months: float
    reason: str
    remedies: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RoleMonths:
    """A role by month, in percent FTE: time of those whose main role it is, what is asked for, and the bench.

    ``demand`` = ``staffed`` by people + ``contractors`` + open.
    """

    name: str
    main: tuple[int, ...]
    demand: tuple[int, ...]
    staffed: tuple[int, ...]
    contractors: tuple[int, ...]
    bench: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One person on one study and role, against the published plan; FTE-months before and now."""

    person: int
    study: str
    role: str
    before: float
    now: float


@dataclass(frozen=True)
class PlanExport:
    """A plan with everything that its workbook shows.

    ``locked`` [S, T] marks seat-months whose holder is a lock's; ``reasons`` gives (seat, month) → why nobody holds it;
    ``published`` and ``published_knows`` are the plan that people agreed on, where there is one. ``letters`` are short
    marks of the sponsors; ``open_runs`` come largest first; ``away`` [P][T] is leave in percent FTE;
    ``published_figures`` are the published plan's by the key of the figure, and ``changes`` what differs from it.
    ``limits`` says what is left out of these values.
    """

    case: Case
    plan: Plan
    evaluation: Evaluation
    facts: RunFacts
    figures: tuple[Figure, ...]
    locked: BoolArray
    reasons: dict[tuple[int, int], str] = field(default_factory=dict)
    published: Plan | None = None
    published_evaluation: Evaluation | None = None
    published_locked: BoolArray | None = None
    source: ExportSource = ExportSource()
    letters: tuple[str, ...] = ()
    open_runs: tuple[OpenRun, ...] = ()
    roles: tuple[RoleMonths, ...] = ()
    away: tuple[tuple[int, ...], ...] = ()
    published_figures: Mapping[str, float | str | None] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    limits: ExportLimits = field(default_factory=ExportLimits)
