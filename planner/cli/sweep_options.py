"""The options of ``throughline sweep``."""

from __future__ import annotations

import argparse
from pathlib import Path

from planner.cli.numbers import draws, points, seconds, seed, workers


def add_sweep(parser: argparse.ArgumentParser) -> None:
    """Add all of them."""
    parser.description = (
        "Plan many scenarios and put them side by side: the Continuity ↔ Cost slider at several positions\n"
        "(what continuity costs), draws of which tentative studies are awarded, or several files."
    )
    source = parser.add_argument_group("portfolios")
    source.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="portfolio or plan workbooks, or .throughline documents"
    )
    source.add_argument("--sample", action="store_true", help="sweep the sample portfolio that comes with Throughline")
    parser.add_argument(
        "--what",
        choices=("frontier", "awards", "files"),
        help="frontier: positions of the slider; awards: draws of tentative studies; files: the files themselves "
        "(default: frontier for one file, files for several)",
    )
    parser.add_argument(
        "--points", type=points, default=5, metavar="N", help="frontier: positions of the slider, 2 to 21 (default: 5)"
    )
    parser.add_argument(
        "--draws", type=draws, default=20, metavar="N", help="awards: how many times to draw (default: 20)"
    )
    parser.add_argument(
        "--seed", type=seed, default=1, metavar="S", help="seed of the draws and of the searches (default: 1)"
    )
    parser.add_argument(
        "--time-limit", type=seconds, default=30.0, metavar="S", help="seconds for each search (default: 30)"
    )
    parser.add_argument(
        "--deterministic",
        action="store_true",
        help="count work instead of seconds, so that the same input and seed give the same table",
    )
    place = parser.add_mutually_exclusive_group()
    place.add_argument(
        "--workers",
        type=workers,
        metavar="N",
        help="searches side by side on this machine (default: one for each of its processors)",
    )
    place.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="search on a Dask cluster, such as tcp://10.0.0.5:8786; the portfolio is sent to it",
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="SWEEP",
        help="write the tables: .xlsx all of them, .csv the one with a row for each search",
    )
    parser.add_argument("--report", type=Path, metavar="R.json", help="write all figures as JSON, too")
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
