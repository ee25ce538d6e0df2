"""The colours, brushes and pens of the board in one look, worked out once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette, QPen

from planner.services.board_rows import Bar, BarKind, BoardRow, RowKind
from ui.board.colouring import Colouring, colour_of
from ui.theme import alert_colour, blend, is_dark, sponsor_colour


class BoardColours:
    """Colours for one palette and one meaning of the bars' colours."""

    def __init__(self, palette: QPalette, colouring: Colouring) -> None:
        import numpy as np

        self.key = palette.cacheKey()
        self.colouring = colouring
        self.base, self.ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        self.faint = palette.color(QPalette.ColorRole.PlaceholderText)
        self.alert = alert_colour(palette)
        self.line, self.year = palette.color(QPalette.ColorRole.Midlight), palette.color(QPalette.ColorRole.Mid)
        self.accent = palette.color(QPalette.ColorRole.Accent)
        self.track, self.held = blend(self.ink, self.base, 0.16), blend(self.ink, self.base, 0.55)
        self.open_brush = QBrush(blend(self.alert, self.base, 0.55), Qt.BrushStyle.BDiagPattern)
        self.open_pen = QPen(blend(self.alert, self.base, 0.75), 1)
        self.contractor_brush = QBrush(blend(self.ink, self.base, 0.45), Qt.BrushStyle.Dense6Pattern)
        self.contractor_pen = QPen(blend(self.ink, self.base, 0.5), 1)
        self.no_contract_brush = QBrush(blend(self.ink, self.base, 0.28), Qt.BrushStyle.FDiagPattern)
        self.away_pen = QPen(blend(self.ink, self.base, 0.55), 2)
        shades = (0.0, 0.06, 0.16, 0.05)
        self.shades = np.array(
            [blend(self.ink, self.base, share).rgba() if share else 0 for share in shades], dtype=np.uint32
        )
        self._palette = palette
        self._dark = is_dark(palette)
        self._fills: dict[tuple[int, int, bool], int] = {}
        self._outlines: dict[int, QPen] = {}

    def fill(self, bar: Bar) -> int:
        """The colour of a bar's cells."""
        key = (bar.kind, self.colouring.place(bar), bar.firm)
        found = self._fills.get(key)
        if found is None:
            found = self._fills[key] = self._fill(*key).rgba()
        return found

    def _fill(self, kind: int, place: int, firm: bool) -> QColor:
        if kind == BarKind.HELD:
            colour = colour_of(place)
            return colour if firm else blend(colour, self.base, 0.22)
        if kind == BarKind.CONTRACTOR:
            return blend(self.ink, self.base, 0.18)
        return self.base

    def outline(self, place: int) -> QPen:
        """The pen round work that is not awarded yet."""
        found = self._outlines.get(place)
        if found is None:
            colour = colour_of(place)
            shown = colour if self._dark else blend(colour, QColor("#303840"), 0.72)
            found = self._outlines[place] = QPen(shown, 1, Qt.PenStyle.DashLine)
        return found

    def ground(self, entry: BoardRow) -> QColor:
        """What a row is painted on."""
        return row_background(entry, self._palette)


def row_background(entry: BoardRow, palette: QPalette) -> QColor:
    """The ground that a row is painted on: headings carry a breath of their sponsor's colour."""
    base = palette.color(QPalette.ColorRole.Base)
    if not entry.kind.is_heading:
        return base
    tint = sponsor_colour(entry.sponsor) if entry.sponsor >= 0 else palette.color(QPalette.ColorRole.PlaceholderText)
    return blend(tint, base, 0.30 if entry.kind is RowKind.SPONSOR else 0.16 if entry.sponsor >= 0 else 0.25)
