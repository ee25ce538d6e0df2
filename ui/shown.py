"""What the window shows, worked out on a thread: immutable values, ready to be put on the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.services.tables import Table, people_table, problems_table, sponsors_table, studies_table

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.document import PlanRecord
    from planner.domain.errors import Problem
    from planner.domain.portfolio import Portfolio
    from planner.services.board import Arrange, Board
    from planner.services.board_text import BoardText
    from planner.services.planning import BaselinePlans, PlanOutcome


@dataclass(frozen=True)
class Tables:
    """The portfolio's tables; ``sheets`` are those that stand as they are in the workbook, by name."""

    sponsors: Table
    studies: Table
    people: Table
    problems: Table
    sheets: dict[str, Table]


@dataclass(frozen=True)
class ShownPlan:
    """A plan ready to be shown. ``record_id`` and ``name`` are the document's; for ``lost`` see `outcome_of`."""

    outcome: PlanOutcome
    boards: dict[Arrange, Board]
    text: BoardText
    record_id: str = ""
    name: str = ""
    lost: tuple[str, ...] = ()


def tables_of(portfolio: Portfolio, problems: tuple[Problem, ...]) -> Tables:
    """The tables of a portfolio, and its problems."""
    from planner.services.sheet_tables import sheet_tables

    tables = Tables(
        sponsors_table(portfolio), studies_table(portfolio), people_table(portfolio), problems_table(problems),
        sheet_tables(portfolio),
    )  # fmt: skip
    for table in (tables.sponsors, tables.studies, tables.people, tables.problems, *tables.sheets.values()):
        _ = table.search  # worked out here, on the thread, instead of on the window's
    return tables


def show_outcome(outcome: PlanOutcome, record_id: str = "", name: str = "", lost: tuple[str, ...] = ()) -> ShownPlan:
    """Both boards of a plan, and the words for their cells."""
    from planner.services.board import Arrange, board_model
    from planner.services.board_filter import choices
    from planner.services.board_text import BoardText

    boards = {arrange: board_model(outcome.case, outcome.plan, outcome.evaluation, arrange) for arrange in Arrange}
    _ = outcome.figures, choices(outcome.case)  # worked out here, on the thread, instead of on the window's
    text = BoardText(outcome.case, outcome.plan, outcome.evaluation)
    return ShownPlan(outcome, boards, text, record_id, name, lost)


def show_record(
    record: PlanRecord, portfolio: Portfolio, baselines: Callable[[Case], BaselinePlans | None]
) -> ShownPlan:
    """A kept plan, judged again."""
    from planner.services.plan_records import case_at, outcome_of, position_of

    greedy = baselines(case_at(portfolio, position_of(record)))
    outcome, lost = outcome_of(record, portfolio, greedy)
    return show_outcome(outcome, record.id, record.name, lost)
