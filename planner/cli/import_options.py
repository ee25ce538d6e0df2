"""The options of ``throughline import``."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_import(parser: argparse.ArgumentParser) -> None:
    """Add all of them, in groups."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="workbooks, CSV files, registry downloads")
    parser.add_argument("--into", type=Path, metavar="DOC", help="the document (.throughline); made if it is not there")
    parser.add_argument("--dry-run", action="store_true", help="say what would be imported, and write nothing")
    parser.add_argument("--report", type=Path, metavar="R.json", help="write the whole proposal as JSON, too")
    _add_columns(parser.add_argument_group("what the tables hold"))
    _add_names(parser.add_argument_group("names, and rows that are wrong or gone"))
    _add_registries(parser.add_argument_group("downloads of trial registries"))
    _add_new(parser.add_argument_group("a new document"))


def _add_columns(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--as", dest="sheet", metavar="SHEET", help="what the tables are: roadmap, staff, demand, …")
    group.add_argument(
        "--table", action="append", metavar="SHEET!A3:K200",
        help="where a table stands that is not found by itself: headings first; A3 reaches to the end of the sheet",
    )  # fmt: skip
    group.add_argument("--heading-rows", type=int, default=1, metavar="N", help="rows of headings of --table (1)")
    group.add_argument("--skip-rows", default="", metavar="4,17-19", help="rows of --table that are no data")
    group.add_argument("--mapping", metavar="NAME", help="read them by a mapping that was remembered")
    group.add_argument("--remember", metavar="NAME", default="", help="remember under this name how they were read")
    group.add_argument(
        "--take", action="append", metavar="HEADING=COLUMN", help="this heading is that column; HEADING= is not read"
    )
    group.add_argument("--accept-guesses", action="store_true", help="take all columns whose meaning is guessed")
    group.add_argument(
        "--set", action="append", metavar="COLUMN=VALUE", help="a column that the file lacks, for all rows"
    )
    group.add_argument("--fill-down", action="append", metavar="HEADING", help="its blank cells mean the value above")
    group.add_argument("--dates", choices=("day-first", "month-first"), help="how 03/04/2027 is meant")
    group.add_argument("--decimals", choices=("point", "comma"), help="the sign before decimals")
    group.add_argument("--unit", choices=("fte", "percent", "hours", "days"), help="what amounts of work are in")
    group.add_argument("--month", metavar="YYYY-MM", help="the month of a table that does not say it")
    group.add_argument("--clear-blanks", action="store_true", help="a blank cell empties what stood there")


def _add_names(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--same", action="append", metavar="WRITTEN=KNOWN", help="this name is that sponsor or Staff ID; or itself: new"
    )
    group.add_argument("--new-names", action="store_true", help="names that only resemble a known sponsor are new")
    group.add_argument("--role", action="append", metavar="WRITTEN=ROLE", help="this role is that one; or itself: new")
    group.add_argument("--add-roles", action="store_true", help="add all roles that are not known")
    group.add_argument(
        "--roles-from-staff", action="store_true", help="assignments without a role are in the person's own role"
    )
    group.add_argument(
        "--bill-rate",
        metavar="NUMBER",
        help="what an hour of every role without a bill rate bills, in the base currency",
    )
    group.add_argument("--skip-bad-rows", action="store_true", help="import the rows without errors or open questions")
    group.add_argument(
        "--overwrite-edits", action="store_true", help="undo what was changed by hand since the last time"
    )
    group.add_argument("--delete-gone", action="store_true", help="delete what the files no longer hold")


def _add_registries(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--sponsor", "--sponsors", dest="sponsor", action="append", metavar="NAME",
        help="whose trials; in other files, the sponsor of rows that name none",
    )  # fmt: skip
    group.add_argument("--statuses", metavar="LIST", help="states, separated by ; or all (default: open trials)")
    group.add_argument("--years", metavar="Y-Y", help="trials with a day in these years, such as 2026-2028")
    group.add_argument(
        "--ours", action="store_true", help="these trials are run by us: open ones are Ongoing or Awarded"
    )
    group.add_argument(
        "--months-if-open", type=int, metavar="N", help="how long a trial without dates lasts, from its number's year"
    )
    group.add_argument("--workload", action="store_true", help="work out the demand of studies that have none")
    group.add_argument(
        "--workload-scale", action="append", metavar="[WHAT=]FACTOR",
        help="work it out with the model's figures times a factor: all, those of a role, or of a stage",
    )  # fmt: skip
    group.add_argument(
        "--workload-lines",
        type=Path,
        metavar="FILE",
        help="a table of lines with other FTE by month, or times a factor",
    )
    group.add_argument(
        "--workload-lines-to", type=Path, metavar="FILE.csv", help="write the lines of the model as such a table"
    )


def _add_new(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--people", metavar="SOURCE", help="settings, roles, rates and people of a workbook, a document, or the sample"
    )
    group.add_argument("--plan-start", metavar="YYYY-MM", help="the first month of the plan")
    group.add_argument("--months", type=int, metavar="N", help="how many months the plan covers")
    group.add_argument("--currency", default="", metavar="CODE", help="the base currency")
    group.add_argument("--memory", type=Path, metavar="FOLDER", help="where mappings and lists of words are kept")
