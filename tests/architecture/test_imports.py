"""The directions of imports hold, and the contracts that say so would notice if they did not."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("planner", "solver", "ui", "resources")
DOOR = {"solver.api", "solver.process", "solver.baseline"}
"""What the window may use of the optimizer."""


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the import contracts of the packages in a folder."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [*command, "--no-cache"], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def copy_of_sources(folder: Path) -> Path:
    """The packages and the contracts, in a folder of their own."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "*.xlsx"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_import_contracts_are_kept() -> None:
    checked = contracts(ROOT)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("planner/domain/months.py", "import PySide6.QtCore"),
        ("planner/services/presets.py", "import solver.api"),
        ("planner/domain/months.py", "import planner.services.presets"),
        ("solver/api.py", "import planner.storage.files"),
        ("ui/words.py", "import planner.storage.files"),
        ("resources/__init__.py", "import planner.domain.months"),
        ("planner/services/presets.py", "import planner.cli.main"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(tmp_path: Path, module: str, forbidden: str) -> None:
    folder = copy_of_sources(tmp_path)
    file = folder / module
    file.write_text(file.read_text(encoding="utf-8") + f"\n{forbidden}\n", encoding="utf-8")
    checked = contracts(folder)
    assert checked.returncode != 0
    assert "BROKEN" in checked.stdout


def imported_modules(file: Path) -> set[str]:
    """The full names of everything that a module imports, at whatever place in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_the_window_uses_the_optimizer_through_its_door_only() -> None:
    for file in (ROOT / "ui").rglob("*.py"):
        inside = {name for name in imported_modules(file) if name.split(".")[0] == "solver"} - DOOR
        assert not inside, f"{file} imports {inside}"


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, planner.cli.main as cli; cli.command_parser(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"numpy", "openpyxl", "ortools", "numba", "PySide6", "pandas", "sqlite_utils", "python_calamine"}
    assert not heavy & {name.split(".")[0] for name in loaded}


NOT_AT_START = {
    "numpy", "pandas", "numba", "ortools", "openpyxl", "sqlite_utils", "python_calamine", "holidays", "rapidfuzz",
    "importlib.metadata",
    "planner.domain.case", "planner.domain.portfolio", "planner.exchange", "planner.storage", "planner.workload",
    "planner.services.opening", "planner.services.session", "planner.services.planning", "planner.services.board",
    "planner.services.changing", "planner.services.candidates", "planner.services.why", "planner.services.pictures",
    "planner.services.importing", "planner.services.scenarios.comparing", "planner.services.scenarios.parts",
    "solver",
}  # fmt: skip
"""What a window in which nothing is open does without; `ui.loading` loads it once the window is there."""
_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
import ui.app
from ui.main_window import MainWindow
from ui.settings import open_settings
window = MainWindow(open_settings())
window.show()
app.processEvents()
print(*sys.modules)
window.shut_down()
"""


def test_the_window_starts_without_what_only_an_open_document_needs(tmp_path: Path) -> None:
    places = {"QT_QPA_PLATFORM": "offscreen", "THROUGHLINE_SETTINGS": str(tmp_path / "window.ini")}
    shown = subprocess.run(
        [sys.executable, "-c", _WINDOW],
        cwd=ROOT,
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(shown.stdout.split())
    assert "ui.workspace" in loaded
    early = {name for name in loaded for late in NOT_AT_START if name == late or name.startswith(f"{late}.")}
    assert not early, f"imported before anything is open: {sorted(early)}"


def test_what_is_loaded_ahead_is_there() -> None:
    from ui.loading import LATER

    for name in LATER:
        assert find_spec(name) is not None, name
