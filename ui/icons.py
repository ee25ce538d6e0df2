"""Icons drawn from bundled SVGs in the colour of the text around them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

_SIZES = (24, 48)
"""Pixels: toolbars and buttons, plain and at 200 % scale."""


def icon(name: str, colour: QColor | None = None, sizes: tuple[int, ...] = _SIZES) -> QIcon:
    """The icon ``icons/<name>.svg``, tinted (by default like button text), with a faded look when disabled."""
    palette = QApplication.palette()
    normal = colour or palette.color(QPalette.ColorRole.ButtonText)
    faded = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    source = resources.read_text(f"icons/{name}.svg")
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, faded)):
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", tint.name()).encode()))
        for size in sizes:
            made.addPixmap(_drawn(renderer, size), mode)
    return made


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
