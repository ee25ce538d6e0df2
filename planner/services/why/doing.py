"""A remedy done: what was tried out for an open stretch of a seat becomes the plan, as one named change."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.domain.portfolio import Study
from planner.services.candidates.standing import Standing
from planner.services.changing.changes import Adopt
from planner.services.changing.words import person_words, stretches_words
from planner.services.stretch import Stretch
from planner.services.why.explaining import Why
from planner.services.why.remedies import Remedy, RemedyKind


def remedies_of(answers: Sequence[Why]) -> tuple[tuple[Why, Remedy], ...]:
    """All remedies of some answers in the order in which they are told, each with what it is a remedy of."""
    return tuple((answer, remedy) for answer in answers for remedy in answer.remedies)


def remedy_numbered(answers: Sequence[Why], number: int) -> tuple[Why, Remedy]:
    """The remedy with a number (from 1) as they are told.

    :raises UserError: there are not so many.
    """
    found = remedies_of(answers)
    if not found:
        raise UserError("There is no remedy to apply here: no month of it is open, or no single step would fill it.")
    if not 1 <= number <= len(found):
        raise UserError(f"There is no remedy {number} here. They are numbered from 1 to {len(found)}.")
    return found[number - 1]


def change_of(standing: Standing, stretch: Stretch, remedy: Remedy) -> Adopt:
    """The change that does exactly what a remedy of an open stretch was tried out to do."""
    return Adopt(_name(standing, stretch, remedy), standing.plan, remedy.portfolio, remedy.plan)


def _name(standing: Standing, stretch: Stretch, remedy: Remedy) -> str:
    case, kind = standing.case, remedy.kind
    place = stretches_words(case, standing.plan, [stretch])
    if kind is RemedyKind.SHIFT:
        return _shift_name(standing, stretch.seat, remedy)
    if kind is RemedyKind.HIRE:
        return f"Hire a {remedy.portfolio.staff[-1].role} for {place}"
    if kind is RemedyKind.CONTRACTOR:
        return f"Take a contractor for {place}"
    who = person_words(case, int(remedy.plan.holder[stretch.seat, stretch.first]))
    return {
        RemedyKind.ASSIGN: f"Assign {who} to {place}",
        RemedyKind.MOVE: f"Move {who} to {place}",
        RemedyKind.UNLOCK: f"Release a lock of {who} and move them to {place}",
        RemedyKind.GRADE: f"Accept the grade of {who} for {place}",
        RemedyKind.COUNTRY: f"Allow the country of {who} for {place}",
    }[kind]


def _shift_name(standing: Standing, seat: int, remedy: Remedy) -> str:
    row = int(standing.case.study_rows[standing.study(seat)])
    before: Study = standing.case.portfolio.studies[row]
    by = Month.of(remedy.portfolio.studies[row].start).ordinal - Month.of(before.start).ordinal
    return f"Start {before.id} {by} {'month' if by == 1 else 'months'} later, and fill it"
