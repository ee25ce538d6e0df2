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
QUIET = "6E6E6E"
"""Words of less weight: readable on white and on black."""
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
GROUP, GROUP_NUMBER, TOTAL, TOTAL_NUMBER = "TL group", "TL group number", "TL total", "TL total number"
DEMAND, DEMAND_NUMBER, AGAIN, AWAY = "TL demand", "TL demand number", "TL repeated", "TL leave"
TILE_NAME, TILE_VALUE, TILE_NOTE, CELL, CELL_WRAPPED = (
    "TL figure name", "TL figure", "TL figure note", "TL cell", "TL cell wrapped",
)  # fmt: skip
LINK, NUMBER, GRID_TEXT, GRID_CENTRE, HEADER_MONTH = (
    "TL link", "TL number", "TL grid text", "TL grid centre", "TL header month",
)  # fmt: skip
GROUP_DATE, AGAIN_DATE, CELL_CENTRE = "TL group date", "TL repeated date", "TL cell centre"

FTE = "0.00"
FTE_OR_BLANK = "0.00;-0.00;"
"""A sum by month: nothing is shown where there is nothing."""
MONTH = "mmm yyyy"
DAY = "yyyy-mm-dd"

_HAIR = Side(style="hair", color="999999")
_LINE = Side(style="thin", color="444444")


def sponsor_style(index: int) -> str:
    """The named style of a sponsor's cells."""
    return f"TL sponsor {index + 1}"


def outline_style(index: int) -> str:
    """The named style of a sponsor's cells in studies that are not awarded: an outline instead of a fill."""
    return f"TL sponsor {index + 1} not awarded"


def heading_style(index: int) -> str:
    """The named style of a sponsor's heading row."""
    return f"TL sponsor {index + 1} heading"


def add_styles(workbook: Workbook, sponsors: int) -> None:
    """Register every named style that the sheets use."""
    plain = [*_plain_styles(), *_seat_styles(), *_row_styles(), *_tile_styles()]
    for style in [*plain, *(make(i) for i in range(sponsors) for make in (_sponsor, _outline, _heading_of))]:
        workbook.add_named_style(style)


def _plain_styles() -> list[NamedStyle]:
    white = _font(bold=True, color="FFFFFF")
    # no colour where there is no fill: such text follows the look of the screen, dark or light
    ink, top = _font(), Alignment(vertical="top")
    wrapped = Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True)
    apart = Alignment(horizontal="left", vertical="top", indent=1)  # clear of a number that ends at the cell's edge
    return [
        _named(TITLE, font=_font(bold=True, size=16)),
        _named(BANNER_ALERT, font=white, fill=_solid(ALERT), alignment=Alignment(vertical="center", wrap_text=True)),
        _named(BANNER_CALM, font=white, fill=_solid(CALM), alignment=Alignment(vertical="center", wrap_text=True)),
        _heading(HEADER),
        _heading(HEADER_RIGHT, horizontal="right"),
        _heading(HEADER_CENTRE, horizontal="center"),
        _heading(HEADER_APART, horizontal="left", indent=1),
        _named(
            HEADER_MONTH,
            font=_font(size=9, bold=True, color="FFFFFF"),
            fill=_solid(HEADER_FILL),
            alignment=Alignment(horizontal="center", vertical="center", shrink_to_fit=True),
        ),
        _named(LABEL, font=ink, alignment=top),
        _named(LABEL_TOP, font=ink, alignment=top, border=Border(top=_LINE)),
        _named(WORDS, font=ink, alignment=apart),
        _named(
            NOTE,
            font=_font(color=QUIET),
            alignment=Alignment(horizontal="left", vertical="top", indent=1, wrap_text=True),
        ),
        _named(SECTION, font=_font(bold=True, size=12)),
        _named(LINK, font=_font(color="2F75B5", underline="single"), alignment=top),
        _named(NUMBER, font=ink, alignment=Alignment(horizontal="right", vertical="top")),
        _named(CELL, font=_font(size=10), alignment=top),
        _named(CELL_CENTRE, font=_font(size=10), alignment=Alignment(horizontal="center", vertical="top")),
        _named(CELL_WRAPPED, font=_font(size=10), alignment=wrapped),
    ]


def _heading(name: str, **alignment: Any) -> NamedStyle:
    look = Alignment(vertical="center", wrap_text=True, **alignment)
    return _named(name, font=_font(bold=True, color="FFFFFF"), fill=_solid(HEADER_FILL), alignment=look)


def _seat_styles() -> list[NamedStyle]:
    centred = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    box = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
    hatched = PatternFill("lightUp", fgColor=ALERT, bgColor="FFFFFF")
    return [
        _named(OPEN_SEAT, font=_font(size=9, bold=True, color=ALERT), fill=hatched, alignment=centred, border=box),
        _named(CONTRACTOR_SEAT, font=_font(size=9, italic=True), fill=_solid("DDDDDD"), alignment=centred, border=box),
    ]


def _row_styles() -> list[NamedStyle]:
    """Rows of the month grids: groups, sums, demand, what stands there only so that sorting keeps its meaning."""
    right = Alignment(horizontal="right", vertical="center", shrink_to_fit=True)
    left = Alignment(horizontal="left", vertical="center")
    middle, centre = Alignment(vertical="center"), Alignment(horizontal="center", vertical="center")
    pale, above = _solid("E4EAEF"), Border(top=_LINE)
    strong, quiet = _font(size=10, bold=True, color=INK), _font(size=9, italic=True, color=QUIET)
    bold = _font(size=9, bold=True)
    return [
        _named(GROUP, font=strong, fill=pale, alignment=middle, border=above),
        _named(GROUP_NUMBER, font=_font(size=9, bold=True, color=INK), fill=pale, alignment=right, border=above),
        _named(TOTAL, font=bold, alignment=middle),
        _named(TOTAL_NUMBER, font=bold, alignment=right),
        _named(DEMAND, font=quiet, alignment=middle),
        _named(DEMAND_NUMBER, font=quiet, alignment=right),
        _named(AGAIN, font=_font(size=9, color=QUIET), alignment=middle),
        _named(GROUP_DATE, font=strong, fill=pale, alignment=left, border=above),
        _named(AGAIN_DATE, font=_font(size=9, color=QUIET), alignment=left),
        _named(GRID_TEXT, font=_font(size=9), alignment=middle),
        _named(GRID_CENTRE, font=_font(size=9), alignment=centre),
        _named(
            AWAY,
            font=_font(size=9, color=INK),
            fill=PatternFill("lightDown", fgColor="999999", bgColor="FFFFFF"),
            alignment=Alignment(horizontal="center", vertical="center", shrink_to_fit=True),
        ),
    ]


def _tile_styles() -> list[NamedStyle]:
    pale, side = _solid("E4EAEF"), Side(style="medium", color="FFFFFF")
    apart = Border(left=side, right=side)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return [
        _named(TILE_NAME, font=_font(size=10, color="444444"), fill=pale, alignment=middle, border=apart),
        _named(TILE_VALUE, font=_font(size=20, bold=True, color=INK), fill=pale, alignment=middle, border=apart),
        _named(TILE_NOTE, font=_font(size=9, color="444444"), fill=pale, alignment=middle, border=apart),
    ]


def sponsor_fill(index: int) -> PatternFill:
    """A sponsor's colour, from the ninth sponsor on with a pattern."""
    colour = SPONSOR_COLOURS[index % len(SPONSOR_COLOURS)]
    pattern = PATTERNS[index // len(SPONSOR_COLOURS) % len(PATTERNS)]
    return _solid(colour) if pattern == "solid" else PatternFill(pattern, fgColor="666666", bgColor=colour)


def _sponsor(index: int) -> NamedStyle:
    box = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
    centred = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    font = _font(size=9, color="000000")
    return _named(sponsor_style(index), font=font, fill=sponsor_fill(index), alignment=centred, border=box)


def _outline(index: int) -> NamedStyle:
    colour = SPONSOR_COLOURS[index % len(SPONSOR_COLOURS)]
    side = Side(style="medium", color=colour)
    thin = Side(style="dotted", color=colour)
    look = Border(top=side, bottom=side, left=thin, right=thin)
    centred = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
    font = _font(size=9, color="000000")
    return _named(outline_style(index), font=font, fill=_solid("FFFFFF"), alignment=centred, border=look)


def _heading_of(index: int) -> NamedStyle:
    font = _font(size=11, bold=True, color="000000")
    return _named(heading_style(index), font=font, fill=sponsor_fill(index), alignment=Alignment(vertical="center"))


def _font(size: int = 11, **parts: Any) -> Font:
    return Font(name=FONT, size=size, **parts)


def _solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def _named(name: str, **parts: Any) -> NamedStyle:
    return NamedStyle(name=name, **parts)
