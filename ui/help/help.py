"""Help in the window: the manual opens at the page of what is in front."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog

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
        self._dialogs: WeakKeyDictionary[QDialog, str] = WeakKeyDictionary()

    def tells_about(self, widget: QWidget, page: str) -> None:
        """Say which page belongs to a part of the window."""
        self._topics.append((widget, page))

    def helps_in(self, dialog: QDialog, page: str) -> None:
        """F1 in a dialog that holds the window back opens the manual at a page, above the dialog."""
        self._dialogs[dialog] = page
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that nothing in such a dialog has used."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QDialog):
            page = self._dialogs.get(watched)
            if page is not None and event.matches(QKeySequence.StandardKey.HelpContents):
                self._show(page, watched)
                return True
        return super().eventFilter(watched, event)

    def show(self) -> None:
        """Open the manual where it tells about what has the cursor, or about the view in front."""
        self._show(self._topic(), self._window)

    def _show(self, page: str, above: QWidget) -> None:
        from ui.help.window import HelpWindow

        if self._open is not None and self._open.parentWidget() is not above:
            self._open.close()  # a window of the main window cannot be used while a dialog holds that back
            self._open = None
        if self._open is None:
            self._open = HelpWindow(above)
            self._open.destroyed.connect(partial(self._closed, id(self._open)))
        self._open.show()
        self._open.show_page(page)
        self._open.raise_()
        self._open.activateWindow()

    def _closed(self, which: int, _: QObject | None = None) -> None:
        if self._open is not None and id(self._open) == which:
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
