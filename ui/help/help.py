"""Help in the window: the manual opens at the page of what is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.help.window import HelpWindow
    from ui.main_window import MainWindow


class Help(QObject):
    """The commands of the Help menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open: HelpWindow | None = None
        self._topics: list[tuple[QWidget, str]] = []

    def tells_about(self, widget: QWidget, page: str) -> None:
        """Say which page belongs to a part of the window."""
        self._topics.append((widget, page))

    def show(self) -> None:
        """Open the manual where it tells about what has the cursor, or about the view in front."""
        from ui.help.window import HelpWindow

        if self._open is None:
            self._open = HelpWindow(self._window)
            self._open.destroyed.connect(self._closed)
        self._open.show()
        self._open.show_page(self._topic())
        self._open.raise_()
        self._open.activateWindow()

    def _closed(self) -> None:
        self._open = None

    def _topic(self) -> str:
        window = self._window
        if window.pages.currentWidget() is not window.workspace:
            return "start"
        focus = window.focusWidget()
        for widget, page in self._topics:
            if focus is not None and (widget is focus or widget.isAncestorOf(focus)):
                return page
        front = window.workspace.tabs.currentWidget()
        return next((page for widget, page in self._topics if widget is front), "board")

    def show_shortcuts(self) -> None:
        """What can be done with the keyboard."""
        dialogs.shortcuts_dialog(self._window, self._window.commands.shortcuts()).open()

    def show_about(self) -> None:
        """What this is."""
        dialogs.about_dialog(self._window).open()
