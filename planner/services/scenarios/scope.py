"""What a search may change of a plan: studies, people, months, a selection, and how many people may move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.errors import UserError
from planner.domain.telling import begun, counted, joined, tell
from planner.services.stretch import Stretch

if TYPE_CHECKING:
    from planner.domain.arrays import BoolArray
    from planner.domain.case import Case
    from planner.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class Scope:
    """What may change; every field that is set narrows it, and what is left unset does not.

    ``studies`` are indices of the case, ``people`` positions in the staff list (only they may get or lose anything),
    ``months`` the first and last month (inclusive), ``stretches`` seats and months of the plan, ``freeze`` the number
    of months from the plan's start on that stay as they are, ``most_moved`` how many people may move.
    """

    studies: frozenset[int] | None = None
    people: frozenset[int] | None = None
    months: tuple[int, int] | None = None
    stretches: tuple[Stretch, ...] | None = None
    freeze: int = 0
    most_moved: int | None = None

    @property
    def everything(self) -> bool:
        """Whether nothing narrows it."""
        return self == EVERYTHING


EVERYTHING = Scope()


@dataclass(frozen=True, eq=False)
class Restriction:
    """A scope as a search takes it (`solver.api.SolveOptions`): None where nothing narrows it."""

    fixed: BoolArray | None
    movable: BoolArray | None
    most_moved: int | None


def restriction(case: Case, plan: Plan, scope: Scope) -> Restriction:
    """Which seat-months [S, T] of a plan stay as they are, and who may move. UserError if nothing may change."""
    import numpy as np

    from planner.domain.locks import resolve_locks

    fixed = np.zeros(plan.seats.fte.shape, np.bool_)
    if scope.studies is not None:
        fixed[~np.isin(case.line_study[plan.seats.line], sorted(scope.studies))] = True
    if scope.months is not None:
        first, last = scope.months
        fixed[:, :first] = True
        fixed[:, last + 1 :] = True
    fixed[:, : max(0, scope.freeze)] = True
    if scope.stretches is not None:
        fixed |= ~_covered(plan, scope.stretches)
    movable = None
    if scope.people is not None:
        movable = np.isin(np.arange(len(case.cost)), sorted(scope.people))
        fixed |= (plan.holder >= 0) & ~np.isin(plan.holder, sorted(scope.people))
    free = ~fixed & (plan.seats.fte > 0)
    if not free.any():
        raise UserError(
            tell("Nothing may change: no seat with work lies in what was chosen. Choose more, or freeze fewer months.")
        )
    forced = resolve_locks(case, plan.seats, plan.hand_locks).forced
    if not (free & ((forced < 0) | (forced != plan.holder))).any():
        raise UserError(tell("Nothing may change: all that was chosen is locked. Choose more, or unlock some of it."))
    if scope.most_moved is not None and scope.most_moved < 1:
        raise UserError("At least 1 person must be allowed to move.")
    return Restriction(fixed if fixed.any() else None, movable, scope.most_moved)


def _covered(plan: Plan, stretches: Sequence[Stretch]) -> BoolArray:
    """[S, T] the seat-months of some stretches."""
    import numpy as np

    inside = np.zeros(plan.seats.fte.shape, np.bool_)
    for stretch in stretches:
        inside[stretch.seat, stretch.first : stretch.last + 1] = True
    return inside


def scope_words(case: Case, scope: Scope) -> str:
    """A scope in words: ``Only ABC-101, Mar to Jun 2027; the first 2 months stay; at most 5 people move``."""
    from planner.services.changing.words import listed, span_words

    only: list[str] = []
    if scope.studies is not None:
        only.append(listed([case.portfolio.studies[case.study_rows[j]].id for j in sorted(scope.studies)]))
    if scope.people is not None:
        only.append(listed([case.portfolio.staff[p].name or case.portfolio.staff[p].id for p in sorted(scope.people)]))
    if scope.stretches is not None:
        seats = len({stretch.seat for stretch in scope.stretches})
        only.append(counted(seats, "1 selected seat", "{n} selected seats"))
    if scope.months is not None:
        only.append(span_words(case, *scope.months))
    words = [tell("Only {scope}", scope=joined(", ", only))] if only else []
    if scope.freeze:
        words.append(counted(scope.freeze, "the first month stays", "the first {n} months stay"))
    if scope.most_moved is not None:
        words.append(counted(scope.most_moved, "at most 1 person moves", "at most {n} people move"))
    return begun(joined("; ", words) if words else tell("everything may change"))


def studies_named(case: Case, names: Sequence[str]) -> frozenset[int]:
    """Indices of planned studies by their ids (capitals do not matter); UserError for one that is not planned."""
    index = {case.portfolio.studies[row].id.casefold(): j for j, row in enumerate(case.study_rows.tolist())}
    return frozenset(_found(index, name, "study", "is planned") for name in names)


def people_named(case: Case, names: Sequence[str]) -> frozenset[int]:
    """Positions of people by Staff ID or, where only one has it, by name; UserError for somebody unknown."""
    index: dict[str, int] = {}
    shared: set[str] = set()
    for p, person in enumerate(case.portfolio.staff):
        name = person.name.casefold()
        if name in index:
            shared.add(name)
        index[name] = p
    index = {name: p for name, p in index.items() if name and name not in shared}
    index |= {person.id.casefold(): p for p, person in enumerate(case.portfolio.staff)}
    return frozenset(_found(index, name, "person", "is on the staff list, or several have that name") for name in names)


def _found(index: dict[str, int], name: str, kind: str, place: str) -> int:
    try:
        return index[name.strip().casefold()]
    except KeyError:
        raise UserError(f"No {kind} named {name} {place}. Check the spelling.") from None


def months_named(case: Case, text: str) -> tuple[int, int]:
    """The months of ``YYYY-MM..YYYY-MM`` or ``YYYY-MM``; UserError for anything else or months outside the plan."""
    from planner.domain.months import Month

    first, _, last = text.partition("..")
    try:
        months = [Month.parse(first), Month.parse(last or first)]
    except ValueError:
        raise UserError(f"{text} is no span of months. Write it like 2027-03..2027-06.") from None
    at = [month.ordinal - case.grid.start.ordinal for month in months]
    if not 0 <= at[0] <= at[1] < case.grid.count:
        labels = case.grid.labels
        raise UserError(f"{text} does not lie in the plan, which goes from {labels[0]} to {labels[-1]}.")
    return at[0], at[1]
