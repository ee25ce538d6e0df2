"""A process that dies leaves its unsaved changes to be recovered, and every document whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from planner.services.session import (
    DamagedDocument,
    DocumentInUse,
    discard_recoverable,
    list_recoverable,
    open_document,
    recover,
    state_hash,
)
from planner.storage import recovery
from tests.storage.test_saving import first_name, rename_first
from tests.support.documents import saved_document, small_session

ROOT = Path(__file__).parents[2]


def die_after(script: str) -> None:
    """Runs the script in a child that ends without any clean-up."""
    text = textwrap.dedent(script) + "\nimport os; os._exit(9)"
    done = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 9, done.stderr


def test_unsaved_changes_of_a_dead_process_are_recovered_and_saved(tmp_path: Path) -> None:
    path = saved_document(tmp_path)
    die_after(f"""
        from planner.services.session import open_document
        from tests.storage.test_saving import rename_first
        session = open_document({str(path)!r})
        rename_first(session, "unsaved")
    """)
    (item,) = list_recoverable()
    assert (item.title, item.target) == (path.stem, str(path))
    session = recover(item)
    assert session.title.endswith("(Recovered)")
    assert session.dirty
    assert session.portfolio.staff[0].name == "unsaved"
    assert first_name(path) == "Ana\nNowak"
    session.save()
    assert (session.dirty, session.title) == (False, path.stem)
    session.close()
    assert first_name(path) == "unsaved"
    assert list_recoverable() == ()


def test_a_new_document_that_was_never_saved_is_recovered(tmp_path: Path) -> None:
    die_after("""
        from planner.services.session import new_document
        from tests.support.documents import small_portfolio, small_plan
        with new_document(small_portfolio(), title="From small.xlsx").edit("Plan") as edit:
            edit.add_plan(small_plan())
    """)
    (item,) = list_recoverable()
    session = recover(item)
    assert session.title == "From small.xlsx (Recovered)"
    assert [plan.name for plan in session.plans] == ["First"]
    session.save_as(tmp_path / "kept.throughline")
    session.close()


def test_what_was_saved_or_taken_back_needs_no_recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved_document(tmp_path)
    die_after(f"""
        from planner.services.session import open_document
        from tests.storage.test_saving import rename_first
        session = open_document({str(path)!r})
        rename_first(session, "saved")
        session.save()
        rename_first(session, "taken back")
        session.undo()
    """)
    monkeypatch.setattr(recovery, "_FRESH_SECONDS", -1)
    assert list_recoverable() == ()
    assert not list((tmp_path / "state" / "recovery").iterdir()), "such leavings are cleared away"
    open_document(path).close()


def test_living_documents_are_not_offered(tmp_path: Path) -> None:
    session = small_session(tmp_path / "state")
    assert session.dirty
    assert list_recoverable() == ()
    session.close(keep_for_recovery=True)
    assert len(list_recoverable()) == 1
    discard_recoverable(list_recoverable()[0])
    assert list_recoverable() == ()


def test_a_recovered_document_whose_file_somebody_opened_is_saved_elsewhere(tmp_path: Path) -> None:
    path = saved_document(tmp_path)
    mine = open_document(path)
    rename_first(mine, "unsaved")
    mine.close(keep_for_recovery=True)
    theirs = open_document(path)
    (item,) = list_recoverable()
    session = recover(item)
    assert session.read_only
    with pytest.raises(DocumentInUse):
        recover(item)
    session.save_as(tmp_path / "mine.throughline")
    session.close()
    theirs.close()


def test_a_damaged_working_copy_is_refused_not_believed(tmp_path: Path) -> None:
    session = small_session(tmp_path / "state")
    session.close(keep_for_recovery=True)
    (item,) = list_recoverable()
    file = item.folder / "document.throughline"
    file.write_bytes(file.read_bytes()[:9000])
    assert list_recoverable()[0].folder == item.folder
    with pytest.raises(DamagedDocument):
        recover(item)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_process_killed_at_any_moment_loses_nothing_it_had_kept(tmp_path: Path) -> None:
    """The child edits and saves in a loop and says what is done; it is killed at random moments."""
    path = saved_document(tmp_path)
    script = f"""
        from planner.services.session import open_document
        from tests.storage.test_saving import rename_first
        session = open_document({str(path)!r})
        for n in range(10**6):
            rename_first(session, f"n{{n}}")
            print("edited", n, flush=True)
            session.save()
            print("saved", n, flush=True)
    """
    rng = random.Random(5)
    for _ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(rng.random() * 0.3)
        os.kill(child.pid, signal.SIGKILL)
        whole, _, _ = child.stdout.read().rpartition("\n")  # the last line may have been cut by the kill
        said = ["edited 0", *whole.splitlines()]
        child.stdout.close()
        child.wait()
        edited = max(int(line.split()[1]) for line in said if line.startswith("edited"))
        saved = max((int(line.split()[1]) for line in said if line.startswith("saved")), default=-1)
        in_file = first_name(path)
        if saved >= 0:
            assert int(in_file[1:]) >= saved
        for item in list_recoverable():
            session = recover(item)
            assert int(session.portfolio.staff[0].name[1:]) >= edited
            assert state_hash(session._document.read()) == state_hash(session.state)
            session.save(force=True)
            session.close()
        open_document(path).close()
        assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [path.name], "no litter"
