"""Opening a file of any kind that holds a portfolio: a workbook, an exported plan, or a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from planner.domain.case import Case
from planner.domain.document import PlanRecord
from planner.domain.errors import InputProblems, Problem, Severity, UserError
from planner.domain.months import Month
from planner.domain.plan import Plan, PlanRows
from planner.domain.plan_rows import plan_from_rows
from planner.domain.portfolio import Portfolio
from planner.services.suffixes import DOCUMENT_SUFFIX


class FileKind(StrEnum):
    """What was opened."""

    WORKBOOK = "portfolio workbook"
    PLAN_WORKBOOK = "plan workbook"
    DOCUMENT = "document"
    SAMPLE = "sample"


@dataclass(frozen=True)
class OpenedFile:
    """What a file holds. ``problems`` are warnings and notices; errors in the portfolio refuse the file.

    ``plans`` are the plans of a document, or the one of a plan workbook. A plan sheet with errors gives no plan; its
    problems stand among ``problems`` as warnings.
    """

    portfolio: Portfolio
    problems: tuple[Problem, ...]
    plans: tuple[PlanRecord, ...]
    path: Path
    kind: FileKind

    def published_plan(self, case: Case) -> Plan | None:
        """The published plan in the indices of a case; None if there is none."""
        record = next((plan for plan in self.plans if plan.published), None)
        return None if record is None else self._in_case(record, case)

    def newest_plan(self, case: Case) -> Plan | None:
        """The plan that the file holds, of several the newest, else the published one; None if there is none."""
        records = [plan for plan in self.plans if not plan.published] or list(self.plans)
        return self._in_case(sorted(records, key=lambda plan: plan.created)[-1], case) if records else None

    @staticmethod
    def _in_case(record: PlanRecord, case: Case) -> Plan:
        start = Month.parse(record.plan_start) if record.plan_start else case.grid.start
        rows = moved(record.rows, case.grid.start.ordinal - start.ordinal, case.grid.count)
        return plan_from_rows(case, rows)[0]


def moved(rows: PlanRows, by: int, months: int) -> PlanRows:
    """The rows for a plan that starts ``by`` months later and has so many months; what lies outside is left out."""
    if not by:
        return rows
    seats = tuple(
        replace(seat, fte=tuple(seat.fte[t + by] if 0 <= t + by < len(seat.fte) else 0 for t in range(months)))
        for seat in rows.seats
    )
    holds = tuple(replace(hold, month=hold.month - by) for hold in rows.holds if 0 <= hold.month - by < months)
    return PlanRows(seats, holds)


def open_any(path: Path, cancelled: Callable[[], bool] | None = None) -> OpenedFile:
    """Open a workbook or a document, told apart by content.

    Raises `InputProblems` with everything wrong in the portfolio, `UserError` for what is neither, and
    `EnvironmentTrouble`.
    """
    if path.suffix.lower() == DOCUMENT_SUFFIX or _is_database(path):
        return _open_document(path)
    return _open_workbook(path, cancelled)


def open_sample() -> OpenedFile:
    """The sample portfolio that comes with Throughline."""
    from resources import as_path

    with as_path("sample_portfolio.xlsx") as path:
        return replace(_open_workbook(path, None), kind=FileKind.SAMPLE)


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False  # the reader says what is wrong


def _open_document(path: Path) -> OpenedFile:
    from planner.storage.document import open_at

    if not path.exists():
        raise UserError(f"{path} does not exist. Check the name and the folder.")
    document, state = open_at(path, read_only=True)
    document.close()
    problems = portfolio_problems(state.portfolio, path.name)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputProblems(problems, path.name)
    return OpenedFile(state.portfolio, problems, state.plans, path, FileKind.DOCUMENT)


def portfolio_problems(portfolio: Portfolio, file: str = "") -> tuple[Problem, ...]:
    """Everything wrong in a portfolio that did not come from a workbook, by sheet."""
    from planner.exchange.portfolio_findings import as_problem
    from planner.exchange.portfolio_rules import find

    found = (as_problem(finding, lambda sheet, row, field: "") for finding in find(portfolio))
    return tuple(replace(problem, file=file) for problem in found)


def _open_workbook(path: Path, cancelled: Callable[[], bool] | None) -> OpenedFile:
    from planner.exchange.plan_reader import has_plan, plan_file_of
    from planner.exchange.portfolio_reader import read_portfolio

    read = read_portfolio(path, cancelled=cancelled)
    if not has_plan(read.workbook):
        return OpenedFile(read.portfolio, read.problems, (), path, FileKind.WORKBOOK)
    file = plan_file_of(read)
    plans = []
    start = read.portfolio.settings.plan_start.label
    if file.rows is not None:
        status = str(file.claims.get("Status", ""))
        plans.append(PlanRecord("plan", path.stem, file.rows, status, plan_start=start))
    if file.published is not None:
        plans.append(PlanRecord("published", "Published plan", file.published, published=True, plan_start=start))
    doubts = tuple(replace(problem, severity=Severity.WARNING) for problem in file.problems)
    return OpenedFile(read.portfolio, (*read.problems, *doubts), tuple(plans), path, FileKind.PLAN_WORKBOOK)
