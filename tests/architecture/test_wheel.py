"""What is installed is what was written: the built wheel starts in an environment of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network from the sources as they stand."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment with the wheel; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=False)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    python = next(commands.glob("python*"))
    purelib = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, timeout=120)
    # a plain folder on the path, whose own .pth files (the editable install among them) are not looked at
    (Path(purelib) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    _borrow_compiled(Path(purelib) / "solver")
    return commands


def _borrow_compiled(installed: Path) -> None:
    """Spare the fresh environment half a minute: it gets the optimizer's machine code, compiled here.

    Numba takes machine code for a source's own by time and size of the file, so equal files get equal times.
    """
    import solver

    sources = Path(solver.__file__).parent
    subprocess.run([sys.executable, "-m", "planner.cli", "prepare"], check=True, capture_output=True, timeout=240)
    (installed / "__pycache__").mkdir(exist_ok=True)
    for compiled in (sources / "__pycache__").glob("*.nb[ic]"):
        shutil.copy2(compiled, installed / "__pycache__")
    for source in sources.glob("*.py"):
        if (installed / source.name).read_bytes() == source.read_bytes():
            os.utime(installed / source.name, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))


def run(environment: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command, away from the sources."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(environment / "throughline"), *arguments]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=False, timeout=240)


def test_the_wheel_holds_all_packages_and_their_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for expected in ("planner/cli/main.py", "solver/api.py", "ui/app.py", "resources/sample_portfolio.xlsx"):
        assert expected in names
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


@pytest.mark.slow
def test_the_installed_command_tells_its_version(environment: Path, tmp_path: Path) -> None:
    told = run(environment, tmp_path, "--version")
    assert told.returncode == 0
    assert told.stdout.startswith("throughline ")


@pytest.mark.slow
def test_the_installed_command_plans_the_sample(environment: Path, tmp_path: Path) -> None:
    planned = run(environment, tmp_path, "plan", "--sample", "-o", "plan.xlsx", "--time-limit", "2", "--quiet")
    assert planned.returncode in (0, 3), planned.stderr
    assert (tmp_path / "plan.xlsx").stat().st_size > 0
