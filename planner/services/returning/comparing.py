"""An edited plan workbook against what was exported and what the document says now, seat-month by seat-month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner.domain.document import DocumentState, PlanRecord
from planner.domain.errors import UserError
from planner.domain.telling import all_of, tell
from planner.exchange.plan_return.values import Returned, SheetKind, SheetReading, Version
from planner.services.returning.locks import lock_edits
from planner.services.returning.sides import Side, side_of, studies_gone, value_in
from planner.services.returning.values import Comparison, Offer, SeatEdit, Spot, Value
from planner.services.scenarios.records import plan_named


def compare(returned: Returned, present: Version) -> Comparison:
    """The edits of a workbook against the plan in the document, ``present``."""
    exported = present if returned.export is None else returned.export.seats
    sides = []
    for reading in returned.readings:
        if returned.export is None:
            reading, exported = _within(reading, present)
        sides.append((reading, side_of(reading, exported, present)))
    edits: list[SeatEdit] = []
    already = 0
    for spot, (was, offers) in _merged([side for _, side in sides]).items():
        now = value_in(present, spot)
        if any(offer.value == now for offer in offers):
            already += 1
        else:
            edits.append(SeatEdit(*spot, was, now, offers))
    edits.sort(key=lambda edit: (repr(edit.line), edit.seat, edit.month))
    return Comparison(
        returned.name,
        tuple(edits),
        tuple(wrong for _, side in sides for wrong in side.wrong),
        returned.comments,
        tuple(_notes(returned, sides)),
        already,
        frozenset() if returned.export is None else studies_gone(returned.readings, exported),
        returned.export is None,
        lock_edits(mark for reading in returned.readings for mark in reading.locks),
    )


def _within(reading: SheetReading, present: Version) -> tuple[SheetReading, Version]:
    """Of a workbook that does not say what was exported: what it does not speak of was perhaps never in it."""
    seen = {entry.month for entry in reading.entries} | {m for months in reading.seats.values() for m in months}
    months = reading.months if reading.kind is SheetKind.GRID else reading.months & seen
    version = {key: months for key, months in present.items() if key[0].study in reading.studies}
    return replace(reading, months=months), version


def _merged(sides: Sequence[Side]) -> dict[Spot, tuple[Value, tuple[Offer, ...]]]:
    """All edits: where two sheets want the same, once; where only one was edited, its own."""
    found: dict[Spot, tuple[Value, tuple[Offer, ...]]] = {}
    for side in sides:
        for spot, offer in side.offers.items():
            was, offers = found.get(spot, (side.before[spot], ()))
            if all(other.value != offer.value for other in offers):
                found[spot] = was, (*offers, offer)
    return found


def _notes(returned: Returned, sides: Sequence[tuple[object, Side]]) -> list[str]:
    """What a person should know beside the changes."""
    notes = list(returned.notes)
    if returned.export is None:
        notes.append(
            tell(
                "The workbook no longer says what was exported (another program may have dropped the hidden sheet), so "
                "it was compared with the plan as it is now. Studies and months that it does not speak of are left "
                "alone."
            )
        )
    kinds = {
        reading.kind: bool(side.offers) for reading, side in zip(returned.readings, (s for _, s in sides), strict=True)
    }
    if kinds.get(SheetKind.GRID) and kinds.get(SheetKind.FLAT):
        names = all_of([reading.sheet for reading in returned.readings])
        notes.append(tell("Both {names} were edited; the edits of both are taken.", names=names))
    return notes


def meant_plan(
    state: DocumentState, facts: Mapping[str, str], name: str | None = None, fallback: str | None = None
) -> PlanRecord:
    """The plan that a workbook is about: the one named, else the one exported by id or name, else ``fallback`` (a name)
    or the newest.

    :raises UserError: there is no such plan, or none at all.
    """
    if name:
        return plan_named(state.plans, name)
    for record in state.plans:
        if record.id == facts.get("plan id"):
            return record
    for record in state.plans:
        if record.name == facts.get("plan name"):
            return record
    for record in state.plans:
        if record.name == fallback:
            return record
    if not state.plans:
        raise UserError(tell("This document holds no plan, so there is nothing that edits could be compared with."))
    return sorted(state.plans, key=lambda record: record.created)[-1]
