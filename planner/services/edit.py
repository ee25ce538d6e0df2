"""What can be changed in a document within one transaction."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from planner.domain.document import DocumentState, ImportedRow, PlanRecord, SeatNote
from planner.domain.errors import UserError
from planner.domain.portfolio import Portfolio
from planner.domain.telling import tell
from planner.storage.changes import in_order
from planner.storage.fingerprint import portfolio_fingerprint


class Edit:
    """What can be changed within one transaction; nothing is kept unless the block ends without an error."""

    def __init__(self, state: DocumentState) -> None:
        self._state = state

    @property
    def state(self) -> DocumentState:
        """The document as changed so far."""
        return self._state

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio as changed so far; assign a whole new one to change it."""
        return self._state.portfolio

    @portfolio.setter
    def portfolio(self, portfolio: Portfolio) -> None:
        self._state = replace(self._state, portfolio=portfolio)

    @property
    def plans(self) -> tuple[PlanRecord, ...]:
        """The plans as changed so far."""
        return self._state.plans

    @property
    def imported(self) -> tuple[ImportedRow, ...]:
        """What files said last about rows; assign a whole new tuple to change it."""
        return self._state.imported

    @imported.setter
    def imported(self, imported: tuple[ImportedRow, ...]) -> None:
        self._state = replace(self._state, imported=imported)

    @property
    def seat_notes(self) -> tuple[SeatNote, ...]:
        """What people noted on seats; assign a whole new tuple to change it."""
        return self._state.seat_notes

    @seat_notes.setter
    def seat_notes(self, notes: tuple[SeatNote, ...]) -> None:
        self._state = replace(self._state, seat_notes=notes)

    def add_plan(self, record: PlanRecord) -> PlanRecord:
        """Adds a plan at the end and returns it as kept.

        Fields left empty are filled in: id, created, plan_start and the portfolio's fingerprint. A published plan
        takes the place of the one published so far.

        :raises UserError: another plan has that name.
        :raises ValueError: another plan has that id, or the rows contradict themselves.
        """
        if any(known.id == record.id for known in self.plans):
            raise ValueError(f"there is a plan with the id {record.id}")
        self._check_name(record.name, record.id)
        portfolio = self.portfolio
        kept = replace(
            record,
            id=record.id or uuid.uuid4().hex,
            rows=in_order(record.rows),
            created=record.created or dt.datetime.now().astimezone().isoformat(timespec="seconds"),
            plan_start=record.plan_start or portfolio.settings.plan_start.label,
            portfolio_fingerprint=record.portfolio_fingerprint or portfolio_fingerprint(portfolio),
        )
        self._set_plans((*self.plans, kept), published=kept.id if kept.published else None)
        return kept

    def replace_plan(self, record: PlanRecord) -> None:
        """Puts ``record`` where the plan with its id stands.

        :raises KeyError: there is no plan with that id.
        :raises UserError: another plan has that name.
        :raises ValueError: the rows contradict themselves.
        """
        known = self._state.plan(record.id)
        self._check_name(record.name, record.id)
        kept = replace(record, plan_start=record.plan_start or known.plan_start)
        if record.rows is not known.rows:
            kept = replace(kept, rows=in_order(record.rows, known.rows))
        plans = tuple(kept if plan.id == record.id else plan for plan in self.plans)
        self._set_plans(plans, published=kept.id if kept.published else None)

    def rename_plan(self, plan_id: str, name: str) -> None:
        """Gives a plan another name; KeyError without such a plan, UserError if the name is taken or empty."""
        self.replace_plan(replace(self._state.plan(plan_id), name=name))

    def note_plan(self, plan_id: str, note: str) -> None:
        """Sets the note of a plan; KeyError without such a plan."""
        self.replace_plan(replace(self._state.plan(plan_id), note=note))

    def delete_plan(self, plan_id: str) -> None:
        """Removes a plan; KeyError without such a plan."""
        self._state.plan(plan_id)
        self._set_plans(tuple(plan for plan in self.plans if plan.id != plan_id))

    def publish_plan(self, plan_id: str | None) -> None:
        """Makes this the published plan, or None of them; KeyError without such a plan."""
        if plan_id is not None:
            self._state.plan(plan_id)
        plans = tuple(replace(p, published=False) if p.published and p.id != plan_id else p for p in self.plans)
        self._set_plans(tuple(replace(p, published=True) if p.id == plan_id and not p.published else p for p in plans))

    def _set_plans(self, plans: tuple[PlanRecord, ...], published: str | None = None) -> None:
        self._state = replace(self._state, plans=plans)
        if published is not None:
            self.publish_plan(published)

    def _check_name(self, name: str, plan_id: str) -> None:
        if not name.strip():
            raise UserError(tell("A plan needs a name."))
        if any(plan.name == name and plan.id != plan_id for plan in self.plans):
            raise UserError(tell("There is already a plan named {name}. Choose another name.", name=name))
