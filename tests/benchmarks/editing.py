"""How long an edit by hand takes: from the change to the evaluator's answer, and on to boards and document.

``python -m tests.benchmarks.editing FILE [--edits N]`` where FILE is a plan workbook or a document with a plan. Prints
medians and the slowest, in milliseconds, of random edits of each kind (seconds of the processor in brackets: what a
machine with nothing else to do would need).
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from planner.domain.document import DocumentState, PlanRecord
from planner.domain.plan import OPEN
from planner.services.board import Arrange, board_model
from planner.services.board_update import updated_boards
from planner.services.changing import (
    Answer,
    Assign,
    ChangeRefused,
    Clear,
    Extend,
    Lock,
    SetDemand,
    SplitSeat,
    SwapPeople,
    answer,
    apply,
    changed_record,
)
from planner.services.changing.changes import Change
from planner.services.opening import open_any
from planner.services.plan_records import outcome_of
from planner.services.planning import PlanOutcome
from planner.services.stretch import Stretch
from planner.storage.changes import difference

Times = dict[str, list[tuple[float, float]]]


def answered(outcome: PlanOutcome, change: Change) -> Answer:
    """From a change to its answer."""
    return answer(outcome, apply(outcome.case, outcome.plan, change))


def timed(times: Times, name: str, work: Callable[..., Any], *arguments: Any) -> Any:
    """Do some work and note how long it took."""
    wall, cpu = time.perf_counter(), time.thread_time()
    try:
        return work(*arguments)
    finally:
        times[name].append(((time.perf_counter() - wall) * 1e3, (time.thread_time() - cpu) * 1e3))


def random_change(rng: random.Random, outcome: PlanOutcome) -> Change:
    """A change that is often possible."""
    case, plan = outcome.case, outcome.plan
    seat = rng.randrange(len(plan.seats))
    months = np.flatnonzero(plan.seats.fte[seat] > 0).tolist() or [0]
    first = rng.choice(months)
    stretch = Stretch(seat, first, min(first + rng.randrange(4), case.grid.count - 1))
    holders = [int(h) for h in plan.holder[seat] if h >= 0]
    eligible = case.eligible(int(plan.seats.line[seat])).tolist() or [0]
    kind = rng.randrange(8)
    if kind == 0 and holders:
        return SwapPeople(holders[0], rng.choice(eligible), stretch.first, stretch.last, where_possible=True)
    if kind == 1:
        return Extend((stretch,), rng.choice([-1, 1]), where_possible=True)
    if kind == 2:
        return Lock((stretch,))
    if kind == 3:
        return Clear((stretch,))
    if kind == 4:
        return SplitSeat(seat, max(1, int(plan.seats.fte[seat].max()) // 2))
    if kind == 5:
        return SetDemand(int(plan.seats.line[seat]), stretch.first, stretch.last, rng.choice([50, 100, 150]))
    return Assign((stretch,), rng.choice(eligible), where_possible=True)


def measure(path: Path, edits: int) -> Times:
    """Random edits, one after the other."""
    file = open_any(path)
    portfolio, record = file.portfolio, file.plans[0]
    outcome, _ = outcome_of(record, portfolio)
    boards = {a: board_model(outcome.case, outcome.plan, outcome.evaluation, a) for a in Arrange}
    record = PlanRecord("p", record.name, record.rows, plan_start=portfolio.settings.plan_start.label)
    times: Times = defaultdict(list)
    rng = random.Random(1)
    print(f"{len(outcome.plan.seats):,} seats, {portfolio.settings.months} months, {len(portfolio.staff):,} people")
    while sum(len(v) for name, v in times.items() if name.startswith("answer ")) < edits:
        change = random_change(rng, outcome)
        try:
            said = timed(times, f"answer {type(change).__name__}", answered, outcome, change)
        except ChangeRefused:
            times[f"refused {type(change).__name__}"].append(times[f"answer {type(change).__name__}"].pop())
            continue
        whole = "" if said.changed.same_seats else "(all of it)"
        for arrange in Arrange:
            one = {arrange: boards[arrange]}
            boards |= timed(times, f"board by {arrange} {whole}", updated_boards, one, outcome, said.outcome)
        kept = timed(times, "rows", changed_record, record, said.changed, said.outcome)
        before = DocumentState(outcome.case.portfolio, (record,))
        timed(times, "difference", difference, before, DocumentState(said.outcome.case.portfolio, (kept,)))
        outcome, record = said.outcome, kept
    assert not (outcome.plan.holder[outcome.plan.seats.fte <= 0] != OPEN).any()
    return times


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--edits", type=int, default=60)
    options = parser.parse_args()
    times = measure(options.file, options.edits)
    print(f"{'':28} {'n':>4} {'median':>8} {'slowest':>8}   (processor: median, slowest)")
    for name, taken in sorted(times.items()):
        if taken:
            wall, cpu = [w for w, _ in taken], [c for _, c in taken]
            print(
                f"{name:28} {len(taken):4} {statistics.median(wall):8.1f} {max(wall):8.1f}"
                f"   ({statistics.median(cpu):.1f}, {max(cpu):.1f})"
            )


if __name__ == "__main__":
    main()
