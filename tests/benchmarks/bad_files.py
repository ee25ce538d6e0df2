"""Opens every file of a folder through the product's reader and counts what became of each. Run by hand::

    python -m tests.benchmarks.bad_files FOLDER [--memory MB] [--seconds S]

One file at a time, as a person would: a preview, the whole file, the tables in it. A crash, a hang, a process that was
started, a connection that was tried or a file that was opened besides the one asked for is a failure, and so is more
memory than allowed or an answer that is not one plain sentence. The exit status is 1 if there was any failure.

The reading process is watched from within by a hook that Python calls on such events, and says at its end how much
memory it took.
"""

from __future__ import annotations

import argparse
import logging
import os
import re
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planner.domain.errors import EnvironmentTrouble, UserError
from planner.exchange.importing.tables import find_tables
from planner.exchange.limits import DEFAULT_LIMITS, MEGABYTE
from planner.exchange.raw import RawJson
from planner.exchange.reading import preview, read_any

WATCHER = """
import atexit, os, sys, sysconfig, tempfile

def told(line):
    descriptor = os.open(os.environ["WATCHED_TO"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, (line + "\\n").encode("utf-8", "replace"))
    os.close(descriptor)

own = tuple(map(os.path.realpath, {sys.prefix, sys.base_prefix, os.environ["WATCHED_HOME"], tempfile.gettempdir()}))
allowed = {os.path.realpath(os.environ["WATCHED_FILE"]), os.environ["WATCHED_TO"], os.devnull}

def watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        told(f"network: {event}")
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork"):
        told(f"process: {event}")
    elif event == "open" and isinstance(arguments[0], str) and os.path.isabs(arguments[0]):
        path = os.path.realpath(arguments[0])
        if path not in allowed and not path.startswith(own) and not path.startswith("/proc/self"):
            told(f"file: {path}")

def report():
    import resource
    told(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")

if "WATCHED_TO" in os.environ and "planner.exchange.reader_child" in " ".join(sys.orig_argv):
    sys.addaudithook(watch)
    atexit.register(report)
"""


@dataclass
class Result:
    """What became of one file; memory of the reading process in MB, time in seconds."""

    path: Path
    outcome: str
    failures: list[str]
    seconds: float = 0.0
    memory: int = 0


class Hang(Exception):  # noqa: N818 - an outcome
    """The time that a file may take is over."""


class Died(logging.Handler):
    """Counts reading processes that ended without an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more, if that is what is told."""
        self.count += "ended with status" in record.getMessage()


def open_file(path: Path) -> str:
    """Preview, read, and find tables; the answer as a person would get it, numbers aside."""
    try:
        preview(path)
        book = read_any(path)
    except (UserError, EnvironmentTrouble) as refusal:
        text = str(refusal).removeprefix(f"{path.name} could not be read: ")
        return "refused: " + text
    if isinstance(book, RawJson):
        return "JSON"
    tables = len(find_tables(book).tables)
    if not book.sheets:
        return "no worksheet"
    return "no table found" if tables == 0 else "one table" if tables == 1 else "several tables"


def look_at(path: Path, watched: Path, died: Died, seconds: int, memory: int) -> Result:
    """Open one file and judge what happened."""
    watched.write_text("")
    os.environ["WATCHED_FILE"] = str(path)
    died.count, begun, failures = 0, time.monotonic(), []
    signal.alarm(seconds)
    try:
        outcome = open_file(path)
    except Hang:
        outcome, failures = "hang", ["hang"]
    except Exception as crash:
        outcome, failures = f"crash: {type(crash).__name__}", [f"crash: {crash!r}"]
    finally:
        signal.alarm(0)
    took = time.monotonic() - begun
    told = [line.partition(": ") for line in watched.read_text().splitlines()]
    used = max((int(rest) for kind, _, rest in told if kind == "memory"), default=0)
    failures += sorted({f"{kind}: {rest}" for kind, _, rest in told if kind != "memory"})
    if used > memory:
        failures.append(f"memory: {used} MB")
    if outcome.startswith("refused") and not re.search(
        r"\. ?(?:Ask|Open|Choose|Delete|Save|Check|Unpack|Wait|It was not opened; ask)", outcome
    ):
        failures.append(f"an answer that does not say what to do: {outcome}")
    if died.count:
        outcome = "process died, " + outcome
    return Result(path, outcome, failures, took, used)


def report(results: list[Result]) -> Iterator[str]:
    """The census, line by line."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[
            re.sub(
                r"\d[\d,.]*", "N", re.sub(r"its (part|sheet) .+? (declares|reaches|is)", r"its \1 … \2", result.outcome)
            )
        ].append(result)
    yield f"{len(results)} files"
    for outcome, members in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield f"{len(members):5}  {outcome}   (such as {members[0].path.name})"
    yield "slowest: " + ", ".join(
        f"{r.path.name} {r.seconds:.1f} s" for r in sorted(results, key=lambda r: -r.seconds)[:5]
    )
    yield "most memory: " + ", ".join(
        f"{r.path.name} {r.memory} MB" for r in sorted(results, key=lambda r: -r.memory)[:5]
    )
    failed = [result for result in results if result.failures]
    kinds = Counter(failure.partition(":")[0] for result in failed for failure in result.failures)
    yield f"failures: {len(failed)} {dict(kinds) if kinds else ''}".rstrip()
    for result in failed:
        yield f"  {result.path}: {'; '.join(result.failures)}"


@contextmanager
def watching() -> Iterator[Path]:
    """Have every Python process started from here load the watcher; the file that it tells things to."""
    with tempfile.TemporaryDirectory(prefix="bad-files-") as folder:
        before = dict(os.environ)
        Path(folder, "sitecustomize.py").write_text(WATCHER)
        paths = [folder, *filter(None, [os.environ.get("PYTHONPATH")])]
        os.environ["PYTHONPATH"] = os.pathsep.join(paths)
        os.environ["WATCHED_HOME"] = str(Path(__file__).resolve().parents[2])
        os.environ["WATCHED_TO"] = str(Path(folder, "told.txt"))
        try:
            yield Path(folder, "told.txt")
        finally:
            os.environ.clear()
            os.environ.update(before)


def main() -> int:
    """Open all files of the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--memory", type=int, default=DEFAULT_LIMITS.memory_bytes // MEGABYTE, help="MB that reading one file may take"
    )
    parser.add_argument("--seconds", type=int, default=60, help="after which a file counts as hanging")
    options = parser.parse_args()

    def too_long(*_: object) -> None:
        raise Hang

    signal.signal(signal.SIGALRM, too_long)
    died = Died()
    logging.getLogger("planner.exchange.reading").addHandler(died)
    logging.getLogger("planner.exchange.reading").propagate = False
    results = []
    with watching() as watched:
        for path in sorted(path for path in options.folder.rglob("*") if path.is_file()):
            results.append(look_at(path, watched, died, options.seconds, options.memory))
    print("\n".join(report(results)))
    return int(any(result.failures for result in results))


if __name__ == "__main__":
    sys.exit(main())
