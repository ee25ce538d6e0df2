"""``throughline compare``: two or three plans of a document side by side."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.services.scenarios.comparing import Comparison

MOST_MOVES = 25
"""Moves of one plan that are printed; files hold them all."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("document", type=Path, metavar="DOC", help="a document, or a plan workbook, with plans")
    parser.add_argument(
        "--plans", nargs="+", required=True, metavar="NAME", help="2 or 3 plans; the others are compared with the first"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.csv", help="write the figures (.csv) or all (.xlsx)")
    parser.add_argument("--report", type=Path, metavar="R.json", help="write everything as JSON, too")
    parser.set_defaults(run=run_compare)


def run_compare(options: argparse.Namespace) -> int:
    """Print figures and moves of the plans, and write the files asked for."""
    from planner.cli.plan import check_folder, check_report
    from planner.domain.errors import UserError
    from planner.exchange.sweep_export import SUFFIXES, write_tables
    from planner.services.report import write_report
    from planner.services.scenarios.comparing import MOST_PLANS
    from planner.services.scenarios.tables import comparison_report, differences_table, figures_table, moves_table

    if not 2 <= len(options.plans) <= MOST_PLANS:
        raise UserError(f"Name 2 to {MOST_PLANS} plans after --plans, each in quotes if it has spaces.")
    if options.output is not None:
        if options.output.suffix.lower() not in SUFFIXES:
            raise UserError(f"{options.output} must end in .csv or .xlsx.")
        check_folder(options.output)
    if options.report is not None:
        check_report(options.report)
    comparison = _compared(options.document, options.plans)
    _print(comparison)
    if options.output is not None:
        tables = (figures_table(comparison), moves_table(comparison), differences_table(comparison))
        write_tables("Comparison", tables, comparison.summaries[1:], options.output)
    if options.report is not None:
        write_report(comparison_report(comparison), options.report)
    return EXIT_OK


def _compared(document: Path, names: list[str]) -> Comparison:
    from planner.domain.case import build_case
    from planner.domain.plan import Status
    from planner.services.opening import open_any
    from planner.services.scenarios.comparing import Compared, compare
    from planner.services.scenarios.records import Judge, plan_named

    opened = open_any(document)
    judge = Judge(build_case(opened.portfolio))
    plans = []
    for name in names:
        found = judge.judged(plan_named(opened.plans, name))
        status = Status(found.record.status) if found.record.status in set(Status) else Status.FEASIBLE
        plans.append(Compared(found.record.name, found.plan, found.evaluation, status))
    return compare(judge.case, plans)


def _print(comparison: Comparison) -> None:
    """The figures as a table, then who moves."""
    from planner.cli.plan import aligned
    from planner.services.scenarios.moving import sentence

    table = [("", *(entry.name for entry in comparison.plans))]
    table += [(row.label, *row.texts) for row in comparison.figures]
    for line in aligned(table):
        print(line)
    for entry, summary, moves in list(zip(comparison.plans, comparison.summaries, comparison.moves, strict=True))[1:]:
        print(f"\n{entry.name} compared with {comparison.plans[0].name}: {summary}")
        for move in moves[:MOST_MOVES]:
            print(f"  {sentence(comparison.case, comparison.aligned, move)}")
        if len(moves) > MOST_MOVES:
            print(f"  and {len(moves) - MOST_MOVES} more; -o OUT.xlsx writes them all.")
