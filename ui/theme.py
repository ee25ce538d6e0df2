"""Light and dark: own palettes for the Fusion style, which look the same on every system."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources import as_path


class Theme(StrEnum):
    """What a person chose in the View menu."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_Role = QPalette.ColorRole

_LIGHT = {
    _Role.Window: "#f3f5f8",
    _Role.WindowText: "#1b2530",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f5f7fa",
    _Role.Text: "#1b2530",
    _Role.Button: "#eef1f5",
    _Role.ButtonText: "#1b2530",
    _Role.BrightText: "#b3261e",
    _Role.Highlight: "#1f5f99",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#1f5f99",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1b2530",
    _Role.PlaceholderText: "#687684",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#e6eaef",
    _Role.Mid: "#c6ced7",
    _Role.Dark: "#9aa6b2",
    _Role.Shadow: "#5b6670",
    _Role.Accent: "#1f5f99",
}
_DARK = {
    _Role.Window: "#20262d",
    _Role.WindowText: "#e6eaee",
    _Role.Base: "#181d23",
    _Role.AlternateBase: "#1d232a",
    _Role.Text: "#e6eaee",
    _Role.Button: "#2b333c",
    _Role.ButtonText: "#e6eaee",
    _Role.BrightText: "#ff8a80",
    _Role.Highlight: "#3d86c2",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#7fc0ee",
    _Role.ToolTipBase: "#2b333c",
    _Role.ToolTipText: "#e6eaee",
    _Role.PlaceholderText: "#93a0ac",
    _Role.Light: "#3a444f",
    _Role.Midlight: "#323b45",
    _Role.Mid: "#46525e",
    _Role.Dark: "#12161a",
    _Role.Shadow: "#0b0e11",
    _Role.Accent: "#5fa8d3",
}


def palette(dark: bool) -> QPalette:
    """The palette of one of the two looks."""
    made = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        made.setColor(role, QColor(colour))
    faded = QColor("#76828d" if dark else "#8e99a4")
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor("#46525e" if dark else "#c6ced7"))
    return made


def is_dark(shown: QPalette) -> bool:
    """Whether a palette is a dark one."""
    return shown.color(_Role.Window).lightness() < 128


def apply_theme(app: QApplication, theme: Theme) -> bool:
    """Set style and palette; whether the look is dark. An unknown system scheme means light."""
    system_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = theme is Theme.DARK or (theme is Theme.SYSTEM and system_dark)
    if app.style().name().lower() != "fusion":  # setting it anew would polish every widget again
        app.setStyle("Fusion")
    app.setPalette(palette(dark))
    return dark


def renew_style_sheet(widget: QWidget) -> None:
    """Make a widget with a style sheet of its own notice a new palette, which Qt forgets."""
    sheet = widget.styleSheet()
    widget.setStyleSheet("")
    widget.setStyleSheet(sheet)


def tick_boxes() -> str:
    """A style sheet for boxes to tick that can be seen in both looks: the usual frame is darker than a dark window."""
    with as_path("icons/check.svg") as path:
        image = path.as_posix()
    boxes = ("QAbstractItemView::indicator", "QCheckBox::indicator")
    every, ticked, faded = (", ".join(f"{box}{state}" for box in boxes) for state in ("", ":checked", ":disabled"))
    return (
        f"{every} {{ width: 13px; height: 13px; border: 1px solid palette(placeholder-text); border-radius: 3px; "
        f"background: palette(base); }} {ticked} {{ background: palette(highlight); image: url({image}); }} "
        f"{faded} {{ border-color: palette(mid); }} QCheckBox:focus {{ text-decoration: underline; }}"
    )


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """``share`` of one colour over the rest of another."""
    return QColor(
        round(over.red() * share + under.red() * (1 - share)),
        round(over.green() * share + under.green() * (1 - share)),
        round(over.blue() * share + under.blue() * (1 - share)),
    )


def alert_colour(shown: QPalette) -> QColor:
    """For what needs attention."""
    return shown.color(_Role.BrightText)


_SPONSOR_COLOURS = ("#77aadd", "#ee8866", "#44bb99", "#eedd88", "#ffaabb", "#bbcc33", "#99ddff", "#c3a6e0")
"""Paul Tol's light scheme, told apart with every common colour blindness, and dark text reads on each (one added)."""

SPONSOR_TEXT = QColor("#10161c")
"""Text on a sponsor's colour, in both looks."""


def sponsor_colour(index: int) -> QColor:
    """A sponsor's colour; the palette repeats in darker rounds, where the letter tells sponsors apart."""
    colour = QColor(_SPONSOR_COLOURS[index % len(_SPONSOR_COLOURS)])
    rounds = index // len(_SPONSOR_COLOURS)
    return colour if rounds % 2 == 0 else blend(colour, QColor("#606a74"), 0.62)
