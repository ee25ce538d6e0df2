"""An edit worked out on a thread: first the answer, then the boards that go with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.services.changing import Answer, Change
    from planner.services.planning import BaselinePlans, PlanOutcome
    from ui.shown import ShownPlan


@dataclass(frozen=True)
class Edited:
    """An edit made on ``before``; ``shown`` is what to show now."""

    answer: Answer
    before: ShownPlan
    shown: ShownPlan


def work_out(before: ShownPlan, change: Change, told: Callable[[Answer], None]) -> Edited:
    """Make a change and the boards of the changed plan; ``told`` gets the answer as soon as it is there.

    :raises ChangeRefused: nothing was changed.
    """
    from planner.services.board_text import BoardText
    from planner.services.board_update import updated_boards
    from planner.services.changing import answer, apply

    outcome = before.outcome
    said = answer(outcome, apply(outcome.case, outcome.plan, change))
    told(said)
    boards = updated_boards(before.boards, outcome, said.outcome)
    new = said.outcome
    _ = new.figures  # worked out here, on the thread, instead of on the window's
    text = BoardText(new.case, new.plan, new.evaluation)
    return Edited(said, before, replace(before, outcome=new, boards=boards, text=text, lost=()))


def with_baselines(outcome: PlanOutcome, baselines: Callable[[Case], BaselinePlans | None]) -> PlanOutcome:
    """The outcome beside both request-by-request plans of its case."""
    from planner.domain.evaluate import evaluate

    greedy = baselines(outcome.case)
    if greedy is None:
        return outcome
    return replace(
        outcome,
        list_order=evaluate(outcome.case, greedy.list_order, outcome.published),
        continuity_aware=evaluate(outcome.case, greedy.continuity_aware, outcome.published),
    )
