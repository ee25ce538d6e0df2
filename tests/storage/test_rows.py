"""What is written into a document is read back exactly."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from planner.domain.document import DocumentState
from planner.domain.plan import HoldRow, PlanRows
from planner.domain.portfolio import Portfolio
from planner.storage.about import About
from planner.storage.changes import PORTFOLIO_TABLES, apply, difference, in_order, reverse
from planner.storage.fingerprint import portfolio_fingerprint, state_hash
from planner.storage.rows import SHAPES, columns_of
from planner.storage.working import WorkingCopy
from tests.support.documents import small_plan, small_portfolio, small_state
from tests.support.strategies import states

MODEST = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def ordered(state: DocumentState) -> DocumentState:
    """The state as a session keeps it: holds in the order of the seats."""
    plans = tuple(dataclasses.replace(plan, rows=in_order(plan.rows)) for plan in state.plans)
    return dataclasses.replace(state, plans=plans)


@MODEST
@given(states)
def test_any_document_is_read_back_exactly(tmp_path: Path, state: DocumentState) -> None:
    state = ordered(state)
    copy = WorkingCopy.blank(state, About("x"), tmp_path)
    try:
        read = copy.read()
    finally:
        copy.close()
    assert read == state
    assert state_hash(read) == state_hash(state)


@MODEST
@given(states, states)
def test_replaying_a_difference_gives_either_side_exactly(one: DocumentState, other: DocumentState) -> None:
    one, other = ordered(one), ordered(other)
    changes = difference(one, other)
    after = apply(one, changes)
    assert after == other
    assert state_hash(apply(after, reverse(changes))) == state_hash(one)


@MODEST
@given(states, states)
def test_tables_follow_a_difference_both_ways(tmp_path: Path, one: DocumentState, other: DocumentState) -> None:
    one, other = ordered(one), ordered(other)
    changes = difference(one, other)
    copy = WorkingCopy.blank(one, About("x"), tmp_path)
    try:
        copy.write(changes, other, 1)
        assert state_hash(copy.read()) == state_hash(apply(one, changes))
        copy.write(reverse(changes), one, 2)
        assert state_hash(copy.read()) == state_hash(one)
    finally:
        copy.close()


def test_every_tuple_of_the_portfolio_has_a_table() -> None:
    assert {f.name for f in dataclasses.fields(Portfolio)} == {"settings", *PORTFOLIO_TABLES}


def test_the_tables_have_a_column_for_every_field_of_the_domain(tmp_path: Path) -> None:
    copy = WorkingCopy.blank(small_state(), About("x"), tmp_path)
    try:
        for table in (*SHAPES, "plan_holds"):
            found = [name for (name,) in copy._db.conn.execute("SELECT name FROM pragma_table_info(?)", [table])]
            assert found == list(columns_of(table)), table
    finally:
        copy.close()


def test_months_held_in_a_row_are_one_run(tmp_path: Path) -> None:
    copy = WorkingCopy.blank(small_state(), About("x"), tmp_path)
    try:
        sql = "SELECT first_month, last_month, holder FROM plan_holds WHERE holder LIKE 'E%' ORDER BY line, first_month"
        runs = copy._db.conn.execute(sql).fetchall()
    finally:
        copy.close()
    assert runs == [("2026-11", "2026-12", "E1"), ("2026-11", "2026-11", "E2"), ("2027-01", "2027-01", "E2")]


def test_an_edit_of_one_month_rewrites_one_seat_only() -> None:
    before = small_state()
    rows = before.plans[0].rows
    holds = (dataclasses.replace(rows.holds[0], holder="E2"), *rows.holds[1:])
    plan = dataclasses.replace(before.plans[0], rows=PlanRows(rows.seats, holds))
    (change,) = difference(before, dataclasses.replace(before, plans=(plan,)))
    assert change.key.table == "plan_holds"
    assert {(hold.line.role, hold.seat) for hold in change.before + change.after} == {("CRA", 1)}


@pytest.mark.parametrize("flaw", ["a seat that is missing", "a month twice", "a month outside", "a seat twice"])
def test_rows_that_contradict_themselves_are_refused(flaw: str) -> None:
    rows = small_plan().rows
    line = rows.seats[0].line
    broken = {
        "a seat that is missing": PlanRows(rows.seats, (HoldRow(line, 9, 0, "E1"),)),
        "a month twice": PlanRows(rows.seats, (*rows.holds, rows.holds[0])),
        "a month outside": PlanRows(rows.seats, (HoldRow(line, 1, 3, "E1"),)),
        "a seat twice": PlanRows((*rows.seats, rows.seats[0]), rows.holds),
    }[flaw]
    with pytest.raises(ValueError, match="the plan"):
        in_order(broken)


def test_the_fingerprint_changes_with_what_a_plan_depends_on_only() -> None:
    portfolio = small_portfolio()
    ana = portfolio.staff[0]
    noted = dataclasses.replace(portfolio, staff=(dataclasses.replace(ana, notes="calls"), *portfolio.staff[1:]))
    dearer = dataclasses.replace(
        portfolio, staff=(dataclasses.replace(ana, cost_rate=Decimal("55.11")), *portfolio.staff[1:])
    )
    assert portfolio_fingerprint(noted) == portfolio_fingerprint(portfolio)
    assert portfolio_fingerprint(dearer) != portfolio_fingerprint(portfolio)
