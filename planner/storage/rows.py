"""The tables of an open document: reading all of them, and writing changes into them.

Every sequence of `planner.storage.changes` has its table. ``position`` is the place in the sequence; the months of a
seat are stored as runs, first to last month with the same holder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.domain.document import DocumentState, ImportedRow, PlanRecord, SeatNote
from planner.domain.months import Month
from planner.domain.plan import HoldRow, SeatRow
from planner.domain.portfolio import (
    Assignment,
    DemandRow,
    ExchangeRate,
    Experience,
    Leave,
    LineKey,
    Person,
    RateCardRow,
    Role,
    Settings,
    Sponsor,
    Study,
)
from planner.storage.changes import Change, Key, Sequences, in_order, sequences_of, state_of
from planner.storage.columns import RowShape, SqlRow, dump_line, load_line, read_bool, read_int, read_text, shape_of

if TYPE_CHECKING:  # loading it costs half a second
    from sqlite_utils import Database

SHAPES: dict[str, RowShape] = {
    "settings": shape_of(Settings),
    "roles": shape_of(Role),
    "sponsors": shape_of(Sponsor),
    "studies": shape_of(Study),
    "demand": shape_of(DemandRow),
    "rate_card": shape_of(RateCardRow),
    "staff": shape_of(Person),
    "leave": shape_of(Leave),
    "experience": shape_of(Experience),
    "assignments": shape_of(Assignment),
    "exchange_rates": shape_of(ExchangeRate),
    "imported": shape_of(ImportedRow),
    "seat_notes": shape_of(SeatNote),
    "plans": shape_of(PlanRecord, "rows"),
    "plan_seats": shape_of(SeatRow),
}
HOLD_COLUMNS = ("plan", "line", "seat", "first_month", "last_month", "holder", "hand_locked")
_BATCH = 1000

Lines = dict[str, LineKey]


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table that hold content, in the order in which rows are written."""
    if table == "plan_holds":
        return HOLD_COLUMNS
    places = ("plan", "position") if table == "plan_seats" else ("position",)
    return (*places, *SHAPES[table].names)


def _select(table: str) -> str:
    return ", ".join(f'"{name}"' for name in columns_of(table))


# ---- reading


def read_state(db: Database) -> DocumentState:
    """Everything in the document.

    :raises ValueError: a value that Throughline cannot have written.
    """
    found: Sequences = {Key(table): _read_table(db, table) for table in SHAPES if table != "plan_seats"}
    if len(found[Key("settings")]) != 1:
        raise ValueError("the document does not have one row of settings")
    lines: Lines = {}
    for header in found[Key("plans")]:
        seats, rank = _read_seats(db, header.id, lines)
        found[Key("plan_seats", header.id)] = seats
        found[Key("plan_holds", header.id)] = _read_holds(db, header, seats, rank, lines)
    state = state_of(found)
    for record in state.plans:
        in_order(record.rows)
    return state


def _read_table(db: Database, table: str) -> tuple[Any, ...]:
    rows = db.conn.execute(f'SELECT {_select(table)} FROM "{table}" ORDER BY position').fetchall()
    if [row[0] for row in rows] != list(range(len(rows))):
        raise ValueError(f"rows are missing from {table}")
    return SHAPES[table].decode_all(row[1:] for row in rows)


def _line(text: Any, lines: Lines) -> LineKey:
    """The line, the same value for the same text, so that plans share their lines."""
    if text not in lines:
        lines[read_text(text)] = load_line(text)
    return lines[text]


def _read_seats(db: Database, plan: str, lines: Lines) -> tuple[tuple[SeatRow, ...], dict[tuple[str, int], int]]:
    sql = "SELECT line, number, fte, assignee FROM plan_seats WHERE plan = ? ORDER BY position"
    read_fte = SHAPES["plan_seats"].codecs[SHAPES["plan_seats"].names.index("fte")].decode
    seats: list[SeatRow] = []
    rank: dict[tuple[str, int], int] = {}
    for line, number, fte, assignee in db.conn.execute(sql, [plan]):
        rank[line, read_int(number)] = len(seats)
        seats.append(SeatRow(_line(line, lines), number, read_fte(fte), read_text(assignee)))
    return tuple(seats), rank


def _read_holds(
    db: Database, header: PlanRecord, seats: tuple[SeatRow, ...], rank: dict[tuple[str, int], int], lines: Lines
) -> tuple[HoldRow, ...]:
    sql = "SELECT line, seat, first_month, last_month, holder, hand_locked FROM plan_holds WHERE plan = ?"
    runs = db.conn.execute(f"{sql} ORDER BY line, seat, first_month", [header.id]).fetchall()
    if any((run[0], run[1]) not in rank for run in runs):
        raise ValueError("a plan holds a seat that it does not have")
    runs.sort(key=lambda run: rank[run[0], run[1]])
    origin = Month.parse(header.plan_start)
    months: dict[str, int] = {}
    holds: list[HoldRow] = []
    for line, seat, first, last, holder, locked in runs:
        for label in (first, last):
            if label not in months:
                months[label] = Month.parse(read_text(label)).ordinal - origin.ordinal
        if not 0 <= months[first] <= months[last] < len(seats[rank[line, seat]].fte):
            raise ValueError(f"a plan holds a seat from {first} to {last}, outside its months")
        key, named, hand = _line(line, lines), read_text(holder), read_bool(locked)
        holds += [HoldRow(key, seat, month, named, hand) for month in range(months[first], months[last] + 1)]
    return tuple(holds)


# ---- writing


def write_all(db: Database, state: DocumentState) -> None:
    """Fills the tables of an empty document."""
    origins = origins_of(state)
    for key, rows in sequences_of(state).items():
        write_change(db, Change(key, 0, (), rows), origins)


def origins_of(state: DocumentState) -> dict[str, Month]:
    """Month 0 of each plan."""
    return {record.id: Month.parse(record.plan_start) for record in state.plans}


def write_change(db: Database, change: Change, origins: dict[str, Month]) -> None:
    """Replays one change in the tables; the caller holds the transaction."""
    if change.key.table == "plan_holds":
        _write_holds(db, change, origins.get(change.key.plan))
    else:
        _write_positions(db, change)
    db.conn.execute("DELETE FROM checksums WHERE name = ?", [change.key.table])


def _insert(db: Database, table: str, rows: Iterable[SqlRow]) -> None:
    marks = ", ".join("?" * len(columns_of(table)))
    db.conn.executemany(f'INSERT INTO "{table}" ({_select(table)}) VALUES ({marks})', rows)


def _write_positions(db: Database, change: Change) -> None:
    table, plan = change.key
    mine: list[Any] = [plan] if plan else []
    where = "plan = ? AND " if plan else ""
    end = change.start + len(change.before)
    if change.before:
        db.conn.execute(
            f'DELETE FROM "{table}" WHERE {where}position >= ? AND position < ?', [*mine, change.start, end]
        )
    moved = len(change.after) - len(change.before)
    if moved:  # by way of negative places, so that no two rows ever stand at the same one
        db.conn.execute(f'UPDATE "{table}" SET position = -1 - position WHERE {where}position >= ?', [*mine, end])
        db.conn.execute(f'UPDATE "{table}" SET position = ? - position WHERE {where}position < 0', [moved - 1, *mine])
    encode = SHAPES[table].encode
    _insert(db, table, ((*mine, place, *encode(row)) for place, row in enumerate(change.after, change.start)))


def _write_holds(db: Database, change: Change, origin: Month | None) -> None:
    plan = change.key.plan
    written: dict[LineKey, str] = {}
    gone = {(hold.line, hold.seat) for hold in change.before}
    db.conn.executemany(
        "DELETE FROM plan_holds WHERE plan = ? AND line = ? AND seat = ?",
        ((plan, _written(line, written), seat) for line, seat in gone),
    )
    if change.after:
        assert origin is not None, "a plan with holds has a first month"
        _insert(db, "plan_holds", ((plan, *run) for run in _runs(change.after, origin, written)))


def _written(line: LineKey, written: dict[LineKey, str]) -> str:
    if line not in written:
        written[line] = dump_line(line)
    return written[line]


def _runs(holds: tuple[HoldRow, ...], origin: Month, written: dict[LineKey, str]) -> Iterator[SqlRow]:
    first = last = holds[0]
    for hold in (*holds[1:], None):
        if hold is not None and hold.month == last.month + 1 and _same_run(hold, last):
            last = hold
            continue
        months = (origin.plus(first.month).label, origin.plus(last.month).label)
        yield (_written(first.line, written), first.seat, *months, first.holder, int(first.hand_locked))
        if hold is not None:
            first = last = hold


def _same_run(a: HoldRow, b: HoldRow) -> bool:
    return (
        a.holder == b.holder
        and a.seat == b.seat
        and a.hand_locked == b.hand_locked
        and (a.line is b.line or a.line == b.line)
    )


# ---- checksums


def table_names(db: Database) -> list[str]:
    """The tables whose content the checksums cover, in a fixed order."""
    rows = db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if name != "checksums" and not name.startswith(("sqlite_", "_sqlite_"))]


def digest(db: Database, table: str) -> str:
    """SHA-256 over every value of a table, in the order of its primary key."""
    key = [name for name, place in db.conn.execute("SELECT name, pk FROM pragma_table_info(?)", [table]) if place]
    order = ", ".join(f'"{name}"' for name in key)
    total = hashlib.sha256()
    rows = db.conn.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
    while batch := list(islice(rows, _BATCH)):
        total.update(repr(batch).encode())
    return total.hexdigest()


def write_checksums(db: Database) -> None:
    """Adds the checksums that changes have removed."""
    known = {name for (name,) in db.conn.execute("SELECT name FROM checksums")}
    missing = [(name, digest(db, name)) for name in table_names(db) if name not in known]
    db.conn.executemany("INSERT INTO checksums VALUES (?, ?)", missing)


def wrong_checksums(db: Database, *, complete: bool) -> list[str]:
    """Tables whose content is not what was written; ``complete`` also counts tables without a checksum."""
    known = dict(db.conn.execute("SELECT name, digest FROM checksums"))
    names = table_names(db)
    return [name for name in names if (name in known or complete) and known.get(name) != digest(db, name)]
