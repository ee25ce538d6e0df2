"""What the wizard shows besides the proposal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from planner.exchange.importing.draft import Source
from planner.services.import_preview import (
    LineEdit,
    WorkedLine,
    demand_view,
    is_portfolio_workbook,
    pasted_file,
    row_words,
    studies_without_demand,
    targets,
)
from planner.services.importing.files import read_import_file
from planner.services.importing.proposal import ImportProposal, RowChange, RowKind, SheetProposal
from tests.support import builders as b
from tests.support.workbooks import example_workbook, saved


def new(number: int, sheet: str, item: object, label: str = "") -> RowChange:
    return RowChange(number, sheet, RowKind.NEW, label, None, item, 0, Source("f.xlsx"))


def test_required_columns_are_offered_first() -> None:
    found = targets("Roadmap")
    needed = [target.required for target in found]
    assert needed == sorted(needed, reverse=True) and needed[0]
    assert {"Study ID", "Sponsor"} <= {target.heading for target in found if target.required}
    assert targets("No such sheet") == ()


def test_a_workbook_in_our_own_form_is_told_from_other_files(tmp_path: Path) -> None:
    assert is_portfolio_workbook(saved(example_workbook(tmp_path), tmp_path))
    other = tmp_path / "list.csv"
    other.write_text("Study ID;Sponsor\nA;Acme\n")
    assert not is_portfolio_workbook(other)
    assert not is_portfolio_workbook(tmp_path / "missing.xlsx")


def test_studies_with_demand_from_the_model_count_as_having_come_without() -> None:
    portfolio = b.portfolio(studies=[b.study("A")], demand=[b.line("A", (100, 100))])
    model = replace(b.line("N1", (50, 50)), extra=(("Basis", "planning assumption"),))
    changes = (new(0, "Roadmap", b.study("N1")), new(1, "Roadmap", b.study("N2")), new(2, "Roadmap", b.study("N3")))
    demand = (new(3, "Demand", model), new(4, "Demand", b.line("N2", (50, 50))))
    proposal = ImportProposal("Import", portfolio, (SheetProposal("Roadmap", changes), SheetProposal("Demand", demand)))
    assert studies_without_demand(proposal) == ("N1", "N3")
    bare = replace(proposal, base=replace(portfolio, demand=()))
    assert studies_without_demand(bare) == ("N1", "N3")
    assert studies_without_demand(bare, known=True) == ("A", "N1", "N3")


def test_demand_of_the_model_is_added_up_by_role_and_month_without_the_lines_left_out() -> None:
    portfolio = b.portfolio()
    zeros = (0,) * (portfolio.grid.count - 2)
    lines = (
        WorkedLine("A", "CRA", (), (100, 50, *zeros), (100, 50, *zeros)),
        WorkedLine("B", "CRA", (), (20, 0, *zeros), (20, 0, *zeros)),
        WorkedLine("C", "CRA", (), (20, 0, *zeros), (0, 0, *zeros), LineEdit(0)),
    )
    proposal = ImportProposal("Import", portfolio, (), workload=lines)
    view = demand_view(proposal)
    assert view.studies == ("A", "B", "C")
    assert view.lines == lines
    (curve,) = view.curves.values()
    assert curve[:2] == (1.2, 0.5)
    (alone,) = demand_view(proposal, "B").curves.values()
    assert alone[:2] == (0.2, 0.0)


def test_a_new_row_is_told_by_what_is_set_in_it() -> None:
    words = row_words(new(0, "Roadmap", b.study("N1"), "N1"))
    assert "Sponsor: Acme" in words
    assert not any(word.startswith(("Study ID", "Title")) for word in words)


def test_pasted_cells_keep_line_breaks_tabs_and_what_looks_like_a_formula(tmp_path: Path) -> None:
    path = pasted_file('Name\tNotes\nAna\t"two\nlines; and more"\nBob\t=1+1\n', tmp_path)
    rows = read_import_file(path).grid("")
    assert rows[1] == ["Ana", "two\nlines; and more"]
    assert rows[2] == ["Bob", "=1+1"]
