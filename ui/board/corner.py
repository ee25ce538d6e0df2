"""The corner above the row headings: titles of the columns of figures, and the menu that shows and hides them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QToolButton, QToolTip, QWidget

from ui.theme import renew_style_sheet

if TYPE_CHECKING:
    from ui.board.row_header import RowHeader


class Corner(QWidget):
    """Lies over the table's own corner."""

    def __init__(self, header: RowHeader, parent: QWidget) -> None:
        super().__init__(parent)
        self._header = header
        self.setAccessibleName(self.tr("Figures of the rows"))
        self.button = QToolButton(self)
        self.button.setText(self.tr("Columns ▾"))
        self.button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.button.setAutoRaise(True)
        self.button.setToolTip(self.tr("Columns to show beside the rows"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.tr("Columns"), self)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        header.figures.changed.connect(self.update)
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        figures = self._header.figures
        for column in figures.columns.values():
            action = self.menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(figures.is_shown(column.name))
            action.setToolTip(column.meaning)
            action.toggled.connect(lambda shown, name=column.name: figures.show(name, shown))

    def refresh_look(self) -> None:
        """Follow the palette."""
        renew_style_sheet(self.button)

    def place(self, rect: QRect) -> None:
        """Lie here."""
        self.setGeometry(rect)
        size = self.button.sizeHint()
        self.button.setGeometry(4, rect.height() - size.height() - 2, size.width(), size.height())
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._fill()
        self.menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.meaning_at(event.pos()), self)
            return True
        return super().event(event)

    def meaning_at(self, point: QPoint) -> str:
        """What the column at a point means; '' beside the columns."""
        for name, left, width in self._header.figure_places():
            if left <= point.x() < left + width:
                column = self._header.figures.columns[name]
                return f"{column.title}: {column.meaning}"
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        top = self.height() // 2
        for name, left, width in self._header.figure_places():
            painter.setPen(palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(left, top, left, self.height())
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            room = QRect(left, top, width - 6, self.height() - top)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, side, self._header.figures.columns[name].title)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
