"""The empty workbook that people fill in: every sheet explained, with lists to choose from and one example row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.months import Month
from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    EngagementModel,
    ExchangeRate,
    Experience,
    Leave,
    Person,
    Portfolio,
    RateCardRow,
    Role,
    Settings,
    Sponsor,
    Study,
)
from planner.exchange.portfolio_columns import SHEETS, Column, Kind, SheetSpec
from planner.exchange.portfolio_writer import add_portfolio_sheets
from planner.exchange.sheets import NOTE_FONT, TITLE_FONT, WRAPPED, add_sheet, new_workbook, put_text, save_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

READ_ME_SHEET = "Read me"
FILLED_DOWN_TO = 5000
"""The last row that gets lists to choose from."""

_INTRODUCTION = (
    "Fill in the sheets of this workbook and open it in Throughline, or run: throughline plan FILE -o PLAN.xlsx",
    "Each sheet has one example row: overwrite or delete it. Point at a heading to read what belongs in the column.",
    "Columns with a dark heading must be filled in. The order of columns is free; columns of your own are kept.",
    "Dates are Excel dates, or text such as 2027-01-31. Months are text such as 2027-01. Rates are per hour.",
    "FTE are numbers: 1 is one full-time equivalent, 0.8 is four days of five. Several values in a cell: separate by ;",
    "On Demand, add one column for each month of the plan, from Plan start on, with the month as its heading.",
)


def write_template(path: str | Path) -> None:
    """Write the template; it is itself a valid portfolio. Raises `EnvironmentTrouble` if it cannot be saved."""
    workbook = new_workbook("Portfolio template")
    _add_read_me(workbook)
    add_portfolio_sheets(workbook, example_portfolio(), notes=True)
    for spec in SHEETS:
        _add_validations(workbook[spec.name], spec)
    save_workbook(workbook, path)


def example_portfolio() -> Portfolio:
    """One row for each sheet, such as a first user would type."""
    role, sponsor, study, person = "Clinical Research Associate", "Example Pharma", "EXA-101", "S001"
    settings = Settings(Month(2027, 1), 12, "USD", portfolio_margin_floor=Decimal("0.2"))
    return Portfolio(
        settings=settings,
        roles=(Role(role, Decimal("0.5"), Decimal("0.25"), 3, 100, Decimal(110), 200),),
        sponsors=(Sponsor(sponsor, ("Example Inc.",), EngagementModel.FSO, Decimal("0.3"), Decimal("0.6")),),
        studies=(_example_study(study, sponsor),),
        demand=(DemandRow(study, role, (100,) * settings.months, ("US", "CA"), 2, ("Oncology",), Decimal(140), "USD"),),
        rate_card=(RateCardRow(role, Decimal(135), sponsor, "", "USD"),),
        staff=(
            Person(
                id=person,
                name="Alex Example",
                role=role,
                fte=100,
                cost_rate=Decimal(70),
                grade=3,
                country="US",
                currency="USD",
                start=dt.date(2024, 3, 1),
                skills=("Oncology", "Spanish"),
                department="Clinical Operations",
            ),
        ),
        leave=(Leave(person, dt.date(2027, 7, 5), dt.date(2027, 8, 13), Decimal("0.5"), "Parental leave, half time"),),
        experience=(Experience(person, sponsor, Decimal(6), dt.date(2026, 6, 30)),),
        assignments=(Assignment(person, study, role, 50, dt.date(2026, 9, 1), dt.date(2027, 12, 31), True),),
        exchange_rates=(ExchangeRate("EUR", Decimal("1.1")),),
    )


def _example_study(study: str, sponsor: str) -> Study:
    return Study(
        id=study,
        sponsor=sponsor,
        status=AwardStatus.ONGOING,
        start=dt.date(2026, 9, 1),
        end=dt.date(2027, 12, 31),
        program="EXA",
        title="Example study in solid tumours",
        phase="Phase 2",
        therapeutic_area="Oncology",
        probability=Decimal(1),
        announced=dt.date(2026, 3, 15),
        sites=Decimal(12),
        patients=Decimal(90),
        countries=("US", "CA"),
        margin_floor=Decimal("0.25"),
        notes="Overwrite this row.",
    )


def _add_read_me(workbook: Workbook) -> None:
    sheet = add_sheet(workbook, READ_ME_SHEET)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 100
    put_text(sheet.cell(1, 1), "Portfolio for Throughline")
    sheet.cell(1, 1).font = TITLE_FONT
    row = 3
    for text in _INTRODUCTION:
        _line(sheet, row, "", text)
        row += 1
    row += 1
    _line(sheet, row, "Settings", "Figures that hold for the whole portfolio. Required.")
    for spec in SHEETS:
        row += 1
        _line(sheet, row, spec.name, spec.meaning + (" Required." if spec.required else ""))
    sheet.sheet_view.showGridLines = False


def _line(sheet: Worksheet, row: int, name: str, text: str) -> None:
    put_text(sheet.cell(row, 1), name)
    cell = sheet.cell(row, 2)
    put_text(cell, text)
    cell.alignment = WRAPPED
    if name:
        sheet.cell(row, 1).hyperlink = f"#'{name}'!A1"
    else:
        cell.font = NOTE_FONT


def _add_validations(sheet: Worksheet, spec: SheetSpec) -> None:
    from openpyxl.utils import get_column_letter

    for index, column in enumerate(spec.columns):
        rule = _validation(column, spec)
        if rule is not None:
            letter = get_column_letter(index + 1)
            rule.add(f"{letter}2:{letter}{FILLED_DOWN_TO}")
            sheet.add_data_validation(rule)


def _validation(column: Column, spec: SheetSpec) -> DataValidation | None:
    """The list or range that Excel offers in a column, if it has one."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.kind is Kind.CHOICE and column.choices is not None:
        rule = DataValidation("list", formula1=f'"{",".join(choice.value for choice in column.choices)}"')
    elif column.kind is Kind.YES_NO:
        rule = DataValidation("list", formula1='"Y,N"')
    elif column.refers and column.kind is Kind.ID:
        rule = DataValidation("list", formula1=f"'{column.refers}'!$A$2:$A${FILLED_DOWN_TO}")
        rule.errorStyle = "warning"
    elif column.field == "probability" or column.field == "share" or column.field == "continuity_floor":
        rule = DataValidation("decimal", operator="between", formula1="0", formula2="1")
    elif column.kind is Kind.FTE and spec.attribute in ("staff", "assignments"):
        rule = DataValidation("decimal", operator="between", formula1="0", formula2="1.5")
    elif column.field in ("grade", "min_grade"):
        rule = DataValidation("whole", operator="between", formula1="1", formula2="6")
    else:
        return None
    rule.allow_blank = True
    rule.showErrorMessage = True
    rule.errorTitle = column.heading
    rule.error = f"{column.meaning} ({column.kind.value})"[:225]
    return rule
