"""How long and how much memory the first valid plan takes, phase by phase.

``python -m tests.benchmarks.first_plan --people 20000 --studies 2000 --months 36 [--seconds 600] [--portfolio
FILE.xlsx]``. See docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import os
import pickle
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from planner.domain.portfolio import Portfolio
from solver.api import Progress
from tests.benchmarks.portfolios import generate

Source = Path | tuple[int, int, int, int]
"""A workbook, or people, studies, months and seed of an invented portfolio."""


@dataclass(frozen=True, slots=True)
class Phase:
    """What one phase took; ``peak_mb`` is the most memory of its process up to its end."""

    name: str
    seconds: float
    peak_mb: float


@dataclass
class Clock:
    """Measures phases one after the other."""

    phases: list[Phase] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)

    def lap(self, name: str) -> None:
        """End a phase."""
        from solver.runner import peak_megabytes

        now = time.monotonic()
        self.phases.append(Phase(name, now - self.last, peak_megabytes()))
        self.last = now

    def timed(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, but its end ends a phase."""

        def call(*given: Any, **named: Any) -> Any:
            result = made(*given, **named)
            self.lap(name)
            return result

        return call


def portfolio_of(source: Source) -> Portfolio:
    """Read or invent it."""
    if isinstance(source, tuple):
        return generate(*source)
    from planner.exchange.portfolio_reader import read_portfolio

    return read_portfolio(source).portfolio


def _make(source: Source, file: Path, send: Connection) -> None:
    """In a process of its own, so that its memory does not count for the search."""
    clock = Clock()
    portfolio = portfolio_of(source)
    clock.lap("read" if isinstance(source, Path) else "generate")
    with file.open("wb") as out:
        pickle.dump(portfolio, out, protocol=pickle.HIGHEST_PROTOCOL)
    send.send((clock.phases, ""))
    os._exit(0)


def _plan(file: Path, seconds: float, seed: int, send: Connection) -> None:
    """Search as the product does, until a plan meets all floors."""
    from solver import runner, warmup
    from solver.api import SolveOptions

    warmup.prepare()
    clock = Clock()
    with file.open("rb") as data:
        portfolio = pickle.load(data)  # our own file, written a moment ago
    clock.lap("hand over to the optimizer")
    runner_module: Any = runner
    runner_module.prepare = lambda: None
    for name, phase in (("build_case", "case"), ("build_problem", "problem"), ("Search", "search's arrays")):
        setattr(runner_module, name, clock.timed(phase, getattr(runner, name)))
    phases: list[str] = []

    def heard(news: Progress) -> None:
        if news.objective is not None and news.phase != (phases[-1] if phases else ""):
            if not phases or phases[-1] == "meeting the floors":
                clock.lap("construction" if not phases else "meet the floors")
            phases.append(news.phase)

    def enough() -> bool:
        return bool(phases) and phases[-1] not in ("first plan", "meeting the floors")

    result = runner.Runner(portfolio, SolveOptions(seconds, seed), heard, enough).run()
    clock.lap("stop, evaluate, result")
    first, valid = (_seconds(s) for s in (result.first_plan_seconds, result.first_valid_seconds))
    seats = 0 if result.plan is None else len(result.plan.seats)
    z = "none" if result.objective is None else f"{result.objective:,.1f}"
    send.send((clock.phases, f"{seats} seats; first plan {first}, first valid plan {valid}; {result.status}, Z {z}"))
    os._exit(0)


def _seconds(value: float | None) -> str:
    return "none" if value is None else f"after {value:.1f} s"


def _in_process(target: Callable[..., None], *given: Any) -> tuple[list[Phase], str]:
    context = mp.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(*given, send), daemon=True)
    process.start()
    send.close()
    try:
        found: tuple[list[Phase], str] = receive.recv()
    except EOFError:
        process.join()
        raise SystemExit(f"The process died with exit status {process.exitcode}.") from None
    process.join()
    return found


def measure(source: Source, seconds: float, seed: int) -> tuple[list[Phase], str]:
    """All phases, and what came of it in a sentence."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "portfolio"
        made, _ = _in_process(_make, source, file)
        planned, outcome = _in_process(_plan, file, seconds, seed)
    return [*made, *planned], outcome


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.first_plan", description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--studies", type=int, default=12)
    parser.add_argument("--months", type=int, default=18)
    parser.add_argument("--seconds", type=float, default=600.0, help="time limit of the search")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--portfolio", type=Path, help="a portfolio workbook instead of an invented one")
    given = parser.parse_args()
    source: Source = given.portfolio or (given.people, given.studies, given.months, given.seed)
    phases, outcome = measure(source, given.seconds, given.seed)
    print("| phase | seconds | peak MB |\n| --- | ---: | ---: |")
    for phase in phases:
        print(f"| {phase.name} | {phase.seconds:.1f} | {phase.peak_mb:,.0f} |")
    print(outcome)


if __name__ == "__main__":
    main()
