"""The doors of the installed commands: nothing is imported before Ctrl-C can be answered with a sentence."""

import sys

from planner.exits import EXIT_NO_PLAN, leave


def terminal() -> int:
    """``throughline``; gives the exit status."""
    try:
        from planner.cli.main import main
    except KeyboardInterrupt:
        print("Cancelled. Nothing was written.", file=sys.stderr)
        return EXIT_NO_PLAN
    return leave(main())


def window() -> int:
    """``throughline-window``; gives the exit status."""
    from planner.cli.main import window_main

    return window_main()
