"""``throughline sweep``: read, search many scenarios, judge, print, write."""

from __future__ import annotations

import os
import sys
import textwrap
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from planner.cli.console import Console
from planner.cli.plan import Phase, Wish, aligned, check_folder, check_report, listening, show_doubts
from planner.domain.errors import ThroughlineError, UserError
from planner.domain.portfolio import Portfolio
from planner.exchange.sweep_export import SUFFIXES, SweepTable, SweepValue, write_sweep
from planner.exits import EXIT_CLUSTER, EXIT_INCOMPLETE, EXIT_NO_PLAN, EXIT_OK
from planner.services.opening import OpenedFile, open_any, open_sample
from planner.services.report import write_report
from planner.services.sweep_report import sweep_report
from planner.services.sweep_tables import SweepTables, sweep_tables
from planner.services.sweep_text import cell_words, finding_words
from planner.services.sweeps import (
    Ending,
    Finding,
    MemberOutcome,
    Scenario,
    SweepKind,
    award_scenarios,
    file_scenarios,
    frontier_scenarios,
    run_scenarios,
)
from solver.api import SolveOptions
from solver.sweep import Member, executor_for, run_sweep

WIDTH = 110
"""Characters in a line of the notes."""


@dataclass(frozen=True, slots=True)
class SweepRequest:
    """What the command line asks for; no ``files`` is the sample, ``kind`` None what suits their number."""

    files: tuple[Path, ...]
    kind: SweepKind | None
    points: int
    draws: int
    seed: int
    time_limit: float
    deterministic: bool
    workers: int | None
    cluster: str | None
    output: Path | None
    report: Path | None
    quiet: bool

    def options(self) -> SolveOptions:
        """How to search each scenario: on one thread, for the scenarios themselves go side by side."""
        return SolveOptions(self.time_limit, self.seed, workers=1, deterministic=self.deterministic)


class ClusterTrouble(Exception):  # noqa: N818 - named for what it tells people
    """The cluster cannot be used; the message says why."""


def run_sweep_command(request: SweepRequest) -> int:
    """The whole command; gives the exit status."""
    _check_places(request)
    console, wish = Console(request.quiet), Wish()
    with listening(wish), ExitStack() as stack:
        scenarios = _scenarios(request, console)
        try:
            executor = _executor(request, stack)
        except ClusterTrouble as trouble:
            print(f"{trouble} Nothing was searched.", file=sys.stderr)
            return EXIT_CLUSTER
        wish.phase = Phase.SEARCHING
        started = time.monotonic()
        findings = _search(request, scenarios, executor, console, wish)
        wish.phase = Phase.WRITING
        if wish.count > 1:
            raise KeyboardInterrupt
        return _deliver(request, findings, time.monotonic() - started)


def kind_of(request: SweepRequest) -> SweepKind:
    """What to sweep over; UserError where the files do not suit it."""
    files = max(1, len(request.files))
    kind = request.kind or (SweepKind.FRONTIER if files == 1 else SweepKind.FILES)
    if kind is SweepKind.FILES and files < 2:
        raise UserError("--what files puts files side by side: give at least two.")
    if kind is not SweepKind.FILES and files > 1:
        raise UserError(f"--what {kind} takes one file. To put {files} files side by side, use --what files.")
    return kind


def _check_places(request: SweepRequest) -> None:
    """Refuse what cannot work before any work is done."""
    kind_of(request)
    if request.report is not None:
        check_report(request.report)
    output = request.output
    if output is None:
        return
    if output.suffix.lower() not in SUFFIXES:
        raise UserError(f"{output} must end in .csv or .xlsx.")
    check_folder(output)
    if request.report is not None and output.resolve() == request.report.resolve():
        raise UserError("The table and the report would overwrite each other. Choose another name for one of them.")
    if any(output.exists() and file.exists() and output.samefile(file) for file in request.files):
        raise UserError(f"The table would overwrite {output}, which is to be planned. Choose another name for -o.")


def _scenarios(request: SweepRequest, console: Console) -> tuple[Scenario, ...]:
    opened: list[OpenedFile] = []
    for file in request.files or (None,):
        opened.append(open_sample() if file is None else open_any(file))
        show_doubts(opened[-1].problems, console)
    kind = kind_of(request)
    if kind is SweepKind.FRONTIER:
        return frontier_scenarios(opened[0], request.points)
    return (
        award_scenarios(opened[0], request.draws, request.seed) if kind is SweepKind.AWARDS else file_scenarios(opened)
    )


def _executor(request: SweepRequest, stack: ExitStack) -> Executor | None:
    """The cluster's, for as long as the stack is open; None for processes of this machine."""
    if request.cluster is None:
        return None
    try:
        return stack.enter_context(executor_for(request.cluster))
    except ThroughlineError as trouble:
        raise ClusterTrouble(str(trouble)) from trouble


def _search(
    request: SweepRequest, scenarios: Sequence[Scenario], executor: Executor | None, console: Console, wish: Wish
) -> tuple[Finding, ...]:
    side_by_side = request.workers or os.cpu_count() or 1
    console.say(_outlook(request, len(scenarios), side_by_side))
    started, ended = time.monotonic(), 0

    def solve_all(portfolios: Sequence[Portfolio], tell: Callable[[MemberOutcome], None]) -> None:
        members = [Member(portfolio, request.options()) for portfolio in portfolios]
        run_sweep(members, executor, tell, lambda: wish.count > 0, side_by_side)

    def show(finding: Finding) -> None:
        nonlocal ended
        ended += 1
        if finding.ending is not Ending.CANCELLED:
            seconds = time.monotonic() - started
            console.say(f"{seconds:6.1f} s  {ended} of {len(scenarios)}  {finding_words(finding)}")

    return run_scenarios(scenarios, solve_all, show, lambda: wish.count > 0)


def _outlook(request: SweepRequest, searches: int, side_by_side: int) -> str:
    """What is about to happen, and about how long it can take."""
    each = f"{searches} searches of up to {request.time_limit:g} s"
    if request.deterministic:
        each = f"{searches} searches, each with the work of about {request.time_limit:g} s"
    if request.cluster is not None:
        return f"{each}, on the cluster at {request.cluster}. Ctrl-C keeps what is done."
    at_once = min(side_by_side, searches)
    minutes = -(-searches // at_once) * request.time_limit / 60
    length = f"{minutes:.0f} minutes" if minutes >= 1.5 else f"{60 * minutes:.0f} seconds"
    return f"{each}, {at_once} at a time: about {length}. Ctrl-C keeps what is done."


def _deliver(request: SweepRequest, findings: Sequence[Finding], seconds: float) -> int:
    """Print, write, and say what did not end well."""
    endings = [finding.ending for finding in findings]
    done = endings.count(Ending.DONE)
    kind = kind_of(request)
    tables = sweep_tables(kind, findings)
    if done and not request.quiet:
        currency = findings[0].scenario.portfolio.settings.currency
        print_sweep(tables, kind, currency)
    if request.output is not None and done:
        write_sweep(tables.all, tables.notes, request.output)
    if request.report is not None:
        _write_report(request, kind, tables, findings, seconds)
    if request.output is not None and done and not request.quiet:
        print(f"Table written to {request.output}")
    for line in troubles(findings):
        print(line, file=sys.stderr)
    if done == len(findings):
        return EXIT_OK
    if not done and request.output is not None:
        print(f"Nothing was written to {request.output}.", file=sys.stderr)
    if done:
        return EXIT_INCOMPLETE
    lost = any(finding.ending is Ending.CANCELLED and finding.message for finding in findings)
    return EXIT_CLUSTER if lost else EXIT_NO_PLAN


def _write_report(
    request: SweepRequest, kind: SweepKind, tables: SweepTables, findings: Sequence[Finding], seconds: float
) -> None:
    assert request.report is not None
    report = sweep_report(kind, tables, findings, request.seed, request.time_limit, request.deterministic, seconds)
    write_report(report, request.report)


def troubles(findings: Sequence[Finding]) -> list[str]:
    """Which searches were cancelled, and which failed and why; none if all is well."""
    lines = []
    for ending in (Ending.FAILED, Ending.CANCELLED):
        reasons: dict[str, list[str]] = {}
        for finding in findings:
            if finding.ending is ending:
                reasons.setdefault(finding.message, []).append(finding.scenario.label)
        for reason, labels in reasons.items():
            lines.append(f"{ending.capitalize()}: {'; '.join(labels)}.{' ' + reason if reason else ''}")
    if lines:
        done = sum(finding.ending is Ending.DONE for finding in findings)
        lines.append(f"{done} of {len(findings)} searches are done.")
    return lines


def print_sweep(tables: SweepTables, kind: SweepKind, currency: str) -> None:
    """The tables that fit on a terminal, and what to know when reading them."""
    shown = tables.others if kind is SweepKind.AWARDS else (tables.scenarios,)
    for table in shown:
        if table.rows[: table.brief_rows]:
            for line in aligned(printed(table, "" if kind is SweepKind.FILES else currency)):
                print(line)
            print()
    for note in tables.notes:
        print(textwrap.fill(note, WIDTH))


def printed(table: SweepTable, currency: str) -> list[tuple[str, ...]]:
    """The columns with a brief heading, as texts; a row without a plan says instead how its search ended."""
    keys = [column.key for column in table.columns]
    brief = [(i, column) for i, column in enumerate(table.columns) if column.brief]
    heading = tuple(
        column.brief.replace("money", currency) if currency else column.brief.replace(", money", " in money")
        for _, column in brief
    )
    rows = [heading]
    for row in table.rows[: table.brief_rows]:
        ending = _ending(dict(zip(keys, row, strict=True)))
        label = str(row[brief[0][0]])
        cells = [cell_words(row[i], column.unit) for i, column in brief]
        rows.append((label, ending, *[""] * (len(brief) - 2)) if ending else tuple(cells))
    return rows


def _ending(row: dict[str, SweepValue]) -> str:
    ending = row.get("ending", Ending.DONE)
    return "" if ending == Ending.DONE else str(ending)
