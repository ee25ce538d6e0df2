"""Reads many spreadsheets as the reader's child process does, each in a fork: ``python -m tests.support.read_corpus``.

Starting an interpreter for every file takes ten times as long as reading most of them. File names come on standard
input, one a line; for each a line goes out: what became of it and the name.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from dataclasses import asdict

from planner.exchange import reader_child
from planner.exchange.limits import DEFAULT_LIMITS
from planner.exchange.reading import judge, take_frames
from planner.exchange.reading_books import Order
from planner.exchange.reading_frames import Assembly

SECONDS = 60


def read_in_fork(path: str) -> str:
    """``read``, ``refused: why`` or ``hung``."""
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if child == 0:
            signal.alarm(SECONDS)
            os.dup2(output.fileno(), sys.stdout.fileno())
            reader_child.main(path, json.dumps(asdict(Order(DEFAULT_LIMITS))))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGALRM:
            return "hung"
        output.seek(0)
        answer = Assembly()
        take_frames(output, answer)
        judge(answer, os.waitstatus_to_exitcode(status), "")
    return "read" if answer.failure is None else f"refused: {answer.failure.text}".splitlines()[0]


def main() -> None:
    """Read what standard input names."""
    import python_calamine  # noqa: F401  (each fork needs it; loaded once)

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    results = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    for path in sys.stdin.read().splitlines():
        print(f"{read_in_fork(path)}\t{path}", file=results, flush=True)


if __name__ == "__main__":
    main()
