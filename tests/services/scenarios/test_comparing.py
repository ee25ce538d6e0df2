"""Plans side by side: the figures are the evaluator's, and the board shows every difference and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Level
from planner.domain.plan import CONTRACTOR, OPEN, Plan
from planner.domain.portfolio import Portfolio
from planner.exchange.plan_export import Unit
from planner.services.board_rows import BarKind, RowKind
from planner.services.scenarios.aligned import align
from planner.services.scenarios.board import DifferenceBoard
from planner.services.scenarios.comparing import Compared, Comparison, FigureRow, compare
from planner.services.scenarios.tables import (
    change_words,
    comparison_report,
    differences_table,
    figures_table,
    moves_table,
)
from planner.services.summary import shown
from tests.services.scenarios.plans import random_plan, two_plans
from tests.ui.portfolios import two_sponsors

modest = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def _comparison(case: Case, *plans: Plan) -> Comparison:
    return compare(case, [Compared(f"Plan {i + 1}", plan, evaluate(case, plan)) for i, plan in enumerate(plans)])


def _three(seeds: tuple[int, int, int] = (1, 2, 3)) -> tuple[Case, list[Plan]]:
    case = build_case(two_sponsors())
    return case, [random_plan(case, np.random.default_rng(seed)) for seed in seeds]


def test_figures_are_those_of_the_evaluator_for_every_plan() -> None:
    case, plans = _three()
    rows = {row.key: row for row in _comparison(case, *plans).figures}
    found = [evaluate(case, plan) for plan in plans]
    assert rows["objective"].values == tuple(e.objective for e in found)
    assert rows["handovers"].values == tuple(e.portfolio.handovers for e in found)
    assert rows["objective"].change(2) == found[2].objective - found[0].objective
    assert rows["status"].values[0] == ("floors_not_met" if found[0].floors_broken else "feasible")


@pytest.mark.parametrize(
    ("unit", "before", "after", "words"),
    [
        (Unit.SHARE, 0.4502, 0.4815, "+3.1 points, better"),
        (Unit.SHARE, 0.45052, 0.45048, "−0.1 points, worse"),
        (Unit.FTE_MONTHS, 10.04, 10.06, "+0.1 FTE-months, better"),
        (Unit.MONEY, 1000.4, 1000.6, "+1 EUR, better"),
        (Unit.SCORE, 1.0049, 1.0051, "+0.01, better"),
        (Unit.SHARE, 0.45031, 0.45033, ""),
    ],
)
def test_a_change_that_can_be_seen_is_never_told_as_nothing(
    unit: Unit, before: float, after: float, words: str
) -> None:
    texts = (shown(before, unit, "EUR"), shown(after, unit, "EUR"))
    row = FigureRow(Level.PORTFOLIO, "Portfolio", "key", "Label", unit, (before, after), texts, better=1)
    assert change_words(row, 1, "EUR") == words


def test_figures_of_sponsors_and_studies_are_given_too() -> None:
    case, plans = _three()
    comparison = _comparison(case, *plans)
    found = {(row.level, row.name, row.key): row.values for row in comparison.by_group}
    assert {name for level, name, _ in found if level is Level.SPONSOR} == {"Acme", "Borax"}
    by_name = {row.name: row for row in comparison.plans[1].evaluation.continuity if row.level is Level.STUDY}
    assert found[Level.STUDY, "C", "open"][1] == by_name["C"].open


@modest
@given(made=two_plans(recut=True), third=st.integers(0, 99))
def test_the_board_shows_every_difference_and_nothing_else(
    made: tuple[Portfolio, Case, Plan, Plan], third: int
) -> None:
    _, case, one, other = made
    plans = [one, other, random_plan(case, np.random.default_rng(third))]
    comparison = _comparison(case, *plans)
    text = DifferenceBoard(comparison)
    aligned = align(plans)
    shown: set[tuple[int, int, int]] = set()
    for at, row in enumerate(text.board.rows):
        if row.kind is not RowKind.SEAT:
            continue
        plan = int(row.note.split()[-1]) - 1
        for bar in row.bars:
            for t in range(bar.first, bar.last + 1):
                holder = int(aligned.holder[plan, row.item, t])
                kind = {OPEN: BarKind.OPEN, CONTRACTOR: BarKind.CONTRACTOR}.get(holder, BarKind.HELD)
                assert (bar.kind, bar.person) == (kind, max(holder, -1))
                assert text.lines(text.board, at, t)[0].endswith(text.board.months[t])
                if plan:
                    shown.add((plan, row.item, t))
    held = (aligned.fte > 0)[None] & (aligned.holder != aligned.holder[0]) & (aligned.holder != -4)
    assert shown == {(int(k), int(row), int(t)) for k, row, t in np.argwhere(held)}


def test_tables_and_the_report_say_the_same() -> None:
    case, plans = _three()
    comparison = _comparison(case, *plans)
    report = comparison_report(comparison)
    for table in (figures_table(comparison), moves_table(comparison), differences_table(comparison)):
        assert len(report[table.key]) == len(table.rows)
    months = sum(len(d.months) for found in comparison.changes for d in found)
    labels = comparison.case.grid.labels
    said = sum(labels.index(row["last"]) - labels.index(row["first"]) + 1 for row in report["differences"])
    assert said == months > 0


@pytest.mark.parametrize("count", [1, 4])
def test_one_plan_or_four_are_no_comparison(count: int) -> None:
    case, plans = _three()
    with pytest.raises(ValueError, match="2 to 3"):
        _comparison(case, *(plans * 2)[:count])
