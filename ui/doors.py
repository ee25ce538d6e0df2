"""The doors through which the window reaches services and the optimizer; tests pass others.

Everything heavy is imported inside the functions, so that the window is up before it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.solving import Searcher, new_process

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.document import DocumentState
    from planner.domain.plan import Plan
    from planner.domain.portfolio import Portfolio
    from planner.services.opening import OpenedFile
    from planner.services.planning import BaselinePlans
    from planner.services.session import Recoverable, Session
    from planner.services.sweeps import MemberOutcome

TellOutcome = Callable[["MemberOutcome"], None]
SearchAll = Callable[["Sequence[Portfolio]", float, "Plan | None", TellOutcome, Callable[[], bool]], object]
"""Searches for portfolios that differ in their weights alone: seconds for each, and a plan to start from, if any."""


def _open_any(path: Path, cancelled: Callable[[], bool]) -> OpenedFile:
    from planner.services.opening import open_any

    return open_any(path, cancelled)


def _open_sample() -> OpenedFile:
    from planner.services.opening import open_sample

    return open_sample()


def _open_document(path: Path, read_only: bool) -> Session:
    from planner.services.session import open_document

    return open_document(path, read_only=read_only)


def _new_document(portfolio: Portfolio, title: str) -> Session:
    from planner.services.session import new_document

    return new_document(portfolio, title=title)


def _list_recoverable() -> tuple[Recoverable, ...]:
    from planner.services.session import list_recoverable

    return list_recoverable()


def _recover(item: Recoverable) -> Session:
    from planner.services.session import recover

    return recover(item)


def _discard(item: Recoverable) -> None:
    from planner.services.session import discard_recoverable

    discard_recoverable(item)


def _baselines(case: Case) -> BaselinePlans | None:
    from solver.baseline import baselines

    return baselines(case)


def _search_all(
    portfolios: Sequence[Portfolio], seconds: float, start: Plan | None, tell: TellOutcome, stop: Callable[[], bool]
) -> object:
    from solver.api import SolveOptions, solve_many

    return solve_many(portfolios, SolveOptions(seconds, workers=1, start=start), tell, stop)


def _is_ours(path: Path, cancelled: Callable[[], bool]) -> bool:
    from planner.services.import_preview import is_portfolio_workbook

    return is_portfolio_workbook(path, cancelled)


def _sent_back(path: Path, state: DocumentState, cancelled: Callable[[], bool]) -> bool:
    from planner.services.returning.desk import belongs_to

    return belongs_to(path, state, cancelled)


@dataclass(frozen=True)
class Doors:
    """What the window can ask for."""

    open_any: Callable[[Path, Callable[[], bool]], OpenedFile] = _open_any
    open_sample: Callable[[], OpenedFile] = _open_sample
    open_document: Callable[[Path, bool], Session] = _open_document
    new_document: Callable[[Portfolio, str], Session] = _new_document
    list_recoverable: Callable[[], tuple[Recoverable, ...]] = _list_recoverable
    recover: Callable[[Recoverable], Session] = _recover
    discard: Callable[[Recoverable], None] = _discard
    baselines: Callable[[Case], BaselinePlans | None] = _baselines
    new_search: Callable[[], Searcher] = new_process
    search_all: SearchAll = _search_all
    is_ours: Callable[[Path, Callable[[], bool]], bool] = _is_ours
    sent_back: Callable[[Path, DocumentState, Callable[[], bool]], bool] = _sent_back
    import_folder: Path | None = None  # remembered mappings and own lists of words; None: where they usually are
