"""How the window looks and what it shows: zoom, grouping, look, and the view in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.services.board_rows import Arrange
from ui.actions import LANGUAGE_ACTIONS, THEME_ACTIONS
from ui.language import SETTING, chosen
from ui.settings import reopens, set_reopens, text
from ui.theme import Theme, apply_theme, is_dark
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.main_window import MainWindow


class Looking(QObject):
    """The commands of the View menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # ---- the board

    def zoom_in(self) -> None:
        """Wider months."""
        view = self._window.workspace.board.view
        view.set_zoom(view.zoom + 1)

    def zoom_out(self) -> None:
        """Narrower months."""
        view = self._window.workspace.board.view
        view.set_zoom(view.zoom - 1)

    def zoom_fit(self) -> None:
        """All months in sight."""
        self._window.workspace.board.view.fit_months()

    def by_seats(self) -> None:
        """Rows are seats."""
        self._show_board(Arrange.SEATS)

    def by_people(self) -> None:
        """Rows are people."""
        self._show_board(Arrange.PEOPLE)

    def _show_board(self, arrange: Arrange) -> None:
        workspace = self._window.workspace
        workspace.tabs.setCurrentWidget(workspace.board)
        workspace.board.set_arrange(arrange)

    def fold_all(self) -> None:
        """Show the outermost headings only."""
        self._window.workspace.board.model.fold_all(True)

    def unfold_all(self) -> None:
        """Show every row."""
        self._window.workspace.board.model.fold_all(False)

    def next_tab(self) -> None:
        """Bring the next view to the front."""
        tabs = self._window.workspace.tabs
        tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())

    # ---- light and dark

    def theme_system(self) -> None:
        """Look like the system."""
        self.set_theme(Theme.SYSTEM)

    def theme_light(self) -> None:
        """Look light."""
        self.set_theme(Theme.LIGHT)

    def theme_dark(self) -> None:
        """Look dark."""
        self.set_theme(Theme.DARK)

    def toggle_theme(self) -> None:
        """Switch between light and dark."""
        self.set_theme(Theme.LIGHT if is_dark(QApplication.palette()) else Theme.DARK)

    # ---- language

    def language_system(self) -> None:
        """Speak the system's language from the next start on."""
        self._choose_language("")

    def language_english(self) -> None:
        """Speak English from the next start on."""
        self._choose_language("en")

    def language_german(self) -> None:
        """Speak German from the next start on."""
        self._choose_language("de")

    def _choose_language(self, language: str) -> None:
        self._window.settings.setValue(SETTING, language)
        self._window.message.tell(Tone.INFO, self.tr("The language changes when Throughline is started again."))

    def toggle_reopen(self) -> None:
        """Open the last file at the start, or do not."""
        set_reopens(self._window.settings, self._window.commands["reopen"].isChecked())

    def start(self) -> None:
        """Put on the look that was chosen last."""
        self._window.commands["reopen"].setChecked(reopens(self._window.settings))
        self._window.commands[LANGUAGE_ACTIONS[chosen(self._window.settings)]].setChecked(True)
        self.set_theme(self._chosen())

    def set_theme(self, theme: Theme) -> None:
        """Put on a look and remember it."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        window = self._window
        window.settings.setValue("look/theme", theme.value)
        window.commands[THEME_ACTIONS[theme.value]].setChecked(True)
        for part in (
            window.commands, window.message, window.welcome, window.workspace, window.scenarios, window.seat.panel,
        ):  # fmt: skip
            part.refresh_look()

    def _follow_system(self) -> None:
        if self._chosen() is Theme.SYSTEM:
            self.set_theme(Theme.SYSTEM)

    def _chosen(self) -> Theme:
        return chosen_theme(self._window.settings)


def chosen_theme(settings: QSettings) -> Theme:
    """The look that was chosen last."""
    value = text(settings, "look/theme", Theme.SYSTEM.value)
    return Theme(value) if value in set(Theme) else Theme.SYSTEM
