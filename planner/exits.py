"""The exit statuses of the commands; `planner.cli` says what each means."""

import os
import sys
import threading

AHEAD = "throughline-ahead"
"""The name of threads whose work nobody has to wait for (`planner.services.ahead`)."""

EXIT_OK, EXIT_FAULT, EXIT_INPUT, EXIT_FLOORS, EXIT_NO_PLAN = 0, 1, 2, 3, 4
EXIT_CLUSTER, EXIT_INCOMPLETE = 5, 6


def leave(status: int) -> int:
    """The status to end with. Where a thread still works ahead, the process ends here and now.

    Python ends such a thread by unwinding it, and compiled code on its stack turns that into a crash.
    """
    if any(thread.name == AHEAD for thread in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status
