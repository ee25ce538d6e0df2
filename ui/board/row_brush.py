"""Writing what stands in the row headings: colours and texts worked out once for many rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette

from ui.board.colours import row_background
from ui.board.figures import MARGIN, figure_text
from ui.board.texts import Texts
from ui.theme import alert_colour
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.board_rows import BoardRow

GAP = 12
"""Pixels between two columns of figures."""


class RowBrush:
    """What the rows of one paint have in common."""

    def __init__(self, palette: QPalette, texts: Texts, bold_texts: Texts, font: QFont) -> None:
        self._palette = palette
        self.base = palette.color(QPalette.ColorRole.Base)
        self._ink = palette.color(QPalette.ColorRole.Text)
        self._faint = palette.color(QPalette.ColorRole.PlaceholderText)
        self._alert = alert_colour(palette)
        self.line = palette.color(QPalette.ColorRole.Mid)
        self.faint_line = palette.color(QPalette.ColorRole.Midlight)
        self.wash = palette.color(QPalette.ColorRole.Highlight)
        self.wash.setAlpha(60)
        self._grounds: dict[tuple[int, int], QColor] = {}
        self._texts, self._bold_texts = texts, bold_texts
        self._font = font
        self._bold = QFont(font)
        self._bold.setBold(True)
        texts.use(self._font)
        bold_texts.use(self._bold)
        self._text_height = QFontMetrics(font).height()
        self.height = self.width = self.label_width = 0
        self.places: list[tuple[str, int, int]] = []
        self.notes = True
        self.selection: QItemSelectionModel | None = None

    def ground(self, entry: BoardRow) -> QColor:
        """What a heading is painted on."""
        key = (entry.kind, entry.sponsor)
        found = self._grounds.get(key)
        if found is None:
            found = self._grounds[key] = row_background(entry, self._palette)
        return found

    def is_selected(self, row: int) -> bool:
        """Whether any cell of a row is selected."""
        return (
            self.selection is not None and self.selection.hasSelection() and self.selection.rowIntersectsSelection(row)
        )

    def write_label(self, painter: QPainter, entry: BoardRow, left: int, y: int) -> None:
        """The label, and right of it the note if there is room."""
        room = self.label_width - left - 8
        lift = y + (self.height - self._text_height) // 2
        heading = entry.kind.is_heading
        note = said(entry.note) if self.notes else ""
        wish = self._texts.whole(note)[0] + 10 if note else 0
        kept = min(wish, room * 2 // 5)  # a long label leaves the note this much
        texts = self._bold_texts if heading else self._texts
        painter.setFont(self._bold if heading else self._font)
        painter.setPen(self._alert if entry.alert else self._ink)
        width = 0
        if entry.label:
            width = min(texts.whole(entry.label)[0], room - kept)
            painter.drawStaticText(left, lift, texts.middle(entry.label, room - kept))
        if note:
            rest = room - width - 10
            text = self._texts.fitting((note,), rest)
            painter.setFont(self._font)
            painter.setPen(self._faint)
            painter.drawStaticText(self.label_width - 8 - round(text.size().width()), lift, text)

    def write_figures(self, painter: QPainter, entry: BoardRow, y: int) -> None:
        """The figures, each at the right end of its column."""
        lift = y + (self.height - self._text_height) // 2
        heading = entry.kind.is_heading
        painter.setFont(self._font)
        for name, at, width in self.places:
            words = figure_text(entry, name)
            if words:
                alert = entry.alert and name == MARGIN
                painter.setPen(self._alert if alert else self._ink if heading else self._faint)
                advance, text = self._texts.whole(words)
                painter.drawStaticText(at + width - GAP // 2 - advance, lift, text)


@dataclass
class _Key:
    palette: int = -1
    font: str = ""


class RowBrushes:
    """Makes a brush, and makes it anew when palette or font change."""

    def __init__(self) -> None:
        self._key = _Key()
        self._texts, self._bold_texts = Texts(), Texts()
        self._brush: RowBrush | None = None

    def renewed(
        self,
        palette: QPalette,
        font: QFont,
        height: int,
        width: int,
        label_width: int,
        places: list[tuple[str, int, int]],
        notes: bool,
        selection: QItemSelectionModel | None,
    ) -> RowBrush:
        """The brush for one paint."""
        key = _Key(palette.cacheKey(), font.key())
        if self._brush is None or key != self._key:
            self._key, self._brush = key, RowBrush(palette, self._texts, self._bold_texts, font)
        brush = self._brush
        brush.height, brush.width, brush.label_width = height, width, label_width
        brush.places, brush.notes, brush.selection = places, notes, selection
        return brush
