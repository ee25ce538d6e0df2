"""What a plan workbook is written from: values only, so that the sheets need to work nothing out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from planner.domain.case import BoolArray, Case
from planner.domain.evaluation import Evaluation
from planner.domain.plan import Plan, Status


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


@dataclass(frozen=True)
class PlanExport:
    """A plan with everything that its workbook shows.

    ``locked`` [S, T] marks seat-months whose holder is a lock's; ``reasons`` gives (seat, month) → why nobody holds it;
    ``published`` and ``published_knows`` are the plan that people agreed on, where there is one.
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
