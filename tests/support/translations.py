"""Keeps the translations: collects the window's strings into ``.ts`` files and compiles them to ``.qm``.

``python -m tests.support.translations`` after strings have changed; then translate what is unfinished with any tool
for Qt translations (or in the ``.ts`` file itself, which is XML) and run it again. See ``docs/translating.md``.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "resources" / "translations"
TELLING = {"tell": (0,), "counted": (1, 2)}
"""Functions of `planner.domain.telling` that are given templates, and in which places."""
TOLD = "vocabulary"
"""The context that the window translates sentences of the library in."""
SHORT = ("tr", "_t", "noop")
"""Names of a module's own functions that stand for a translation in its context, or mark words for one."""
MARKING = ("QCoreApplication.translate", "QT_TRANSLATE_NOOP")


class Spoken(NamedTuple):
    """A string for translators: the context that Qt looks it up in, and the English words."""

    context: str
    source: str


class Message(NamedTuple):
    """A string of a ``.ts`` file with its translation, and whether a translator has finished it."""

    context: str
    source: str
    translation: str
    finished: bool


def tool(name: str) -> str | None:
    """A tool that comes with PySide6, beside the interpreter or on the path; None where there is none."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)


def messages(source: Path) -> tuple[Message, ...]:
    """The strings of a ``.ts`` file, in its order."""
    found = []
    for context in ET.parse(source).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            assert words is not None
            done = words.get("type") is None and bool(words.text)
            found.append(
                Message(context.findtext("name") or "", message.findtext("source") or "", words.text or "", done)
            )
    return tuple(found)


def spoken_strings() -> tuple[Spoken, ...]:
    """Every string that is translated, in the order of the files, each once in its context.

    These are the strings of ``ui/``, and the templates of the sentences that the library composes.

    Raises ValueError for a string that is no literal: nobody could translate it.
    """
    found: dict[Spoken, None] = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        try:
            found.update(dict.fromkeys(_in_node(tree, "", _short_forms(path))))
        except ValueError as error:
            raise ValueError(f"{path.relative_to(ROOT)}: {error}") from None
    found.update(dict.fromkeys(Spoken(TOLD, template) for template in templates()))
    return tuple(found)


def templates() -> Iterator[str]:
    """The templates of the sentences that the library composes; those without any words are left out.

    Raises ValueError for a template that is no literal.
    """
    for path in sorted(path for folder in ("planner", "solver") for path in (ROOT / folder).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "planner.domain.telling import" not in source and path.name != "telling.py":
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLING:
                try:
                    found = [_literal(node, at) for at in TELLING[node.func.id]]
                except ValueError as error:
                    raise ValueError(f"{path.relative_to(ROOT)}: {error}") from None
                yield from (text for text in found if any(c.isalpha() for c in re.sub(r"\{\w+\}", "", text)))


def _in_node(node: ast.AST, owner: str, short: dict[str, str]) -> Iterator[Spoken]:
    """The strings within a node of a class called ``owner``; ``short`` are the contexts of functions by their names."""
    if isinstance(node, ast.FunctionDef) and (node.name in short or node.name == "_translated"):
        return  # the short form itself, which hands on what it is given
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Name) and called.id in short:
            yield Spoken(short[called.id], _literal(node, 0))
        elif isinstance(called, ast.Attribute) and called.attr == "tr":
            yield Spoken(owner, _literal(node, 0))
        elif isinstance(called, ast.Attribute) and ast.unparse(called) == "QCoreApplication.translate":
            yield Spoken(_literal(node, 0), _literal(node, 1))
    if isinstance(node, ast.ClassDef):
        owner = node.name
    for child in ast.iter_child_nodes(node):
        yield from _in_node(child, owner, short)


def _literal(call: ast.Call, at: int) -> str:
    value = call.args[at]
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    raise ValueError(f"line {call.lineno}: {ast.unparse(call)} is given something else than a literal string")


@cache
def _short_forms(path: Path) -> dict[str, str]:
    """Functions of a module that translating in a context of their own, as ``_t("…")``, own and imported ones."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("ui."):
            theirs = ROOT / (node.module.replace(".", "/") + ".py")
            if theirs.exists() and any(alias.name in SHORT for alias in node.names):
                forms = _short_forms(theirs)
                found.update(
                    {alias.asname or alias.name: forms[alias.name] for alias in node.names if alias.name in forms}
                )
        elif isinstance(node, ast.FunctionDef) and node.name in SHORT:
            found[node.name] = _context_of(node)
    return found


def _context_of(function: ast.FunctionDef) -> str:
    """The context that a short form translates in."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKING:
            context = node.args[0]
            assert isinstance(context, ast.Constant)
            return str(context.value)
    raise ValueError(f"line {function.lineno}: {function.name} calls none of {MARKING}")


def collect(target: Path, language: str) -> None:
    """Bring a ``.ts`` file up to date with the strings of the source; strings that are gone are dropped.

    Qt's own collector keeps the file, but misses strings within f-strings and behind short forms; so it reads a list
    of all strings, written for it.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "strings.py"
        lines = [
            f"QCoreApplication.translate({json.dumps(text.context)}, {json.dumps(text.source, ensure_ascii=False)})"
            for text in spoken_strings()
        ]
        listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", language]
        _run(["pyside6-lupdate", str(listed), *words, "-ts", str(target)])


def compile_to(source: Path, target: Path) -> None:
    """Compile a ``.ts`` file for the program."""
    _run(["pyside6-lrelease", str(source), "-qm", str(target)])


def _run(words: list[str]) -> None:
    program = tool(words[0])
    if program is None:
        raise FileNotFoundError(f"{words[0]} comes with PySide6-Essentials, but is not beside {sys.executable}")
    done = subprocess.run([program, *words[1:]], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{words[0]}: {done.stdout}{done.stderr}")


def main() -> None:
    """Bring every language up to date, and begin those that are named: ``python -m tests.support.translations fr``."""
    begun = [PLACE / f"throughline_{language}.ts" for language in sys.argv[1:]]
    for source in sorted({*PLACE.glob("throughline_*.ts"), *begun}):
        collect(source, source.stem.rpartition("_")[2])
        compile_to(source, source.with_suffix(".qm"))
        left = [message for message in messages(source) if not message.finished]
        print(f"{source.name}: {len(messages(source))} strings, {len(left)} to translate")
        for message in left:
            print(f"  {message.context}: {message.source}")


if __name__ == "__main__":
    main()
