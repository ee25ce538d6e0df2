"""Every word that the window shows is given to the translators."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject

from tests.support.translations import ROOT, spoken_strings

SHOWN_BY = frozenset(
    {
        "setText", "setToolTip", "setStatusTip", "setWhatsThis", "setWindowTitle", "setTitle", "setPlaceholderText",
        "setAccessibleName", "setAccessibleDescription", "setInformativeText", "setSuffix", "setPrefix",
        "setSpecialValueText", "setHeaderLabels", "setHorizontalHeaderLabels", "setTabText", "setIconText",
        "setLabelText", "setPlainText", "addAction", "addButton", "addItem", "addItems", "addMenu", "addTab", "addRow",
        "insertTab", "insertItem", "showMessage", "drawText", "tell", "add_panel", "add_view", "getText", "getItem",
        "getOpenFileName", "getOpenFileNames", "getSaveFileName", "ActionSpec", "Entry", "QAction", "QCheckBox",
        "QDockWidget", "QGroupBox", "QLabel", "QListWidgetItem", "QMenu", "QPushButton", "QRadioButton",
        "QTableWidgetItem", "QToolBar", "QToolButton", "QTreeWidgetItem", "UserError",
        "EnvironmentTrouble", "ThroughlineError", "Failure", "OSError",
    }
)  # fmt: skip
"""Functions and classes that show the words they are given."""
TRANSLATE = frozenset({"tr", "_t", "translate", "said", "noop"})
EXCEPTIONS = frozenset({"Throughline", "[*] – Throughline", "EUR"})
"""Names that are the same in every language."""


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """The modules of the window."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """The words that are put together in an expression, without those that are translated."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, ast.Call):
        if called(node) not in TRANSLATE and isinstance(node.func, ast.Attribute):
            yield from literals(node.func.value)
    elif isinstance(node, (ast.JoinedStr, ast.BinOp, ast.IfExp, ast.List, ast.Tuple, ast.FormattedValue)):
        parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else ast.iter_child_nodes(node)
        for part in parts:
            yield from literals(part)


def is_words(text: str) -> bool:
    """Whether a literal says something: more than signs, a name of an icon, or markup."""
    plain = text.strip()
    return any(c.isalpha() for c in plain) and not plain.startswith("<") and (" " in plain or plain[0].isupper())


def untranslated() -> Iterator[str]:
    """Literal words that are shown as they are."""
    for path, tree in sources():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and called(node) in SHOWN_BY):
                continue
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if called(node) in ("ActionSpec",):
                given = [value for value in given if not isinstance(value, ast.Tuple)]  # shortcuts
            for literal in (found for value in given for found in literals(value)):
                if is_words(str(literal.value)) and literal.value not in EXCEPTIONS:
                    yield f"{path.relative_to(ROOT)}:{literal.lineno} {called(node)}({literal.value!r})"


def test_words_that_are_shown_go_through_the_translation() -> None:
    assert list(untranslated()) == []


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Calls that are made while a module is imported."""
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        for default in (*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)):
            yield from at_import(default)
        return
    if isinstance(node, ast.Call):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from at_import(child)


def test_nothing_is_translated_before_the_language_is_known() -> None:
    early = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path, tree in sources()
        for call in at_import(tree)
        if called(call) in TRANSLATE - {"noop"}
    ]
    assert early == []


def test_only_objects_of_qt_translate_by_themselves() -> None:
    """Qt finds a string by the class of the object that translates it, so other classes would never be translated."""
    strangers = []
    for path, tree in sources():
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        asking = [node.name for node in classes if "self.tr(" in ast.unparse(node)]
        if asking:
            module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            members = dict(inspect.getmembers(module, inspect.isclass))
            strangers += [f"{path.name}: {name}" for name in asking if not issubclass(members[name], QObject)]
    assert strangers == []


def test_every_translated_string_is_a_literal() -> None:
    assert len(spoken_strings()) > 1000
