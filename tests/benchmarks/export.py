"""How long plan workbooks take to write, and how much memory: python -m tests.benchmarks.export PLAN.xlsx …, by hand.

Each file is a plan workbook or a document with a plan. ``--flat`` writes the flat sheets alone.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

HEADINGS = ("file", "people", "seats", "months", "gather s", "write s", "processor s", "size MiB", "peak MiB")


def measure(path: Path, *, flat: bool) -> None:
    """Write one plan's workbook and print a row of the table."""
    from planner.domain.case import build_case
    from planner.domain.plan import Status
    from planner.exchange.export_limits import FLAT_SHEETS, ExportLimits
    from planner.exchange.plan_export import RunFacts
    from planner.exchange.plan_workbook import write_plan_workbook
    from planner.services.export import plan_export
    from planner.services.opening import open_any
    from planner.services.planning import judge

    opened = open_any(path)
    case = build_case(opened.portfolio)
    plan = opened.newest_plan(case)
    if plan is None:
        raise SystemExit(f"There is no plan in {path}.")
    outcome = judge(case, plan, RunFacts(Status.FEASIBLE, None, 1, 1.0))
    clock, processor = time.perf_counter(), time.process_time()
    export = plan_export(outcome, remedies=0) if flat else plan_export(outcome)
    if flat:
        export = replace(export, limits=ExportLimits(sheets=frozenset(FLAT_SHEETS), way_back=False))
    gathered = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "plan.xlsx"
        write_plan_workbook(export, target)
        done, size = time.perf_counter(), target.stat().st_size / 2**20
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = (gathered - clock, done - gathered, time.process_time() - processor, size, peak)
    counts = (len(case.portfolio.staff), len(plan.seats), case.grid.count)
    print(f"{path.stem[:20]:20}", *(f"{n:>11,}" for n in counts), *(f"{n:>11.2f}" for n in figures), flush=True)


def main() -> None:
    """Each file in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(description="Measure writing plan workbooks.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--alone", action="store_true", help="measure here, without the table's head")
    given = parser.parse_args()
    if given.alone:
        for path in given.files:
            measure(path, flat=given.flat)
        return
    print(f"{HEADINGS[0]:20}", *(f"{heading:>11}" for heading in HEADINGS[1:]), flush=True)
    for path in given.files:
        more = ["--flat"] if given.flat else []
        subprocess.run([sys.executable, "-m", "tests.benchmarks.export", "--alone", *more, str(path)], check=True)


if __name__ == "__main__":
    main()
