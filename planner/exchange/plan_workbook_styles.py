"""The look of the plan workbook, in one place: colours that colour-blind people can tell apart, and named styles.

Sponsors are coloured as in the window: Paul Tol's "light" scheme (one added), made for cells with black text. From the
ninth sponsor on the same colours return with a pattern, so that no two look alike and no meaning hangs on colour alone.
"""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook

SPONSOR_COLOURS = ("77AADD", "EE8866", "44BB99", "EEDD88", "FFAABB", "BBCC33", "99DDFF", "C3A6E0")
PATTERNS = ("solid", "gray0625", "lightVertical", "lightHorizontal", "lightUp", "gray125")
INK = "222222"
HEADER_FILL = "2F5D7C"
ALERT = "A8322A"
CALM = "2F6B4F"
SOFT_ALERT = "F6C9C2"
SOFT_WARNING = "FBE7B2"
SOFT_CALM = "D3EBDD"

FONT = "Calibri"
"""Named in every style: a font without a name is set in a serif face by LibreOffice."""

PERCENT = "0.0%"
MONEY = "#,##0"
FTE_MONTHS = "#,##0.00"
SCORE = "#,##0.00"

TITLE, BANNER_ALERT, BANNER_CALM, SECTION = "TL title", "TL banner alert", "TL banner calm", "TL section"
HEADER, HEADER_RIGHT, HEADER_CENTRE, HEADER_APART = (
    "TL header", "TL header right", "TL header centre", "TL header apart",
)  # fmt: skip
LABEL, LABEL_TOP, WORDS, NOTE = "TL label", "TL label top", "TL words", "TL note"
OPEN_SEAT, CONTRACTOR_SEAT = "TL open", "TL contractor"

_HAIR = Side(style="hair", color="999999")
_LINE = Side(style="thin", color="444444")


def sponsor_style(index: int) -> str:
    """The named style of a sponsor's cells."""
    return f"TL sponsor {index + 1}"


def add_styles(workbook: Workbook, sponsors: int) -> None:
    """Register every named style that the sheets use."""
    for style in [*_plain_styles(), *_seat_styles(), *(_sponsor(i) for i in range(sponsors))]:
        workbook.add_named_style(style)


def _plain_styles() -> list[NamedStyle]:
    white = _font(bold=True, color="FFFFFF")
    ink, top = _font(color=INK), Alignment(vertical="top")
    apart = Alignment(horizontal="left", vertical="top", indent=1)  # clear of a number that ends at the cell's edge
    return [
        _named(TITLE, font=_font(bold=True, size=16, color=INK)),
        _named(BANNER_ALERT, font=white, fill=_solid(ALERT), alignment=Alignment(vertical="center", wrap_text=True)),
        _named(BANNER_CALM, font=white, fill=_solid(CALM), alignment=Alignment(vertical="center", wrap_text=True)),
        _heading(HEADER),
        _heading(HEADER_RIGHT, horizontal="right"),
        _heading(HEADER_CENTRE, horizontal="center"),
        _heading(HEADER_APART, horizontal="left", indent=1),
        _named(LABEL, font=ink, alignment=top),
        _named(LABEL_TOP, font=ink, alignment=top, border=Border(top=_LINE)),
        _named(WORDS, font=ink, alignment=apart),
        _named(
            NOTE,
            font=_font(color="555555"),
            alignment=Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True),
        ),
        _named(SECTION, font=_font(bold=True, size=12, color=INK)),
    ]


def _heading(name: str, **alignment: Any) -> NamedStyle:
    look = Alignment(vertical="center", wrap_text=True, **alignment)
    return _named(name, font=_font(bold=True, color="FFFFFF"), fill=_solid(HEADER_FILL), alignment=look)


def _seat_styles() -> list[NamedStyle]:
    centred = Alignment(horizontal="center", shrink_to_fit=True)
    box = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
    hatched = PatternFill("lightUp", fgColor=ALERT, bgColor="FFFFFF")
    return [
        _named(OPEN_SEAT, font=_font(size=9, bold=True, color=ALERT), fill=hatched, alignment=centred, border=box),
        _named(CONTRACTOR_SEAT, font=_font(size=9, italic=True), fill=_solid("DDDDDD"), alignment=centred, border=box),
    ]


def _sponsor(index: int) -> NamedStyle:
    colour = SPONSOR_COLOURS[index % len(SPONSOR_COLOURS)]
    pattern = PATTERNS[index // len(SPONSOR_COLOURS) % len(PATTERNS)]
    fill = _solid(colour) if pattern == "solid" else PatternFill(pattern, fgColor="666666", bgColor=colour)
    box = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
    centred = Alignment(horizontal="center", shrink_to_fit=True)
    return _named(sponsor_style(index), font=_font(size=9, color="000000"), fill=fill, alignment=centred, border=box)


def _font(size: int = 11, **parts: Any) -> Font:
    return Font(name=FONT, size=size, **parts)


def _solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _named(name: str, **parts: Any) -> NamedStyle:
    return NamedStyle(name=name, **parts)
