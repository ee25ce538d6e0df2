"""What the colours of the bars say: sponsors, studies, roles, or who knows the sponsor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from planner.services.board_rows import role_letters
from ui.theme import sponsor_colour

if TYPE_CHECKING:
    from planner.services.board_rows import Bar, Board


class ColourBy(StrEnum):
    """What a bar's colour stands for."""

    SPONSOR = "sponsor"
    STUDY = "study"
    ROLE = "role"
    KNOWS = "knows"


KNOWN, NEW = 0, 3
"""Places in the palette of those who know the sponsor (blue) and those who do not (yellow), dark text on both."""


@dataclass(frozen=True, slots=True)
class ColourEntry:
    """One colour of the legend: the mark that stands beside it, its name, its place in the palette."""

    mark: str
    text: str
    place: int


class Colouring:
    """The colours and marks of the bars of one board. A mark says the same as the colour, for who cannot tell them."""

    def __init__(self, board: Board, by: ColourBy = ColourBy.SPONSOR) -> None:
        self.by = by
        self._board = board
        self._roles = role_letters(board.roles)

    def place(self, bar: Bar) -> int:
        """The place of a bar's colour in the palette."""
        if self.by is ColourBy.SPONSOR:
            return bar.sponsor
        if self.by is ColourBy.STUDY:
            return bar.study
        if self.by is ColourBy.ROLE:
            return bar.role
        return KNOWN if bar.knows else NEW

    def mark(self, bar: Bar) -> str:
        """The letters beside a bar's colour; '' where its label says it already."""
        if self.by is ColourBy.ROLE:
            return self._roles[bar.role] if bar.role >= 0 else ""
        if self.by is ColourBy.KNOWS:
            return ""
        return self._board.letters[bar.sponsor]

    def entries(self) -> list[ColourEntry]:
        """What the colours mean; by study there are too many to list, and each bar names its own."""
        board = self._board
        if self.by is ColourBy.KNOWS:
            return [
                ColourEntry("", QCoreApplication.translate("Colouring", "knows the sponsor"), KNOWN),
                ColourEntry("○", QCoreApplication.translate("Colouring", "new to the sponsor"), NEW),
            ]
        if self.by is ColourBy.STUDY:
            return []
        names, marks = (board.roles, self._roles) if self.by is ColourBy.ROLE else (board.sponsors, board.letters)
        return [ColourEntry(mark, name, at) for at, (mark, name) in enumerate(zip(marks, names, strict=True))]


def colour_of(place: int) -> QColor:
    """The colour at a place of the palette."""
    return sponsor_colour(max(place, 0))
