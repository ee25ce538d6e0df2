"""Checking a plan workbook from its own file alone: rules, floors, figures, and what it claims of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from planner.domain.case import Case
from planner.domain.errors import InputProblems, Problem, UserError
from planner.domain.plan import Plan, Status
from planner.domain.plan_check import Violation, check_plan
from planner.domain.plan_rows import plan_from_rows
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_reader import PlanFile, read_plan_workbook
from planner.services.planning import BaselinePlans, PlanOutcome, judge


class PlanRefused(InputProblems):
    """A plan that cannot be read, or that breaks rules 1 to 5, with the cells."""

    def __init__(self, problems: Sequence[Problem], file: str) -> None:
        super().__init__(problems, file)
        noun = "problem" if len(self.problems) == 1 else "problems"
        self.args = (f"{file}: {len(self.problems)} {noun} found; this is no valid plan.",)


SAME = 1e-9
"""How far a claimed objective may be from the evaluator's and still be the same (relative)."""
_SHOWN = 5


def check_workbook(path: Path, baselines: Callable[[Case], BaselinePlans] | None = None) -> PlanOutcome:
    """Judge the plan in a workbook.

    Raises `InputProblems` if the sheets cannot be read or rules 1 to 5 are broken, `UserError` if there is no plan.
    """
    file = read_plan_workbook(path)
    if str(file.claims.get("Export", "full")) != "full":
        raise UserError(f"{path.name} is a restricted export: it leaves out what a check needs. Check the full export.")
    if file.case is None:
        raise UserError(f"{path.name} holds no plan: the sheet Plan assignments is missing.")
    if file.rows is None:
        raise PlanRefused(file.problems, path.name)
    case = file.case
    plan, _ = plan_from_rows(case, file.rows)
    broken = check_plan(case, plan)
    if broken:
        raise PlanRefused((*_located(broken, file), *file.problems), path.name)
    published = None if file.published is None else plan_from_rows(case, file.published)[0]
    return _judged(file, case, plan, published, baselines(case) if baselines else None)


def _judged(
    file: PlanFile, case: Case, plan: Plan, published: Plan | None, baselines: BaselinePlans | None
) -> PlanOutcome:
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE), baselines, published)
    claimed, objective = file.claims.get("Objective"), outcome.evaluation.objective
    if not isinstance(claimed, float):
        return outcome
    if abs(claimed - objective) > SAME * max(1.0, abs(objective)):
        note = f"The Summary sheet says Objective {claimed:,.4f}; the evaluator finds {objective:,.4f}."
        return replace(outcome, facts=replace(outcome.facts, notes=(note,)))
    return judge(case, plan, _claimed_facts(file), baselines, published)


def _claimed_facts(file: PlanFile) -> RunFacts:
    """What only the search can know, as the Summary sheet of an unchanged plan says it."""
    claims = file.claims
    status = str(claims.get("Status", ""))
    return RunFacts(
        Status(status) if status in set(Status) else Status.FEASIBLE,
        bound=_number(claims.get("Bound")),
        seed=None if _number(claims.get("Seed")) is None else int(_number(claims.get("Seed")) or 0),
        seconds=_number(claims.get("Solve seconds")),
        deterministic=claims.get("Deterministic") == "Y",
        safety_stop=claims.get("Safety stop") == "Y",
        proven_impossible=tuple(name.removeprefix(PROVEN) for name in claims if name.startswith(PROVEN)),
        notes=("Bound, seed and seconds are as the Summary sheet says.",),
    )


PROVEN = "Proven impossible to meet: "


def _number(value: str | float | None) -> float | None:
    return value if isinstance(value, float) else None


def _located(broken: Iterable[Violation], file: PlanFile) -> Iterable[Problem]:
    """The broken rules with the cells of the holds that break them."""
    by_seat: dict[tuple[str, str, int, int], list[str]] = defaultdict(list)
    for (line, seat, month), place in file.places.items():
        by_seat[line.study, line.role, seat, month].append(place)
    by_person = _by_person(file)
    for rule in broken:
        places = by_seat.get((rule.study, rule.role, rule.seat, rule.month), [])
        if not places and rule.person:
            places = by_person.get((rule.person, rule.month), [])
        sheet, _, cell = (places[0] if places else "Plan assignments").partition("!")
        also = f" See also {', '.join(places[1:_SHOWN])}." if len(places) > 1 else ""
        yield Problem(sheet, cell, "", f"{rule.sentence}{also}", "Change or delete the row.")


def _by_person(file: PlanFile) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for hold in file.rows.holds if file.rows else ():
        found[hold.holder, hold.month].append(file.places[hold.line, hold.seat, hold.month])
    return found
