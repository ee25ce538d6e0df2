"""A remedy done: what was tried out for an open stretch of a seat becomes the plan, as one named change."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.domain.portfolio import Study
from planner.domain.telling import counted, tell
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
        raise UserError(
            tell("There is no remedy to apply here: no month of it is open, or no single step would fill it.")
        )
    if not 1 <= number <= len(found):
        words = tell("There is no remedy {n} here. They are numbered from 1 to {most}.", n=number, most=len(found))
        raise UserError(words)
    return found[number - 1]


def change_of(standing: Standing, stretch: Stretch, remedy: Remedy) -> Adopt:
    """The change that does exactly what a remedy of an open stretch was tried out to do."""
    return Adopt(_name(standing, stretch, remedy), standing.case, standing.plan, remedy.portfolio, remedy.plan)


def _name(standing: Standing, stretch: Stretch, remedy: Remedy) -> str:
    case, kind = standing.case, remedy.kind
    place = stretches_words(case, standing.plan, [stretch])
    if kind is RemedyKind.SHIFT:
        return _shift_name(standing, stretch.seat, remedy)
    if kind is RemedyKind.HIRE:
        return tell("Hire a {role} for {place}", role=remedy.portfolio.staff[-1].role, place=place)
    if kind is RemedyKind.CONTRACTOR:
        return tell("Take a contractor for {place}", place=place)
    who = person_words(case, int(remedy.plan.holder[stretch.seat, stretch.first]))
    return {
        RemedyKind.ASSIGN: tell("Assign {who} to {place}", who=who, place=place),
        RemedyKind.MOVE: tell("Move {who} to {place}", who=who, place=place),
        RemedyKind.UNLOCK: tell("Release a lock of {who} and move them to {place}", who=who, place=place),
        RemedyKind.GRADE: tell("Accept the grade of {who} for {place}", who=who, place=place),
        RemedyKind.COUNTRY: tell("Allow the country of {who} for {place}", who=who, place=place),
    }[kind]


def _shift_name(standing: Standing, seat: int, remedy: Remedy) -> str:
    row = int(standing.case.study_rows[standing.study(seat)])
    before: Study = standing.case.portfolio.studies[row]
    by = Month.of(remedy.portfolio.studies[row].start).ordinal - Month.of(before.start).ordinal
    return counted(
        by,
        "Start {study} 1 month later, and fill it",
        "Start {study} {n} months later, and fill it",
        study=before.id,
    )
