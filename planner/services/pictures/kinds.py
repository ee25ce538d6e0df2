"""Which pictures there are, and what of a plan they are about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.domain.case import Case
from planner.domain.errors import UserError


class PictureKind(StrEnum):
    """A picture of a plan."""

    CAPACITY = "capacity"  # demand by role and month against the people there are
    BENCH = "bench"  # people who are paid and not assigned, by month
    CONTINUITY = "continuity"  # who knew the sponsor, and handovers, by sponsor
    FLOW = "flow"  # teams from study to study of one sponsor
    FRONTIER = "frontier"  # what continuity costs: plans by margin and continuity


BY_ROLE = frozenset({PictureKind.CAPACITY, PictureKind.BENCH, PictureKind.CONTINUITY})
"""Pictures that can be of one role."""
BY_SPONSOR = frozenset({PictureKind.CAPACITY, PictureKind.CONTINUITY, PictureKind.FLOW})
"""Pictures that can be of one sponsor; the flow always is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a picture is about: a role and a sponsor by their positions in the portfolio; None is all of them."""

    role: int | None = None
    sponsor: int | None = None


def choice_of(case: Case, kind: PictureKind, role: str | None, sponsor: str | None) -> Choice:
    """What is meant by names, as people type them (capitals do not matter).

    The flow without a sponsor is that of the sponsor with the most demand. UserError for a name that is not there, and
    for a choice that the picture does not have.
    """
    if role is not None and kind not in BY_ROLE:
        raise UserError(f"The picture {kind} is not made by role. Leave the role out.")
    if sponsor is not None and kind not in BY_SPONSOR:
        raise UserError(f"The picture {kind} is not made by sponsor. Leave the sponsor out.")
    portfolio = case.portfolio
    found = Choice(
        _position("role", role, [entry.name for entry in portfolio.roles]),
        _position("sponsor", sponsor, [entry.name for entry in portfolio.sponsors]),
    )
    if kind is PictureKind.FLOW and found.sponsor is None:
        return Choice(None, largest_sponsor(case))
    return found


def largest_sponsor(case: Case) -> int:
    """The sponsor with the most demand; the first one if nobody asks for anything."""
    demand = [0] * max(1, len(case.portfolio.sponsors))
    for sponsor, amount in zip(case.line_sponsor.tolist(), case.demand.sum(axis=1).tolist(), strict=True):
        demand[sponsor] += amount
    return demand.index(max(demand))


def _position(what: str, name: str | None, names: list[str]) -> int | None:
    if name is None:
        return None
    folded = [known.casefold() for known in names]
    if name.strip().casefold() not in folded:
        raise UserError(f"There is no {what} named {name}. There are: {', '.join(names)}.")
    return folded.index(name.strip().casefold())
