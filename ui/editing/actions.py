"""The commands of editing by hand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.actions import SEPARATOR, ActionSpec

EDITING_MENU = (
    "extend_earlier", "swap_people", SEPARATOR, "lock", "unlock", SEPARATOR, "split_seat", "merge_seats",
    "resize_seat", SEPARATOR, "set_demand", "move_study", SEPARATOR, "answer", "history",
)  # fmt: skip
"""Names of the commands, in the order of the menu; the board's own stand beside them."""


def _t(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def editing_specs() -> tuple[ActionSpec, ...]:
    """The commands of editing by hand; all of them work on what is selected on the board."""
    return (
        ActionSpec("extend_earlier", _t("Begin &a month earlier"), "editing.extend_earlier",
                   _t("The holder of the first selected month holds the one before, too"), "", ("Alt+Shift+Left",),
                   "plan"),
        ActionSpec("swap_people", _t("&Swap the two holders"), "editing.swap",
                   _t("Two people, or two seats, exchange the selected months"), "", ("Ctrl+Shift+W",), "plan"),
        ActionSpec("lock", _t("Loc&k"), "editing.lock", _t("The people who hold the selected months stay there"), "",
                   ("Ctrl+L",), "plan"),
        ActionSpec("unlock", _t("Unlock"), "editing.unlock", _t("Lift locks set by hand on the selected months"), "",
                   ("Ctrl+U",), "plan"),
        ActionSpec("split_seat", _t("Split seat…"), "editing.split", _t("Make two seats of one"), "", (), "plan"),
        ActionSpec("merge_seats", _t("&Merge seats"), "editing.merge", _t("Make one seat of the selected ones"), "", (),
                   "plan"),
        ActionSpec("resize_seat", _t("Resi&ze seat…"), "editing.resize",
                   _t("Change how much the seat carries in the selected months; the line needs what it did"), "", (),
                   "plan"),
        ActionSpec("set_demand", _t("Chang&e demand…"), "editing.demand",
                   _t("Change how much FTE the line needs in the selected months"), "", (), "plan"),
        ActionSpec("move_study", _t("Move study…"), "editing.study",
                   _t("Change the dates or the probability of the selected study"), "", ("Ctrl+Shift+J",), "plan"),
        ActionSpec("answer", _t("What the edit c&hanged"), "editing.show_answer",
                   _t("The figures that the last edit changed, and what speaks against it"), "", ("Ctrl+Shift+E",),
                   "plan"),
        ActionSpec("history", _t("History"), "editing.show_history", _t("All edits, to go back to any of them"), "",
                   ("Ctrl+Shift+H",), "portfolio"),
    )  # fmt: skip
