"""A plan workbook as it is exported, edited as people do, and read back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.case import Case, build_case
from planner.domain.plan import Plan, Status
from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.plan_export import RunFacts
from planner.exchange.plan_return.reader import returned_from
from planner.exchange.plan_return.values import Returned
from planner.exchange.plan_workbook import build_plan_workbook
from planner.exchange.raw import RawWorkbook
from planner.exchange.reader_child import read_here
from planner.services.export import plan_export
from planner.services.planning import judge
from planner.services.returning.comparing import compare
from planner.services.returning.items import Item, items_of
from planner.services.returning.judging import Judged
from planner.services.returning.judging import judge as judge_returned
from planner.services.returning.sides import version_of
from planner.services.returning.values import Comparison, Spot
from tests.support.builders import case_of, line, person, plan_of, study

GRID, FLAT, SEATS = "Staffing by study", "Plan assignments", "Seats"
READ_BACK = ("Overview", GRID, FLAT, SEATS, "Contractors", "Staffing by person", "Published plan", "Throughline export")


def small_case() -> Case:
    """Study A with two CRAs of 1.0, study B with one of 0.5; four people, four months."""
    return case_of(
        studies=(study("A"), study("B")),
        demand=(line("A", (200, 200, 200, 200)), line("B", (50, 50, 50, 50))),
        staff=(person("ann"), person("bob"), person("cid"), person("dee", role="CRA")),
    )


def small_plan(case: Case | None = None) -> Plan:
    """A1: ann throughout; A2: bob in the first two months, then open; B1: cid throughout."""
    case = case or small_case()
    return plan_of(case, {0: ["ann"] * 4, 1: ["bob", "bob", "", ""], 2: ["cid"] * 4})


def exported(case: Case, plan: Plan) -> Workbook:
    """The full plan workbook, open in a program that has not calculated it."""
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE))
    return build_plan_workbook(plan_export(outcome, remedies=0))


def lean(workbook: Workbook) -> Workbook:
    """The workbook without most sheets that are not read back: each test would have to save and read them."""
    for sheet in workbook.worksheets:
        if sheet.title not in READ_BACK:
            workbook.remove(sheet)
    return workbook


def raw_of(workbook: Workbook) -> RawWorkbook:
    """The workbook saved and read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        workbook.save(path)
        raw = read_here(str(path), DEFAULT_LIMITS)
    assert isinstance(raw, RawWorkbook)
    return raw


def returned(workbook: Workbook, case: Case, plan: Plan) -> Returned:
    """What is read of an edited workbook, for a document with this plan."""
    return returned_from(raw_of(workbook), "plan.xlsx", case, version_of(case, plan))


def compared(workbook: Workbook, case: Case, plan: Plan) -> Comparison:
    """An edited workbook compared with the plan in the document."""
    return compare(returned(workbook, case, plan), version_of(case, plan))


class Way:
    """A workbook on its way: exported from one plan, edited, read back into a document that may have another."""

    def __init__(self, case: Case | None = None, plan: Plan | None = None) -> None:
        self.case = case or small_case()
        self.plan = plan or small_plan(self.case)
        self.workbook = lean(exported(self.case, self.plan))

    def sheet(self, name: str = GRID) -> Worksheet:
        """A sheet of the workbook."""
        found = self.workbook[name]
        assert isinstance(found, Worksheet)
        return found

    def back(
        self, present: Plan | None = None, choices: Mapping[Spot, int] | None = None, case: Case | None = None
    ) -> Judged:
        """Read back and judged, by default into the document as it was exported from."""
        case, plan = case or self.case, present or self.plan
        return judge_returned(case, plan, compared(self.workbook, case, plan), choices)

    def items(self, present: Plan | None = None) -> tuple[Item, ...]:
        """The proposal in words."""
        return items_of(self.back(present))


def head_row(sheet: Worksheet) -> int:
    """The row of the headings."""
    return next(row for row in range(1, 41) if "Study ID" in [cell.value for cell in sheet[row]])


def column(sheet: Worksheet, heading: str) -> int:
    """The column with a heading."""
    return next(int(cell.column) for cell in sheet[head_row(sheet)] if cell.value == heading)


def row_of(sheet: Worksheet, **values: Any) -> int:
    """The row in which all these stand; ``Staff_ID="ann"`` is the column Staff ID."""
    wanted = {column(sheet, heading.replace("_", " ")): value for heading, value in values.items()}
    return next(
        row
        for row in range(head_row(sheet) + 1, sheet.max_row + 1)
        if all(sheet.cell(row, at).value == value for at, value in wanted.items())
    )


def cell(sheet: Worksheet, heading: str, **values: Any) -> Cell:
    """The cell under a heading in the row in which all the values stand."""
    found = sheet.cell(row_of(sheet, **values), column(sheet, heading))
    assert isinstance(found, Cell)
    return found


def delete_rows(sheet: Worksheet, wanted: Callable[[dict[str, Any]], bool]) -> None:
    """Delete the rows below the headings for which ``wanted`` is true of their values by heading."""
    head = head_row(sheet)
    headings = [str(found.value) for found in sheet[head]]
    for row in range(sheet.max_row, head, -1):
        values = dict(zip(headings, (found.value for found in sheet[row]), strict=True))
        if wanted(values):
            sheet.delete_rows(row)


def add_row(sheet: Worksheet, values: Mapping[str, Any]) -> int:
    """Add a row at the end; its number."""
    row = int(sheet.max_row) + 1
    for heading, value in values.items():
        sheet.cell(row, column(sheet, heading), value)
    return row


def holders(judged: Judged, parts: Sequence[int] | None = None) -> dict[tuple[str, int], list[str]]:
    """Who holds which seat by month after all, or some, of the parts were taken: ids, '' is open, '-' nothing."""
    from planner.services.returning.keeping import plan_with

    chosen = range(judged.part_count) if parts is None else parts
    plan, _ = plan_with(judged, chosen)
    return {
        (key[0].study, key[1]): [h if f else "-" for h, f in zip(months.holder, months.fte, strict=True)]
        for key, months in version_of(judged.case, plan).items()
    }


def rebuilt(case: Case, **changes: Any) -> Case:
    """The case of the same portfolio with some of its tables replaced."""
    from dataclasses import replace

    return build_case(replace(case.portfolio, **changes))
