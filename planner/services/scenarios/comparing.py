"""Two or three plans side by side: all figures, by study and sponsor, who moves where, and where seats differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.domain.case import Case
from planner.domain.evaluation import ContinuityRow, Evaluation, Level, MarginRow
from planner.domain.plan import Plan, Status
from planner.exchange.plan_export import RunFacts, Unit
from planner.services.planning import honest_status
from planner.services.scenarios.aligned import Aligned, Difference, align, differences, movers
from planner.services.scenarios.moving import Move, moves, summary
from planner.services.summary import filled, plan_summary, shown, status_text

MOST_PLANS = 3
"""Plans that fit side by side."""


@dataclass(frozen=True, eq=False)
class Compared:
    """A plan to compare: its name and how the evaluator judges it."""

    name: str
    plan: Plan
    evaluation: Evaluation
    status: Status = Status.FEASIBLE


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of all plans, of ``level`` and ``name``. ``better``: 1 if more is better, -1 if less is, 0 neither."""

    level: Level
    name: str
    key: str
    label: str
    unit: Unit
    values: tuple[float | str | None, ...]
    texts: tuple[str, ...]
    meaning: str = ""
    better: int = 0

    @property
    def differs(self) -> bool:
        """Whether the plans differ in it, as shown."""
        return len(set(self.texts)) > 1

    def change(self, at: int) -> float | None:
        """How much more one plan has than the first; None where either has none."""
        first, value = self.values[0], self.values[at]
        if isinstance(first, str) or isinstance(value, str) or first is None or value is None:
            return None
        return value - first


@dataclass(frozen=True, eq=False)
class Comparison:
    """Plans of one case side by side; all changes are against the first of them."""

    case: Case
    plans: tuple[Compared, ...]

    @cached_property
    def aligned(self) -> Aligned:
        """Their seats side by side."""
        return align([entry.plan for entry in self.plans])

    @cached_property
    def changes(self) -> tuple[tuple[Difference, ...], ...]:
        """For each plan where it differs from the first (for the first itself: nowhere)."""
        return tuple(differences(self.aligned, 0, at) if at else () for at in range(len(self.plans)))

    @cached_property
    def moves(self) -> tuple[tuple[Move, ...], ...]:
        """For each plan who moves, compared with the first."""
        return tuple(moves(self.aligned, found) for found in self.changes)

    @cached_property
    def summaries(self) -> tuple[str, ...]:
        """For each plan how much differs from the first, in a sentence."""
        return tuple(summary(self.case, self.aligned, found) for found in self.changes)

    @cached_property
    def people_moved(self) -> tuple[int, ...]:
        """For each plan how many people have seat-months that differ from the first."""
        return tuple(len(movers(self.aligned, 0, at)) if at else 0 for at in range(len(self.plans)))

    @cached_property
    def figures(self) -> tuple[FigureRow, ...]:
        """Every figure of the summary."""
        currency = self.case.portfolio.settings.currency
        found = [plan_summary(p.evaluation, RunFacts(p.status), currency) for p in self.plans]
        status = FigureRow(
            Level.PORTFOLIO, "Portfolio", "status", "Status", Unit.TEXT,
            tuple(str(honest_status(p.status, p.evaluation)) for p in self.plans),
            tuple(status_text(p.evaluation, RunFacts(honest_status(p.status, p.evaluation))) for p in self.plans),
            "Whether every margin floor holds.",
        )  # fmt: skip
        rows = [status]
        for each in zip(*found, strict=True):
            if each[0].key not in ("status", "gap"):
                rows.append(
                    FigureRow(
                        Level.PORTFOLIO, "Portfolio", each[0].key, each[0].label, each[0].unit,
                        tuple(f.value for f in each), tuple(f.text for f in each), each[0].tooltip,
                        _BETTER.get(each[0].key, 0),
                    )
                )  # fmt: skip
        return tuple(rows)

    @cached_property
    def by_group(self) -> tuple[FigureRow, ...]:
        """Continuity, demand filled, open demand, handovers and margin of every sponsor and study."""
        currency = self.case.portfolio.settings.currency
        rows = []
        for level in (Level.SPONSOR, Level.STUDY):
            continuity = [{row.name: row for row in p.evaluation.continuity if row.level is level} for p in self.plans]
            money = [{row.name: row for row in p.evaluation.margins if row.level is level} for p in self.plans]
            for name in continuity[0]:
                for kind in _GROUP_FIGURES:
                    values = tuple(kind.of(c[name], m.get(name)) for c, m in zip(continuity, money, strict=True))
                    texts = tuple(shown(value, kind.unit, currency) for value in values)
                    rows.append(FigureRow(level, name, kind.key, kind.label, kind.unit, values, texts, "", kind.better))
        return tuple(rows)


_BETTER = {
    "sponsor_continuity": 1, "demand_filled": 1, "handovers": -1, "people_joining": -1, "portfolio_margin": 1,
    "margin_before_bench": 1, "floors_broken": -1, "not_staffed": -1, "conflicts": -1, "open_months": -1,
    "contractor_months": -1, "bench_cost": -1, "committed_continuity": 1, "committed_filled": 1, "objective": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _GroupFigure:
    key: str
    label: str
    unit: Unit
    of: Callable[[ContinuityRow, MarginRow | None], float | None]
    better: int


_GROUP_FIGURES = (
    _GroupFigure("continuity", "Sponsor continuity", Unit.SHARE, lambda c, _: c.sponsor_continuity, 1),
    _GroupFigure("filled", "Demand filled", Unit.SHARE, lambda c, _: c.staffed / c.demand if c.demand else None, 1),
    _GroupFigure("open", "Open demand", Unit.FTE_MONTHS, lambda c, _: c.open, -1),
    _GroupFigure("handovers", "Handovers", Unit.COUNT, lambda c, _: c.handovers, -1),
    _GroupFigure("margin", "Margin", Unit.SHARE, lambda _, m: None if m is None else m.margin, 1),
)


def compare(case: Case, plans: Sequence[Compared]) -> Comparison:
    """Put two or three plans of one case side by side. ValueError for fewer or more."""
    if not 2 <= len(plans) <= MOST_PLANS:
        raise ValueError(f"2 to {MOST_PLANS} plans can be compared, not {len(plans)}")
    return Comparison(case, tuple(plans))


def headline(evaluation: Evaluation) -> tuple[float, float | None, float | None, float | None, float]:
    """Score, sponsor continuity, demand filled, portfolio margin, open FTE-months: what a list of plans shows."""
    whole = evaluation.portfolio
    margin = evaluation.portfolio_margin.margin
    return evaluation.objective, whole.sponsor_continuity, filled(evaluation), margin, whole.open
