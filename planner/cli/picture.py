"""``throughline picture``: a picture of a plan, its numbers, or its pages, without a window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.numbers import points, seconds, seed
from planner.domain.errors import EnvironmentTrouble, Severity, UserError
from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.services.opening import OpenedFile
    from planner.services.pictures.numbers import Picture
    from planner.services.planning import PlanOutcome

PICTURES = ("capacity", "bench", "continuity", "flow", "frontier")
PAGES = ("board", "summary")
_WIDTH, _HEIGHT = 1100, 560


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a plan workbook, or a document with a plan")
    parser.add_argument("--kind", required=True, choices=(*PICTURES, *PAGES), help="what to draw")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="OUT",
                        help=".svg, .png, .pdf, or .csv for the numbers; board: .pdf; summary: .pdf")  # fmt: skip
    parser.add_argument("--plan", metavar="NAME", help="which plan of a document (default: the newest)")
    parser.add_argument("--role", metavar="ROLE", help="of one role (capacity, bench, continuity)")
    parser.add_argument("--sponsor", metavar="SPONSOR", help="of one sponsor (capacity, continuity, flow)")
    parser.add_argument("--points", type=points, metavar="N",
                        help="frontier: search so many positions of the slider, 2 to 21 (default: none)")  # fmt: skip
    parser.add_argument("--time-limit", type=seconds, default=30.0, metavar="S",
                        help="frontier: seconds for each search (default: 30)")  # fmt: skip
    parser.add_argument("--seed", type=seed, default=1, metavar="N", help="frontier: seed of the searches (default: 1)")
    parser.add_argument("--by", choices=("seats", "people"), default="seats", help="board: its rows (default: seats)")
    parser.add_argument("--paper", choices=("A4", "A3"), default="A4", help="board, summary (default: A4)")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    parser.set_defaults(run=run_picture)


def run_picture(options: argparse.Namespace) -> int:
    """Read, draw, write; gives the exit status."""
    _check_place(options)
    from planner.services.opening import open_any

    opened = open_any(options.file)
    doubts = [problem for problem in opened.problems if problem.severity is not Severity.ERROR]
    if doubts and not options.quiet:
        print(
            f"{options.file.name}: {len(doubts)} things deserve a look; throughline check lists them.", file=sys.stderr
        )
    if options.kind in PAGES:
        words = _write_pages(options, opened)
    else:
        picture = _frontier(options, opened) if options.kind == "frontier" else _of_plan(options, opened)
        words = _write_picture(options, picture)
    if not options.quiet:
        print(words)
    return EXIT_OK


def _check_place(options: argparse.Namespace) -> None:
    """Refuse what cannot work before any work is done."""
    from planner.cli.plan import check_folder

    allowed = (".pdf",) if options.kind in PAGES else (".svg", ".png", ".pdf", ".csv")
    if options.output.suffix.lower() not in allowed:
        raise UserError(f"{options.output} must end in {' or '.join(allowed)} for --kind {options.kind}.")
    check_folder(options.output)
    for name, kinds in (
        ("role", PICTURES[:3]),
        ("sponsor", ("capacity", "continuity", "flow")),
        ("points", ("frontier",)),
    ):
        if getattr(options, name) is not None and options.kind not in kinds:
            raise UserError(f"--{name} does not go with --kind {options.kind}. Leave it out.")


# ---- the plan


def _record(options: argparse.Namespace, opened: OpenedFile) -> PlanRecord:
    """The plan that is meant."""
    if not opened.plans:
        from planner.services.exporting.sources import no_plan_in

        raise UserError(no_plan_in(options.file))
    if options.plan is None:
        own = [plan for plan in opened.plans if not plan.published] or list(opened.plans)
        return sorted(own, key=lambda plan: plan.created)[-1]
    found = next((plan for plan in opened.plans if plan.name == options.plan), None)
    if found is None:
        names = ", ".join(plan.name for plan in opened.plans)
        raise UserError(f"{options.file} has no plan named {options.plan}. There are: {names}.")
    return found


def _outcome(options: argparse.Namespace, opened: OpenedFile, with_baselines: bool) -> tuple[PlanOutcome, str]:
    """The plan judged on the file's portfolio, and its name."""
    from planner.domain.months import Month
    from planner.services.opening import moved
    from planner.services.plan_records import case_at, outcome_of, position_of

    record, grid = _record(options, opened), opened.portfolio.grid
    start = Month.parse(record.plan_start) if record.plan_start else grid.start
    record = replace(record, rows=moved(record.rows, grid.start.ordinal - start.ordinal, grid.count))
    baselines = None
    if with_baselines:
        from solver.baseline import baselines as greedy

        baselines = greedy(case_at(opened.portfolio, position_of(record)))
    outcome, lost = outcome_of(record, opened.portfolio, baselines)
    for words in lost:
        print(words, file=sys.stderr)
    return outcome, record.name


def _of_plan(options: argparse.Namespace, opened: OpenedFile) -> Picture:
    from planner.services.pictures.kinds import PictureKind, choice_of
    from planner.services.pictures.making import picture_of

    outcome, _ = _outcome(options, opened, with_baselines=False)
    kind = PictureKind(options.kind)
    return picture_of(outcome.case, outcome.plan, kind, choice_of(outcome.case, kind, options.role, options.sponsor))


def _frontier(options: argparse.Namespace, opened: OpenedFile) -> Picture:
    from planner.domain.case import build_case
    from planner.services.pictures.frontier import frontier, plan_points, swept_point
    from planner.services.sweep_text import finding_words
    from planner.services.sweeps import Finding, frontier_scenarios, run_scenarios
    from solver.api import SolveOptions, solve_many

    if options.points is None and not opened.plans:
        raise UserError(f"{options.file} holds no plan to show. Give --points to search some.")
    found = []

    def tell(finding: Finding) -> None:
        if not options.quiet:
            print(finding_words(finding), file=sys.stderr, flush=True)
        point = swept_point(finding)
        if point is not None:
            found.append(point)

    if options.points is not None:
        start = opened.newest_plan(build_case(opened.portfolio))  # so that no search ends below the plan that is there
        how = SolveOptions(options.time_limit, options.seed, workers=1, start=start)
        run_scenarios(
            frontier_scenarios(opened, options.points),
            lambda portfolios, take: solve_many(portfolios, how, take, lambda: False),
            tell,
            lambda: False,
        )
    found.sort(key=lambda point: point.position or 0)
    return frontier(opened.portfolio, (*plan_points(opened.portfolio, opened.plans), *found))


# ---- writing


def _write_picture(options: argparse.Namespace, picture: Picture) -> str:
    path: Path = options.output
    if path.suffix.lower() == ".csv":
        from planner.services.pictures.numbers import numbers, write_numbers

        write_numbers(numbers(picture), path)
        return f"Numbers written to {path}"
    try:
        from ui.pictures.headless import write_picture
    except ImportError as missing:
        raise _without_qt(missing) from missing
    write_picture(picture, path, _WIDTH, _HEIGHT)
    return f"Picture written to {path}"


def _write_pages(options: argparse.Namespace, opened: OpenedFile) -> str:
    try:
        from ui.pictures.headless import write_plan_pages
    except ImportError as missing:
        raise _without_qt(missing) from missing
    summary = options.kind == "summary"
    outcome, name = _outcome(options, opened, with_baselines=summary)
    count = write_plan_pages(
        outcome, name, options.file.stem, options.output, summary, options.by == "people", options.paper
    )
    return f"{count} {'page' if count == 1 else 'pages'} written to {options.output}"


def _without_qt(missing: ImportError) -> Exception:
    if "PySide6" not in str(missing) and ".so" not in str(missing):
        return missing
    return EnvironmentTrouble(
        f"Pictures need Qt, which cannot be loaded ({missing}). The numbers alone can be had without: -o numbers.csv"
    )
