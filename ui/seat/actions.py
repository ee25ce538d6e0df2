"""The commands of the seat's panel."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.actions import ActionSpec

SEAT_MENU = ("seat_candidates", "seat_why")
"""Names of the commands, in the order of the menu."""


def _t(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def seat_specs() -> tuple[ActionSpec, ...]:
    """The commands of the seat's panel."""
    return (
        ActionSpec("seat_candidates", _t("Candidates"), "seat.show",
                   _t("Who could hold the selected seat, ranked by what it does to the plan"), "people",
                   ("F4",), "plan"),
        ActionSpec("seat_why", _t("Why"), "seat.show_why",
                   _t("Why the selected seat is held by whom it is, or open, and what would help"), "", ("Shift+F4",),
                   "plan"),
    )  # fmt: skip
