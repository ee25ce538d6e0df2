"""A plan's workbook as pages: python -m tests.support.picture_workbook FOLDER [PLAN.xlsx …]; without a file, a sample.

Writes the workbook, its PDF and a PNG of every page, made with LibreOffice and pdftoppm, to look at.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

from planner.domain.case import build_case
from planner.domain.plan import Plan, Status
from planner.exchange.plan_export import RunFacts
from planner.services.export import export_plan
from planner.services.opening import OpenedFile, open_any, open_sample
from planner.services.planning import judge
from solver.baseline import baselines
from tests.support.office import convert

PEOPLE_PAGES = 60
"""Sheets for people come first; the flat ones behind them all look alike."""


def picture(opened: OpenedFile, name: str, folder: Path, pages: int, resolution: int) -> None:
    """Workbook, PDF and pages of one file; without a plan in it, of the continuity-first baseline."""
    case = build_case(opened.portfolio)
    greedy = baselines(case)
    plan: Plan = opened.newest_plan(case) or greedy.continuity_aware
    published = opened.published_plan(case)
    target = folder / f"{name}.xlsx"
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE, None, 1, 1.0), greedy, published)
    export_plan(outcome, target)
    office, cutter = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("pdftoppm")
    if office is None or cutter is None:
        raise SystemExit("LibreOffice and pdftoppm are needed for pages.")
    document = convert(office, target, "pdf", folder)
    subprocess.run(
        [cutter, "-r", str(resolution), "-l", str(pages), "-png", str(document), str(folder / name)], check=True
    )


def main() -> None:
    """Picture the sample, or the files given."""
    parser = argparse.ArgumentParser(description="Make pages of plan workbooks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=PEOPLE_PAGES)
    parser.add_argument("--resolution", type=int, default=80)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    if not given.files:
        picture(open_sample(), "sample", given.folder, given.pages, given.resolution)
    for path in given.files:
        picture(open_any(path), path.stem, given.folder, given.pages, given.resolution)


if __name__ == "__main__":
    main()
