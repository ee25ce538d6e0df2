"""How long and how much memory a large foreign workbook takes, step by step. Run by hand::

    python -m tests.benchmarks.large_import [--rows 50000] [--columns 20]

A workbook is made (texts, dates, numbers; once with texts in the cells, once with shared texts, as Excel writes them)
and imported as the window does it: the file is read, its tables are found and the proposal is made in a process of
their own. Targets: a preview within 1.5 s, the whole import proposal within 6 s, and at most 400 MB in any process. How
long the window stands still meanwhile is measured by ``tests.benchmarks.window_while_importing``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from openpyxl import Workbook

from planner.exchange.raw import CellValue, RawWorkbook
from planner.exchange.reading import preview
from planner.services.importing import ImportChoices, ImportFile, ImportMemory, ImportProposal, propose
from planner.services.importing.desk import ImportDesk
from tests.support.shared_texts import share_texts

T = TypeVar("T")
LABELS = ["Sponsor", "Study", "Phase", "Indication", "Country", "Start", "End", "Status", "Owner", "Comment"]


def rows_of(rows: int, columns: int) -> Iterator[list[CellValue]]:
    """A pipeline list with months at the right."""
    months = [dt.date(2027 + month // 12, month % 12 + 1, 1) for month in range(max(0, columns - len(LABELS)))]
    headings: list[CellValue] = [*LABELS, *months]
    yield headings[:columns]
    for row in range(rows):
        start = dt.date(2027, 1, 1) + dt.timedelta(row % 900)
        cells: list[CellValue] = [
            f"Sponsor {row % 300}",
            f"ST-{row:06}",
            f"Phase {row % 4 + 1}",
            f"Indication {row % 1000}",
            "Poland",
            start,
            start + dt.timedelta(700),
            "Awarded",
            f"Owner {row % 77}",
            f"comment number {row}",
        ]
        yield [*cells, *((row * 7 + month) % 100 / 100 for month in range(len(months)))][:columns]


def make(path: Path, rows: int, columns: int) -> None:
    """Write the workbook."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Pipeline")
    for row in rows_of(rows, columns):
        sheet.append(row)
    workbook.save(path)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds, and what came of it."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def peak(who: int) -> float:
    """The most memory so far in MB: of this process, or of the largest that it started."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(who).ru_maxrss * unit / 1024**2


def measure(path: Path) -> list[tuple[str, float]]:
    """Each step with its seconds."""
    seconds, first = timed(lambda: preview(path))
    steps = [(f"preview ({sum(len(sheet.sheet.rows) for sheet in first.sheets)} rows shown)", seconds)]
    desk = ImportDesk(path.parent / "memory")
    desk.warm_up()  # as the wizard does when it opens
    reading, file = timed(lambda: desk.read(path))
    sizes = ", ".join(f"{len(table.rows):,} x {len(table.columns)}" for table in file.tables)
    steps.append((f"reading, and finding the tables ({sizes})", reading))
    said = ImportChoices(take={"Study": "Study ID"})  # what a person would say about this file
    proposing, proposal = timed(lambda: desk.propose([file], None, said, into_new=True))
    desk.close()
    rows = sum(len(sheet.changes) for sheet in proposal.sheets)
    steps.append((f"the proposal ({rows:,} rows, {proposal.errors:,} errors)", proposing))
    steps.append(("the whole import proposal", reading + proposing))
    return steps


def proposed(path: Path, book: RawWorkbook) -> ImportProposal:
    """The same in this process."""
    memory = ImportMemory(path.parent / "memory")
    return propose([ImportFile(path, book)], None, ImportChoices(take={"Study": "Study ID"}), memory)


def tell(path: Path) -> None:
    """Measure one workbook and print what it took."""
    print(f"{path.stem}, {path.stat().st_size / 1e6:.1f} MB")
    for step, seconds in measure(path):
        print(f"  {step:<48}{seconds:7.2f} s")
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(f"  {'processor time of all processes':<48}{sum(one.ru_utime + one.ru_stime for one in used):7.2f} s")
    reading, here = peak(resource.RUSAGE_CHILDREN), peak(resource.RUSAGE_SELF)
    print(f"  most memory: largest child {reading:.0f} MB, this process {here:.0f} MB", flush=True)


def main() -> None:
    """Make, measure, print; each in a process of its own, for a process remembers the most memory it ever had."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--columns", type=int, default=20)
    parser.add_argument("--file", type=Path, help="measure this workbook instead of those that are made")
    parser.add_argument("--make", type=Path, help="only make the workbooks, in this folder")
    options = parser.parse_args()
    if options.file:
        tell(options.file)
    elif options.make:
        make(options.make / "texts in the cells.xlsx", options.rows, options.columns)
        share_texts(options.make / "texts in the cells.xlsx", options.make / "shared texts.xlsx")
    else:
        again = [sys.executable, "-m", "tests.benchmarks.large_import"]
        with tempfile.TemporaryDirectory() as folder:
            sizes = [f"--rows={options.rows}", f"--columns={options.columns}"]
            subprocess.run([*again, "--make", folder, *sizes], check=True)
            for path in sorted(Path(folder).iterdir()):
                subprocess.run([*again, "--file", str(path)], check=True)


if __name__ == "__main__":
    main()
