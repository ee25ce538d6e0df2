"""What must not change the evaluator's figures, and what may."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, TypeVar

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.domain.case import Case, build_case
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation
from planner.domain.locks import resolve_locks
from planner.domain.plan import CONTRACTOR, OPEN, HandLock, Plan, SeatTable
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Employment, Portfolio
from planner.domain.seats import default_seats
from tests.support.random_portfolios import plans, portfolios

T = TypeVar("T")
modest = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
few = settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))


def _figures(case: Case, plan: Plan) -> dict[str, Any]:
    """Everything the evaluator says that names no person, by level and name."""
    found = evaluate(case, plan)
    return {
        "parts": asdict(found.parts),
        "committed": _numbers(asdict(found.committed)),
        **{f"{row.level} {row.name}": _numbers(asdict(row)) for row in found.continuity},
        **{f"margin {row.level} {row.name}": _numbers(asdict(row)) for row in found.margins},
        "handovers": len(found.handovers),
        "violations": sorted((v.rule, v.month) for v in check_plan(case, plan)),
        "conflicts": sorted(c.reason for c in found.conflicts),
    }


def _numbers(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("level", "name")}


def _approximately(expected: dict[str, Any]) -> dict[str, Any]:
    return {key: pytest.approx(value) if isinstance(value, dict) else value for key, value in expected.items()}


def _renamed(portfolio: Portfolio) -> Portfolio:
    """Other names for people and studies (sponsors keep theirs: rows are told apart by them)."""

    def new(name: str) -> str:
        return f"x{name[::-1]}" if name else ""

    ours = {study.id for study in portfolio.studies}
    return replace(
        portfolio,
        studies=tuple(replace(row, id=new(row.id)) for row in portfolio.studies),
        demand=tuple(replace(row, study=new(row.study)) for row in portfolio.demand),
        staff=tuple(
            replace(row, id=new(row.id), excluded=tuple(new(name) if name in ours else name for name in row.excluded))
            for row in portfolio.staff
        ),
        leave=tuple(replace(row, person=new(row.person)) for row in portfolio.leave),
        experience=tuple(replace(row, person=new(row.person)) for row in portfolio.experience),
        assignments=tuple(replace(row, person=new(row.person), study=new(row.study)) for row in portfolio.assignments),
    )


@modest
@given(data=st.data())
def test_other_names_of_people_and_studies_change_nothing(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    before = _figures(case, plan)
    names = {
        f"{head}Study {s.id}": f"{head}Study x{s.id[::-1]}" for s in case.portfolio.studies for head in ("", "margin ")
    }
    after = _figures(build_case(_renamed(case.portfolio)), plan)
    assert after == {names.get(key, key): value for key, value in before.items()}


def _shuffled(data: st.DataObject, rows: Sequence[T]) -> tuple[tuple[T, ...], list[int]]:
    """Rows in another order, and the new place of each old one."""
    order = data.draw(st.permutations(range(len(rows))))
    return tuple(rows[i] for i in order), [order.index(i) for i in range(len(rows))]


@modest
@given(data=st.data())
def test_row_order_that_no_rule_names_changes_nothing(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    portfolio = case.portfolio
    staff, place = _shuffled(data, portfolio.staff)
    other = replace(
        portfolio,
        staff=staff,
        roles=_shuffled(data, portfolio.roles)[0],
        sponsors=_shuffled(data, portfolio.sponsors)[0],
        studies=_shuffled(data, portfolio.studies)[0],
        leave=_shuffled(data, portfolio.leave)[0],
        experience=_shuffled(data, portfolio.experience)[0],
    )
    codes = np.array([*place, CONTRACTOR, OPEN], dtype=np.int32)  # from old codes, the negative ones at the end
    moved = Plan(
        _renumbered(plan.seats, codes),
        codes[plan.holder],
        tuple(replace(lock, person=place[lock.person]) for lock in plan.hand_locks),
    )
    expected = _figures(case, plan)
    assert _figures(build_case(other), moved) == _approximately(expected)


def _renumbered(seats: SeatTable, codes: Any) -> SeatTable:
    """The same seats with people renumbered."""
    return replace(seats, assignee=np.where(seats.assignee >= 0, codes[seats.assignee], -1).astype(np.int32))


def _with_whole_units(portfolio: Portfolio) -> Portfolio:
    """Rates that need no rounding to rate units, whatever they are scaled by."""
    return replace(
        portfolio,
        staff=tuple(replace(row, cost_rate=round(row.cost_rate, 1)) for row in portfolio.staff),
        roles=tuple(
            replace(row, contractor_rate=None if row.contractor_rate is None else round(row.contractor_rate, 1))
            for row in portfolio.roles
        ),
        exchange_rates=tuple(replace(row, rate_to_base=round(row.rate_to_base, 1)) for row in portfolio.exchange_rates),
    )


def _in_another_currency(portfolio: Portfolio, factor: Decimal) -> Portfolio:
    """The same values in a base currency of which ``factor`` units make one of the old."""

    def scaled(row: Any, field: str) -> Any:
        rate = getattr(row, field)
        if row.currency == "EUR" or rate is None:
            return row
        return replace(row, **{field: rate * factor, "currency": "CHF" if row.currency else ""})

    return replace(
        portfolio,
        settings=replace(portfolio.settings, currency="CHF"),
        demand=tuple(scaled(row, "bill_rate") for row in portfolio.demand),
        staff=tuple(scaled(row, "cost_rate") for row in portfolio.staff),
        rate_card=tuple(scaled(row, "bill_rate") for row in portfolio.rate_card),
        roles=tuple(
            replace(row, contractor_rate=None if row.contractor_rate is None else row.contractor_rate * factor)
            for row in portfolio.roles
        ),
        exchange_rates=tuple(replace(row, rate_to_base=row.rate_to_base * factor) for row in portfolio.exchange_rates),
    )


@modest
@given(data=st.data(), factor=st.sampled_from([Decimal(2), Decimal(10)]))
def test_another_currency_changes_no_figure_without_a_unit(data: st.DataObject, factor: Decimal) -> None:
    portfolio = _with_whole_units(data.draw(portfolios()))
    case, other = build_case(portfolio), build_case(_in_another_currency(portfolio, factor))
    plan = data.draw(plans(case))
    before, after = _figures(case, plan), _figures(other, plan)
    for key in before:
        if key.startswith("margin "):
            for name in ("revenue", "cost", "onboarding_cost", "bench_cost", "shortfall"):
                assert after[key].pop(name) == pytest.approx(before[key].pop(name) * float(factor))
    assert after == _approximately(before)


@modest
@given(data=st.data(), kind=st.sampled_from(list(Employment)))
def test_a_person_nobody_needs_changes_only_bench_and_the_mean_cost(data: st.DataObject, kind: Employment) -> None:
    portfolio = data.draw(portfolios())
    extra = replace(
        portfolio.staff[0], id="new", employment=kind, cost_rate=Decimal(40), start=None, end=None, currency=""
    )
    case, other = build_case(portfolio), build_case(replace(portfolio, staff=(*portfolio.staff, extra)))
    plan = data.draw(plans(case))
    before, after = _figures(case, plan), _figures(other, plan)
    whole = "margin Portfolio Portfolio"
    bench = after[whole]["bench_cost"] - before[whole]["bench_cost"]
    hours = float(portfolio.settings.hours_per_fte_month)
    expected = 0 if kind is Employment.CONTRACTOR else hours * 40 * int(other.available[-1].sum()) / 100
    assert bench == pytest.approx(expected)
    if case.mean_cost:
        ratio = case.mean_cost / other.mean_cost
        assert after["parts"].pop("cost") == pytest.approx(before["parts"].pop("cost") * ratio)
    for name in ("bench_cost", "cost", "margin", "state", "shortfall"):
        del before[whole][name], after[whole][name]
    assert after == _approximately(before)


def _optimum(case: Case, seats: SeatTable, locks: tuple[HandLock, ...] = ()) -> float:
    """The least Z of all plans that keep every rule and every floor; infinity if there is none."""
    return min((found.objective for found in _valid(case, seats, locks)), default=math.inf)


def _valid(case: Case, seats: SeatTable, locks: tuple[HandLock, ...]) -> Iterator[Evaluation]:
    places = np.argwhere(seats.fte > 0).tolist()
    choices = [[OPEN, CONTRACTOR, *case.eligible(int(seats.line[s])).tolist()] for s, __ in places]
    for codes in itertools.product(*choices):
        holder = np.full(seats.fte.shape, OPEN, dtype=np.int32)
        for (s, t), code in zip(places, codes, strict=True):
            holder[s, t] = code
        plan = Plan(seats, holder, locks)
        if not check_plan(case, plan):
            found = evaluate(case, plan)
            if found.floors_met:
                yield found


@few
@given(data=st.data())
def test_the_optimum_never_gets_better_by_a_lock_that_displaces_no_other(data: st.DataObject) -> None:
    portfolio = data.draw(portfolios(months=2))
    case = build_case(portfolio)
    seats = default_seats(case)
    assume(1 <= int((seats.fte > 0).sum()) <= 3)  # every plan is tried
    spot = st.sampled_from(np.argwhere(seats.fte > 0).tolist())
    s, t = data.draw(spot)
    lock = HandLock(s, t, data.draw(st.sampled_from(range(len(portfolio.staff)))))
    assert _optimum(case, seats, (lock,)) >= _optimum(case, seats)
    position = data.draw(st.integers(0, max(0, len(portfolio.assignments) - 1)))
    rows = tuple(replace(row, locked=row.locked or i == position) for i, row in enumerate(portfolio.assignments))
    locked = build_case(replace(portfolio, assignments=rows))
    before, after = resolve_locks(case, seats).forced, resolve_locks(locked, seats).forced
    if (after[before >= 0] == before[before >= 0]).all():
        assert _optimum(locked, seats) >= _optimum(case, seats)


@modest
@given(data=st.data())
def test_checking_some_months_finds_what_a_whole_check_finds_in_them(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    months = data.draw(st.lists(st.integers(0, case.grid.count - 1)))
    assert check_plan(case, plan, months) == tuple(v for v in check_plan(case, plan) if v.month in months)
