"""Keeps the translations: collects the window's strings into ``.ts`` files and compiles them to ``.qm``.

``python -m tests.support.translations`` after strings have changed; then translate what is unfinished with any tool
for Qt translations (or in the ``.ts`` file itself, which is XML) and run it again.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "resources" / "translations"
_SHORT = re.compile(r"(?<![\w.])_t\(\s*(?=[\"'(\n])")
_CONTEXT = re.compile(r"def _t\(text: str\) -> str:.*?translate\(\"(\w+)\", text\)", re.DOTALL)


def _tool(name: str) -> str:
    """A tool that comes with PySide6, beside the interpreter."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} comes with PySide6-Essentials, but is not beside {sys.executable}")
    return found


def _readable(source: str) -> str:
    """Source text in which the short form ``_t("…")`` of a module is written out, which the collector understands."""
    context = _CONTEXT.search(source)
    return _SHORT.sub(f'QCoreApplication.translate("{context[1]}", ', source) if context else source


def collect(target: Path, language: str) -> None:
    """Bring a ``.ts`` file up to date with the strings in ``ui/``; strings that are gone are dropped."""
    with tempfile.TemporaryDirectory() as folder:
        copies = []
        for path in sorted((ROOT / "ui").rglob("*.py")):
            copy = Path(folder) / "ui" / path.relative_to(ROOT / "ui")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(_readable(path.read_text(encoding="utf-8")), encoding="utf-8")
            copies.append(str(copy))
        words = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
        _run([_tool("pyside6-lupdate"), *copies, *words, "-ts", str(target)])


def compile_to(source: Path, target: Path) -> None:
    """Compile a ``.ts`` file for the program."""
    _run([_tool("pyside6-lrelease"), str(source), "-qm", str(target)])


def _run(words: list[str]) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{Path(words[0]).name}: {done.stdout}{done.stderr}")


def main() -> None:
    """Bring every language up to date."""
    for source in sorted(PLACE.glob("throughline_*.ts")):
        collect(source, source.stem.rpartition("_")[2])
        compile_to(source, source.with_suffix(".qm"))
        text = source.read_text(encoding="utf-8")
        print(f"{source.name}: {text.count('<source>')} strings, {text.count('unfinished')} to translate")


if __name__ == "__main__":
    main()
