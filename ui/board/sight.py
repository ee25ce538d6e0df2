"""What part of the board is in sight, and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True)
class Sight:
    """What to paint: rows ``top``..``bottom``, months ``left``..``right``, and where their first cell lies.

    ``cell_width`` is the width of a month, also where columns are quarters.
    """

    top: int
    bottom: int
    left: int
    right: int
    x: int
    y: int
    cell_width: int
    row_height: int
    width: int
    height: int

    def column_x(self, month: int) -> int:
        """Left edge of a month."""
        return self.x + (month - self.left) * self.cell_width

    def row_y(self, row: int) -> int:
        """Upper edge of a row."""
        return self.y + (row - self.top) * self.row_height

    @property
    def extent(self) -> QRect:
        """All the cells."""
        columns, rows = self.right - self.left + 1, self.bottom - self.top + 1
        return QRect(self.x, self.y, columns * self.cell_width, rows * self.row_height)
