"""``throughline picture``: files that an independent reader opens, and refusals in sentences."""

from __future__ import annotations

import csv
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from planner.cli.main import main
from planner.domain.evaluate import evaluate
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.export import export_plan
from planner.services.planning import judge
from tests.ui.portfolios import hand_made

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan workbook."""
    case, made, _ = hand_made()
    path = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    export_plan(judge(case, made, RunFacts(Status.FEASIBLE, None, 1, 1.0)), path)
    return path


def run(plan: Path, out: Path, *words: str) -> int:
    """The command's exit status."""
    return main(["picture", str(plan), "-o", str(out), "--quiet", *words])


@pytest.mark.parametrize("kind", ["capacity", "bench", "continuity", "flow", "frontier"])
def test_an_svg_has_its_text_as_text_and_fetches_nothing(plan: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out.svg"
    assert run(plan, out, "--kind", kind) == 0
    root = ET.parse(out).getroot()
    texts = ["".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")]
    assert root.find(f"{SVG}title") is not None
    assert len(texts) > 5
    assert texts[0] == root.findtext(f"{SVG}title")
    links = [value for element in root.iter() for name, value in element.attrib.items() if name.endswith("href")]
    assert not [link for link in links if not link.startswith("#")]


def test_a_png_has_the_size_that_it_says(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    assert run(plan, out, "--kind", "bench") == 0
    head = out.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (2200, 1120)


def pages(path: Path) -> int:
    """The pages of a PDF, counted in its own objects."""
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def test_a_picture_as_pdf_is_one_page(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert run(plan, out, "--kind", "capacity", "--role", "cra", "--sponsor", "Acme") == 0
    assert pages(out) == 1


def test_the_numbers_as_csv_need_no_qt_and_are_the_evaluators(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "bench.csv"
    code = (
        "import sys; from planner.cli.main import main; "
        f"status = main(['picture', {str(plan)!r}, '--kind', 'bench', '-o', {str(out)!r}]); "
        "sys.exit(status or 10 * any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    case, made, _ = hand_made()
    cost = evaluate(case, made).portfolio_margin.bench_cost
    assert sum(float(row["Cost, USD"]) for row in rows) == pytest.approx(cost)


@pytest.mark.parametrize("words", [("board",), ("board", "--by", "people"), ("summary", "--paper", "A3")])
def test_board_and_summary_become_pages(
    plan: Path, tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.pdf"
    assert main(["picture", str(plan), "-o", str(out), "--kind", *words]) == 0
    assert pages(out) >= 1
    noun = "page" if pages(out) == 1 else "pages"
    assert f"{pages(out)} {noun} written to" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--kind", "board", "-o", "x.svg"), "must end in .pdf"),
        (("--kind", "bench", "-o", "x.jpg"), "must end in .svg or .png"),
        (("--kind", "bench", "--sponsor", "Acme", "-o", "x.svg"), "--sponsor does not go with --kind bench"),
        (("--kind", "bench", "--role", "Chef", "-o", "x.svg"), "There is no role named Chef"),
        (("--kind", "flow", "--plan", "Nix", "-o", "x.svg"), "has no plan named Nix. There are: plan."),
        (("--kind", "bench", "-o", "nowhere/x.svg"), "does not exist"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(
    plan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["picture", str(plan), *words]) == 2
    assert says in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
