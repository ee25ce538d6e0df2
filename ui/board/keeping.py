"""What stays as it is while rows come and go: selection, current cell, and what stands at the top of the view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from planner.services.board_rows import Board, RowKind
from ui.board.overlay import cells_rect

if TYPE_CHECKING:
    from ui.board.model import BoardModel
    from ui.board.table import BoardTable

RowId = tuple[RowKind, int, int]
"""Kind, item, and which of the rows with both (a person's lanes)."""

_MOST = 500
"""Selected rows from which on a selection is dropped instead of found again."""


@dataclass(frozen=True)
class Kept:
    """By what rows stand for instead of where they are; months instead of columns."""

    spans: tuple[tuple[RowId, int, int], ...]
    current: tuple[RowId, int] | None
    anchor: tuple[RowId, int] | None  # from where Shift selects
    top: tuple[RowId, int] | None  # the row at the top, and how many pixels of it are above the view
    board: Board
    rows: dict[RowId, int]  # where they were in that board


def keep(view: BoardTable, model: BoardModel) -> Kept | None:
    """What to put back after the rows have changed."""
    board = model.board
    if board is None or not model.rowCount():
        return None
    spans = view.selected_spans()
    height, down = view.verticalHeader().defaultSectionSize(), view.verticalHeader().offset()
    top = min(down // max(height, 1), model.rowCount() - 1)
    at, start = view.currentIndex(), view.anchor
    rows: dict[RowId, int] = {}

    def named(row: int) -> RowId:
        found = _id(board, model.board_row(row))
        rows[found] = model.board_row(row)
        return found

    selected = tuple((named(row), first, last) for row, first, last in spans) if len(spans) <= _MOST else ()
    current = (named(at.row()), model.columns.spans[at.column()][0]) if at.isValid() else None
    anchor = (named(start.row()), model.columns.spans[start.column()][0]) if start.isValid() else None
    return Kept(selected, current, anchor, (named(top), down % max(height, 1)), board, rows)


def put_back(kept: Kept, view: BoardTable, model: BoardModel) -> None:
    """Select, go and scroll to what was kept, as far as it is still shown."""
    board = model.board
    if board is None or not model.rowCount():
        return
    rows = kept.rows if board is kept.board else _places(board, set(kept.rows))
    places = {row: model.visible_row(at) for row, at in rows.items()}
    months = len(model.columns.labels)
    if kept.top is not None and places.get(kept.top[0], -1) >= 0:
        bar = view.verticalScrollBar()
        bar.setValue(places[kept.top[0]] * view.verticalHeader().defaultSectionSize() + kept.top[1])
    spans = [
        (places[row], first, min(last, months - 1))
        for row, first, last in kept.spans
        if places.get(row, -1) >= 0 and first < months
    ]
    if spans:
        view.select_spans(spans)
    if kept.current is not None and places.get(kept.current[0], -1) >= 0 and kept.current[1] < months:
        view.set_current(places[kept.current[0]], kept.current[1])
    if kept.anchor is not None and places.get(kept.anchor[0], -1) >= 0 and kept.anchor[1] < months:
        view.set_anchor(model.index(places[kept.anchor[0]], model.columns.of_month[kept.anchor[1]]))


def _id(board: Board, at: int) -> RowId:
    row = board.rows[at]
    lane = 0
    while row.kind is RowKind.LANE and board.rows[at - lane].kind is RowKind.LANE:
        lane += 1
    return row.kind, row.item, lane


def _places(board: Board, wanted: set[RowId]) -> dict[RowId, int]:
    """The rows of the board that stand for what is wanted."""
    kinds = {(kind, item) for kind, item, _ in wanted}
    return {
        (row.kind, row.item, lane): at
        for at, row in enumerate(board.rows)
        if (row.kind, row.item) in kinds and (row.kind, row.item, lane := _id(board, at)[2]) in wanted
    }


def _selected(view: BoardTable) -> tuple[int, int, int]:
    """The current row, and the first and last column that is selected in it; -1 where nothing is."""
    row = view.currentIndex().row()
    parts = [p for p in list(view.selectionModel().selection()) if p.top() <= row <= p.bottom()]  # type: ignore[call-overload]
    if not parts:
        return row, -1, -1
    return row, min(part.left() for part in parts), max(part.right() for part in parts)


def selected_rect(view: BoardTable) -> QRect:
    """What is selected in the current row, in the viewport; empty if nothing is."""
    row, first, last = _selected(view)
    return cells_rect(view, row, row, first, last) if first >= 0 else QRect()


def keep_selection_in_sight(view: BoardTable) -> None:
    """Bring what is selected back into sight; where room is short, its beginning."""
    row, first, last = _selected(view)
    if first >= 0 and not view.viewport().rect().contains(selected_rect(view)):
        for column in (last, first):
            view.scrollTo(view.board_model.index(row, column))
