"""A new version of a sponsor's roadmap against the one that is known: what moved, slipped, came, went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.months import Month
from planner.domain.portfolio import Study

if TYPE_CHECKING:
    from planner.services.importing.proposal import RowChange


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


def roadmap_diff(changes: Iterable[RowChange]) -> RoadmapDiff:
    """The changes of Roadmap in sentences."""
    rows = [row for change in changes for row in _rows(change)]
    return RoadmapDiff(tuple(sorted(rows, key=lambda row: row.sponsor)))


def _rows(change: RowChange) -> Iterator[RoadmapRow]:
    old: Study | None = change.before
    new: Study | None = change.after
    if old is None and new is not None:
        facts = ", ".join(filter(None, (new.phase, new.status.value, _chance(new))))
        sentence = f"{new.id} is new: {facts}, {_day(new.start)} to {_day(new.end)}."
        yield RoadmapRow(new.id, new.sponsor, Move.ADDED, sentence, None, change.id)
    elif new is None and old is not None:
        sentence = f"{old.id} ({old.status.value}, start {_day(old.start)}) is no longer on the roadmap."
        yield RoadmapRow(old.id, old.sponsor, Move.DROPPED, sentence, None, change.id)
    elif old is not None and new is not None:
        yield from (replace(row, change=change.id) for row in _changed(old, new))


def _changed(old: Study, new: Study) -> Iterator[RoadmapRow]:
    told = list(_dates(old, new))
    if _chance(old) != _chance(new):
        sentence = f"{new.id}: probability {_chance(old) or 'not given'} → {_chance(new) or 'not given'}."
        told.append(RoadmapRow(new.id, new.sponsor, Move.PROBABILITY, sentence))
    if old.status != new.status:
        sentence = f"{new.id}: {old.status.value} → {new.status.value}."
        told.append(RoadmapRow(new.id, new.sponsor, Move.STATUS, sentence))
    if not told:
        told.append(RoadmapRow(new.id, new.sponsor, Move.OTHER, f"{new.id}: other facts changed."))
    yield from told


def _dates(old: Study, new: Study) -> Iterator[RoadmapRow]:
    start, end = (new.start - old.start).days, (new.end - old.end).days
    if start:
        move, words = (Move.SLIPPED, "slipped by") if start > 0 else (Move.EARLIER, "moved earlier by")
        sentence = f"{new.id} {words} {span(old.start, new.start)}: start {_day(old.start)} → {_day(new.start)}"
        sentence += f", end {_day(old.end)} → {_day(new.end)}." if end else f", the end stays {_day(new.end)}."
        yield RoadmapRow(new.id, new.sponsor, move, sentence, start)
    elif end:
        move, words = (Move.LONGER, "later") if end > 0 else (Move.SHORTER, "earlier")
        sentence = f"{new.id} ends {span(old.end, new.end)} {words}: {_day(old.end)} → {_day(new.end)}."
        yield RoadmapRow(new.id, new.sponsor, move, sentence, end)


def span(first: dt.date, second: dt.date) -> str:
    """How far two days are apart: whole months where they are, else days, with months beside them from 60 on."""
    early, late = sorted((first, second))
    months = (late.year - early.year) * 12 + late.month - early.month
    last_days = early == Month.of(early).last_day and late == Month.of(late).last_day
    if months and (early.day == late.day or last_days):
        return "1 month" if months == 1 else f"{months} months"
    days = (late - early).days
    plain = "1 day" if days == 1 else f"{days} days"
    return f"{plain} (about {round(days / 30.44)} months)" if days >= 60 else plain


def _chance(study: Study) -> str:
    return "" if study.probability is None else f"{float(study.probability):.0%}"


def _day(day: dt.date) -> str:
    return day.isoformat()
