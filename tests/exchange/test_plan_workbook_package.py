"""The plan workbook keeps the rules that Excel enforces when it opens a file, and other readers see the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from python_calamine import CalamineWorkbook

from planner.domain.case import build_case
from planner.domain.plan import Status
from planner.exchange.plan_export import RunFacts
from planner.services.export import export_plan
from planner.services.opening import open_sample
from planner.services.planning import judge
from tests.support.first_fit import first_fit

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
KNOWN_FUNCTIONS = {"SUM", "SUMIFS", "SUMPRODUCT", "IF", "AND", "OR", "ROUND", "COUNTA", "IFERROR", "INDEX", "MATCH"}
TAIL = (
    "sheetData", "autoFilter", "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions",
    "pageMargins", "pageSetup", "headerFooter", "drawing", "legacyDrawing", "tableParts",
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = build_case(open_sample().portfolio)
    plan = first_fit(case)
    target = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    export_plan(judge(case, plan, RunFacts(Status.FEASIBLE), published=plan), target, remedies=2)
    return target


@pytest.fixture(scope="module")
def parts(path: Path) -> dict[str, ET.Element]:
    """The XML parts of the package by name."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
        return {name: ET.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def sheets_of(parts: dict[str, ET.Element]) -> dict[str, ET.Element]:
    """The worksheets by part."""
    return {name: part for name, part in parts.items() if name.startswith("xl/worksheets/sheet")}


def test_sheet_names_are_allowed_and_differ(parts: dict[str, ET.Element]) -> None:
    names = [str(sheet.get("name")) for sheet in parts["xl/workbook.xml"].iterfind(".//m:sheet", NS)]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_parts_of_a_sheet_come_in_the_order_that_the_format_demands(parts: dict[str, ET.Element]) -> None:
    assert len(sheets_of(parts)) > 20
    for name, sheet in sheets_of(parts).items():
        found = [child.tag.split("}")[1] for child in sheet]
        places = [TAIL.index(tag) for tag in found if tag in TAIL]
        assert places == sorted(places), name


def test_rows_and_cells_ascend_and_cells_have_known_styles(parts: dict[str, ET.Element]) -> None:
    styles = len(parts["xl/styles.xml"].findall("m:cellXfs/m:xf", NS))
    assert styles < 64_000
    for name, sheet in sheets_of(parts).items():
        last_row = 0
        for row in sheet.iterfind("m:sheetData/m:row", NS):
            number = int(str(row.get("r")))
            assert number > last_row, name
            last_row, last_column = number, 0
            assert 0 <= int(row.get("outlineLevel", "0")) <= 7
            assert 0 < float(row.get("ht", "15")) <= 409
            for cell in row.iterfind("m:c", NS):
                column, at, *_ = range_boundaries(str(cell.get("r")))
                assert at == number and last_column < column <= 16_384, f"{name} {cell.get('r')}"
                last_column = column
                assert int(cell.get("s", "0")) < styles
                text = cell.find("m:is/m:t", NS)
                assert text is None or len(text.text or "") <= 32_767
                kept = cell.find("m:v", NS)
                if kept is not None and cell.get("t", "n") == "n":
                    float(str(kept.text))


def test_number_formats_are_fewer_than_excel_keeps(parts: dict[str, ET.Element]) -> None:
    formats = parts["xl/styles.xml"].findall("m:numFmts/m:numFmt", NS)
    assert len(formats) <= 200
    assert all(len(str(f.get("formatCode"))) <= 255 for f in formats)


def test_formulas_are_short_and_use_functions_that_every_excel_knows(parts: dict[str, ET.Element]) -> None:
    seen: set[str] = set()
    for sheet in sheets_of(parts).values():
        for formula in sheet.iterfind(".//m:f", NS):
            text = str(formula.text)
            assert len(text) <= 8192
            assert text.count("(") == text.count(")")
            seen |= set(re.findall(r"([A-Z.]+)\(", re.sub(r'"[^"]*"', "", text)))
    assert seen
    assert seen <= KNOWN_FUNCTIONS


def test_tables_have_names_and_ids_of_their_own_and_the_headings_of_their_cells(path: Path) -> None:
    book = load_workbook(path)
    tables = [(sheet, table) for sheet in book.worksheets for table in sheet.tables.values()]
    names = [table.displayName.casefold() for _, table in tables]
    defined = [name.casefold() for name in book.defined_names]
    assert len({*names, *defined}) == len(names) + len(defined)
    assert len({table.id for _, table in tables}) == len(tables)
    assert "tableplanassignments" in names
    for sheet, table in tables:
        first, top, last, bottom = range_boundaries(table.ref)
        headings = [sheet.cell(top, column).value for column in range(first, last + 1)]
        assert [column.name for column in table.tableColumns] == headings
        assert len({heading.casefold() for heading in headings}) == len(headings)
        assert bottom > top and bottom <= sheet.max_row
        assert sheet.auto_filter.ref is None  # a filter of the sheet over a table's own is what Excel repairs
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", table.displayName)


def test_validations_and_conditional_formats_stand_on_cells(parts: dict[str, ET.Element]) -> None:
    found = 0
    for sheet in sheets_of(parts).values():
        for rule in sheet.iterfind(".//m:dataValidation", NS):
            found += 1
            for formula in (*rule.iterfind("m:formula1", NS), *rule.iterfind("m:formula2", NS)):
                assert 0 < len(str(formula.text)) <= 255
            assert len(rule.get("error", "")) <= 255 and len(rule.get("errorTitle", "")) <= 32
        for rule in (*sheet.iterfind(".//m:dataValidation", NS), *sheet.iterfind("m:conditionalFormatting", NS)):
            for reference in str(rule.get("sqref")).split():
                first, top, last, bottom = range_boundaries(reference)
                assert first <= last and top <= bottom
    assert found == 3


def test_names_lead_somewhere(path: Path) -> None:
    book = load_workbook(path)
    assert {"StaffIDs", "StaffCostRates", "RoleNames", "ContractorRates", "HoursPerMonth"} <= set(book.defined_names)
    for name in ("StaffIDs", "StaffCostRates"):
        ((title, reference),) = book.defined_names[name].destinations
        cells = book[title][reference]
        assert len(cells) == book["Staff"].max_row - 1
        assert all(cell.value is not None for (cell,) in cells)


def test_links_lead_to_sheets_of_the_workbook_and_nowhere_else(path: Path) -> None:
    book = load_workbook(path)
    links = [cell.hyperlink for row in book["Overview"].iter_rows() for cell in row if cell.hyperlink]
    assert len(links) >= 8
    for link in links:
        assert link.target is None
        assert link.location.split("!")[0].strip("'") in book.sheetnames
    with zipfile.ZipFile(path) as archive:
        assert not any(b'TargetMode="External"' in archive.read(name) for name in archive.namelist())


def test_the_hidden_sheets_are_very_hidden_and_say_what_was_exported(path: Path) -> None:
    book = load_workbook(path)
    hidden = [sheet for sheet in book.worksheets if sheet.sheet_state == "veryHidden"]
    assert [sheet.title for sheet in hidden] == ["Throughline rates", "Throughline export"]
    facts = {row[0]: row[1] for row in hidden[1].iter_rows(max_row=10, values_only=True)}
    assert facts["Format"] == 1
    assert facts["Export"] == "full"
    assert len(str(facts["Portfolio fingerprint"])) == 64
    holds = list(hidden[1].iter_rows(min_row=13, values_only=True))
    flat = list(book["Plan assignments"].iter_rows(min_row=2, values_only=True))
    exported = sum(float(f) for *_, holder, _, _, fte, _ in holds if holder and holder != "(contractor)"
                   for f in str(fte).split(";") if f)  # fmt: skip
    assert exported == pytest.approx(sum(float(str(row[10])) for row in flat))


def test_charts_point_at_cells_that_hold_numbers(path: Path, parts: dict[str, ET.Element]) -> None:
    book = load_workbook(path, data_only=True)
    charts = [part for name, part in parts.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 3
    for chart in charts:
        for series in chart.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}val"):
            (formula,) = (str(f.text) for f in series.iter() if f.tag.endswith("}f"))
            title, reference = formula.rsplit("!", 1)
            cells = book[title.strip("'")][reference.replace("$", "")]
            flat = [cell for row in cells for cell in row] if isinstance(cells, tuple) else [cells]
            assert all(isinstance(cell.value, int | float) for cell in flat)


def test_another_reader_sees_the_same_cells_formulas_included(path: Path) -> None:
    other, ours = CalamineWorkbook.from_path(str(path)), load_workbook(path, data_only=True)
    assert other.sheet_names == ours.sheetnames
    for name in ("Staffing by study", "Margin floors", "Plan assignments"):
        rows = other.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row, values in zip(ours[name].iter_rows(values_only=True), rows, strict=False):
            for one, two in zip(row, values, strict=False):
                assert (one or "") == (two or ""), name


CLAIMS = {
    "Status", "Bound", "Bound on open demand and contractors", "Bound on the rest, given those", "Gap", "Seed",
    "Solve seconds", "Deterministic", "Safety stop", "Export",
}  # fmt: skip
"""What the Summary says of the search and of the export, which no other sheet could."""


def test_the_flat_sheets_give_every_figure_of_the_summary(path: Path) -> None:
    pd: Any = import_module("pandas")
    sheets = pd.read_excel(path, sheet_name=None, engine="calamine", keep_default_na=False, na_values=[""])
    summary = dict(zip(sheets["Summary"]["Measure"], sheets["Summary"]["Value"], strict=True))
    figures = {**_team_figures(sheets), **_money_figures(sheets), **_score_figures(sheets)}
    for name, value in figures.items():
        assert float(summary[name]) == pytest.approx(float(value)), name
    assert set(summary) - CLAIMS == set(figures)
    assert summary["Floors broken"] > 0
    assert summary["Open demand"] > 0


def _team_figures(sheets: Any) -> dict[str, float]:
    """Who works, as `pandas` adds it up."""
    holds, continuity = sheets["Plan assignments"], sheets["Continuity"]
    months = sheets["Demand"].filter(regex=r"^\d{4}-\d{2}$").sum(axis=1)
    certain = set(sheets["Roadmap"].loc[sheets["Roadmap"]["Probability"] == 1, "Study ID"])
    asked = months[sheets["Demand"]["Study ID"].isin(certain)].sum()
    of_certain = holds[holds["Study ID"].isin(certain)]
    known_certain = of_certain.loc[of_certain["Knows sponsor"] == "Y", "FTE"].sum()
    assert 0 < asked < months.sum()
    return {
        "Sponsor continuity": holds.loc[holds["Knows sponsor"] == "Y", "FTE"].sum() / months.sum(),
        "Demand filled": holds["FTE"].sum() / months.sum(),
        "Sponsor continuity, committed studies": known_certain / asked,
        "Demand filled, committed studies": of_certain["FTE"].sum() / asked,
        "Handovers": len(sheets["Handovers"]),
        "People joining": continuity.loc[continuity["Level"] == "Portfolio", "People joining"].iloc[0],
        "Open demand": sheets["Open demand"]["FTE"].sum(),
        "Contractors": sheets["Contractors"]["FTE"].sum(),
        "Locks that gave way": sheets["Summary"]["Measure"].str.startswith("Lock that gave way:").sum(),
    }


def _money_figures(sheets: Any) -> dict[str, float]:
    """What it gives and costs."""
    margins = sheets["Margins"]
    whole = margins[margins["Level"] == "Portfolio"].iloc[0]
    money = whole["Revenue"] - whole["Cost"]
    broken, empty = margins[margins["Met"] == "N"], margins[margins["Met"] == "not staffed"]
    figures = {
        "Portfolio margin": money / whole["Revenue"],
        "Margin before bench": (money + whole["Bench cost"]) / whole["Revenue"],
        "Bench cost": whole["Bench cost"],
        "Floors broken": len(broken),
        "Not staffed": len(empty),
    }
    for _, row in broken.iterrows():
        short = row["Floor"] * row["Revenue"] - (row["Revenue"] - row["Cost"])
        figures[f"Floor not met: {row['Level']} {row['Name']}"] = short
    return figures


def _score_figures(sheets: Any) -> dict[str, float]:
    """The parts of the score: FTE-months by how likely their study is, times the weight of the part."""
    settings = dict(zip(sheets["Settings"]["Setting"], sheets["Settings"]["Value"], strict=True))
    likely = dict(zip(sheets["Roadmap"]["Study ID"], sheets["Roadmap"]["Probability"], strict=True))
    holds, staff = sheets["Plan assignments"], sheets["Staff"]

    def expected(table: Any) -> float:
        return float((table["Study ID"].map(likely) * table["FTE"]).sum())

    onboarding = dict(zip(sheets["Roles"]["Role"], sheets["Roles"]["Onboarding new to sponsor"], strict=True))
    taken_over = sheets["Handovers"]["Study ID"].map(likely) * sheets["Handovers"]["Role"].map(onboarding)
    in_base = {settings["Currency"]: 1.0, **dict(sheets["Exchange rates"].to_numpy().tolist())}
    rates = staff["Cost rate"] * staff["Currency"].fillna(settings["Currency"]).map(in_base)
    cost = dict(zip(staff["Staff ID"], rates, strict=True))
    paid = (holds["Study ID"].map(likely) * holds["FTE"] * holds["Staff ID"].map(cost)).sum() / rates.mean()
    assert sheets["Published plan"].equals(holds)  # so nothing has changed
    parts = {
        "Score: open demand": float(settings["Weight open"]) * expected(sheets["Open demand"]),
        "Score: contractors": float(settings["Weight contractor"]) * expected(sheets["Contractors"]),
        "Score: new to the sponsor": float(settings["Weight new"]) * expected(holds[holds["Knows sponsor"] == "N"]),
        "Score: handovers": float(settings["Weight handover"]) * float(taken_over.sum()),
        "Score: cost": float(settings["Weight cost"]) * float(paid),
        "Score: continuity floors": float(settings["Weight fair"]) * _below_floors(sheets),
        "Score: changes": 0.0,
    }
    return {**parts, "Objective": sum(parts.values())}


def _below_floors(sheets: Any) -> float:
    """FTE-months by which sponsors fall short of their continuity floors."""
    rows = sheets["Continuity"][sheets["Continuity"]["Level"] == "Sponsor"].set_index("Name")
    floors = sheets["Sponsors"].set_index("Sponsor")["Continuity floor"].dropna()
    short = floors * rows["Demand FTE-months"] - rows["By people who know the sponsor"]
    return float(short.clip(lower=0).sum())


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_cancelled_export_leaves_nothing_behind(tmp_path: Path, at: float) -> None:
    class Cancelled(Exception):  # noqa: N818
        pass

    def progress(fraction: float, text: str) -> None:
        if fraction >= at:
            raise Cancelled

    case = build_case(open_sample().portfolio)
    outcome = judge(case, first_fit(case), RunFacts(Status.FEASIBLE))
    with pytest.raises(Cancelled):
        export_plan(outcome, tmp_path / "plan.xlsx", remedies=2, progress=progress)
    assert list(tmp_path.iterdir()) == []
