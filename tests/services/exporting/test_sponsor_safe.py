"""A workbook that is safe to send to a sponsor: every part of the file is searched for what must not be in it."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.export_limits import ALL_SHEETS, FLAT_SHEETS
from planner.exchange.plan_export import PlanExport, RunFacts
from planner.services.exporting.choice import SAFE_SHEETS, ExportChoice
from planner.services.exporting.restricted import Source, chosen_export
from planner.services.exporting.writing import write_export
from planner.services.opening import open_sample
from planner.services.planning import judge
from tests.services.exporting.cases import MONEY, OTHERS, OUTSIDERS, SAFE, TEAM, source
from tests.support.first_fit import first_fit

CHOICE = ExportChoice(sponsors=(SAFE,), sponsor_safe=True)


def parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Every part of a package by name, as people would read it, with those inside parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, html.unescape(archive.read(name).decode("utf-8", "replace"))


def written(made_of: Source, choice: ExportChoice, folder: Path, suffix: str = ".xlsx") -> dict[str, str]:
    """The parts of a file."""
    path = folder / f"out{suffix}"
    write_export(made_of, choice, path, remedies=2)
    return dict(parts(path.read_bytes()))


def found(texts: dict[str, str], words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Which words stand in which parts."""
    return [(word, name) for name, text in texts.items() for word in words if word.casefold() in text.casefold()]


@pytest.mark.parametrize("suffix", [".xlsx", ".zip"])
def test_nothing_of_others_and_no_money_is_anywhere_in_the_file(tmp_path: Path, suffix: str) -> None:
    texts = written(source(), CHOICE, tmp_path, suffix)
    assert found(texts, (*OTHERS, *OUTSIDERS, *MONEY, "Parental leave", "0.4321", "Borealis")) == []
    assert len({word for word, _ in found(texts, TEAM)}) == len(TEAM)


@pytest.mark.parametrize("table", [name for name in FLAT_SHEETS if name in SAFE_SHEETS])
def test_no_table_alone_holds_anything_of_others(tmp_path: Path, table: str) -> None:
    path = tmp_path / "out.csv"
    write_export(source(), replace(CHOICE, sheets=frozenset((table,))), path)
    texts = {table: path.read_text("utf-8-sig")}
    assert found(texts, (*OTHERS, *OUTSIDERS, *MONEY, "Parental leave", "0.4321", "Borealis")) == []
    assert len(texts[table].splitlines()) > 1 or table == "Contractors"


def test_the_tables_of_a_full_export_hold_all_that_the_test_looks_for(tmp_path: Path) -> None:
    texts = written(source(), ExportChoice(), tmp_path, ".zip")
    looked_for = {"Borealis Pharma", "Cygnet Bio", "BOR-77", "BOR-78", "CYG-5", "Dora Dunkelmann", "P-905", *TEAM}
    assert {word for word, _ in found(texts, tuple(looked_for))} == looked_for


def test_the_full_export_holds_all_that_the_test_looks_for(tmp_path: Path) -> None:
    texts = written(source(), ExportChoice(), tmp_path)
    missing = set(OTHERS + OUTSIDERS + TEAM) - {word for word, _ in found(texts, OTHERS + OUTSIDERS + TEAM)}
    assert missing == set()
    assert {word for word, _ in found(texts, MONEY)} >= {"61.37", "219.43", "97.53", "0.3579", "777777"}


def test_no_figure_of_money_is_in_it(tmp_path: Path) -> None:
    made_of = source()
    texts = written(made_of, CHOICE, tmp_path)
    amounts = set()
    for margin in made_of.outcome.evaluation.margins:
        amounts |= {margin.revenue, margin.cost, margin.onboarding_cost, margin.bench_cost, margin.margin}
    told = {repr(amount) for amount in amounts if amount and (abs(amount) > 1000 or amount % 1)}
    assert len(told) > 10
    assert [(t, name) for t in told for name, text in texts.items() if f">{t}<" in text] == []


def test_only_who_works_for_the_sponsor_in_the_months_shown_is_in_it(tmp_path: Path) -> None:
    choice = ExportChoice(sponsors=(SAFE,), sponsor_safe=True, first="2027-01", last="2027-02")
    texts = written(source(), choice, tmp_path)
    assert found(texts, ("Ben Berglund", "Cora Castellan")) == []
    assert found(texts, ("Anna Aldous",)) != []


def test_a_sponsor_may_get_ids_alone(tmp_path: Path) -> None:
    texts = written(source(), ExportChoice(sponsors=(SAFE,), sponsor_safe=True, names=False), tmp_path)
    assert found(texts, TEAM) == []
    assert found(texts, ("P-901",)) != []


def test_the_values_that_writers_get_name_no_other(tmp_path: Path) -> None:
    export: PlanExport = chosen_export(source(), CHOICE)
    said = repr(export)
    assert [word for word in (*OTHERS, *OUTSIDERS, *MONEY) if word in said] == []


def test_the_sample_is_safe_for_each_of_its_sponsors(tmp_path: Path) -> None:
    portfolio = open_sample().portfolio
    case = build_case(portfolio)
    made_of = Source(judge(case, first_fit(case), RunFacts(Status.FEASIBLE)))
    for sponsor in portfolio.sponsors[:2]:
        texts = written(made_of, ExportChoice(sponsors=(sponsor.name,), sponsor_safe=True), tmp_path)
        export = chosen_export(made_of, ExportChoice(sponsors=(sponsor.name,), sponsor_safe=True))
        team = {person.id for person in export.case.portfolio.staff}
        holders = export.plan.holder[export.plan.holder >= 0]
        assert team == {export.case.portfolio.staff[p].id for p in set(holders.tolist())}
        others = [s.name for s in portfolio.sponsors if s is not sponsor]
        others += [s.id for s in portfolio.studies if s.sponsor != sponsor.name]
        others += [p.name for p in portfolio.staff if p.id not in team]
        assert found(texts, tuple(others)) == []


def test_the_first_page_points_to_nothing_that_does_not_leave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither to sheets that are not in the file, nor to a way back that there is not, nor to remedies untold."""
    monkeypatch.setattr("planner.exchange.workbook.overview._MOST_SEATS", 1)
    path = tmp_path / "out.xlsx"
    portfolio = open_sample().portfolio
    case = build_case(portfolio)
    made_of = Source(judge(case, first_fit(case), RunFacts(Status.FEASIBLE)))
    choices = [ExportChoice(sponsors=(sponsor.name,), sponsor_safe=True) for sponsor in portfolio.sponsors]
    choice = max(choices, key=lambda one: len(chosen_export(made_of, one).open_runs))
    assert len(chosen_export(made_of, choice).open_runs) > 1
    write_export(made_of, choice, path)
    book = load_workbook(path)
    words = [str(cell.value) for row in book["Overview"].iter_rows() for cell in row if cell.value]
    named = {name for name in ALL_SHEETS for text in words if f"on the sheet {name}" in text}
    assert [text for text in words if text.startswith("and ") and text.endswith(" more")]
    assert named <= set(book.sheetnames)
    assert not [text for text in words if "send it back" in text or text == "What would fill it"]
