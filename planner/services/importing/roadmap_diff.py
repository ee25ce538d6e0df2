"""A new version of a sponsor's roadmap against the one that is known: what moved, slipped, came, went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Move(StrEnum):
    """What happened to a study."""

    ADDED = "added"
    DROPPED = "dropped"
    SLIPPED = "slipped"  # starts later
    EARLIER = "moved earlier"
    LONGER = "longer"  # same start, later end
    SHORTER = "shorter"
    PROBABILITY = "probability changed"
    STATUS = "status changed"
    OTHER = "changed"


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """One thing that happened to one study, as a sentence; ``days`` later (negative: earlier), None if not a move.

    ``change`` is the id of the row in the proposal.
    """

    study: str
    sponsor: str
    move: Move
    sentence: str
    days: int | None = None
    change: int = -1


@dataclass(frozen=True, slots=True)
class RoadmapDiff:
    """All of them, by sponsor and in the order of the file."""

    rows: tuple[RoadmapRow, ...] = ()

    def of(self, move: Move) -> tuple[RoadmapRow, ...]:
        """The rows of one kind."""
        return tuple(row for row in self.rows if row.move is move)
