"""Throughline beside what one would try instead: the same seats, the same evaluator, one run.

``python -m tests.benchmarks.optimizer --people 60 --studies 12 --months 18 --seconds 30 --seed 1 [--portfolio
FILE.xlsx] [--peers greedy,cpsat8,throughline] [--out DIR]``. See docs/benchmarks.md for what the columns mean.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from planner.domain.arrays import IntArray
from planner.domain.case import build_case
from planner.domain.portfolio import Portfolio
from solver.problem import build_problem
from tests.benchmarks.measure import Row, run, score
from tests.benchmarks.peer_timefold import missing
from tests.benchmarks.peers import PEERS, Peer
from tests.benchmarks.portfolios import generate
from tests.benchmarks.report import save, table


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.optimizer", description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--studies", type=int, default=12)
    parser.add_argument("--months", type=int, default=18)
    parser.add_argument("--seconds", type=float, default=30.0, help="time limit of each")
    parser.add_argument("--seed", type=int, default=1, help="of the portfolio and of every search")
    parser.add_argument("--portfolio", type=Path, help="a portfolio workbook instead of an invented one")
    parser.add_argument("--peers", help=f"which to run, of {', '.join(peer.key for peer in PEERS)}; all if left out")
    parser.add_argument("--timefold", metavar="PYTHON", help="interpreter that has timefold installed")
    parser.add_argument("--out", type=Path, default=Path("build/benchmark"), help="folder of the results")
    return parser.parse_args(words)


def chosen(names: str | None) -> list[Peer]:
    """The peers asked for, in the order in which they must run."""
    if names is None:
        return list(PEERS)
    wanted = {name.strip() for name in names.split(",") if name.strip()}
    unknown = wanted - {peer.key for peer in PEERS}
    if unknown:
        raise SystemExit(f"There is no peer {', '.join(sorted(unknown))}. Choose of {', '.join(p.key for p in PEERS)}.")
    found = [peer for peer in PEERS if peer.key in wanted]
    if any(peer.hint for peer in found) and "throughline" not in wanted:
        raise SystemExit("A hint needs a plan of ours: add throughline to the peers.")
    return found


def portfolio_of(given: argparse.Namespace) -> tuple[Portfolio, str]:
    """The portfolio to measure on, and what to call it."""
    if given.portfolio is None:
        name = f"{given.people} people, {given.studies} studies, {given.months} months, seed {given.seed}"
        return generate(given.people, given.studies, given.months, given.seed), name
    from planner.exchange.portfolio_reader import read_portfolio

    return read_portfolio(given.portfolio).portfolio, given.portfolio.name


def main() -> None:
    """Run, print, save."""
    given = arguments()
    peers = chosen(given.peers)
    portfolio, name = portfolio_of(given)
    problem = build_problem(build_case(portfolio))
    rows: list[Row] = []
    ours: IntArray | None = None
    for peer in peers:
        if peer.hint and ours is None:
            rows.append(Row(peer.key, peer.title, {}, note="no plan of ours to hint"))
            continue
        if peer.kind == "timefold":
            if lacking := missing(given.timefold):
                rows.append(Row(peer.key, peer.title, {}, note=lacking))
                continue
            peer = replace(peer, program=given.timefold)
        print(f"{peer.title} ...", file=sys.stderr, flush=True)
        row, best = score(peer, run(peer, portfolio, given.seconds, given.seed, ours), problem, given.seconds)
        if peer.key == "throughline":
            ours = best
        rows.append(row)
    print(f"{name}: {len(problem.seats)} seats; {given.seconds:g} s each")
    print(table(rows, given.seconds))
    for path in save(rows, name, given.seconds, given.out):
        print(path)


if __name__ == "__main__":
    main()
