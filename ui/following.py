"""What to show after an edit: a plan that came is shown, one that has gone is not, what changed is shown anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from ui.shown import ShownPlan


@dataclass
class Follow:
    """``kept`` are the plans that need not be worked out again; ``show`` the plan to show now, None for no change."""

    kept: dict[str, ShownPlan] = field(default_factory=dict)
    show: str | None = None


def follow(
    before: tuple[PlanRecord, ...], after: tuple[PlanRecord, ...], kept: Mapping[str, ShownPlan], shown: str
) -> Follow:
    """From the plans before and after an edit, the plans worked out so far, and the id of the one shown."""
    from planner.services.scenarios.records import same_rows

    old = {plan.id: plan for plan in before}
    found = Follow(dict(kept))
    for plan in after:
        known, ready = old.get(plan.id), kept.get(plan.id)
        if known is None or ready is None:
            continue
        if not same_rows(known, plan):
            del found.kept[plan.id]
        elif ready.name != plan.name:
            found.kept[plan.id] = replace(ready, name=plan.name)
        if plan.id == shown and found.kept.get(plan.id) is not ready:
            found.show = plan.id
    new = [plan.id for plan in after if plan.id not in old]
    if new:
        found.show = new[-1]
    elif shown not in {plan.id for plan in after}:
        found.show = after[-1].id if after else ""
    return found
