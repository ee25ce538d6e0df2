"""Checking a plan workbook from its own file alone: rules, floors, figures, and what it claims of itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.case import Case
from planner.domain.errors import InputProblems, Problem, UserError
from planner.domain.plan import CONTRACTOR_ID, Plan, Status
from planner.domain.plan_check import Violation, check_plan
from planner.domain.plan_rows import plan_from_rows
from planner.domain.portfolio import LineKey
from planner.domain.rules import RuleId
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_reader import PlanFile, read_plan_workbook
from planner.exchange.portfolio_reader import restricted_words
from planner.services.planning import BaselinePlans, PlanOutcome, judge
from planner.services.summary import gap


class PlanRefused(InputProblems):
    """A plan that cannot be read, or that breaks rules 1 to 5, with the cells."""

    def __init__(self, problems: Sequence[Problem], file: str) -> None:
        super().__init__(problems, file)
        noun = "problem" if len(self.problems) == 1 else "problems"
        self.args = (f"{file}: {len(self.problems)} {noun} found; this is no valid plan.",)


@dataclass(frozen=True)
class Checked:
    """A plan that keeps rules 1 to 5, judged, and what the reader of its workbook had doubts about."""

    outcome: PlanOutcome
    doubts: tuple[Problem, ...] = ()


SAME = 1e-9
"""How far a claimed objective may be from the evaluator's and still be the same (relative)."""
PROVEN_GAP = 2e-6
"""The gap (share of Z) up to which a plan's claim to be the best is believed."""
_SHOWN = 5


def check_workbook(path: Path, baselines: Callable[[Case], BaselinePlans] | None = None) -> Checked:
    """Judge the plan in a workbook. What no plan can hold (a seat held twice, say) refuses it, with its cell.

    Raises `InputProblems` if the sheets cannot be read or rules 1 to 5 are broken, `UserError` if there is no plan.
    """
    file = read_plan_workbook(path)
    if str(file.claims.get("Export", "full")) != "full":
        raise UserError(restricted_words(path.name))
    if file.case is None:
        raise UserError(
            f"{path.name} holds no plan: the sheet Plan assignments is missing. "
            f"Make one with: throughline plan {path.name} -o plan.xlsx"
        )
    if file.rows is None:
        raise PlanRefused((*file.problems, *file.doubts), path.name)
    case = file.case
    plan, lost = plan_from_rows(case, file.rows)
    refusals = [Problem("Plan assignments", "", "", sentence) for sentence in lost]
    refusals += _located(case, check_plan(case, plan), file)
    if refusals:
        raise PlanRefused((*refusals, *file.problems, *file.doubts), path.name)
    published = None if file.published is None else plan_from_rows(case, file.published)[0]
    outcome = _judged(file, case, plan, published, baselines(case) if baselines else None)
    return Checked(outcome, (*file.problems, *file.doubts))


def _judged(
    file: PlanFile, case: Case, plan: Plan, published: Plan | None, baselines: BaselinePlans | None
) -> PlanOutcome:
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE), baselines, published)
    claimed, objective = file.claims.get("Objective"), outcome.evaluation.objective
    if not isinstance(claimed, float):
        return outcome
    if abs(claimed - objective) > SAME * max(1.0, abs(objective)):
        note = f"The Summary sheet says Objective {claimed:,.4f}; the assignments give {objective:,.4f}."
        return replace(outcome, facts=replace(outcome.facts, notes=(note,)))
    return judge(case, plan, _claimed_facts(file), baselines, published)


def _claimed_facts(file: PlanFile) -> RunFacts:
    """What only the search can know, as the Summary sheet of an unchanged plan says it."""
    claims = file.claims
    status = str(claims.get("Status", ""))
    bound, objective = _number(claims.get("Bound")), _number(claims.get("Objective"))
    believed = Status(status) if status in set(Status) else Status.FEASIBLE
    if believed is Status.OPTIMAL and (bound is None or (gap(objective or 0.0, bound) or 0.0) > PROVEN_GAP):
        believed = Status.FEASIBLE  # typed in, or damaged: its own figures contradict it
    return RunFacts(
        believed,
        bound=bound,
        seed=None if _number(claims.get("Seed")) is None else int(_number(claims.get("Seed")) or 0),
        seconds=_number(claims.get("Solve seconds")),
        deterministic=claims.get("Deterministic") == "Y",
        safety_stop=claims.get("Safety stop") == "Y",
        proven_impossible=tuple(name.removeprefix(PROVEN) for name in claims if name.startswith(PROVEN)),
        bound_open=_number(claims.get("Bound on open demand and contractors")),
        bound_rest=_number(claims.get("Bound on the rest, given those")),
        notes=("Bounds, seed and seconds are as the Summary sheet says.",),
    )


PROVEN = "Proven impossible to meet: "


def _number(value: str | float | None) -> float | None:
    return value if isinstance(value, float) else None


_REMEDY = {
    RuleId.SEATS_MAKE_DEMAND: "Make the sheets Seats and Demand agree.",
    RuleId.LOCK_HELD: "Give the seat back to whom the lock holds there, or take the lock off.",
}


def _located(case: Case, broken: Iterable[Violation], file: PlanFile) -> Iterator[Problem]:
    """The broken rules with the cells that break them."""
    cells = _Cells(file)
    for rule in broken:
        places = cells.of(rule, case.line_keys[rule.line] if rule.line >= 0 else None)
        fallback = "Seats" if rule.rule is RuleId.SEATS_MAKE_DEMAND else "Plan assignments"
        sheet, _, cell = (places[0] if places else fallback).partition("!")
        also = f" See also {', '.join(places[1:_SHOWN])}." if len(places) > 1 else ""
        yield Problem(sheet, cell, "", f"{rule.sentence}{also}", _REMEDY.get(rule.rule, "Change or delete the row."))


class _Cells:
    """Where in the workbook the parts of a plan stand, as ``Sheet!Cell``."""

    def __init__(self, file: PlanFile) -> None:
        self._places, self._seats = file.places, file.seat_places
        self._by_line: dict[tuple[LineKey, int], list[str]] = defaultdict(list)
        for (line, _, month), place in self._seats.items():
            self._by_line[line, month].append(place)
        self._by_person: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_role: dict[tuple[str, int], list[str]] = defaultdict(list)
        for hold in file.rows.holds if file.rows else ():
            place = self._places[hold.line, hold.seat, hold.month]
            if hold.holder == CONTRACTOR_ID:
                self._by_role[hold.line.role, hold.month].append(place)
            else:
                self._by_person[hold.holder, hold.month].append(place)

    def of(self, rule: Violation, line: LineKey | None) -> list[str]:
        """The cells of a breach: its seat-month, else its person's or contractors' month, else the line's seats."""
        if line is not None and rule.seat >= 0:
            place = (line, rule.seat, rule.month)
            return [known[place] for known in (self._places, self._seats) if place in known][:1]
        if line is not None:
            return self._by_line.get((line, rule.month), [])
        return self._by_person.get((rule.person, rule.month), []) or self._by_role.get((rule.role, rule.month), [])
