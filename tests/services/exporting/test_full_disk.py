"""A disk that fills while an export is written: nothing is left, what was there stays, and a sentence says why."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import EnvironmentTrouble
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.desk import ExportDesk
from planner.services.exporting.writing import write_export
from tests.services.exporting.cases import source
from tests.support.full_disk import room_for

TABLE = ExportChoice(sheets=frozenset(("Plan assignments",)))
FILES = [("plan.xlsx", ExportChoice()), ("plan.zip", ExportChoice()), ("plan.csv", TABLE)]


def size_of(choice: ExportChoice, path: Path) -> int:
    """How large the file is where there is room; it is deleted again."""
    write_export(source(), choice, path, remedies=0)
    size = path.stat().st_size
    path.unlink()
    return size


@pytest.mark.parametrize("older", [None, b"the older one"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.999])
@pytest.mark.parametrize(("name", "choice"), FILES, ids=[name for name, _ in FILES])
def test_a_disk_that_fills_leaves_what_was_there(
    tmp_path: Path, name: str, choice: ExportChoice, share: float, older: bytes | None
) -> None:
    path = tmp_path / name
    room = int(share * size_of(choice, path))
    if older is not None:
        path.write_bytes(older)
    words = rf"{name} could not be saved: the disk is full\. Free some space .* Nothing was changed\."
    with room_for(room), pytest.raises(EnvironmentTrouble, match=words):
        write_export(source(), choice, path, remedies=0)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([] if older is None else [older])
    write_export(source(), choice, path, remedies=0)
    assert path.stat().st_size > room


def test_a_file_that_fits_exactly_is_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    with room_for(size_of(TABLE, path)):
        write_export(source(), TABLE, path)
    assert path.exists()


@pytest.mark.parametrize("call", ["tempfile.mkstemp", "os.fsync", "os.replace"])
def test_a_disk_that_fills_at_any_step_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(b"the older one")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(EnvironmentTrouble, match="the disk is full"):
        patched.setattr(call, full)
        write_export(source(), ExportChoice(), path, remedies=0)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"the older one"]


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_process_that_finds_the_disk_full_says_so_and_goes_on(tmp_path: Path, share: float) -> None:
    path = tmp_path / "plan.xlsx"
    room = int(share * size_of(ExportChoice(), path))
    path.write_bytes(b"the older one")
    desk = ExportDesk(source())
    try:
        with room_for(room), pytest.raises(EnvironmentTrouble, match=r"plan\.xlsx could not be saved: the disk .*full"):
            desk.write(ExportChoice(), path, lambda: False, lambda *_: None)
        assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"the older one"]
        desk.close()  # its process has the limit of its beginning
        desk.write(ExportChoice(), path, lambda: False, lambda *_: None)
    finally:
        desk.close()
    assert path.read_bytes().startswith(b"PK")
