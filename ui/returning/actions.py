"""The command that reads an edited plan back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.actions import ActionSpec


def _t(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def returning_specs() -> tuple[ActionSpec, ...]:
    """The one command, in the File menu."""
    return (
        ActionSpec("read_back", _t("Read &back an edited plan…"), "returning.ask",
                   _t("Take over what people changed in an exported plan workbook"), "", ("Ctrl+Shift+B",), "plan"),
    )  # fmt: skip
