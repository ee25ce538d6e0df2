"""What leaves, as a choice wants it: everything of the plan, cut down step by step to values that may be shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain.plan import Plan
from planner.exchange.plan_export import ExportSource, PlanExport
from planner.services.export import Progress, plan_export
from planner.services.export_figures import REMEDIES, changes_since
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.parts import Exported, figures_of, of_months, of_sponsors
from planner.services.exporting.without import safe_for_sponsor, without_costs, without_leave_kinds, without_names
from planner.services.planning import PlanOutcome

__all__ = ["ExportSource", "Source", "chosen_export"]


@dataclass(frozen=True, eq=False)
class Source:
    """What is exported: a judged plan, where it stands, and the plan to compare with (None: the published one)."""

    outcome: PlanOutcome
    place: ExportSource | None = None
    since: Plan | None = None


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


def chosen_export(
    source: Source, choice: ExportChoice, *, remedies: int = REMEDIES, progress: Progress = _no_news
) -> PlanExport:
    """The values that a choice lets out; UserError where it makes no sense (`ExportChoice.checked`)."""
    outcome = source.outcome
    choice = choice.checked(outcome.case)
    looked_for = remedies if choice.costs and choice.names and not choice.sponsors else 0
    looked_for = looked_for if choice.limits().wants("Open seats") else 0
    export = plan_export(outcome, source=source.place, remedies=looked_for, progress=progress)
    since = source.since if choice.since else outcome.published
    whole = Exported(export, since)
    if choice.since and since is not None:
        compared = replace(
            export,
            changes=changes_since(export.case, export.plan, since),
            published_figures=figures_of(export.case, since),
        )
        whole = Exported(compared, since)
    return replace(_cut(whole, choice), limits=choice.limits())


def _cut(whole: Exported, choice: ExportChoice) -> PlanExport:
    """The steps; each takes values away."""
    case = whole.export.case
    first, last = choice.span(case)
    if choice.sponsors:
        whole = of_sponsors(whole if not choice.sponsor_safe else _unpublished(whole), choice.sponsors)
    if choice.first:
        whole = of_months(whole, first, last, only_their_people=bool(choice.sponsors))
    export = whole.export
    if not choice.costs:
        export = without_costs(export)
    if not choice.names:
        export = without_names(export)
    if not choice.leave_kinds:
        export = without_leave_kinds(export)
    return safe_for_sponsor(export) if choice.sponsor_safe else export


def _unpublished(whole: Exported) -> Exported:
    """As if nothing had been published: who was planned once is not in the team."""
    export = replace(whole.export, published=None, published_evaluation=None, published_locked=None)
    return Exported(export, None)
