"""Files that cannot be trusted are refused in plain words, and left as they are."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from planner.services.session import (
    DamagedDocument,
    DocumentRefused,
    NewerDocument,
    NotADocument,
    SuspectDocument,
    open_document,
    state_hash,
)
from planner.storage import rows, schema
from tests.support.documents import saved_document


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return saved_document(tmp_path)


def change(path: Path, *statements: str) -> None:
    """Changes a document behind Throughline's back, with checksums that fit, as somebody hostile would."""
    db = schema.connect(path)
    for statement in statements:
        db.conn.execute(statement)
    db.conn.execute("DELETE FROM checksums")
    with contextlib.suppress(sqlite3.Error):  # what cannot be summed up stays without
        rows.write_checksums(db)
    db.close()


def refusal(path: Path, kind: type[DocumentRefused]) -> str:
    """The message of the refusal; the file must be as it was, and no working copy left."""
    before = path.read_bytes()
    with pytest.raises(kind) as refused:
        open_document(path, state_dir=path.parent / "state")
    assert path.read_bytes() == before
    assert not list((path.parent / "state" / "recovery").glob("*"))
    assert path.name in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a workbook", b"SQLite format 3\x00" + b"\x00" * 84, b"x" * 4096]
)
def test_empty_and_foreign_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thing.throughline"
    path.write_bytes(content)
    refusal(path, NotADocument)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.throughline"
    conn = sqlite3.connect(path)
    conn.execute("CREATE TABLE settings (position)")
    conn.close()
    assert "another program" in refusal(path, NotADocument)


def test_a_newer_schema_is_refused(document: Path) -> None:
    change(document, f"PRAGMA user_version = {schema.current_version() + 1}")
    assert "later version" in refusal(document, NewerDocument)


def test_an_unknown_migration_is_refused_as_newer(document: Path) -> None:
    change(document, "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('throughline', 'x', '')")
    assert "later version" in refusal(document, NewerDocument)


HOSTILE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON staff BEGIN DELETE FROM demand; END",
    "view": "CREATE VIEW more AS WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c) SELECT x FROM c",
    "index": "CREATE INDEX i ON staff (lower(name))",
    "extra table": "CREATE TABLE more (x)",
    "extra column": "ALTER TABLE staff ADD COLUMN more TEXT",
    "generated column": "ALTER TABLE staff ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL",
    "virtual table": "CREATE VIRTUAL TABLE more USING fts5(x)",
    "generated migrations": "ALTER TABLE _sqlite_migrations ADD COLUMN y AS (upper(name))",
    "trigger on migrations": "CREATE TRIGGER t AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM demand; END",
}


@pytest.mark.parametrize("statement", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_schema_is_refused(document: Path, statement: str) -> None:
    change(document, statement)
    assert "tampered" in refusal(document, SuspectDocument)


def test_a_view_in_place_of_a_table_is_refused(document: Path) -> None:
    change(document, "DROP TABLE leave", "CREATE VIEW leave AS SELECT * FROM staff")
    refusal(document, SuspectDocument)


def test_a_view_in_place_of_the_migrations_is_refused(document: Path) -> None:
    endless = "WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c) SELECT x AS name FROM c"
    change(document, "DROP TABLE _sqlite_migrations", f"CREATE VIEW _sqlite_migrations AS {endless}")
    refusal(document, SuspectDocument)


NONSENSE = {
    "text for a number": "UPDATE staff SET fte = 'many'",
    "not a date": "UPDATE studies SET \"start\" = '2026-13-01'",
    "not a decimal": "UPDATE staff SET cost_rate = 'NaN'",
    "not JSON": "UPDATE staff SET skills = '['",
    "nested JSON": f"UPDATE staff SET skills = '{'[' * 100_000}'",
    "unknown status": "UPDATE studies SET status = 'Perhaps'",
    "gap in the rows": "DELETE FROM staff WHERE position = 0",
    "no settings": "DELETE FROM settings",
    "hold outside the months": "UPDATE plan_holds SET last_month = '9998-12'",
    "overlapping holds": "UPDATE plan_holds SET last_month = '2027-01' WHERE holder = 'E2'",
    "hold of a missing seat": "UPDATE plan_holds SET seat = 9",
    "bytes for text": "UPDATE staff SET name = x'ff00'",
    "text that is not UTF-8": "UPDATE staff SET name = CAST(x'fffe' AS TEXT)",
}


@pytest.mark.parametrize("statement", NONSENSE.values(), ids=NONSENSE.keys())
def test_values_that_were_never_written_are_damage(document: Path, statement: str) -> None:
    change(document, statement)
    refusal(document, DamagedDocument)


def test_one_changed_value_is_noticed_by_the_checksum(document: Path) -> None:
    conn = sqlite3.connect(document)
    conn.execute("UPDATE staff SET cost_rate = '55.11' WHERE position = 0")
    conn.commit()
    conn.close()
    assert "staff" in refusal(document, DamagedDocument)


def test_random_damage_is_refused_or_harmless(document: Path, tmp_path: Path) -> None:
    with_whole = open_document(document, read_only=True)
    whole = state_hash(with_whole.state)
    with_whole.close()
    data, rng = document.read_bytes(), random.Random(11)
    hurt = tmp_path / "hurt.throughline"
    refused = 0
    for attempt in range(60):
        broken = bytearray(data)
        if attempt % 4:
            broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)
        else:
            del broken[rng.randrange(len(broken)) :]
        hurt.write_bytes(broken)
        try:
            session = open_document(hurt, read_only=True)
        except DocumentRefused:
            refused += 1
            continue
        assert state_hash(session.state) == whole
        session.close()
    assert refused >= 15  # every truncation at least


def test_a_document_turned_to_write_ahead_log_opens(document: Path, tmp_path: Path) -> None:
    shutil.copy(document, tmp_path / "wal.throughline")
    conn = sqlite3.connect(tmp_path / "wal.throughline")
    conn.execute("PRAGMA journal_mode = WAL")
    conn.close()
    session = open_document(tmp_path / "wal.throughline")
    assert session.portfolio.staff[0].id == "E1"
    session.save(force=True)
    session.close()
    assert (tmp_path / "wal.throughline").read_bytes()[18:20] == b"\x01\x01"


def test_an_interrupted_transaction_of_another_tool_is_rolled_back(document: Path, tmp_path: Path) -> None:
    """A file copied together with its hot journal opens at the last commit."""
    conn = sqlite3.connect(document, isolation_level=None)
    conn.execute("PRAGMA cache_size = 1")
    conn.execute("BEGIN")
    conn.execute("UPDATE staff SET name = 'half done'")
    conn.execute("CREATE TABLE filler (x)")
    conn.executemany("INSERT INTO filler VALUES (?)", [("y" * 3000,) for _ in range(50)])
    copied = tmp_path / "copied.throughline"
    shutil.copy(document, copied)
    shutil.copy(f"{document}-journal", f"{copied}-journal")
    conn.execute("ROLLBACK")
    conn.close()
    session = open_document(copied)
    assert session.portfolio.staff[0].name == "Ana\nNowak"
    session.close()
