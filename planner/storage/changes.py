"""A document as ordered sequences of rows, and the difference between two moments as splices of them.

A splice is small, can be replayed in both directions, and gives back exactly the value it was taken from. Undo and
the working copy on disk both live from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from planner.domain.document import DocumentState, PlanRecord
from planner.domain.plan import HoldRow, PlanRows, SeatRow
from planner.domain.portfolio import LineKey, Portfolio

PORTFOLIO_TABLES = (
    "roles",
    "sponsors",
    "studies",
    "demand",
    "rate_card",
    "staff",
    "leave",
    "experience",
    "assignments",
    "exchange_rates",
)
"""The portfolio's tuples, each kept in a table of the same name."""
_BLOCK = 1024


class Key(NamedTuple):
    """Which sequence: a table, and the plan's id for the tables that hold the rows of a plan."""

    table: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """At ``start`` of a sequence, ``before`` stood; ``after`` stands there now."""

    key: Key
    start: int
    before: tuple[Any, ...]
    after: tuple[Any, ...]

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.key, self.start, self.after, self.before)

    @property
    def size(self) -> int:
        """Rows that the change keeps alive."""
        return len(self.before) + len(self.after)


Sequences = dict[Key, tuple[Any, ...]]


def sequences_of(state: DocumentState) -> Sequences:
    """The state as sequences of rows, in a fixed order of keys."""
    portfolio = state.portfolio
    found: Sequences = {Key("settings"): (portfolio.settings,)}
    for table in PORTFOLIO_TABLES:
        found[Key(table)] = getattr(portfolio, table)
    found[Key("imported")] = state.imported
    found[Key("seat_notes")] = state.seat_notes
    found[Key("plans")] = tuple(record.header for record in state.plans)
    for record in state.plans:
        found[Key("plan_seats", record.id)] = record.rows.seats
        found[Key("plan_holds", record.id)] = record.rows.holds
    return found


def state_of(sequences: Mapping[Key, Sequence[Any]], known: DocumentState | None = None) -> DocumentState:
    """The state that the sequences describe; parts of ``known`` that stayed the same are used again."""
    (settings,) = sequences[Key("settings")]
    tables = {table: _tuple(sequences[Key(table)]) for table in PORTFOLIO_TABLES}
    portfolio = known.portfolio if known else None
    if portfolio is None or portfolio.settings is not settings or _replaced(portfolio, tables):
        portfolio = Portfolio(settings=settings, **tables)
    old = {record.id: record for record in known.plans} if known else {}
    plans = tuple(_record(sequences, header, old.get(header.id)) for header in sequences[Key("plans")])
    return DocumentState(portfolio, plans, _tuple(sequences[Key("imported")]), _tuple(sequences[Key("seat_notes")]))


def _tuple(rows: Sequence[Any]) -> tuple[Any, ...]:
    return rows if isinstance(rows, tuple) else tuple(rows)


def _replaced(portfolio: Portfolio, tables: Mapping[str, tuple[Any, ...]]) -> bool:
    return any(getattr(portfolio, table) is not rows for table, rows in tables.items())


def _record(sequences: Mapping[Key, Sequence[Any]], header: PlanRecord, known: PlanRecord | None) -> PlanRecord:
    seats = _tuple(sequences.get(Key("plan_seats", header.id), ()))
    holds = _tuple(sequences.get(Key("plan_holds", header.id), ()))
    if known and known.header is header and known.rows.seats is seats and known.rows.holds is holds:
        return known
    return replace(header, rows=PlanRows(seats, holds))


def difference(before: DocumentState, after: DocumentState) -> tuple[Change, ...]:
    """What turns ``before`` into ``after``."""
    old, new = sequences_of(before), sequences_of(after)
    starts = {record.id: record.plan_start for record in before.plans}
    moved = {Key("plan_holds", r.id) for r in after.plans if starts.get(r.id, r.plan_start) != r.plan_start}
    changes: list[Change] = []
    for key in dict.fromkeys((*old, *new)):
        rows_before, rows_after = old.get(key, ()), new.get(key, ())
        if key in moved:  # stored by month, so all of it changes
            changes.append(Change(key, 0, rows_before, rows_after))
        else:
            changes += _splices(key, rows_before, rows_after)
    return tuple(changes)


def apply(state: DocumentState, changes: Iterable[Change]) -> DocumentState:
    """The state after the changes, made in the order given."""
    edited: dict[Key, list[Any]] = {}
    sequences = sequences_of(state)
    for change in changes:
        rows = edited.setdefault(change.key, list(sequences.get(change.key, ())))
        rows[change.start : change.start + len(change.before)] = change.after
    return state_of({**sequences, **edited}, state)


def reverse(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes that take ``changes`` back."""
    return tuple(change.reversed for change in reversed(changes))


def _splices(key: Key, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Change]:
    if old is new:
        return
    shared = min(len(old), len(new))
    head = _common(old[:shared], new[:shared])
    if head == len(old) == len(new):
        return
    tail = _common(old[head:][::-1], new[head:][::-1])
    if key.table == "plan_holds":
        head, tail = _whole_seats(old, new, head, tail)
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if key.table == "plan_holds":
        yield from _seat_by_seat(key, head, before, after)
        return
    if len(before) != len(after):
        yield Change(key, head, before, after)
        return
    yield from _runs(key, head, before, after)


def _runs(key: Key, head: int, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Change]:
    """One change for each stretch of rows that differ, both sides being equally long."""
    start: int | None = None
    for i in range(len(before) + 1):
        differs = i < len(before) and before[i] != after[i]
        if differs and start is None:
            start = i
        elif not differs and start is not None:
            yield Change(key, head + start, before[start:i], after[start:i])
            start = None


def _seat_by_seat(key: Key, head: int, before: tuple[HoldRow, ...], after: tuple[HoldRow, ...]) -> Iterator[Change]:
    """One change for each stretch of whole seats that differ; a single one where seats stand in another order."""
    old, new = _by_seat(before), _by_seat(after)
    known, still = list(old), list(new)
    if [seat for seat in known if seat in new] != [seat for seat in still if seat in old]:
        yield Change(key, head, before, after)
        return
    at, i, j = head, 0, 0  # ``at`` counts in the rows as they are once the changes before are made
    gone: list[HoldRow] = []
    come: list[HoldRow] = []
    while i < len(known) or j < len(still):
        if i < len(known) and j < len(still) and known[i] == still[j] and old[known[i]] == new[still[j]]:
            if gone or come:
                yield Change(key, at, tuple(gone), tuple(come))
                at, gone, come = at + len(come), [], []
            at, i, j = at + len(new[still[j]]), i + 1, j + 1
        elif i < len(known) and (known[i] not in new or (j < len(still) and known[i] == still[j])):
            if known[i] in new:
                come += new[known[i]]
                j += 1
            gone += old[known[i]]
            i += 1
        else:
            come += new[still[j]]
            j += 1
    if gone or come:
        yield Change(key, at, tuple(gone), tuple(come))


def _by_seat(holds: tuple[HoldRow, ...]) -> dict[tuple[LineKey, int], list[HoldRow]]:
    """The holds of each seat, seats in the order in which they stand."""
    found: dict[tuple[LineKey, int], list[HoldRow]] = {}
    for hold in holds:
        found.setdefault((hold.line, hold.seat), []).append(hold)
    return found


def _common(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    """How many rows the two share from the start; whole blocks are compared first, for speed."""
    length = min(len(old), len(new))
    i = 0
    while i < length and old[i : min(i + _BLOCK, length)] == new[i : min(i + _BLOCK, length)]:
        i += _BLOCK
    i = min(i, length)
    while i < length and old[i] == new[i]:
        i += 1
    return i


def _whole_seats(old: tuple[HoldRow, ...], new: tuple[HoldRow, ...], head: int, tail: int) -> tuple[int, int]:
    """Widens a difference to whole seats, for a seat's months are stored as runs."""
    while head and _seat_at(old, head - 1) in (_seat_at(old, head), _seat_at(new, head)):
        head -= 1
    old_end, new_end = len(old) - tail, len(new) - tail
    while tail and _seat_at(old, old_end) in (_seat_at(old, old_end - 1), _seat_at(new, new_end - 1)):
        tail, old_end, new_end = tail - 1, old_end + 1, new_end + 1
    return head, tail


def _seat_at(holds: tuple[HoldRow, ...], index: int) -> tuple[LineKey, int] | None:
    if not 0 <= index < len(holds):
        return None
    return holds[index].line, holds[index].seat


Ranks = dict[tuple[LineKey, int], int]  # place of each seat in its plan


def in_order(rows: PlanRows, known: PlanRows | None = None) -> PlanRows:
    """The same plan with its holds in the order of its seats, then of the months.

    ``known`` are rows in order that these were made from: where little differs, little is looked at.

    :raises ValueError: a hold on a seat that the plan does not have, or two holds of one seat in one month.
    """
    rank = {(seat.line, seat.number): i for i, seat in enumerate(rows.seats)}
    if len(rank) != len(rows.seats):
        raise ValueError("the plan names a seat twice")
    if known is not None and known.seats == rows.seats and _differs_in_order(rows, known.holds, rank):
        return rows
    places = list(_places(rows.holds, rank, rows.seats))
    if _rising(places):
        return rows
    if len(set(places)) != len(places):
        raise ValueError("the plan holds a seat twice in one month")
    order = sorted(range(len(places)), key=places.__getitem__)
    return PlanRows(rows.seats, tuple(rows.holds[i] for i in order))


def _rising(places: Sequence[tuple[int, int]]) -> bool:
    return all(a < b for a, b in pairwise(places))


def _differs_in_order(rows: PlanRows, known: tuple[HoldRow, ...], rank: Ranks) -> bool:
    """Whether the stretch in which the holds differ from ``known``, which are in order, is in order too."""
    new = rows.holds
    shared = min(len(known), len(new))
    head = _common(known[:shared], new[:shared])
    tail = _common(known[head:][::-1], new[head:][::-1])
    stretch = new[max(0, head - 1) : len(new) - tail + 1]  # with a neighbour on either side
    return _rising(list(_places(stretch, rank, rows.seats)))


def _places(holds: tuple[HoldRow, ...], rank: Ranks, seats: tuple[SeatRow, ...]) -> Iterator[tuple[int, int]]:
    line: LineKey | None = None
    number = place = -1
    for hold in holds:
        if hold.line is not line or hold.seat != number:  # holds of a seat usually stand together
            line, number = hold.line, hold.seat
            found = rank.get((line, number))
            if found is None:
                raise ValueError(f"the plan holds seat {number} of {line}, which it does not have")
            place = found
        if not 0 <= hold.month < len(seats[place].fte):
            raise ValueError(f"the plan holds seat {number} of {line} in month {hold.month}, outside its months")
        yield place, hold.month
