"""Ending while something is still worked out ahead."""

from __future__ import annotations

import subprocess
import sys
import textwrap


def test_a_thread_that_works_ahead_neither_holds_the_end_up_nor_changes_the_status() -> None:
    script = """
        import sys, time
        from planner.exits import leave
        from planner.services.ahead import Ahead
        Ahead(lambda: time.sleep(60))
        print("said before the end")
        sys.exit(leave(3))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, timeout=50, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (3, "said before the end", "")
