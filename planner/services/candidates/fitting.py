"""Who has room for a seat, month by month, and what stands in the way where they have not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from planner.domain.case import NO_LIMIT, BoolArray
from planner.domain.plan import CONTRACTOR
from planner.services.candidates.standing import Standing
from planner.services.candidates.tally import Cell, Changes
from planner.services.stretch import Stretch


class Obstacle(StrEnum):
    """Why somebody cannot hold a seat in a month."""

    AWAY = "away"
    BOOKED = "booked"
    SHORT = "short"
    STUDY_LIMIT = "study limit"
    LOCKED = "locked"  # the seat is locked on somebody else


TIME_OBSTACLES = (Obstacle.AWAY, Obstacle.BOOKED, Obstacle.SHORT, Obstacle.STUDY_LIMIT)
"""In the order of `planner.domain.reasons.OBSTACLES`."""


@dataclass(frozen=True, slots=True)
class Fit:
    """One person and a stretch: the months they have room in, and the obstacle in each other one.

    ``short`` is the least percent that is missing in any month with too little time; 0 where there is none.
    """

    person: int
    free: tuple[int, ...]
    obstacles: dict[int, Obstacle]
    short: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacles

    def only(self, obstacle: Obstacle) -> bool:
        """Whether this alone stands in the way."""
        return bool(self.obstacles) and set(self.obstacles.values()) == {obstacle}


def carried_months(standing: Standing, stretch: Stretch) -> tuple[int, ...]:
    """The months of a stretch in which its seat carries something."""
    return tuple(t for t in stretch.months if standing.fte((stretch.seat, t)) > 0)


def fits(
    standing: Standing, seat: int, months: Sequence[int], people: Sequence[int], unlocked: bool = False
) -> list[Fit]:
    """How each of some people fits some months of a seat (eligibility aside), in their order.

    ``unlocked``: as if the seat were locked on nobody.
    """
    if not len(people) or not months:
        return [Fit(p, (), {}) for p in people]
    at = np.array(months)
    where = np.ix_(np.array(people), at)
    needed = standing.plan.seats.fte[seat, at].astype(np.int64)
    holder = standing.plan.holder[seat, at]
    own: BoolArray = np.array(people).reshape(-1, 1) == holder
    left = standing.room.left[where] + np.where(own, needed, 0)
    limited = standing.room.limited(standing.study(seat))[where] & ~own
    away = standing.case.available[where] == 0
    codes = np.select([away, left <= 0, left < needed, limited], [0, 1, 2, 3], -1)
    forced = [-1] * len(months) if unlocked else standing.forced[seat, at].tolist()
    short = np.where(codes == 2, needed - left, 0)
    return [
        _fit(p, months, row, forced, gaps) for p, row, gaps in zip(people, codes.tolist(), short.tolist(), strict=True)
    ]


def _fit(person: int, months: Sequence[int], codes: list[int], forced: list[int], gaps: list[int]) -> Fit:
    obstacles = {t: TIME_OBSTACLES[code] for t, code in zip(months, codes, strict=True) if code >= 0}
    obstacles |= {t: Obstacle.LOCKED for t, who in zip(months, forced, strict=True) if who not in (-1, person)}
    free = tuple(t for t in months if t not in obstacles)
    return Fit(person, free, obstacles, min((gap for gap in gaps if gap > 0), default=0))


def contractor_fit(standing: Standing, seat: int, months: Sequence[int]) -> Fit:
    """How a contractor of the seat's role fits some months of it."""
    case, role = standing.case, standing.case.line_role[standing.line(seat)]
    of_role = case.line_role[standing.plan.seats.line] == role
    by_contractor = np.where(standing.plan.holder[of_role] == CONTRACTOR, standing.plan.seats.fte[of_role], 0)
    left = (int(case.contractor_limit[role]) - by_contractor.sum(axis=0)).tolist()
    obstacles: dict[int, Obstacle] = {}
    gaps: list[int] = []
    for t in months:
        own = standing.holder((seat, t)) == CONTRACTOR
        needed = 0 if own else standing.fte((seat, t))
        if standing.forced[seat, t] >= 0:
            obstacles[t] = Obstacle.LOCKED
        elif left[t] < needed:
            obstacles[t] = Obstacle.SHORT
            gaps.append(needed - left[t])
    return Fit(CONTRACTOR, tuple(t for t in months if t not in obstacles), obstacles, min(gaps, default=0))


@dataclass(frozen=True, slots=True)
class Leaving:
    """What somebody would have to leave: the ``cells`` and those of them that are locked on them."""

    cells: tuple[Cell, ...]
    locked: tuple[Cell, ...] = ()


def leaving(standing: Standing, fit: Fit, seat: int, unlock: bool = False) -> Leaving | None:
    """What a person would have to leave, to hold a seat in all the months; None if nothing they leave would do.

    Work that is locked stays, unless ``unlock``. As few different seats as can be found month by month.
    """
    left: list[Cell] = []
    seats: set[int] = set()
    for t, obstacle in sorted(fit.obstacles.items()):
        if obstacle in (Obstacle.AWAY, Obstacle.LOCKED):
            return None
        found = _leaving_in(standing, fit.person, (seat, t), seats, unlock)
        if found is None:
            return None
        left += found
        seats |= {cell[0] for cell in found}
    return Leaving(tuple(left), tuple(cell for cell in left if standing.forced[cell] == fit.person))


def _leaving_in(standing: Standing, person: int, cell: Cell, seats: set[int], unlock: bool) -> list[Cell] | None:
    """What to leave in one month; ``seats`` are left in other months already."""
    t, need = cell[1], standing.fte(cell)
    held = [(s, t) for s, month in standing.cells(person) if month == t and s != cell[0]]
    movable = [c for c in held if unlock or standing.forced[c] != person]
    movable.sort(key=lambda c: (bool(standing.forced[c] == person), c[0] not in seats, _excess(standing.fte(c), need)))
    left = int(standing.room.left[person, t])
    taken: list[Cell] = []
    while not _room_without(standing, person, cell, held, taken, left):
        if not movable:
            return None
        gone = movable.pop(0)
        taken.append(gone)
        left += standing.fte(gone)
    return taken


def _excess(fte: int, need: int) -> tuple[bool, int]:
    """The smallest seat that suffices first, else the largest."""
    return (fte < need, fte if fte >= need else -fte)


def _room_without(standing: Standing, person: int, cell: Cell, held: list[Cell], taken: list[Cell], left: int) -> bool:
    if left < standing.fte(cell):
        return False
    limit = int(standing.case.max_studies[person])
    studies = {standing.study(c[0]) for c in held if c not in taken} | {standing.study(cell[0])}
    return limit >= NO_LIMIT or len(studies) <= limit


def assigned(seat: int, months: Sequence[int], person: int) -> Changes:
    """A person on a seat in some months."""
    return {(seat, t): person for t in months}
