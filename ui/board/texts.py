"""Prepared texts: shaping a label costs more than drawing it, so each is shaped once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText

from planner.services.board_rows import Bar, BarKind
from ui.vocabulary import said

_LIMIT = 20_000
_LEAST = 24
"""Pixels below which what is left of a shortened label says nothing."""


class Texts:
    """Labels as `QStaticText`, cut short where they do not fit."""

    def __init__(self) -> None:
        self._font = ""
        self._metrics: QFontMetrics | None = None
        self._whole: dict[str, tuple[int, QStaticText]] = {}
        self._cut: dict[tuple[str, int], QStaticText] = {}

    def use(self, font: QFont) -> None:
        """Forget what was prepared for another font, and everything once there is too much."""
        if font.key() != self._font or len(self._whole) + len(self._cut) > _LIMIT:
            self._whole.clear()
            self._cut.clear()
            self._font = font.key()
            self._metrics = QFontMetrics(font)

    def whole(self, text: str) -> tuple[int, QStaticText]:
        """A text and its width."""
        found = self._whole.get(text)
        if found is None:
            assert self._metrics is not None
            found = self._whole[text] = (self._metrics.horizontalAdvance(text), _prepared(text))
        return found

    def fitting(self, labels: tuple[str, ...], room: int) -> QStaticText:
        """The first of the labels that fits, else the last one cut short."""
        for label in labels:
            width, text = self.whole(label)
            if width <= room:
                return text
        if room < _LEAST:
            return self.whole("")[1]
        return self._shortened(labels[-1], room, Qt.TextElideMode.ElideRight)

    def middle(self, label: str, room: int) -> QStaticText:
        """A label, cut short in its middle where it does not fit."""
        width, text = self.whole(label)
        return text if width <= room else self._shortened(label, room, Qt.TextElideMode.ElideMiddle)

    def _shortened(self, label: str, room: int, where: Qt.TextElideMode) -> QStaticText:
        key = (label, room)
        cut = self._cut.get(key)
        if cut is None:
            assert self._metrics is not None
            cut = self._cut[key] = _prepared(self._metrics.elidedText(label, where, room))
        return cut


def _prepared(text: str) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return made


def bar_words(bar: Bar) -> str:
    """Who or what a bar shows: "open" and "contractor" are words of the window's language, all else are names."""
    return bar.label if bar.kind is BarKind.HELD else said(bar.label)
