"""Every command of the window, as a table: menus, toolbar, shortcuts and the shortcuts' help are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

Keys = QKeySequence.StandardKey
SEPARATOR = ""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """A command: ``slot`` is a method of the main window or, dotted, of one of its parts (``editing.clear``).

    ``needs`` is the state that it needs (see `ui.menus.Commands.enable`).
    """

    name: str
    text: str
    slot: str
    tip: str = ""
    icon: str = ""
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    needs: str = ""  # "", "portfolio", "plan", "running", "idle", "replan", "undo", "redo"
    checkable: bool = False


def _t(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def action_specs() -> dict[str, ActionSpec]:
    """All commands by name, in the order of the menus."""
    specs = (
        ActionSpec("open", _t("&Open…"), "open_dialog", _t("Open a portfolio workbook or a document"), "open",
                   (Keys.Open,)),
        ActionSpec("open_sample", _t("Open sa&mple"), "open_sample", _t("Open the sample portfolio"), "sample"),
        ActionSpec("save", _t("&Save"), "save", _t("Save the portfolio and its plans as a document"), "save",
                   (Keys.Save,), "portfolio"),
        ActionSpec("save_as", _t("Save &as…"), "save_as", _t("Save under another name"), "", ("Ctrl+Shift+S",),
                   "portfolio"),
        ActionSpec("import", _t("&Import…"), "import_dialog", _t("Import spreadsheets, lists and registry downloads"),
                   "import", ("Ctrl+I",)),
        ActionSpec("export", _t("&Export…"), "exporting.ask", _t("Write the plan, or a part of it, to a file"),
                   "export", ("Ctrl+E",), "plan"),
        ActionSpec("reopen", _t("Open the last file at the s&tart"), "looking.toggle_reopen",
                   _t("When Throughline starts, open what was open when it was closed"), checkable=True),
        ActionSpec("picture_export", _t("Export pict&ure…"), "pictures.export",
                   _t("Write the picture in sight as PNG, SVG or PDF, or its numbers as CSV"), "", (), "plan"),
        ActionSpec("save_pdf", _t("Save as P&DF…"), "printing.save_pdf",
                   _t("The summary and the board as pages of a PDF"), "", (), "plan"),
        ActionSpec("print", _t("&Print…"), "printing.print_plan", _t("The summary and the board on paper"), "",
                   (Keys.Print,), "plan"),
        ActionSpec("quit", _t("&Quit"), "close", "", "", ("Ctrl+Q",)),
        ActionSpec("undo", _t("&Undo"), "undo", "", "undo", (Keys.Undo,), "undo"),
        ActionSpec("redo", _t("&Redo"), "redo", "", "redo", (Keys.Redo, "Ctrl+Y"), "redo"),
        ActionSpec("copy", _t("&Copy"), "copy", _t("Copy the selected cells as a table"), "", (Keys.Copy,),
                   "portfolio"),
        ActionSpec("paste", _t("&Paste"), "paste",
                   _t("Names into the board's selected months, or rows of a spreadsheet into the table in front"), "",
                   (Keys.Paste,), "portfolio"),
        ActionSpec("find", _t("&Find"), "find", _t("Find people, studies and seats in the view"), "find",
                   (Keys.Find,), "portfolio"),
        ActionSpec("plan", _t("&Plan"), "plan", _t("Search for a staffing plan"), "plan", ("F5", "Ctrl+Return"),
                   "idle"),
        ActionSpec("stop", _t("&Stop and keep"), "stop_and_keep", _t("End the search, keep the best plan found"),
                   "stop", ("Ctrl+.",), "running"),
        ActionSpec("cancel", _t("&Cancel the search"), "cancel_search", _t("End the search and go back to before it"),
                   "cancel", ("Shift+F5",), "running"),
        ActionSpec("zoom_in", _t("Zoom &in"), "looking.zoom_in", _t("Wider months"), "zoom-in", (Keys.ZoomIn, "Ctrl+="),
                   "plan"),
        ActionSpec("zoom_out", _t("&Zoom out"), "looking.zoom_out", _t("Narrower months, down to quarters"), "zoom-out",
                   (Keys.ZoomOut,), "plan"),
        ActionSpec("zoom_fit", _t("&All months"), "looking.zoom_fit", _t("As wide as fits the window"), "", ("Ctrl+0",),
                   "plan"),
        ActionSpec("by_seats", _t("Board by &seats"), "looking.by_seats", _t("One row for each seat of a study"), "",
                   ("Ctrl+1",), "plan"),
        ActionSpec("by_people", _t("Board by &people"), "looking.by_people", _t("One row for each person"), "",
                   ("Ctrl+2",), "plan"),
        ActionSpec("pictures", _t("Pi&ctures"), "pictures.show",
                   _t("Capacity, bench, continuity, team flow and what continuity costs"), "", ("Ctrl+3",),
                   "portfolio"),
        ActionSpec("fold_all", _t("F&old all groups"), "looking.fold_all", "", "", ("Ctrl+Shift+F",), "plan"),
        ActionSpec("unfold_all", _t("&Unfold all groups"), "looking.unfold_all", "", "", ("Ctrl+Shift+U",), "plan"),
        ActionSpec("next_tab", _t("&Next view"), "looking.next_tab", "", "", ("Ctrl+PgDown", "Ctrl+Tab"), "portfolio"),
        ActionSpec("theme_system", _t("Like the s&ystem"), "looking.theme_system", checkable=True),
        ActionSpec("theme_light", _t("Li&ght"), "looking.theme_light", checkable=True),
        ActionSpec("theme_dark", _t("&Dark"), "looking.theme_dark", checkable=True),
        ActionSpec("toggle_theme", _t("Light or dar&k"), "looking.toggle_theme", _t("Switch between light and dark"),
                   "dark", ("Ctrl+Shift+D",)),
        ActionSpec("language_system", _t("Language of t&he system"), "looking.language_system", checkable=True),
        ActionSpec("language_english", _t("&English"), "looking.language_english", checkable=True),
        ActionSpec("language_german", _t("Ge&rman"), "looking.language_german", checkable=True),
        ActionSpec("palette", _t("Go to an&ything…"), "finding.open_palette",
                   _t("Find a command, plan, sponsor, study or person by a few letters"), "", ("Ctrl+K",)),
        ActionSpec("notes", _t("Notes"), "notes.show", _t("Read and write notes on what is selected"), "",
                   ("Ctrl+Shift+N",), "plan"),
        ActionSpec("help", _t("&Help"), "help.show", _t("The manual, at the page of what is in front"), "",
                   (Keys.HelpContents,)),
        ActionSpec("shortcuts", _t("&Keyboard shortcuts"), "help.show_shortcuts", "", "", ("Ctrl+F1",)),
        ActionSpec("about", _t("&About Throughline"), "help.show_about"),
    )  # fmt: skip
    from ui.board.actions import board_specs
    from ui.editing.actions import editing_specs
    from ui.returning.actions import returning_specs
    from ui.scenarios.actions import scenario_specs  # whose specs are made of this module's
    from ui.seat.actions import seat_specs

    parts = (board_specs(), seat_specs(), editing_specs(), scenario_specs(), returning_specs())
    return {spec.name: spec for spec in (*specs, *(spec for part in parts for spec in part))}


def menus() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The menu bar: titles and the actions below each; 'recent' and 'panels' stand for submenus."""
    from ui.board.actions import BOARD_EDIT_MENU, BOARD_FIND_MENU, BOARD_VIEW_MENU
    from ui.editing.actions import EDITING_MENU
    from ui.scenarios.actions import SCENARIO_MENU
    from ui.seat.actions import SEAT_MENU

    return (
        (_t("&File"), ("open", "open_sample", "recent", SEPARATOR, "save", "save_as", SEPARATOR, "import", "export",
                       "read_back", "picture_export", SEPARATOR, "save_pdf", "print", SEPARATOR, "reopen", "quit")),
        (_t("&Edit"), ("undo", "redo", SEPARATOR, "copy", "paste", *BOARD_EDIT_MENU, SEPARATOR,
                       "find", *BOARD_FIND_MENU, "palette", SEPARATOR, *EDITING_MENU, SEPARATOR, *SEAT_MENU, "notes")),
        (_t("&Plan"), ("plan", "stop", "cancel", SEPARATOR, *SCENARIO_MENU)),
        (_t("&View"), ("by_seats", "by_people", "pictures", SEPARATOR, "zoom_in", "zoom_out", "zoom_fit",
                       *BOARD_VIEW_MENU, SEPARATOR,
                       "fold_all", "unfold_all", SEPARATOR, "next_tab", "panels", SEPARATOR,
                       "theme_system", "theme_light", "theme_dark", "toggle_theme", SEPARATOR,
                       "language_system", "language_english", "language_german")),
        (_t("&Help"), ("help", "shortcuts", "about")),
    )  # fmt: skip


TOOLBAR = (
    "open", "import", "save", SEPARATOR, "undo", "redo", SEPARATOR, "plan", "seat_candidates", "export", SEPARATOR,
    "find", "zoom_out", "zoom_in", SEPARATOR, "toggle_theme",
)  # fmt: skip
"""The toolbar: names of actions."""

LANGUAGE_ACTIONS = {"": "language_system", "en": "language_english", "de": "language_german"}

THEME_ACTIONS = {"system": "theme_system", "light": "theme_light", "dark": "theme_dark"}


def sequences(spec: ActionSpec) -> list[QKeySequence]:
    """The shortcuts of an action, each once."""
    found: list[QKeySequence] = []
    for key in spec.keys:
        made = QKeySequence.keyBindings(key) if isinstance(key, QKeySequence.StandardKey) else [QKeySequence(key)]
        found.extend(sequence for sequence in made if sequence not in found)
    return found
