"""Saving is all or nothing, whatever the disk does, and unsaved changes stay."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import EnvironmentTrouble
from planner.services.session import ChangedOutside, ReadOnlyDocument, Session, open_document, state_hash
from planner.storage import document as documents
from planner.storage import files, rows, working
from tests.support.documents import saved_document, small_session


def rename_first(session: Session, name: str) -> None:
    with session.edit("Rename") as edit:
        first, *others = edit.portfolio.staff
        edit.portfolio = dataclasses.replace(edit.portfolio, staff=(dataclasses.replace(first, name=name), *others))


def first_name(path: Path) -> str:
    session = open_document(path, read_only=True)
    session.close()
    return session.portfolio.staff[0].name


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.endswith(".saving")]


@pytest.mark.parametrize(
    "name", ["a b.throughline", "Zażółć 計画.throughline", "no suffix", "it's; DROP.throughline", "dot.."]
)
def test_a_document_is_saved_and_opened_under_any_name(tmp_path: Path, name: str) -> None:
    session = small_session(tmp_path / "s")
    session.save_as(tmp_path / name)
    assert not session.dirty
    session.close()
    again = open_document(tmp_path / name)
    assert again.state == session.state
    assert not again.dirty
    again.close()


def test_nothing_but_the_document_is_left_in_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    session = small_session(tmp_path / "s")
    session.save_as(folder / "a.throughline")
    session.close()
    assert [p.name for p in folder.iterdir()] == ["a.throughline"]
    assert not list((tmp_path / "s" / "recovery").iterdir())


class TrippedError(OSError):
    """The fault that the wrapper injects."""


@pytest.fixture
def trip(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Raises at the step whose number stands in the list; counts down with every step of saving."""
    steps = [10**9]

    def counted(function: Any) -> Any:
        def run(*args: Any, **kwargs: Any) -> Any:
            steps[0] -= 1
            if steps[0] == 0:
                raise TrippedError(28, "No space left on device")
            return function(*args, **kwargs)

        return run

    monkeypatch.setattr(rows, "write_checksums", counted(rows.write_checksums))
    monkeypatch.setattr(working.WorkingCopy, "export", counted(working.WorkingCopy.export))
    monkeypatch.setattr(os, "fsync", counted(os.fsync))
    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(documents, "stamp_of", counted(files.stamp_of))
    return steps


def test_a_fault_at_any_step_of_saving_leaves_the_old_or_the_new_file_whole(tmp_path: Path, trip: list[int]) -> None:
    path = saved_document(tmp_path)
    failures = 0
    for step in range(1, 30):
        session = open_document(path)
        old, new = session.portfolio.staff[0].name, f"name {step}"
        rename_first(session, new)
        wanted = state_hash(session.state)
        trip[0] = step
        try:
            session.save()
            failed = False
        except (EnvironmentTrouble, TrippedError):
            failed = True
        reached, trip[0] = trip[0] <= 0, 10**9
        failures += failed
        assert state_hash(session.state) == wanted
        assert session.dirty or first_name(path) == new
        assert first_name(path) in (old, new)
        assert not leftovers(tmp_path)
        if failed:
            session.save(force=True)
        session.close()
        assert first_name(path) == new
        if not reached:
            break
    assert not reached, "every step was tried"
    assert failures >= 5


def test_a_fault_while_an_edit_is_kept_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = small_session(tmp_path)
    before, text = state_hash(session.state), session.undo_text

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(working.WorkingCopy, "_note_revision", full)
        with pytest.raises(EnvironmentTrouble, match="full"):
            rename_first(session, "never")
        with pytest.raises(EnvironmentTrouble):
            session.undo()
    assert (state_hash(session.state), session.undo_text) == (before, text)
    assert state_hash(session._document.read()) == before
    rename_first(session, "now it works")
    assert session._document.read() == session.state
    session.close()


def test_saving_into_a_missing_folder_says_so_and_keeps_the_changes(tmp_path: Path) -> None:
    session = small_session(tmp_path / "s")
    with pytest.raises(EnvironmentTrouble, match=r"Saving a\.throughline did not work"):
        session.save_as(tmp_path / "gone" / "a.throughline")
    assert session.dirty
    assert session.path is None
    session.save_as(tmp_path / "a.throughline")
    session.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_is_told_in_plain_words_and_loses_nothing(tmp_path: Path) -> None:
    """A limit on file sizes stands for the full disk; it is set in a child, for it cannot be lifted again."""
    path = saved_document(tmp_path)
    script = f"""
        import resource
        from pathlib import Path
        from planner.domain.errors import EnvironmentTrouble
        from planner.services.session import open_document
        from tests.storage.test_saving import leftovers, rename_first
        path = Path({str(path)!r})
        session = open_document(path)
        rename_first(session, "unsaved")
        before = path.read_bytes()
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
        for attempt in (session.save, lambda: session.save_as(path.with_name("other.throughline"))):
            try:
                attempt()
            except EnvironmentTrouble as error:
                assert "full" in str(error) and "kept" in str(error), error
            else:
                raise SystemExit("it was saved")
        assert session.dirty and path.read_bytes() == before and not leftovers(path.parent)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        session.save()
        session.close()
    """
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(script)], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert first_name(path) == "unsaved"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_and_another_place_works(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    path = saved_document(folder)
    folder.chmod(0o555)
    try:
        session = open_document(path)
        rename_first(session, "unsaved")
        with pytest.raises(EnvironmentTrouble):
            session.save()
        session.save_as(tmp_path / "mine.throughline")
        session.close()
    finally:
        folder.chmod(0o755)
    assert first_name(tmp_path / "mine.throughline") == "unsaved"


@pytest.mark.parametrize("what", ["changed", "moved or deleted"])
def test_a_file_changed_by_something_else_is_replaced_only_by_consent(tmp_path: Path, what: str) -> None:
    path = saved_document(tmp_path)
    session = open_document(path)
    rename_first(session, "mine")
    theirs = path.read_bytes() + b"synced"
    path.unlink()
    if what == "changed":
        path.write_bytes(theirs)
    assert session.changed_outside() == what
    with pytest.raises(ChangedOutside, match=what):
        session.save()
    assert session.dirty
    assert path.exists() == (what == "changed")
    session.save(force=True)
    session.close()
    assert first_name(path) == "mine"


def test_saving_through_a_link_replaces_the_document_not_the_link(tmp_path: Path) -> None:
    path = saved_document(tmp_path)
    link = tmp_path / "link.throughline"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links cannot be made here")
    session = open_document(link)
    rename_first(session, "through the link")
    session.save()
    session.close()
    assert link.is_symlink()
    assert first_name(path) == "through the link"


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions there")
def test_saving_keeps_the_permissions_of_the_file(tmp_path: Path) -> None:
    path = saved_document(tmp_path)
    path.chmod(0o640)
    session = open_document(path)
    rename_first(session, "x")
    session.save()
    session.close()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_document_needs_a_name(tmp_path: Path) -> None:
    session = small_session(tmp_path)
    with pytest.raises(ReadOnlyDocument, match="Save As"):
        session.save()
    assert session.dirty
    session.close()


def test_opening_a_missing_file_or_a_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match=r"Opening none\.throughline did not work"):
        open_document(tmp_path / "none.throughline")
    with pytest.raises(EnvironmentTrouble):
        open_document(tmp_path)
