"""A new version of a sponsor's roadmap against the one that is known: what moved, slipped, came, went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from planner.domain.months import Month
from planner.domain.portfolio import Study
from planner.domain.telling import counted, joined, tell

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
        sentence = tell(
            "{study} is new: {facts}, {first} to {last}.",
            study=new.id, facts=facts, first=_day(new.start), last=_day(new.end),
        )  # fmt: skip
        yield RoadmapRow(new.id, new.sponsor, Move.ADDED, sentence, None, change.id)
    elif new is None and old is not None:
        sentence = tell(
            "{study} ({status}, start {day}) is no longer on the roadmap.",
            study=old.id, status=old.status.value, day=_day(old.start),
        )  # fmt: skip
        yield RoadmapRow(old.id, old.sponsor, Move.DROPPED, sentence, None, change.id)
    elif old is not None and new is not None:
        yield from (replace(row, change=change.id) for row in _changed(old, new))


def _changed(old: Study, new: Study) -> Iterator[RoadmapRow]:
    told = list(_dates(old, new))
    if _chance(old) != _chance(new):
        before, after = (_chance(study) or tell("not given") for study in (old, new))
        sentence = tell("{study}: probability {before} → {after}.", study=new.id, before=before, after=after)
        told.append(RoadmapRow(new.id, new.sponsor, Move.PROBABILITY, sentence))
    if old.status != new.status:
        told.append(RoadmapRow(new.id, new.sponsor, Move.STATUS, f"{new.id}: {old.status.value} → {new.status.value}."))
    if not told:
        told.append(RoadmapRow(new.id, new.sponsor, Move.OTHER, tell("{study}: other facts changed.", study=new.id)))
    yield from told


def _dates(old: Study, new: Study) -> Iterator[RoadmapRow]:
    start, end = (new.start - old.start).days, (new.end - old.end).days
    if start:
        days = [tell("start {before} → {after}", before=_day(old.start), after=_day(new.start))]
        if end:
            days.append(tell("end {before} → {after}", before=_day(old.end), after=_day(new.end)))
        else:
            days.append(tell("the end stays {day}", day=_day(new.end)))
        words = {"study": new.id, "span": span(old.start, new.start), "days": joined(", ", days)}
        if start > 0:
            sentence = tell("{study} slipped by {span}: {days}.", **words)
            yield RoadmapRow(new.id, new.sponsor, Move.SLIPPED, sentence, start)
        else:
            sentence = tell("{study} moved earlier by {span}: {days}.", **words)
            yield RoadmapRow(new.id, new.sponsor, Move.EARLIER, sentence, start)
    elif end:
        words = {
            "study": new.id, "span": span(old.end, new.end), "before": _day(old.end), "after": _day(new.end),
        }  # fmt: skip
        if end > 0:
            sentence = tell("{study} ends {span} later: {before} → {after}.", **words)
            yield RoadmapRow(new.id, new.sponsor, Move.LONGER, sentence, end)
        else:
            sentence = tell("{study} ends {span} earlier: {before} → {after}.", **words)
            yield RoadmapRow(new.id, new.sponsor, Move.SHORTER, sentence, end)


def span(first: dt.date, second: dt.date) -> str:
    """How far two days are apart: whole months where they are, else days, with months beside them from 60 on."""
    early, late = sorted((first, second))
    months = (late.year - early.year) * 12 + late.month - early.month
    last_days = early == Month.of(early).last_day and late == Month.of(late).last_day
    if months and (early.day == late.day or last_days):
        return counted(months, "1 month", "{n} months")
    days = (late - early).days
    told = counted(days, "1 day", "{n} days")
    return tell("{days} (about {n} months)", days=told, n=round(days / 30.44)) if days >= 60 else told


def _chance(study: Study) -> str:
    return "" if study.probability is None else f"{float(study.probability):.0%}"


def _day(day: dt.date) -> str:
    return day.isoformat()
