"""Panels at the window's sides: docks that the View menu shows and hides, and that stand where they were left."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from ui.settings import LAYOUT_VERSION


class Panels(QObject):
    """The window's docks by name."""

    def __init__(self, window: QMainWindow, menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        self._menu = menu
        self.docks: dict[str, QDockWidget] = {}
        window.setDockOptions(QMainWindow.DockOption.AnimatedDocks | QMainWindow.DockOption.AllowTabbedDocks)

    def add(
        self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea = Qt.DockWidgetArea.RightDockWidgetArea
    ) -> QDockWidget:
        """A dock with an entry in the View menu; it stays away until shown. Docks of one area share it as tabs."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(name)
        dock.setWidget(widget)
        neighbours = [d for d in self.docks.values() if self._window.dockWidgetArea(d) == area]
        self._window.addDockWidget(area, dock)
        if neighbours:
            self._window.tabifyDockWidget(neighbours[-1], dock)
        dock.hide()
        self.docks[name] = dock
        self._menu.addAction(dock.toggleViewAction())
        return dock

    def show(self, name: str) -> None:
        """Bring a panel to the front."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()

    def save(self, settings: QSettings) -> None:
        """Remember where the panels stand."""
        settings.setValue("window/panels", self._window.saveState(LAYOUT_VERSION))

    def restore(self, settings: QSettings) -> None:
        """Put the panels where they were left; nothing happens where nothing fitting was remembered."""
        state = settings.value("window/panels")
        if isinstance(state, QByteArray):
            self._window.restoreState(state, LAYOUT_VERSION)
