"""Notes from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli.main import main
from tests.support.documents import saved_document


@pytest.mark.parametrize(
    "subject", [("--sponsor", "Nordvik"), ("--study", "007"), ("--person", "E2"), ("--seat", "ABC-101/CRA/2")]
)
def test_a_note_is_written_and_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], subject: tuple[str, str]
) -> None:
    path = saved_document(tmp_path)
    assert main(["note", str(path), *subject, "--set", "call first"]) == 0
    capsys.readouterr()
    assert main(["note", str(path), *subject]) == 0
    assert capsys.readouterr().out == "call first\n"


def test_a_seat_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved_document(tmp_path)
    before = path.read_bytes()
    assert main(["note", str(path), "--seat", "ABC-101/Statistician/1", "--set", "x"]) == 2
    assert "There is no seat ABC-101/Statistician/1. The roles of ABC-101 are CRA" in capsys.readouterr().err
    assert path.read_bytes() == before
