"""Random histories of edits, undo, redo, save, reopen and crash always lead to the state they should."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.domain.document import PlanRecord
from planner.domain.plan import HoldRow, PlanRows
from planner.domain.portfolio import Portfolio
from planner.services.session import list_recoverable, new_document, open_document, recover, state_hash
from planner.storage.changes import PORTFOLIO_TABLES
from tests.support.documents import small_portfolio
from tests.support.strategies import MONTHS, plan_records, portfolios

tables = st.sampled_from(PORTFOLIO_TABLES)


class Histories(RuleBasedStateMachine):
    """A session beside a model of it: the hashes of the states that undo and redo must reach."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.state_dir = self.folder / "state"
        self.file = self.folder / "a.throughline"
        self.session = new_document(small_portfolio(), state_dir=self.state_dir)
        self.restart(state_hash(self.session.state))

    def restart(self, known: str) -> None:
        self.past: list[str] = []
        self.present = known
        self.future: list[str] = []

    def teardown(self) -> None:
        self.session.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def edited(self) -> None:
        now = state_hash(self.session.state)
        if now != self.present:
            self.past.append(self.present)
            self.present, self.future = now, []

    def change(self, portfolio: Portfolio) -> None:
        with self.session.edit("Change") as edit:
            edit.portfolio = portfolio
        self.edited()

    @rule(portfolio=portfolios)
    def import_everything(self, portfolio: Portfolio) -> None:
        self.change(portfolio)

    @rule(table=tables, other=portfolios, at=st.integers(0, 5), drop=st.integers(0, 2))
    def splice_a_table(self, table: str, other: Portfolio, at: int, drop: int) -> None:
        rows = getattr(self.session.portfolio, table)
        new: Any = (*rows[:at], *getattr(other, table), *rows[at + drop :])
        self.change(dataclasses.replace(self.session.portfolio, **{table: new}))

    @rule(table=tables)
    def turn_a_table_round(self, table: str) -> None:
        rows = getattr(self.session.portfolio, table)[::-1]
        self.change(dataclasses.replace(self.session.portfolio, **{table: rows}))

    @rule(record=plan_records)
    def add_a_plan(self, record: PlanRecord) -> None:
        with self.session.edit("Plan") as edit:
            edit.add_plan(record)
        self.edited()

    @precondition(lambda self: self.session.plans)
    @rule(data=st.data())
    def publish_or_delete_a_plan(self, data: st.DataObject) -> None:
        plan = data.draw(st.sampled_from(self.session.plans))
        with self.session.edit("Publish") as edit:
            if data.draw(st.booleans()):
                edit.publish_plan(plan.id)
            else:
                edit.delete_plan(plan.id)
        self.edited()

    @precondition(lambda self: any(plan.rows.seats for plan in self.session.plans))
    @rule(data=st.data(), month=st.integers(0, MONTHS - 1), holder=st.sampled_from(["A", "B", ""]))
    def move_one_month_by_hand(self, data: st.DataObject, month: int, holder: str) -> None:
        plan = data.draw(st.sampled_from([plan for plan in self.session.plans if plan.rows.seats]))
        seat = data.draw(st.sampled_from(plan.rows.seats))
        place = (seat.line, seat.number, month)
        holds = tuple(hold for hold in plan.rows.holds if (hold.line, hold.seat, hold.month) != place)
        if holder:
            holds = (*holds, HoldRow(seat.line, seat.number, month, holder, hand_locked=True))
        with self.session.edit("Move") as edit:
            edit.replace_plan(dataclasses.replace(plan, rows=PlanRows(plan.rows.seats, holds)))
        self.edited()

    @rule()
    def undo(self) -> None:
        assert self.session.undo() == bool(self.past)
        if self.past:
            self.future.append(self.present)
            self.present = self.past.pop()

    @rule()
    def redo(self) -> None:
        assert self.session.redo() == bool(self.future)
        if self.future:
            self.past.append(self.present)
            self.present = self.future.pop()

    @rule()
    def save_and_open_again(self) -> None:
        self.session.save_as(self.file)
        assert not self.session.dirty
        self.session.close()
        self.session = open_document(self.file, state_dir=self.state_dir)
        self.restart(self.present)

    @precondition(lambda self: self.session.dirty)
    @rule()
    def die_and_recover(self) -> None:
        self.session.close(keep_for_recovery=True)
        (item,) = list_recoverable(self.state_dir)
        self.session = recover(item)
        self.restart(self.present)

    @invariant()
    def the_session_is_where_the_model_is(self) -> None:
        assert state_hash(self.session.state) == self.present

    @invariant()
    def the_working_copy_holds_the_same(self) -> None:
        assert state_hash(self.session._document.read()) == self.present


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    deadline=None, max_examples=15, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)
