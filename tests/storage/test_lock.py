"""Two who open the same document: the second learns who has it."""

from __future__ import annotations

import dataclasses
import errno
import json
import socket
from pathlib import Path

import pytest

from planner.services.session import DocumentInUse, ReadOnlyDocument, open_document
from planner.storage.lock import Holder, Lock, holder_of, lock_path
from tests.support.documents import saved_document, small_session

NOBODY = 2**22 + 1  # above the highest process number


@pytest.fixture
def document(tmp_path: Path) -> Path:
    return saved_document(tmp_path)


def leave_lock(document: Path, **changes: object) -> None:
    """A lock file as another process would have left it."""
    holder = Holder(NOBODY, socket.gethostname(), "maria", "2026-11-02T09:00:00+01:00", str(document.parent / "gone"))
    text = json.dumps(dataclasses.asdict(dataclasses.replace(holder, **changes)))  # type: ignore[arg-type]
    lock_path(document).write_text(text, encoding="utf-8")


def test_the_second_opener_learns_who_has_the_document(document: Path) -> None:
    first = open_document(document)
    with pytest.raises(DocumentInUse, match=socket.gethostname()) as refused:
        open_document(document)
    assert "read-only" in str(refused.value)
    first.close()
    open_document(document).close()
    assert not lock_path(document).exists()


def test_a_read_only_opener_can_only_save_elsewhere(document: Path, tmp_path: Path) -> None:
    first = open_document(document)
    second = open_document(document, read_only=True)
    assert second.title.endswith("(read-only)")
    with pytest.raises(ReadOnlyDocument):
        second.save()
    with pytest.raises(DocumentInUse):
        second.save_as(document)
    second.save_as(tmp_path / "copy.throughline")
    assert not second.read_only
    assert second.title == "copy"
    second.close()
    assert holder_of(document) is not None
    first.close()


def test_save_as_moves_the_claim_to_the_new_file(document: Path, tmp_path: Path) -> None:
    session = open_document(document)
    session.save_as(tmp_path / "new.throughline")
    open_document(document).close()
    with pytest.raises(DocumentInUse):
        open_document(tmp_path / "new.throughline")
    session.close()


def test_saving_over_a_document_that_is_open_is_refused(document: Path, tmp_path: Path) -> None:
    first = open_document(document)
    other = small_session(tmp_path / "s2")
    with pytest.raises(DocumentInUse):
        other.save_as(document)
    assert other.dirty
    other.close()
    first.close()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": "x"}', None])
def test_the_lock_of_a_dead_process_or_nonsense_gives_way(document: Path, text: str | None) -> None:
    if text is None:
        leave_lock(document)
    else:
        lock_path(document).write_text(text, encoding="utf-8")
    session = open_document(document)
    assert holder_of(document) is not None
    session.close()


def test_a_process_number_used_again_does_not_keep_a_document_locked(document: Path) -> None:
    import os

    leave_lock(document, pid=os.getpid())  # runs, but its working copy shows no life
    open_document(document).close()


def test_the_lock_of_another_computer_stands_until_taken_over(document: Path) -> None:
    leave_lock(document, host="elsewhere")
    with pytest.raises(DocumentInUse, match="maria on elsewhere"):
        open_document(document)
    open_document(document, take_over=True).close()
    assert not lock_path(document).exists()


def test_a_lock_that_was_taken_over_is_not_removed_by_its_first_holder(document: Path) -> None:
    first = open_document(document)
    second = open_document(document, take_over=True)
    first.close()
    assert lock_path(document).exists()
    second.close()


def test_a_document_in_a_folder_without_write_permission_opens(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Lock, "_write", refuse)
    session = open_document(document)
    assert session.portfolio.staff
    session.close()
