"""What holds for all tests."""

from __future__ import annotations

import os
import sys

# Hundreds of child processes start in these tests: where nothing compiled may be kept, each compiles all modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
