"""Files as other people send them, made for the tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

HEADINGS = ("Protocol No.", "Sponsor", "Opportunity stage", "Win prob.", "Kick-off", "Close-out", "Owner")
FIRST = (
    ("NEW-1", "Acme", "Awarded", "100%", dt.date(2027, 2, 1), dt.date(2027, 4, 30), "K. Holm"),
    ("NEW-2", "Acme", "RFP", "40%", dt.date(2027, 1, 1), dt.date(2027, 3, 31), "M. Ruiz"),
)
SECOND = (
    ("NEW-1", "Acme", "Awarded", "100%", dt.date(2027, 3, 1), dt.date(2027, 5, 31), "K. Holm"),
    ("NEW-3", "Acme", "RFP", "50%", dt.date(2027, 1, 1), dt.date(2027, 3, 31), "M. Ruiz"),
)


def pipeline(folder: Path, name: str, rows: Sequence[Sequence[object]] = FIRST) -> Path:
    """A sponsor's pipeline: title above the headings, headings in row 4."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Pipeline"
    sheet["A1"] = "Pipeline as of today"
    for column, heading in enumerate(HEADINGS, 1):
        sheet.cell(4, column, heading)
    for number, row in enumerate(rows, 5):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    path = folder / name
    book.save(path)
    return path


def staff_list(folder: Path, role: str = "CRA") -> Path:
    """An export of people as a text file with semicolons and decimal commas."""
    path = folder / "people.csv"
    lines = ["Employee No;Name;Job title;FTE;Hourly cost", f"E1;Jana Nováková;{role};1,0;52,50"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def grid(folder: Path, person: str, study: str) -> Path:
    """Today's allocations by month, without roles."""
    path = folder / "allocations.csv"
    lines = ["Staff ID;Study;2027-01;2027-02;2027-03", f"{person};{study};50%;50%;50%"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def registry(folder: Path) -> Path:
    """Two trials in the registry's own form of download."""
    path = folder / "trials.csv"
    headings = (
        "NCT Number,Study Title,Study URL,Study Status,Sponsor,Phases,Enrollment,Study Type,Start Date,"
        "Completion Date,Locations"
    )
    rows = (
        "NCT00000001,First,u,RECRUITING,Acme,PHASE2,100,INTERVENTIONAL,2027-01-01,2027-04-30,",
        "NCT00000002,Second,u,COMPLETED,Other,PHASE3,300,INTERVENTIONAL,2026-01-01,2026-12-31,",
    )
    path.write_text("\n".join((headings, *rows)) + "\n", encoding="utf-8")
    return path
