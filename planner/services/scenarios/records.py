"""Plans by name: finding, copying, and reading them on the portfolio of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planner.domain.case import Case
from planner.domain.document import Json, PlanRecord
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.months import Month
from planner.domain.plan import Plan
from planner.domain.plan_rows import plan_from_rows, plan_to_rows
from planner.domain.telling import plain, tell
from planner.services.edit import Edit
from planner.services.opening import moved


def plan_named(plans: Sequence[PlanRecord], name: str) -> PlanRecord:
    """The plan with this name, else the only one whose name is that but for upper and lower case; UserError if none."""
    exactly = [plan for plan in plans if plan.name == name]
    nearly = [plan for plan in plans if plan.name.casefold() == name.strip().casefold()]
    for found in (exactly, nearly):
        if len(found) == 1:
            return found[0]
    known = ", ".join(plan.name for plan in plans)
    raise UserError(
        f"There is no plan named {name}. " + (f"The plans are: {known}." if known else "The file holds no plan.")
    )


def same_rows(one: PlanRecord, other: PlanRecord) -> bool:
    """Whether two states of a plan have the same seats and holds: those of a session share what did not change."""
    return one.rows.seats is other.rows.seats and one.rows.holds is other.rows.holds


def copy_name(plans: Sequence[PlanRecord], name: str, say: Callable[[str], str] = str) -> str:
    """``Copy of NAME``, with a number where that is taken; ``say`` gives the words in another language."""
    taken = {plan.name for plan in plans}
    copy = plain(say(tell("Copy of {name}", name=name)))
    wanted, number = copy, 2
    while wanted in taken:
        wanted, number = f"{copy} ({number})", number + 1
    return wanted


def duplicate_plan(edit: Edit, plan_id: str, name: str = "", say: Callable[[str], str] = str) -> PlanRecord:
    """Add a copy of a plan under another name; the copy is not published. KeyError without such a plan."""
    record = edit.state.plan(plan_id)
    copy = replace(record, id="", name=name or copy_name(edit.plans, record.name, say), published=False, created="")
    return edit.add_plan(copy)


def plan_in(case: Case, record: PlanRecord) -> tuple[Plan, tuple[str, ...]]:
    """A kept plan on the case of today, and what could not be carried over, in words."""
    start = Month.parse(record.plan_start) if record.plan_start else case.grid.start
    rows = moved(record.rows, case.grid.start.ordinal - start.ordinal, case.grid.count)
    return plan_from_rows(case, rows)


def with_plan(case: Case, record: PlanRecord, plan: Plan, status: str) -> PlanRecord:
    """A record that holds another plan of the case; of what its search had said only the bound still holds."""
    figures: Json = {"bound": record.figures.get("bound"), "trace": []}
    return replace(
        record, rows=plan_to_rows(case, plan), status=status, figures=figures, plan_start=case.grid.start.label
    )


@dataclass(frozen=True, eq=False)
class Judged:
    """A kept plan as the evaluator sees it today; ``lost`` is what could not be carried over, in words."""

    record: PlanRecord
    plan: Plan
    evaluation: Evaluation
    lost: tuple[str, ...] = ()


class Judge:
    """Judges kept plans on one case, each once: plans are compared by the same weights, those of the portfolio.

    Used from one thread at a time.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._known: dict[str, Judged] = {}

    def judged(self, record: PlanRecord) -> Judged:
        """A plan and its evaluation."""
        known = self._known.get(record.id)
        if known is None or not same_rows(known.record, record):
            plan, lost = plan_in(self.case, record)
            known = Judged(record, plan, evaluate(self.case, plan), lost)
        elif known.record is not record:
            known = replace(known, record=record)
        self._known[record.id] = known
        return known
