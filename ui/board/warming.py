"""Painting a board of nothing before there is one, so that the first plan appears without delay.

Fonts, styles and much of Qt's Python side are made when they are first used: 20 to 40 ms that nobody waits for while
the window is idle.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.services.board_rows import Bar, BarKind, Board, BoardRow, RowKind, Sums
from ui.board.model import BoardModel
from ui.board.view import BoardView


def warm_up(page: QWidget) -> None:
    """Paint a small board, and a page that is not shown yet, to where nobody sees it."""
    model = BoardModel()
    view = BoardView(model)
    view.resize(600, 200)
    board = _small_board()
    model.show(board, None)
    view.grab()
    page.grab()
    view.deleteLater()
    model.deleteLater()


def _small_board() -> Board:
    import numpy as np

    bars = [
        Bar(0, 0, BarKind.HELD, 0, 0, 0, 0, 0, "Aa", "0.50", handover=True, locked=True),
        Bar(1, 1, BarKind.OPEN, 0, 0, 0, 0, -1, "Aa", "1.00"),
        Bar(2, 2, BarKind.HELD, 0, 0, 0, 0, 0, "Aa", "1.00", firm=False, knows=False),
    ]
    rows = (
        BoardRow(RowKind.SPONSOR, 0, "Aa", sponsor=0, sums=Sums(1.0, 1.0, 1.0, 0.1, 0.1, (100,) * 3, (50,) * 3)),
        BoardRow(RowKind.SEAT, 0, "Aa", "Aa", bars=tuple(bars), parent=0, sponsor=0, sums=Sums(1.0, 0.5)),
    )
    shade = np.array([[0, 0, 0], [0, 0, 0]], dtype=np.uint8)
    return Board(("2027-01", "2027-02", "2027-03"), ("Aa",), ("A",), rows, shade, ("Aa",))
