"""Windows with several plans, and searches whose result a test chooses."""

from __future__ import annotations

from functools import partial

import numpy as np
from pytestqt.qtbot import QtBot

from planner.domain.case import build_case
from planner.domain.document import PlanRecord
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan, Status
from planner.domain.plan_rows import plan_to_rows
from planner.domain.portfolio import Portfolio
from planner.services.edit import Edit
from solver.api import Failure, Progress, SolveOptions, SolveResult
from tests.services.scenarios.plans import random_plan
from ui.main_window import MainWindow


def plan_number(portfolio: Portfolio, seed: int) -> Plan:
    """A plan that keeps rules 1 to 5, the same for the same seed."""
    return random_plan(build_case(portfolio), np.random.default_rng(seed))


def with_plans(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Add First (published) and Second to the open document; Second is shown."""
    portfolio = window.controller.portfolio
    assert portfolio is not None
    case = build_case(portfolio)
    for seed, name in ((1, "First"), (2, "Second")):
        rows = plan_to_rows(case, plan_number(portfolio, seed))
        record = PlanRecord("", name, rows, str(Status.FEASIBLE), published=name == "First")
        window.controller.edit(f"Make {name}", partial(_add, record=record))
    qtbot.waitUntil(lambda: window.controller.shown is not None and window.controller.shown.name == "Second")
    return window


def _add(edit: Edit, record: PlanRecord) -> None:
    edit.add_plan(record)


class Replanner:
    """A `Searcher` that starts from the plan it is given and hands over the plan of a seed, within what is fixed."""

    def __init__(self, seed: int = 1) -> None:
        self.seed = seed
        self.options: SolveOptions | None = None
        self._result: SolveResult | None = None

    def start(self, portfolio: Portfolio, options: SolveOptions) -> None:
        self.options = options
        case, plan = build_case(portfolio), plan_number(portfolio, self.seed)
        if options.start is not None and options.fixed is not None:
            plan = options.start
        score = evaluate(case, plan).objective
        self._result = SolveResult(Status.FEASIBLE, plan, score, score * 0.9, 1.0, options.seed)

    def poll(self) -> list[Progress | SolveResult | Failure]:
        result, self._result = self._result, None
        return [] if result is None else [result]

    def stop(self) -> None:
        """There is nothing to stop."""

    def cancel(self) -> None:
        """There is nothing to cancel."""

    @property
    def done(self) -> bool:
        return self._result is None
