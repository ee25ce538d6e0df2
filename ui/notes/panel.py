"""The panel of notes: what is noted on the seat, person, study and sponsor that are selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from planner.services.notes import Subject


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that can have a note: its heading in words, and the note so far."""

    subject: Subject
    heading: str
    text: str


class NoteField(QPlainTextEdit):
    """One note; it is kept when the cursor leaves the field, or with Ctrl+Enter."""

    changed = Signal(object, str)  # Subject, text

    def __init__(self, noted: Noted, parent: QWidget | None = None) -> None:
        super().__init__(noted.text, parent)
        self.noted = noted
        self.setAccessibleName(noted.heading)
        self.setPlaceholderText(self.tr("Write a note…"))
        self.setTabChangesFocus(True)
        self.setMaximumHeight(self.fontMetrics().height() * 6)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note when the field is left, or on Ctrl+Enter."""
        if watched is self and event.type() is QEvent.Type.FocusOut:
            self.keep()
        if watched is self and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()  # so that no shortcut of the window takes it
                if event.type() is QEvent.Type.KeyPress:
                    self.keep()
                return True
        return super().eventFilter(watched, event)

    def keep(self) -> None:
        """Tell of the note if it is another one now."""
        text = self.toPlainText().strip()
        if text != self.noted.text:
            self.noted = Noted(self.noted.subject, self.noted.heading, text)
            self.changed.emit(self.noted.subject, text)


class NotesPanel(QScrollArea):
    """One field for each thing that is selected, the nearest first."""

    changed = Signal(object, str)  # Subject, text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.fields: list[NoteField] = []
        self.show_notes(())

    def show_notes(self, notes: tuple[Noted, ...]) -> None:
        """Show these notes; what is being written in a field that goes is kept first."""
        if [field.noted for field in self.fields] == list(notes) and notes:
            return
        for field in self.fields:
            field.keep()
        body = QWidget()
        column = QVBoxLayout(body)
        self.fields = []
        if not notes:
            hint = QLabel(
                self.tr("Select a seat, a person, a study or a sponsor on the board to read and write notes.")
            )
            hint.setWordWrap(True)
            column.addWidget(hint)
        for noted in notes:
            heading = QLabel(noted.heading)
            heading.setWordWrap(True)
            heading.setTextFormat(Qt.TextFormat.PlainText)
            field = NoteField(noted)
            field.changed.connect(self.changed)
            heading.setBuddy(field)
            column.addWidget(heading)
            column.addWidget(field)
            self.fields.append(field)
        column.addStretch(1)
        self.setWidget(body)
