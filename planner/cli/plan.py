"""``throughline plan``: read, search, judge, write."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from types import FrameType

from planner.cli.around import AroundRequest, changes_words, restricted, start_plan
from planner.cli.console import Console
from planner.cli.keeping import check_keep, check_name, keep_plan
from planner.domain.case import Case, build_case
from planner.domain.errors import InputProblems, Problem, Severity, UserError
from planner.domain.evaluation import Level, MarginRow
from planner.domain.plan import Plan, Status
from planner.exits import EXIT_FLOORS, EXIT_NO_PLAN, EXIT_OK
from planner.services.ahead import Ahead
from planner.services.demandless import some_of, without_demand
from planner.services.opening import OpenedFile, open_any, open_sample
from planner.services.planning import BaselinePlans, PlanOutcome, conclude
from planner.services.report import no_plan_report, report_dict, write_report
from planner.services.suffixes import DOCUMENT_SUFFIX, WORKBOOK_SUFFIXES
from planner.services.summary import shown
from solver.api import Failure, Progress, SolveOptions, SolveResult
from solver.children import unheard_by_children
from solver.process import SolverProcess


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What the command line asks for; ``portfolio`` None is the sample."""

    portfolio: Path | None
    output: Path
    time_limit: float
    seed: int
    workers: int | None
    deterministic: bool
    report: Path | None
    quiet: bool
    around: AroundRequest = field(default_factory=AroundRequest)
    keep: str | None = None

    def options(self) -> SolveOptions:
        """How to search."""
        plain = SolveOptions(time_limit=self.time_limit, seed=self.seed, deterministic=self.deterministic)
        return plain if self.workers is None else replace(plain, workers=self.workers)


class OptimizerFault(Exception):  # noqa: N818 - a bug of ours, not an error of the person
    """The optimizer's process died or raised."""


class Phase(Enum):
    """Where the command is, for what Ctrl-C means depends on it."""

    READING = "nothing to keep yet: the first Ctrl-C cancels"
    SEARCHING = "the first Ctrl-C stops the search, the second cancels"
    WRITING = "the plan is being written; the second Ctrl-C cancels"


@dataclass
class Wish:
    """What the person has asked for by Ctrl-C: 1 = stop and keep, 2 = cancel. Being asked to end counts as cancel."""

    count: int = 0
    phase: Phase = Phase.READING

    def heard(self, number: int, frame: FrameType | None) -> None:
        """The signal handler; breaks off at once where no search has to be ended first."""
        self.count = 2 if number == signal.SIGTERM else self.count + 1
        if self.phase is Phase.READING or (self.phase is Phase.WRITING and self.count > 1):
            raise KeyboardInterrupt


def run_plan(request: PlanRequest) -> int:
    """The whole command; gives the exit status."""
    check_output(request.output)
    request.around.check()
    check_keep(request.portfolio, request.keep)
    if request.report is not None:
        check_report(request.report)
    console, wish = Console(request.quiet), Wish()
    with listening(wish):
        opened = _opened(request, console)
        check_name(opened, request.keep)
        case = build_case(opened.portfolio)
        start = _start(request, opened, case, console)
        options = restricted(request.options(), request.around, case, start)
        started = time.monotonic()
        wish.phase = Phase.SEARCHING
        greedy = Ahead(lambda: _baselines(case))  # else a large portfolio's would keep a stopped person waiting
        result = search(opened, options, console, wish)
        wish.phase = Phase.WRITING  # from here on a second Ctrl-C breaks off by itself; one heard before does now
        if wish.count > 1:
            result = None
        if isinstance(result, Failure):
            result = rescued(result)
        seconds = time.monotonic() - started
        outcome = None if result is None else _judged(case, opened, result, greedy)
        if outcome is None:
            return _no_plan(request, seconds, "Cancelled." if result is None else "No plan was found.")
        status = _deliver(request, console, outcome, start)
        if request.keep is not None and request.portfolio is not None:
            console.say(keep_plan(request.portfolio, opened, outcome, request.keep))
        return status


def rescued(failure: Failure) -> SolveResult:
    """What a search that broke down had found before; `OptimizerFault` if nothing."""
    if failure.best is None or failure.best.plan is None:
        raise OptimizerFault(f"{failure.details}\n{failure.message}")
    print(f"The optimizer broke down ({failure.message}). The best plan it had found is kept.", file=sys.stderr)
    return failure.best


@contextmanager
def listening(wish: Wish) -> Iterator[None]:
    """Hear Ctrl-C (and being asked to end) ourselves for a while."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    before = [(number, signal.signal(number, wish.heard)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def check_output(path: Path) -> None:
    """Refuse a place that cannot take the workbook before any work is done."""
    if path.suffix.lower() != ".xlsx":
        raise UserError(f"{path} must end in .xlsx: plans and templates are Excel workbooks.")
    check_folder(path)


def check_report(path: Path) -> None:
    """Refuse a place that cannot take the report, or that holds a workbook or document."""
    if path.suffix.lower() in (*WORKBOOK_SUFFIXES, DOCUMENT_SUFFIX):
        raise UserError(f"{path} would be overwritten by the report. Give a name that ends in .json for --report.")
    check_folder(path)


def check_folder(path: Path) -> None:
    """The folder must be there, and the name must not be a folder."""
    if path.is_dir():
        raise UserError(f"{path} is a folder. Give the name of a file in it.")
    if not path.parent.is_dir():
        raise UserError(f"The folder {path.parent} does not exist. Create it, or choose another one.")


def _opened(request: PlanRequest, console: Console) -> OpenedFile:
    if request.portfolio is None:
        opened = open_sample()
    else:
        if request.output.exists() and request.portfolio.exists() and request.output.samefile(request.portfolio):
            raise UserError("The plan would overwrite the portfolio it is made from. Choose another name for -o.")
        opened = open_any(request.portfolio)
    show_doubts(opened.problems, console)
    return opened


def _start(request: PlanRequest, opened: OpenedFile, case: Case, console: Console) -> Plan | None:
    """The plan to start from, where one is named."""
    plan = start_plan(request.around, opened, case)
    if plan is not None:
        console.say(f"Starting from the plan in {request.around.file}.")
    return plan


def show_doubts(problems: tuple[Problem, ...], console: Console) -> None:
    """List what was read with doubts."""
    for problem in problems:
        if problem.severity is not Severity.ERROR:
            console.say(f"{problem.severity}: {problem}")
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise InputProblems(problems)


def search(opened: OpenedFile, options: SolveOptions, console: Console, wish: Wish) -> SolveResult | Failure | None:
    """Run the optimizer in its process; None if the person cancelled."""
    process = SolverProcess()
    with unheard_by_children():
        process.start(opened.portfolio, options)
    stopped = False
    try:
        while True:
            if wish.count >= 2:
                return None
            if wish.count == 1 and not stopped:
                stopped = True
                process.stop()
                console.say("Stopping; the best plan is kept. Ctrl-C again cancels.")
            process.wait(0.1)
            for news in process.poll():
                if isinstance(news, Progress):
                    console.show(news)
                else:
                    return news
    finally:
        console.end()
        process.cancel()


def _baselines(case: Case) -> BaselinePlans:
    from solver.baseline import baselines

    return baselines(case)


def _judged(case: Case, opened: OpenedFile, result: SolveResult, greedy: Ahead[BaselinePlans]) -> PlanOutcome | None:
    published: Plan | None = opened.published_plan(case)
    return conclude(case, result, greedy.result(), published)


def _no_plan(request: PlanRequest, seconds: float, reason: str) -> int:
    print(f"{reason} Nothing was written to {request.output}.", file=sys.stderr)
    if request.report is not None:
        write_report(no_plan_report(request.seed, seconds, reason), request.report)
    return EXIT_NO_PLAN


def _deliver(request: PlanRequest, console: Console, outcome: PlanOutcome, start: Plan | None = None) -> int:
    """Write workbook and report; say how it went."""
    from planner.services.export import export_plan

    console.say(f"Writing {request.output} ...")
    export_plan(outcome, request.output)
    if request.report is not None:
        write_report(report_dict(outcome), request.report)
    if not request.quiet:
        print_outcome(outcome)
        for note in outcome.facts.notes:
            print(f"Note: {note}")
        for line in demand_words(outcome.case, request.portfolio):
            print(line)
        if start is not None:
            print(changes_words(outcome.case, start, outcome.plan))
        print(f"Plan written to {request.output}")
    return exit_status(outcome.status)


def demand_words(case: Case, source: Path | None) -> Iterator[str]:
    """A word on the studies for which nobody is planned, since they have no demand, and how to come by it."""
    bare = without_demand(case.portfolio)
    if not case.demand.any():
        into = source if source is not None and source.suffix.lower() == DOCUMENT_SUFFIX else "plans.throughline"
        yield (
            "There is nothing to staff: no study within the plan has demand. Have it worked out with: throughline "
            f"import ROADMAP --into {into} --workload; or state it on the sheet Demand."
        )
    elif bare:
        yield f"Without demand, so that nobody is planned for them: {some_of(bare)}."


def exit_status(status: Status) -> int:
    """0 with all floors met, 3 without."""
    return EXIT_FLOORS if status is Status.FLOORS_NOT_MET else EXIT_OK


def print_outcome(outcome: PlanOutcome) -> None:
    """The summary as a table, the baselines beside it, then everything that does not hold."""
    currency = outcome.case.portfolio.settings.currency
    table = [("", "this plan", "continuity first", "list order")]
    for figure in outcome.figures:
        others = [figure.continuity_aware, figure.list_order]
        words = ["" if value is None else shown(value, figure.unit, currency) for value in others]
        table.append((figure.label, figure.text, words[0], words[1]))
    for line in aligned(table):
        print(line)
    for margin in outcome.evaluation.floors_broken:
        print(f"Floor not met: {_named(margin)}, {_against_floor(margin)}, short by {margin.shortfall:,.0f} {currency}")
    for margin in outcome.evaluation.not_staffed:
        print(f"Not staffed: {_named(margin)}, {margin.open:,.1f} FTE-months open")
    for conflict in outcome.evaluation.conflicts:
        print(f"Lock gave way: {conflict}")


def _named(margin: MarginRow) -> str:
    """The level and the name, for the portfolio once."""
    return margin.name if margin.level is Level.PORTFOLIO else f"{margin.level} {margin.name}"


def _against_floor(margin: MarginRow) -> str:
    floor = "no floor" if margin.floor is None else f"floor {float(margin.floor):.1%}"
    return f"margin {'undefined' if margin.margin is None else f'{margin.margin:.1%}'} against a {floor}"


def aligned(table: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The lines of a table: first column to the left, the others to the right, two spaces between.

    A row with a single text beside its label (the status, in words) takes the room it needs.
    """
    full = [row for row in table if any(row[2:])]
    widths = [max(len(row[0]) for row in table), *(max(len(row[c]) for row in full) for c in range(1, len(table[0])))]
    for row in table:
        label, *rest = row
        if not any(row[2:]) and len(row[1]) > widths[1]:
            yield f"{label:{widths[0]}}  {row[1]}"
        else:
            cells = (f"{text:>{width}}" for text, width in zip(rest, widths[1:], strict=True))
            yield "  ".join([f"{label:{widths[0]}}", *cells]).rstrip()
