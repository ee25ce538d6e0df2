"""The commands of the staffing board."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from ui.actions import SEPARATOR, ActionSpec

BOARD_EDIT_MENU = (
    "cut", "copy_headings", "board_clear", "board_name", "fill_right", "fill_down", "extend", "shorten", "follow",
)  # fmt: skip
"""What the Edit menu takes from the board."""

BOARD_FIND_MENU = ("find_next", "find_previous")
BOARD_VIEW_MENU = ("months", "quarters", "today", "clear_filters")

CELL_MENU = (
    "board_name", "board_clear", "extend", "shorten", "extend_earlier", "fill_right", "fill_down", SEPARATOR,
    "cut", "copy", "copy_headings", "paste", SEPARATOR,
    "swap_people", "lock", "unlock", SEPARATOR,
    "split_seat", "merge_seats", "resize_seat", "set_demand", "move_study", SEPARATOR,
    "seat_candidates", "seat_why", "notes", SEPARATOR, "follow",
)  # fmt: skip
"""What a press of the right button on a cell offers; names that the window does not have are left out."""


def _t(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def board_specs() -> tuple[ActionSpec, ...]:
    """The commands of the board."""
    return (
        ActionSpec("cut", _t("Cu&t"), "board.cut", _t("Copy the selected months and clear them"), "",
                   (QKeySequence.StandardKey.Cut,), "plan"),
        ActionSpec("copy_headings", _t("Copy with headin&gs"), "board.copy_headings",
                   _t("Copy the selected months with the rows' and months' names"), "", ("Ctrl+Shift+C",), "plan"),
        ActionSpec("board_clear", _t("C&lear"), "board.clear", _t("Nobody holds the selected months any more"), "",
                   (QKeySequence.StandardKey.Delete,), "plan"),
        ActionSpec("board_name", _t("&Name a holder…"), "board.name_holder",
                   _t("Type who holds the selected months"), "", ("F2",), "plan"),
        ActionSpec("fill_right", _t("F&ill right"), "board.fill_right",
                   _t("Who holds the first selected month holds the others as well"), "", ("Ctrl+R",), "plan"),
        ActionSpec("fill_down", _t("Fill &down"), "board.fill_down",
                   _t("Who holds the topmost selected seat holds those below as well"), "", ("Ctrl+D",), "plan"),
        ActionSpec("extend", _t("E&xtend by a month"), "board.extend",
                   _t("Who holds the selection goes on for a month"), "", ("Alt+Right",), "plan"),
        ActionSpec("shorten", _t("Sh&orten by a month"), "board.shorten",
                   _t("Take the last selected month away"), "", ("Alt+Left",), "plan"),
        ActionSpec("follow", _t("Go to the other ro&w"), "board.follow",
                   _t("From a seat to its holder, from a person's work to the seat"), "", ("Ctrl+G",), "plan"),
        ActionSpec("find_next", _t("Find next"), "board.find_next", _t("Go to the next hit"), "", ("F3",), "plan"),
        ActionSpec("find_previous", _t("Find pre&vious"), "board.find_previous", _t("Go to the hit before"), "",
                   ("Shift+F3",), "plan"),
        ActionSpec("months", _t("&Months"), "board.months", _t("A column for each month"), "", ("Ctrl+Alt+M",), "plan"),
        ActionSpec("quarters", _t("&Quarters"), "board.quarters", _t("A column for each quarter"), "",
                   ("Ctrl+Alt+Q",), "plan"),
        ActionSpec("today", _t("Go to &today"), "board.go_to_today", _t("Bring today's month into sight"), "",
                   ("Ctrl+T",), "plan"),
        ActionSpec("clear_filters", _t("Clear &filters"), "board.clear_filters", _t("Show every row of the board"), "",
                   ("Ctrl+Shift+L",), "plan"),
    )  # fmt: skip
