"""How long Stop and Cancel take to be obeyed, at three moments of a run.

``python -m tests.benchmarks.stopping [FILE.xlsx | PEOPLExSTUDIESxMONTHS ...] [--times 3] [--seed 1]`` runs the
optimizer in its process as the window and the command line do. See docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.domain.portfolio import Portfolio
from solver.api import Failure, Progress, SolveOptions, SolveResult, Stop
from solver.process import SolverProcess
from tests.benchmarks.first_plan import Source, portfolio_of

PATIENCE = 120.0
"""Seconds after which a moment, or an answer, that does not come is given up."""
LOOK = 0.01
"""Seconds between two looks for news; answers are that exact."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When the order is given: so many seconds after the first news of one of these phases."""

    name: str
    phases: tuple[str, ...]
    after: float = 0.0


MOMENTS = (
    Moment("while reading", ("reading the portfolio",)),
    Moment("while meeting the floors", ("first plan", "meeting the floors")),
    Moment("while improving", ("improving", "exact parts"), 2.0),
)
"""The three moments; small problems are past the second one within a blink, and then stop a little later."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Seconds from the order to the answer, the phase it came in, and what the answer was."""

    seconds: float
    phase: str
    outcome: str


def answer(portfolio: Portfolio, order: Stop, moment: Moment, seed: int, limit: float = PATIENCE) -> Answer | None:
    """Start a run, give the order at the moment, wait for the answer; None where the moment never came."""
    process = SolverProcess()
    try:
        process.start(portfolio, SolveOptions(time_limit=2 * limit, seed=seed))
        phase = _wait_for(process, moment, limit)
        if phase is None:
            return None
        given = time.monotonic()
        if order is Stop.DISCARD:
            process.cancel()
            return Answer(time.monotonic() - given, phase, "cancelled")
        process.stop()
        for item in _news(process, limit):
            if isinstance(item, SolveResult | Failure):
                return Answer(time.monotonic() - given, phase, _outcome(item))
        return Answer(time.monotonic() - given, phase, "no answer")
    finally:
        process.cancel()


def _news(process: SolverProcess, limit: float) -> Iterator[Progress | SolveResult | Failure]:
    until = time.monotonic() + limit
    while time.monotonic() < until and not process.done:
        process.wait(LOOK)
        yield from process.poll()


def _wait_for(process: SolverProcess, moment: Moment, limit: float) -> str | None:
    """Until the moment has come; the phase that the run is in then."""
    due: float | None = None
    phase = ""
    until = time.monotonic() + limit
    while not process.done and time.monotonic() < until:
        process.wait(LOOK)
        for item in process.poll():
            if isinstance(item, Progress):
                phase = item.phase
                if due is None and phase in moment.phases:
                    due = time.monotonic() + moment.after
        if due is not None and time.monotonic() >= due:
            return None if process.done else phase
    return None


def _outcome(item: SolveResult | Failure) -> str:
    if isinstance(item, Failure):
        return item.message
    if item.seconds == 0:  # not the search's own answer
        return "ended by force, no plan" if item.plan is None else "ended by force, the last plan it had sent"
    return str(item.status)


def row(name: str, order: Stop, moment: Moment, answers: list[Answer | None]) -> str:
    """A line of the table."""
    came = [a for a in answers if a is not None]
    if not came:
        return f"| {name} | {order} | {moment.name} | none | none | none | the run never came there |"
    seconds = [a.seconds for a in came]
    told = ", ".join(dict.fromkeys(f"{a.outcome} (in: {a.phase})" for a in came))
    figures = (min(seconds), statistics.median(seconds), max(seconds))
    return f"| {name} | {order} | {moment.name} | {' | '.join(f'{s:.2f}' for s in figures)} | {told} |"


def source_of(word: str) -> Source:
    """A workbook, or a size as 60x12x18."""
    if Path(word).suffix:
        return Path(word)
    people, studies, months = (int(part) for part in word.split("x"))
    return people, studies, months, 1


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.stopping", description=__doc__)
    parser.add_argument("sources", nargs="*", default=["60x12x18"], help="workbooks, or sizes as 60x12x18")
    parser.add_argument("--times", type=int, default=3, help="how often each order is given")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print("| portfolio | order | moment | min s | median s | max s | answer |")
    print("| --- | --- | --- | ---: | ---: | ---: | --- |", flush=True)
    for word in given.sources:
        portfolio = portfolio_of(source_of(word))
        for order in Stop:
            for moment in MOMENTS:
                answers = [answer(portfolio, order, moment, given.seed) for _ in range(given.times)]
                print(row(Path(word).name, order, moment, answers), flush=True)


if __name__ == "__main__":
    main()
