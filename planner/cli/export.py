"""``throughline export``: a plan, or a part of it, as a workbook, as CSV tables or as pages."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.services.exporting.choice import ExportChoice
    from planner.services.exporting.restricted import Source
    from planner.services.planning import BaselinePlans

_MONTHS = re.compile(r"(\d{4}-\d{2})(?:\.\.(\d{4}-\d{2}))?")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="DOC", help="a document with a plan, or a plan workbook")
    parser.add_argument("--plan", metavar="NAME", default="", help="which plan (default: the newest)")
    what = ".xlsx, .csv (one flat sheet), .zip (flat sheets as CSV) or .pdf (summary and board)"
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help=what)
    parser.add_argument(
        "--sheets", nargs="+", metavar="NAME", help="only these sheets of the workbook; Portfolio: its own"
    )
    parser.add_argument("--months", metavar="A..B", help="only these months, as in 2027-03..2027-08 (or one: 2027-03)")
    parser.add_argument("--sponsor", nargs="+", default=[], metavar="NAME", help="only these sponsors")
    parser.add_argument("--sponsor-safe", action="store_true",
                        help="for the one sponsor named: no money, no other sponsors, studies and people")  # fmt: skip
    parser.add_argument("--ids-only", action="store_true", help="staff ids without names")
    parser.add_argument("--no-costs", action="store_true", help="no rates, costs and margins")
    parser.add_argument("--no-leave-kinds", action="store_true", help="leave without its kind")
    parser.add_argument("--since", metavar="PLAN", default="",
                        help="tell changes against this plan (default: the published one)")  # fmt: skip
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    parser.set_defaults(run=run_export)


def run_export(options: argparse.Namespace) -> int:
    """Read, judge, choose, write; gives the exit status."""
    from planner.cli.plan import check_folder
    from planner.services.exporting.choice import ExportChoice
    from planner.services.exporting.sources import source_of_file
    from planner.services.exporting.writing import PAGES, check_format, write_export
    from planner.services.opening import open_any

    choice = _choice(options, ExportChoice)
    check_format(choice, options.output)
    check_folder(options.output)
    if options.output.exists() and options.file.exists() and options.output.samefile(options.file):
        raise UserError("The export would overwrite the file it is made from. Choose another name for -o.")
    opened = open_any(options.file)
    source, record, lost = source_of_file(opened, options.plan, options.since, _baselines)
    checked = choice.checked(source.outcome.case)
    for words in lost:
        print(words, file=sys.stderr)
    if options.output.suffix.lower() == PAGES:
        _write_pages(source, choice, record.name, options)
    else:
        write_export(source, choice, options.output)
    if not options.quiet:
        print(f"{record.name} written to {options.output}")
        for sentence in checked.sentences():
            print(f"  {sentence}")
        if checked.restricted:
            print("  A restricted export: it cannot be checked or planned from again.")
    return EXIT_OK


def _choice(options: argparse.Namespace, made: type[ExportChoice]) -> ExportChoice:
    from planner.services.exporting.choice import sheet_named

    first = last = ""
    if options.months:
        found = _MONTHS.fullmatch(options.months)
        if not found:
            raise UserError(f"--months {options.months}: write it as 2027-03..2027-08, or 2027-03 for one month.")
        first, last = found[1], found[2] or found[1]
    sheets = None if options.sheets is None else frozenset(map(sheet_named, options.sheets))
    return made(
        sheets, first, last, tuple(options.sponsor), options.sponsor_safe, not options.ids_only, not options.no_costs,
        not options.no_leave_kinds, options.since,
    )  # fmt: skip


def _baselines(case: Case) -> BaselinePlans:
    from solver.baseline import baselines

    return baselines(case)


def _write_pages(source: Source, choice: ExportChoice, name: str, options: argparse.Namespace) -> None:
    try:
        from ui.exporting.pages import write_chosen_pages
        from ui.pictures.headless import application
    except ImportError as missing:
        if "PySide6" not in str(missing) and ".so" not in str(missing):
            raise
        raise EnvironmentTrouble(f"Pages need Qt, which cannot be loaded ({missing}).") from missing
    application()
    write_chosen_pages(source, choice, name, options.file.stem, options.output)
