"""Formulas of the plan workbook, calculated by LibreOffice, give what the evaluator says; so do edited FTE cells."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.case import build_case
from planner.domain.evaluation import Level
from planner.domain.plan import OPEN, Status
from planner.domain.work import work_of
from planner.exchange.plan_export import RunFacts
from planner.services.export import export_plan
from planner.services.opening import open_sample
from planner.services.planning import PlanOutcome, judge
from tests.support.first_fit import first_fit
from tests.support.office import converted

FIRST_MONTH = 12


@dataclass(frozen=True)
class Book:
    """A plan, its workbook as written, and as LibreOffice calculates it."""

    outcome: PlanOutcome
    path: Path
    calculated: Path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("plan")
    case = build_case(open_sample().portfolio)
    outcome = judge(case, first_fit(case), RunFacts(Status.FEASIBLE, seed=7, seconds=0.25))
    export_plan(outcome, folder / "plan.xlsx", remedies=0)
    (folder / "calculated").mkdir()
    return Book(outcome, folder / "plan.xlsx", converted(folder / "plan.xlsx", "xlsx", folder / "calculated"))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows below the heading row by heading."""
    rows = sheet.iter_rows(min_row=4, values_only=True)
    headings = [str(heading) for heading in next(rows)]
    return [dict(zip(headings, row, strict=True)) for row in rows if any(value is not None for value in row)]


def test_no_formula_ends_in_an_error(book: Book) -> None:
    for sheet in load_workbook(book.calculated, data_only=True).worksheets:
        for row in sheet.iter_rows():
            assert [cell.coordinate for cell in row if cell.data_type == "e"] == [], sheet.title


def test_every_formula_gives_what_was_kept_beside_it(book: Book) -> None:
    kept, live = (load_workbook(path, data_only=True) for path in (book.path, book.calculated))
    formulas = load_workbook(book.path)
    checked = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                was, is_ = (found[sheet.title][cell.coordinate].value for found in (kept, live))
                same = pytest.approx(was or 0, abs=1e-6) if not isinstance(was, str) else was
                assert (is_ or 0 if not isinstance(was, str) else is_) == same, f"{sheet.title}!{cell.coordinate}"
                checked += 1
    assert checked > 500


def test_the_margins_are_the_evaluators(book: Book) -> None:
    live = load_workbook(book.calculated, data_only=True)
    rows = {(row["Level"], row["Name"]): row for row in table(live["Margin floors"])}
    states = {"Y": "Met", "N": "Not met", "not staffed": "Not staffed", "": "No floor"}
    for margin in book.outcome.evaluation.margins:
        row = rows[str(margin.level), margin.name]
        assert row["Revenue"] == pytest.approx(margin.revenue)
        whole = [row["Cost of work"], row["Onboarding (as exported)"], row["Bench (as exported)"]]
        assert sum(map(float, map(str, whole))) == pytest.approx(margin.cost)
        assert row["Margin"] in (None, "") if margin.margin is None else row["Margin"] == pytest.approx(margin.margin)
        assert row["State"] == states[str(margin.state)]


def test_totals_of_lines_studies_and_roles_are_what_is_worked(book: Book) -> None:
    outcome, live = book.outcome, load_workbook(book.calculated, data_only=True)
    months = outcome.case.grid.labels
    seats, holder = outcome.plan.seats, outcome.plan.holder
    worked = np.where(holder == OPEN, 0, seats.fte)
    rows = table(live["Staffing by study"])
    totals = [row for row in rows if row["Kind"] == "Total" and row["Study ID"] and not row["Role"]]
    assert len(totals) > 3
    for row in totals:
        j = next(j for j, at in enumerate(outcome.case.study_rows.tolist())
                 if outcome.case.portfolio.studies[at].id == row["Study ID"])  # fmt: skip
        expected = worked[outcome.case.line_study[seats.line] == j].sum(axis=0) / 100
        assert [row[month] or 0 for month in months] == pytest.approx(expected.tolist())
    staffed = {row["Role"]: row for row in table(live["Demand and capacity"]) if row["Figure"] == "Staffed"}
    by_people = work_of(outcome.case, outcome.plan).staffed
    for r, role in enumerate(outcome.case.portfolio.roles):
        if role.name in staffed:
            expected = by_people[outcome.case.line_role == r].sum(axis=0) / 100
            assert [staffed[role.name][month] for month in months] == pytest.approx(expected.tolist())


def test_free_time_is_what_is_left_of_what_people_have(book: Book) -> None:
    case = book.outcome.case
    work = work_of(case, book.outcome.plan)
    free = case.available.astype(np.int64)
    np.subtract.at(free, (work.person, work.month), work.fte)
    rows = table(load_workbook(book.calculated, data_only=True)["Staffing by person"])
    shown = {row["Staff ID"]: row for row in rows if row["Kind"] == "Free"}
    for p, person in enumerate(case.portfolio.staff):
        assert [shown[person.id][month] for month in case.grid.labels] == pytest.approx((free[p] / 100).tolist())


def test_margins_follow_an_edited_fte_and_another_holder(book: Book, tmp_path: Path) -> None:
    edited = load_workbook(book.path)
    sheet = edited["Staffing by study"]
    case = book.outcome.case
    row = next(n for n in range(5, sheet.max_row + 1)
               if sheet.cell(n, 10).value == "Held" and sheet.cell(n, FIRST_MONTH).value)  # fmt: skip
    study, before = str(sheet.cell(row, 2).value), str(sheet.cell(row, 8).value)
    costs = {person.id: int(case.cost[p]) for p, person in enumerate(case.portfolio.staff)}
    other = next(person for person in case.portfolio.staff if costs[person.id] != costs[before])
    sheet.cell(row, FIRST_MONTH).value += 0.5
    sheet.cell(row, 8).value = other.id
    edited.save(tmp_path / "edited.xlsx")
    (tmp_path / "out").mkdir()
    live = load_workbook(converted(tmp_path / "edited.xlsx", "xlsx", tmp_path / "out"), data_only=True)
    margin = next(m for m in book.outcome.evaluation.margins if (m.level, m.name) == (Level.STUDY, study))
    found = next(r for r in table(live["Margin floors"]) if (r["Level"], r["Name"]) == ("Study", study))
    count, hours = case.grid.count, float(case.portfolio.settings.hours_per_fte_month)
    months = [float(live["Staffing by study"].cell(row, FIRST_MONTH + t).value or 0) for t in range(count)]
    bill = float(sheet[f"{get_column_letter(FIRST_MONTH + count + 1)}{row}"].value)
    old, new = (costs[who] / 10_000 for who in (before, other.id))
    assert found["Revenue"] == pytest.approx(margin.revenue + 0.5 * bill * hours)
    work = margin.cost - margin.onboarding_cost
    expected = work - (sum(months) - 0.5) * old * hours + sum(months) * new * hours
    assert found["Cost of work"] == pytest.approx(expected)
