"""``throughline plan DOC --keep``: a plan made on the command line is one of the document's."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli.main import main
from planner.domain.case import build_case
from planner.services.opening import open_any
from planner.services.session import open_document
from tests.support.documents import planned_document
from tests.ui.portfolios import two_sponsors


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document without a plan."""
    return planned_document(tmp_path, build_case(two_sponsors()), {})


def _planned(document: Path, *words: str) -> int:
    out = str(document.with_name("out.xlsx"))
    return main(["plan", str(document), "-o", out, "--time-limit", "0.2", "--quiet", *words])


def test_plans_are_kept_under_the_next_name_or_the_one_that_is_given(document: Path) -> None:
    assert _planned(document, "--keep") in (0, 3)
    assert _planned(document, "--keep", "Lean") in (0, 3)
    first, lean = open_any(document).plans
    assert (first.name, lean.name) == ("Plan 1", "Lean")
    assert first.rows == open_any(document.with_name("out.xlsx")).plans[0].rows
    session = open_document(document)
    assert session.portfolio == two_sponsors()
    session.close()


def test_a_name_that_is_taken_is_refused_before_the_search(document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _planned(document, "--keep", "Lean") in (0, 3)
    document.with_name("out.xlsx").unlink()
    assert _planned(document, "--keep", "Lean") == 2
    assert "already" in capsys.readouterr().err
    assert not document.with_name("out.xlsx").exists()


def test_only_a_document_can_keep_a_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--sample", "-o", str(tmp_path / "out.xlsx"), "--keep"]) == 2
    assert "the sample is none" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
