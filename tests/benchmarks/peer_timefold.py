"""Timefold as a peer: its own solver in its own language, given the same seats, rules, floors and Z.

``pip install timefold`` brings the solver's Java archives; a JDK (17 or newer) compiles the model in ``timefold/`` and
runs it. The project does not depend on either: the interpreter that has Timefold installed is an option.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from planner.domain.arrays import IntArray
from solver.problem import Problem

if TYPE_CHECKING:
    from tests.benchmarks.peers import Tell, Work

SOURCES = Path(__file__).parent / "timefold"
SCALE = 1e9
"""Units of its score in one FTE-month of Z."""
NOT_ASKED = "not installed; --timefold PYTHON names an interpreter that has it"
_WHERE = (  # the package's files, without loading it: loading would start a Java machine
    "import importlib.metadata as m; d = m.distribution('timefold'); "
    "print(d.version, next(f.locate().parent for f in d.files if f.match('timefold-solver-core-*.jar')))"
)


def archives(python: str | None) -> tuple[str, Path] | str:
    """Timefold's version and the folder of its Java archives, or why there are none."""
    if not python:
        return NOT_ASKED
    if shutil.which("javac") is None or shutil.which("java") is None:
        return "no JDK (17 or newer) to compile and run it"
    try:
        told = subprocess.run([python, "-c", _WHERE], capture_output=True, text=True, timeout=120, check=False)
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return f"{python} does not start: {trouble}"
    if told.returncode != 0 or not told.stdout.strip():
        return f"not installed in {python}"
    version, _, folder = told.stdout.strip().partition(" ")
    return version, Path(folder)


def missing(python: str | None) -> str:
    """Why Timefold cannot run here; empty if it can."""
    found = archives(python)
    return found if isinstance(found, str) else ""


@dataclass(frozen=True)
class Said:
    """A plan as Timefold tells of it, by its own reckoning; ``short`` is money below floors, ``objective`` Z."""

    seconds: float
    short: int
    objective: float
    holder: IntArray


@dataclass
class Timefold:
    """One run. ``plans`` may be asked for once; afterwards ``seconds`` and ``note`` tell how it went."""

    python: str
    problem: Problem
    limit: float
    seed: int
    seconds: float = 0.0
    note: str = ""

    def plans(self) -> Iterator[Said]:
        """Compile, run, and hand over every better plan. The clock starts when Timefold has read the problem."""
        found = archives(self.python)
        if isinstance(found, str):
            self.note = found
            return
        version, folder = found
        with tempfile.TemporaryDirectory() as place:
            path = _class_path(folder, Path(place))
            given = Path(place) / "problem.txt"
            given.write_text("\n".join(facts(self.problem)), encoding="ascii")
            words = [str(given), str(self.limit), str(self.seed), str(max(0.1, self.limit / 300))]
            log = Path(place) / "log.txt"
            # its input stays open as long as this process lives: that is how it knows when to end
            with log.open("wb") as errors, subprocess.Popen(
                ["java", "-cp", path, "Main", *words],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True,
            ) as process:  # fmt: skip
                yield from self._listen(process)
            self.note = f"{version}, community edition, one thread{self.note}"
            if process.returncode:
                last = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-1:]
                self.note += f"; it failed with exit status {process.returncode}: {''.join(last)[:200]}"

    def _listen(self, process: subprocess.Popen[str]) -> Iterator[Said]:
        assert process.stdout is not None
        started = time.monotonic()
        for line in process.stdout:
            kind, _, rest = line.strip().partition(" ")
            if kind == "started":
                started = time.monotonic()
            elif kind == "plan":
                seconds, short, below, holders = rest.split(" ", 3)
                holder = np.array(holders.split(), dtype=np.int32).reshape(self.problem.seats.fte.shape)
                yield Said(float(seconds), -int(short), -int(below) / SCALE, holder)
            elif kind == "ended":
                self.note = f", {int(rest):,} moves a second"
        self.seconds = time.monotonic() - started


def run_timefold(work: Work, tell: Tell) -> None:
    """Run it as a peer."""
    from planner.domain.case import build_case
    from solver.problem import build_problem
    from tests.benchmarks.peers import Ended, Found

    peer, portfolio, limit, seed, _ = work
    run = Timefold(peer.program, build_problem(build_case(portfolio)), limit, seed)
    for said in run.plans():
        tell(Found(said.seconds, said.holder))
    tell(Ended(run.seconds, run.note))


def _class_path(folder: Path, place: Path) -> str:
    """Compile the model; the class path to run it with."""
    archived = str(folder / "*")
    sources = [str(file) for file in sorted(SOURCES.glob("*.java"))]
    command = ["javac", "-d", str(place), "-cp", archived, *sources]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"javac: {done.stderr.strip()[:300]}")
    return os.pathsep.join((str(place), archived))


def facts(problem: Problem) -> Iterable[str]:
    """The problem as ``timefold/Facts.java`` reads it: whole numbers where money is counted, so that sums are exact."""
    case, d = problem.case, problem.data
    people, months = case.available.shape
    lines, studies, sponsors = len(case.line_keys), len(case.study_rows), len(case.sponsor_floor)
    yield _row([people, months, len(problem.seats), lines, studies, sponsors, len(case.seat_size)])
    yield from (_row(table) for table in (case.available, case.max_studies, case.employee.astype(int), case.cost))
    yield _row(case.knew_before.astype(int))
    yield from (_row(table) for table in (case.line_study, case.line_sponsor, case.line_role))
    yield from (_row(table) for table in (d.weight_open, d.weight_contractor, d.weight_new, d.weight_handover))
    yield _row(d.weight_cost / (case.mean_cost if case.mean_cost > 0 else 1.0))
    yield _row(case.bill)
    for start, people_of in ((d.eligible_start, d.eligible_people), (d.incumbent_start, d.incumbent_people)):
        yield from (_counted(people_of[start[line] : start[line + 1]]) for line in range(lines))
    yield from (_row(table) for table in (case.onboarding_new, case.onboarding_known))
    yield from (_row(table) for table in (np.maximum(case.contractor_rate, 0), case.contractor_limit))
    used = problem.floors
    for floors in (case.study_floor, case.sponsor_floor, (case.portfolio_floor,)):
        yield _row([float("nan") if floor is None or not used else float(floor) for floor in floors])
    yield _row(d.fair_target)
    yield _row([d.weight_fair])
    yield from (_row(table) for table in (d.seat_line, d.seat_incumbent, d.fte, d.forced))


def _row(values: Any) -> str:
    return " ".join(map(repr, np.asarray(values).ravel().tolist()))


def _counted(values: Any) -> str:
    return f"{len(values)} {_row(values)}"
