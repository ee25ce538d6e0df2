"""``throughline check``: the evaluator on any full plan workbook."""

from __future__ import annotations

from pathlib import Path

from planner.cli.plan import check_report, exit_status, print_outcome
from planner.services.checking import check_workbook
from planner.services.report import report_dict, write_report
from solver.baseline import baselines


def run_check(path: Path, report: Path | None) -> int:
    """Check, print, report; gives the exit status."""
    if report is not None:
        check_report(report)
    checked = check_workbook(path, baselines)
    outcome = checked.outcome
    if report is not None:
        write_report(report_dict(outcome), report)
    for doubt in checked.doubts:
        print(f"{doubt.severity}: {doubt}")
    print_outcome(outcome)
    for note in outcome.facts.notes:
        print(f"Note: {note}")
    print("Rules 1 to 5 are kept.")
    return exit_status(outcome.status)
