"""``python -m planner.cli``: the same as ``throughline``."""

import sys

from planner.cli.main import main
from planner.exits import leave

if __name__ == "__main__":
    sys.exit(leave(main()))
