"""Documents of every released schema open; older ones are upgraded without being touched before a save."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from planner.services.session import DocumentRefused, open_document
from planner.storage import schema
from tests.storage.test_saving import first_name, rename_first
from tests.support.documents import saved_document, small_portfolio

NOW = schema.current_version()
RELEASED = sorted(Path(__file__).with_name("documents").glob("schema_*.throughline"))


def test_there_is_a_document_of_every_released_schema() -> None:
    assert [path.stem for path in RELEASED] == [f"schema_{n + 1}" for n in range(schema.current_version())]


@pytest.mark.parametrize("path", RELEASED, ids=[path.stem for path in RELEASED])
def test_a_document_of_a_released_schema_opens(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / path.name))
    session = open_document(copy)
    assert session.portfolio == small_portfolio()
    (plan,) = session.plans
    assert (plan.name, plan.published, len(plan.rows.holds)) == ("First", True, 5)
    session.close()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Iterator[Migrations]:
    """The program as if one more schema had been released: people get a telephone table."""
    longer = Migrations("throughline")
    longer._migrations = list(schema.MIGRATIONS._migrations)

    @longer()
    def schema_next(db: Database) -> None:
        db.conn.execute("CREATE TABLE telephones (position INTEGER PRIMARY KEY, number TEXT NOT NULL)")
        db.conn.execute(f"PRAGMA user_version = {NOW + 1}")

    yield longer


def test_an_older_document_is_upgraded_and_kept_beside(
    tmp_path: Path, later: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved_document(tmp_path)
    old = path.read_bytes()
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    session = open_document(path)
    assert path.read_bytes() == old, "the file is left alone until the person saves"
    rename_first(session, "newer")
    session.save()
    rename_first(session, "newest")
    session.save()
    session.close()
    assert path.read_bytes()[60:64] == bytes([0, 0, 0, NOW + 1])
    assert first_name(path) == "newest"
    (backup,) = tmp_path.glob(f"*(before upgrade from version {NOW})*")
    assert backup.read_bytes() == old


def test_a_failing_upgrade_leaves_the_file_alone(
    tmp_path: Path, later: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved_document(tmp_path)
    old = path.read_bytes()

    @later()
    def schema_after_next(db: Database) -> None:
        db.conn.execute("INSERT INTO telephones VALUES (1, NULL)")

    monkeypatch.setattr(schema, "MIGRATIONS", later)
    with pytest.raises(DocumentRefused):
        open_document(path)
    assert path.read_bytes() == old
    assert [p.name for p in tmp_path.glob("*.throughline")] == [path.name]
