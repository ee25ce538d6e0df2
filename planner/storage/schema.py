"""The tables of a document: one decorated function per released schema, frozen once released.

The SQL is written out so that a released schema never changes with a library or with the domain classes; a test
compares its columns with the domain. To change the schema, add a function below the last one; never edit an old one.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database, Migrations

from planner.domain.telling import tell
from planner.storage.errors import SuspectDocument

APPLICATION_ID = 0x5468724C
"""Marks a SQLite file as a Throughline document ("ThrL")."""
LONGEST_VALUE = 64 * 2**20
"""Bytes that a single value may have; a planning document stays far below."""

MIGRATIONS = Migrations("throughline")
Objects = dict[str, tuple[str, str, str]]  # name: type, table, SQL

_SCHEMA_1 = """
CREATE TABLE document (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE checksums (name TEXT PRIMARY KEY, digest TEXT NOT NULL);
CREATE TABLE settings (position INTEGER PRIMARY KEY, plan_start TEXT NOT NULL, months INTEGER NOT NULL,
  currency TEXT NOT NULL, hours_per_fte_month TEXT NOT NULL, portfolio_margin_floor TEXT,
  planned_utilisation TEXT NOT NULL, plan_studies_from_probability TEXT NOT NULL, weights TEXT NOT NULL,
  extra TEXT NOT NULL);
CREATE TABLE roles (position INTEGER PRIMARY KEY, name TEXT NOT NULL, onboarding_new TEXT NOT NULL,
  onboarding_known TEXT NOT NULL, max_studies INTEGER, seat_size INTEGER NOT NULL, contractor_rate TEXT,
  contractor_limit INTEGER, extra TEXT NOT NULL);
CREATE TABLE sponsors (position INTEGER PRIMARY KEY, name TEXT NOT NULL, aliases TEXT NOT NULL,
  engagement_model TEXT, margin_floor TEXT, continuity_floor TEXT, notes TEXT NOT NULL, extra TEXT NOT NULL);
CREATE TABLE studies (position INTEGER PRIMARY KEY, id TEXT NOT NULL, sponsor TEXT NOT NULL, status TEXT NOT NULL,
  "start" TEXT NOT NULL, "end" TEXT NOT NULL, program TEXT NOT NULL, title TEXT NOT NULL, phase TEXT NOT NULL,
  therapeutic_area TEXT NOT NULL, probability TEXT, announced TEXT, follows TEXT NOT NULL, sites TEXT, patients TEXT,
  countries TEXT NOT NULL, margin_floor TEXT, earliest_start TEXT, latest_start TEXT, milestone_bonus TEXT,
  notes TEXT NOT NULL, extra TEXT NOT NULL);
CREATE TABLE demand (position INTEGER PRIMARY KEY, study TEXT NOT NULL, role TEXT NOT NULL, fte TEXT NOT NULL,
  countries TEXT NOT NULL, min_grade INTEGER, skills TEXT NOT NULL, bill_rate TEXT, currency TEXT NOT NULL,
  extra TEXT NOT NULL);
CREATE TABLE rate_card (position INTEGER PRIMARY KEY, role TEXT NOT NULL, bill_rate TEXT NOT NULL,
  sponsor TEXT NOT NULL, country TEXT NOT NULL, currency TEXT NOT NULL, extra TEXT NOT NULL);
CREATE TABLE staff (position INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  fte INTEGER NOT NULL, cost_rate TEXT NOT NULL, other_roles TEXT NOT NULL, grade INTEGER, country TEXT NOT NULL,
  employment TEXT NOT NULL, currency TEXT NOT NULL, "start" TEXT, "end" TEXT, max_studies INTEGER,
  skills TEXT NOT NULL, dedicated_to TEXT NOT NULL, excluded TEXT NOT NULL, department TEXT NOT NULL,
  notes TEXT NOT NULL, extra TEXT NOT NULL);
CREATE TABLE leave (position INTEGER PRIMARY KEY, person TEXT NOT NULL, "start" TEXT NOT NULL, "end" TEXT NOT NULL,
  share TEXT NOT NULL, kind TEXT NOT NULL, extra TEXT NOT NULL);
CREATE TABLE experience (position INTEGER PRIMARY KEY, person TEXT NOT NULL, sponsor TEXT NOT NULL, fte_months TEXT,
  last_worked TEXT, extra TEXT NOT NULL);
CREATE TABLE assignments (position INTEGER PRIMARY KEY, person TEXT NOT NULL, study TEXT NOT NULL,
  role TEXT NOT NULL, fte INTEGER NOT NULL, "start" TEXT, "end" TEXT, locked INTEGER NOT NULL, extra TEXT NOT NULL);
CREATE TABLE exchange_rates (position INTEGER PRIMARY KEY, currency TEXT NOT NULL, rate_to_base TEXT NOT NULL,
  extra TEXT NOT NULL);
CREATE TABLE plans (position INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
  options TEXT NOT NULL, figures TEXT NOT NULL, published INTEGER NOT NULL, note TEXT NOT NULL,
  created TEXT NOT NULL, portfolio_fingerprint TEXT NOT NULL, plan_start TEXT NOT NULL);
CREATE TABLE plan_seats (plan TEXT NOT NULL, position INTEGER NOT NULL, line TEXT NOT NULL, number INTEGER NOT NULL,
  fte TEXT NOT NULL, assignee TEXT NOT NULL, PRIMARY KEY (plan, position)) WITHOUT ROWID;
CREATE TABLE plan_holds (plan TEXT NOT NULL, line TEXT NOT NULL, seat INTEGER NOT NULL, first_month TEXT NOT NULL,
  last_month TEXT NOT NULL, holder TEXT NOT NULL, hand_locked INTEGER NOT NULL,
  PRIMARY KEY (plan, line, seat, first_month)) WITHOUT ROWID
"""


@MIGRATIONS()
def schema_1(db: Database) -> None:
    """The first released schema."""
    for statement in _SCHEMA_1.split(";"):
        db.conn.execute(statement)
    db.conn.execute("PRAGMA user_version = 1")


@MIGRATIONS()
def schema_2(db: Database) -> None:
    """What files said last about rows, so that later versions of them respect what people changed since."""
    db.conn.execute(
        "CREATE TABLE imported (position INTEGER PRIMARY KEY, sheet TEXT NOT NULL, "
        '"key" TEXT NOT NULL, said TEXT NOT NULL)'
    )
    db.conn.execute("PRAGMA user_version = 2")


@MIGRATIONS()
def schema_3(db: Database) -> None:
    """What people noted on seats."""
    db.conn.execute(
        "CREATE TABLE seat_notes (position INTEGER PRIMARY KEY, line TEXT NOT NULL, seat INTEGER NOT NULL, "
        '"text" TEXT NOT NULL)'
    )
    db.conn.execute("PRAGMA user_version = 3")


def current_version() -> int:
    """The newest schema that this program knows (the document's user_version)."""
    return len(_names())


def _names() -> list[str]:
    return [migration.name for migration in MIGRATIONS._migrations]


def connect(path: Path | str, *, synchronous: str = "FULL") -> Database:
    """A guarded connection with a rollback journal; nothing in the file can run code or reach other files."""
    conn = sqlite3.connect(path, isolation_level=None)
    try:
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA cell_size_check = ON")
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # VACUUM INTO needs one
        conn.execute(f"PRAGMA synchronous = {synchronous}")
        conn.execute("PRAGMA journal_mode = DELETE")
        return Database(conn, recursive_triggers=False, execute_plugins=False)
    except BaseException:
        conn.close()
        raise


def create(db: Database) -> None:
    """Turns an empty database into an empty document of the newest schema."""
    db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    MIGRATIONS.apply(db)


def upgrade(db: Database) -> None:
    """Applies what is pending; each step is all or nothing. The checksums of the older content are dropped."""
    MIGRATIONS.apply(db)
    db.conn.execute("DELETE FROM checksums")


def unknown_migrations(db: Database) -> list[str]:
    """Names of migrations that a later version of the program has applied.

    :raises SuspectDocument: the table of migrations is not what the library makes.
    """
    library = Migrations.migrations_table
    kinds = [kind for (kind,) in db.conn.execute("SELECT type FROM sqlite_master WHERE name = ?", [library])]
    if kinds != ["table"] or not _is_library_table(db, library):
        raise SuspectDocument(tell("the table {name} is missing or was changed by something else", name=library))
    return [done.name for done in MIGRATIONS.applied(db) if done.name not in _names()]


def _objects(db: Database) -> Objects:
    rows = db.conn.execute("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return {name: (kind, table, re.sub(r"\s+", " ", sql)) for name, kind, table, sql in rows}


def _is_library_table(db: Database, name: str) -> bool:
    """sqlite-utils words its own table as it likes; only what could do harm in it is looked for."""
    columns = list(db.conn.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", [name]))
    named = {column for column, _ in columns} >= {"migration_set", "name", "applied_at"}
    return named and not any(hidden for _, hidden in columns)


def check_schema(db: Database) -> None:
    """Refuses a document whose tables, indexes, triggers or views are not exactly those of its schema version.

    :raises SuspectDocument: naming what does not belong there or is missing.
    """
    expected = _expected(db.conn.execute("PRAGMA user_version").fetchone()[0])
    wrong = sorted(_differing(_objects(db), expected))
    if wrong:
        words = tell("it holds or lacks things that Throughline never writes or leaves out: {what}", what=wrong[0])
        raise SuspectDocument(words)


def _differing(found: Objects, expected: Objects) -> Iterable[str]:
    for name in found.keys() | expected.keys():
        kind, table, _ = found.get(name) or expected[name]
        of_library = table == Migrations.migrations_table and kind in ("table", "index")
        if not of_library and found.get(name) != expected.get(name):
            yield f"{kind} {name}"


def _expected(version: int) -> Objects:
    names = _names()
    blank = Database(memory=True, execute_plugins=False)
    MIGRATIONS.apply(blank, stop_before=names[version:])
    objects = _objects(blank)
    blank.close()
    return objects
