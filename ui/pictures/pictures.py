"""The pictures' place in the window: a tab that is filled when it is first looked at, for starting must not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from planner.services.pictures.kinds import Choice, PictureKind
    from ui.main_window import MainWindow
    from ui.pictures.part import PicturesPart


class _Place(QWidget):
    """An empty page that tells when it is first seen."""

    seen = Signal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()


class Pictures(QObject):
    """The commands of the pictures; the rest is made when it is needed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._part: PicturesPart | None = None
        self._place = _Place()
        self._place.seen.connect(lambda: self.part)
        window.workspace.add_view(self._place, self.tr("Pictures"), before=window.workspace.studies)
        window.help.tells_about(self._place, "pictures")

    @property
    def part(self) -> PicturesPart:
        """What makes and shows the pictures."""
        if self._part is None:
            from ui.pictures.part import PicturesPart

            self._part = PicturesPart(self._window)
            column = QVBoxLayout(self._place)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self._part.page)
        return self._part

    def show(self) -> None:
        """Bring the pictures to the front."""
        self._window.workspace.tabs.setCurrentWidget(self._place)
        self.part.page.list.setFocus()

    def choose(self, kind: PictureKind, choice: Choice | None = None) -> None:
        """Show a picture, of a role or a sponsor."""
        self.show()
        self.part.page.choose(kind, choice)

    def export(self) -> None:
        """Ask for a file and write the picture in sight to it; without one, show the pictures."""
        if self._place.isVisible():
            self.part.export()
        else:
            self.show()

    def shut_down(self) -> None:
        """End what runs."""
        if self._part is not None:
            self._part.shut_down()
