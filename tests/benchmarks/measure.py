"""Runs one peer in its own process and has the evaluator score what it found."""

from __future__ import annotations

import multiprocessing as mp
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from planner.domain.arrays import IntArray
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import Portfolio
from solver.problem import Problem, plan_of
from tests.benchmarks.peers import Bound, Ended, Found, Peer, Work, checkpoints, child

GRACE = 15.0
"""Seconds after its limit at which a process that does not end is killed."""
CLOCK = 0.5
"""Seconds by which a plan may come late and still count for a column: the clocks of two processes differ."""


@dataclass
class Row:
    """What one peer reached. ``z`` by checkpoint, None where there was no plan with all floors met."""

    peer: str
    title: str
    z: dict[str, float | None]
    first_valid: float | None = None
    first_valid_exact: bool = True  # False: at that time at the latest
    bound: float | None = None
    gap: float | None = None
    peak_mb: float | None = None
    floors_broken: int | None = None  # of the last plan, where no plan meets all
    z_floors_broken: float | None = None
    handovers: int | None = None
    filled: float | None = None
    continuity: float | None = None
    seconds: float = 0.0
    note: str = ""
    trace: list[tuple[float, float]] = field(default_factory=list)  # seconds, best Z so far with all floors met

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)


@dataclass
class Run:
    """Everything that a peer's process sent, and the most memory it held."""

    found: list[Found] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    ended: Ended | None = None
    peak_mb: float | None = None
    killed: bool = False


def run(peer: Peer, portfolio: Portfolio, limit: float, seed: int, hint: IntArray | None) -> Run:
    """Run a peer; one that neither ends nor dies is killed some time after its limit."""
    context = mp.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    work: Work = (peer, portfolio, limit, seed, hint)
    process = context.Process(target=child, args=(work, send), daemon=True)
    process.start()
    send.close()
    found = Run()
    budget = sum(checkpoints(limit)) if peer.silent else limit
    if peer.kind == "greedy":
        budget = 3600.0  # takes what it takes
    preparing = 600.0 if peer.hint else 120.0  # reading, compiling and completing hints come before the clock
    deadline = time.monotonic() + budget + preparing + GRACE
    first = True
    while found.ended is None:
        _sample(process.pid, found)
        try:
            if not receive.poll(0.1):
                if time.monotonic() > deadline:
                    found.killed = True
                    break
                continue
            item = receive.recv()
        except (EOFError, OSError):
            break
        if first and isinstance(item, Found | Bound):  # the clock runs for sure from here on
            deadline = min(deadline, time.monotonic() + budget + GRACE)
            first = False
        _keep(item, found)
    process.kill()
    process.join()
    return found


def _keep(item: Found | Bound | Ended, into: Run) -> None:
    if isinstance(item, Found):
        into.found.append(item)
    elif isinstance(item, Bound):
        into.bounds.append(item)
    else:
        into.ended = item


def _sample(pid: int | None, into: Run) -> None:
    """The largest high-water mark among the process and those it started; unknown where the system does not tell."""
    for one in (pid, *_children(pid)):
        try:
            lines = Path(f"/proc/{one}/status").read_text(encoding="ascii").splitlines()
        except OSError:
            continue
        for line in lines:
            if line.startswith("VmHWM:"):
                into.peak_mb = max(into.peak_mb or 0.0, int(line.split()[1]) / 1e3)


def _children(pid: int | None) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def score(peer: Peer, run: Run, problem: Problem, limit: float) -> tuple[Row, IntArray | None]:
    """The evaluator's word on all plans of a run, and the holders of the best one with all floors met."""
    marks = checkpoints(limit)
    row = Row(peer.key, peer.title, {f"{mark:g}": None for mark in marks}, peak_mb=run.peak_mb)
    best: float | None = None
    kept: Plan | None = None
    notes: list[str] = []
    for item in sorted(run.found, key=lambda found: found.seconds):
        plan = _plan(item, problem)
        judged = evaluate(problem.case, plan)
        broken_rules = check_plan(problem.case, plan)
        if broken_rules:
            notes.append(f"a plan broke a rule: {broken_rules[0]}")
            continue
        if judged.floors_met and (best is None or judged.objective < best):
            if best is None:
                row.first_valid, row.first_valid_exact = item.seconds, not item.since
            best, kept = judged.objective, plan
            row.trace.append((item.seconds, best))
        if not judged.floors_met and best is None:
            row.floors_broken, row.z_floors_broken = len(judged.floors_broken), judged.objective
        if kept is plan or best is None:
            row.handovers = len(judged.handovers)
            row.filled = judged.portfolio.staffed / judged.portfolio.demand if judged.portfolio.demand else None
            row.continuity = judged.portfolio.sponsor_continuity
    for mark in marks:
        row.z[f"{mark:g}"] = min((z for seconds, z in row.trace if seconds <= mark + CLOCK), default=None)
    # no Z is below 0, whatever a solver still thinks possible
    row.bound = max((max(0.0, bound.value) for bound in run.bounds), default=None)
    if best is not None and row.bound is not None:
        row.gap = max(0.0, (best - row.bound) / best) if best > 0 else 0.0
    if best is not None:
        row.floors_broken = row.z_floors_broken = None
    _finish(row, run, notes)
    return row, kept.holder if kept is not None else None


def _finish(row: Row, run: Run, notes: list[str]) -> None:
    if run.ended is not None:
        row.seconds = run.ended.seconds
        notes.append(run.ended.note)
    else:
        notes.append("did not stop at its limit and was ended" if run.killed else "its process died")
    row.note = "; ".join(dict.fromkeys(filter(None, notes)))


def _plan(item: Found, problem: Problem) -> Plan:
    if item.holder is not None:
        return plan_of(problem, item.holder)
    from tests.benchmarks.peer_model import seated

    return seated(problem, *item.counts)
