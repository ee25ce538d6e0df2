"""What scenarios need worked out, done on a thread: immutable values, ready to be put on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.document import PlanRecord
    from planner.domain.evaluation import Evaluation
    from planner.domain.plan import Plan, Status
    from planner.domain.portfolio import Portfolio
    from planner.services.scenarios.board import DifferenceBoard
    from planner.services.scenarios.comparing import Compared, Comparison
    from planner.services.scenarios.overview import ScenarioRow
    from planner.services.scenarios.parts import Proposal
    from planner.services.scenarios.records import Judge
    from planner.services.tables import Table
    from ui.jobs import JobControl


@dataclass(frozen=True)
class Listed:
    """The list of plans: rows, and the same as a table."""

    rows: tuple[ScenarioRow, ...]
    table: Table


@dataclass(frozen=True)
class ShownComparison:
    """A comparison with everything that its views show."""

    comparison: Comparison
    figures: Table
    moves: Table
    board: DifferenceBoard


class Desk:
    """Works for one document, on one thread; what was worked out for a portfolio is kept until it changes."""

    def __init__(self) -> None:
        self._judge: Judge | None = None

    def _judge_for(self, portfolio: Portfolio) -> Judge:
        from planner.domain.case import build_case
        from planner.services.scenarios.records import Judge

        if self._judge is None or self._judge.case.portfolio is not portfolio:
            self._judge = Judge(build_case(portfolio))
        return self._judge

    def listed(self, portfolio: Portfolio, plans: tuple[PlanRecord, ...], control: JobControl) -> Listed:
        """All plans, judged by the portfolio's own weights."""
        from planner.services.scenarios.overview import overview, overview_table
        from planner.services.session import portfolio_fingerprint

        rows = overview(self._judge_for(portfolio), plans, portfolio_fingerprint(portfolio), control.check)
        table = overview_table(rows)
        _ = table.search
        return Listed(rows, table)

    def compared(self, portfolio: Portfolio, plans: list[PlanRecord], control: JobControl) -> ShownComparison:
        """Plans of the document side by side."""
        from planner.services.scenarios.comparing import Compared, compare

        judge, entries = self._judge_for(portfolio), []
        for record in plans:
            control.check()
            found = judge.judged(record)
            entries.append(Compared(record.name, found.plan, found.evaluation, _status(record.status)))
        return _shown(compare(judge.case, entries))


def _status(text: str) -> Status:
    from planner.domain.plan import Status

    return Status(text) if text in set(Status) else Status.FEASIBLE


def _shown(comparison: Comparison) -> ShownComparison:
    from planner.services.scenarios.board import DifferenceBoard
    from planner.services.scenarios.tables import moves_view, side_by_side

    figures, moves = side_by_side(comparison), moves_view(comparison)
    for table in (figures, moves):
        _ = table.search
    return ShownComparison(comparison, figures, moves, DifferenceBoard(comparison))


@dataclass(frozen=True)
class ShownProposal:
    """A search's result as a proposal to change a plan, beside the plan."""

    proposal: Proposal
    base: Evaluation
    shown: ShownComparison


def proposed(case: Case, base: Compared, other: Compared) -> ShownProposal:
    """Cut the way from one plan to the other into parts."""
    from planner.services.scenarios.comparing import compare
    from planner.services.scenarios.parts import propose

    return ShownProposal(propose(case, base.plan, other.plan), base.evaluation, _shown(compare(case, [base, other])))


def effects(found: ShownProposal, control: JobControl) -> list[float]:
    """What each part alone does to the score."""
    from planner.domain.evaluate import evaluate
    from planner.services.scenarios.parts import merged

    scores = []
    for part in range(len(found.proposal.parts)):
        control.check()
        plan = merged(found.proposal, [part])
        scores.append(evaluate(found.proposal.case, plan).objective - found.base.objective)
    return scores


def outcome_of(found: ShownProposal, chosen: frozenset[int]) -> tuple[Plan, Evaluation]:
    """The base plan with the chosen parts."""
    from planner.domain.evaluate import evaluate
    from planner.services.scenarios.parts import merged

    plan = merged(found.proposal, chosen)
    return plan, evaluate(found.proposal.case, plan)


def accepted(found: ShownProposal, chosen: frozenset[int], record: PlanRecord) -> PlanRecord:
    """The record of the base plan with the chosen parts taken over."""
    from planner.domain.plan import Status
    from planner.services.planning import honest_status
    from planner.services.scenarios.records import with_plan

    plan, evaluation = outcome_of(found, chosen)
    claimed = Status.FEASIBLE if len(chosen) < len(found.proposal.parts) else _status(record.status)
    return with_plan(found.proposal.case, record, plan, str(honest_status(claimed, evaluation)))
