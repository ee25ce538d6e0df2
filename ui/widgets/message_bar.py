"""A message inside the window, near its cause, instead of a box that must be clicked away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import blend, is_dark


class Tone(StrEnum):
    """How much a message matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_COLOURS = {Tone.INFO: "#2b7abf", Tone.WARNING: "#b7791f", Tone.ERROR: "#c0392b"}

Choice = tuple[str, Callable[[], None]]


class MessageBar(QFrame):
    """Shows one message at a time, with choices as buttons named by what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._tone = Tone.INFO
        self._buttons: list[QPushButton] = []
        self._build()
        self.hide()

    def _build(self) -> None:
        self._sign = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QLabel()
        self._details.setWordWrap(True)
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details.hide()
        self._more = QPushButton(self.tr("Show details"))
        self._more.setFlat(True)
        self._more.clicked.connect(self._toggle_details)
        self._close = QToolButton()
        self._close.setAutoRaise(True)
        self._close.setToolTip(self.tr("Close this message"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._row = QHBoxLayout()
        self._row.addWidget(self._sign)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._more)
        self._row.addWidget(self._close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 5, 6, 5)
        whole.addLayout(self._row)
        whole.addWidget(self._details)

    def tell(self, tone: Tone, text: str, details: str = "", choices: Sequence[Choice] = ()) -> None:
        """Show a message; it stays until it is closed or another takes its place."""
        self._tone = tone
        self._text.setText(text)
        self._details.setText(details)
        self._details.hide()
        self._more.setText(self.tr("Show details"))
        self._more.setVisible(bool(details))
        self._set_choices(choices)
        self.refresh_look()
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """The message shown, or shown last."""
        return self._text.text()

    def refresh_look(self) -> None:
        """Follow the palette."""
        app_palette = QApplication.palette()
        colour = QColor(_COLOURS[self._tone])
        mine = QPalette(app_palette)
        ground = blend(colour, app_palette.color(QPalette.ColorRole.Base), 0.30 if is_dark(app_palette) else 0.14)
        mine.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(mine)
        name = "info" if self._tone is Tone.INFO else "warning"
        self._sign.setPixmap(icon(name, app_palette.color(QPalette.ColorRole.Text)).pixmap(18, 18))
        self._close.setIcon(icon("close", app_palette.color(QPalette.ColorRole.Text)))

    def _set_choices(self, choices: Sequence[Choice]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for name, act in choices:
            button = QPushButton(name)
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, act=act: act())
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)

    def _toggle_details(self) -> None:
        shown = not self._details.isVisible()
        self._details.setVisible(shown)
        self._more.setText(self.tr("Hide details") if shown else self.tr("Show details"))
