"""``throughline mappings``: what is remembered about files, without a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli import main as cli
from planner.storage.about import STATE_DIR_VARIABLE

LIST = "Protocol No,Client,Award status,FPI,Study end,Extra\nAC-1,Acme,Awarded,2027-01-01,2028-06-30,x\n"


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    Path("p.csv").write_text(LIST, encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main([*arguments, "--memory", "memory"])
    captured = capsys.readouterr()
    return status, captured.out + captured.err


def test_a_mapping_is_remembered_by_name_used_renamed_passed_on_and_forgotten(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = told(
        capsys, "import", "p.csv", "--into", "d.throughline", "--take", "Extra=Notes", "--remember", "Acme list"
    )
    assert "remembered as “Acme list”" in said[1]
    assert told(capsys, "mappings") == (0, "Acme list: Roadmap, 6 columns\n")
    assert "by the mapping “Acme list”" in told(capsys, "import", "p.csv", "--dry-run", "--mapping", "acme LIST")[1]
    assert told(capsys, "mappings", "--rename", "acme list", "Acme")[0] == 0
    assert told(capsys, "mappings", "acme", "--export", "a.json") == (0, "a.json: 1 mapping written.\n")
    assert told(capsys, "mappings", "--delete", "ACME")[0] == 0
    assert "No mapping is remembered" in told(capsys, "mappings")[1]
    assert "Remembered: “Acme”" in told(capsys, "mappings", "--load", "a.json")[1]
    assert "mapping “Acme” was applied" in told(capsys, "import", "p.csv", "--dry-run")[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--delete", "nope"), "There is no mapping named “nope”. Remembered are: none."),
        (("--export", "a.json"), "No mapping is remembered"),
        (("--load", "p.csv"), "p.csv could not be read"),
        (("--load", "missing.json"), "missing.json could not be read"),
        (("Acme",), "Names are for --export only"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    status, said = told(capsys, "mappings", *arguments)
    assert (status, words in said) == (2, True)
