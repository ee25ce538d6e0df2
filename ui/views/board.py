"""The page of the staffing board: what its rows are, finding, filtering, colours, legend, and the board itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from planner.services.board_rows import Arrange, Bar, RowKind
from ui.board.bar import BoardBar
from ui.board.colouring import ColourBy, Colouring
from ui.board.columns import Grain
from ui.board.filters import FilterBar
from ui.board.finder import Finder
from ui.board.legend import Legend
from ui.board.mapping import spans_of
from ui.board.model import BoardModel
from ui.board.selection import NOTHING, selection_of_spans
from ui.board.view import DEFAULT_ZOOM, MONTHS, QUARTERS, BoardView
from ui.board.warming import warm_up

if TYPE_CHECKING:
    from planner.services.board_filter import BoardFilter
    from ui.shown import ShownPlan

WARM_AFTER = 250
"""Milliseconds after which a page that is shown without a plan gets ready for one."""


class BoardPage(QWidget):
    """The centre piece of the window."""

    cell_entered = Signal(str)
    plan_asked = Signal()
    selection_changed = Signal(object)  # Selection
    idle = Signal()  # in sight without a plan: whatever the first one needs can be made ready

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownPlan | None = None
        self._arrange = Arrange.SEATS
        self._pending: dict[str, Any] = {}
        self._warm = False
        self.selection = NOTHING
        self.model = BoardModel(self)
        self.view = BoardView(self.model)
        self.bar = BoardBar()
        self.finder = Finder(self.model, self.view)
        self.filters = FilterBar()
        self.legend = Legend()
        self.search = self.finder.field
        self._build()
        self._connect()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.bar)
        top.addWidget(self.finder, 1)
        self._page = page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(8, 6, 8, 8)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addWidget(self.filters)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.legend)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_empty())
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        self.view.cell_entered.connect(self.cell_entered)
        self.view.bar_chosen.connect(self._follow)
        self.view.zoomed.connect(self._show_state)
        self.bar.arrange_asked.connect(self.set_arrange)
        self.bar.grain_asked.connect(self.set_grain)
        self.bar.colour_asked.connect(self.set_colour_by)
        self.filters.changed.connect(self._filter)
        self.model.rows_shown.connect(self._count)
        self._settled = QTimer(self)  # a drag over many cells is told once, at its end
        self._settled.setSingleShot(True)
        self._settled.setInterval(30)
        self._settled.timeout.connect(self._tell_selection)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._settled.start())
        self.model.modelReset.connect(self._settled.start)
        self.model.renewed.connect(self._settled.start)

    def _build_empty(self) -> QWidget:
        page = QWidget()
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._plan_now = QPushButton(self.tr("Plan now"))
        self._plan_now.clicked.connect(self.plan_asked)
        self.set_running(False)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self._hint)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self._plan_now)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        across = QHBoxLayout(page)
        across.addStretch(1)
        across.addLayout(column, 2)
        across.addStretch(1)
        return page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(WARM_AFTER, self, self._warm_up)

    def _warm_up(self) -> None:
        if self._shown is None:
            warm_up(self._page)
            self.idle.emit()

    def set_running(self, running: bool) -> None:
        """While nothing is shown yet: say that a search is under way, or how to start one."""
        self._plan_now.setVisible(not running)
        if running:
            self._hint.setText(
                self.tr(
                    "Searching for a plan.\n\nIt appears here when the time is over, or as soon as you press Stop and "
                    "keep. Meanwhile you can look at the studies and people."
                )
            )
            return
        self._hint.setText(
            self.tr(
                "There is no plan yet.\n\nPress Plan to search for the staffing plan that keeps teams with their "
                "sponsors while every margin floor holds.\n"
                "You can watch it improve, and stop whenever it is good enough."
            )
        )

    # ---- what is shown

    @property
    def arrange(self) -> Arrange:
        """What the rows are."""
        return self._arrange

    @property
    def shown(self) -> ShownPlan | None:
        """The plan on the board."""
        return self._shown

    def show_plan(self, shown: ShownPlan | None) -> None:
        """Show a plan's board; None shows what to do instead. Selection, folding and place stay where they fit."""
        from planner.services.board_filter import choices

        self._shown = shown
        self._pages.setCurrentIndex(0 if shown is None else 1)
        if shown is not None:
            self.filters.offer(choices(shown.outcome.case))
        self._refresh()
        if shown is not None and self._pending:
            pending, self._pending = self._pending, {}
            self._restore_rows(pending)

    def set_arrange(self, arrange: Arrange) -> None:
        """Rows are seats, or people; what was selected stays selected."""
        self._tell_selection()
        selection, changed = self.selection, arrange is not self._arrange
        self._arrange = arrange
        self.filters.set_arrange(arrange)
        self.view.figures.set_arrange(arrange)
        self._show_state()
        self._refresh()
        if changed and self._shown is not None and selection.stretches:
            spans = spans_of(self.model, self._shown.outcome.plan, selection, arrange)
            self.view.select_spans(spans)
            if spans:
                self.view.scrollTo(self.view.currentIndex(), BoardView.ScrollHint.PositionAtCenter)

    def set_grain(self, grain: Grain) -> None:
        """Columns are months, or quarters."""
        if grain is not self.view.grain:
            self.view.set_zoom(MONTHS if grain is Grain.MONTH else QUARTERS)
        self._show_state()

    def set_colour_by(self, by: ColourBy) -> None:
        """Let the bars' colours stand for something else."""
        self.view.set_colour_by(by)
        self._show_state()
        self._show_legend()

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.bar.refresh_look()
        self.filters.refresh_look()
        self.view.corner.refresh_look()

    def start_search(self) -> None:
        """Put the cursor into the find field."""
        self.finder.start()

    def find_next(self) -> None:
        """Go to the next hit."""
        self.finder.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.finder.step(-1)

    def _show_state(self) -> None:
        self.bar.show_state(self._arrange, self.view.grain, self.view.colour_by)

    def _show_legend(self) -> None:
        board = self.model.board
        by_people = self._arrange is Arrange.PEOPLE
        self.legend.show_colours(Colouring(board, self.view.colour_by) if board else None, by_people)

    def _refresh(self) -> None:
        shown = self._shown
        board = shown.boards[self._arrange] if shown else None
        self.model.show(board, shown.text if shown else None, self._kept_rows(self.filters.filter))
        self.finder.renew()
        self._show_legend()

    def _kept_rows(self, wanted: BoardFilter) -> set[int] | None:
        from planner.services.board_filter import kept_rows

        if self._shown is None:
            return None
        outcome = self._shown.outcome
        return kept_rows(outcome.case, outcome.plan, outcome.evaluation, self._shown.boards[self._arrange], wanted)

    def _filter(self, wanted: BoardFilter) -> None:
        self.model.set_kept(self._kept_rows(wanted))
        self.finder.renew()

    def _count(self, seen: int, every: int) -> None:
        self.filters.say(seen, every, self.search.text().strip() if self.finder.only.isChecked() else "")

    # ---- selection

    def _follow(self, bar: Bar) -> None:
        """From a seat to its holder's row, or from a person's work to its seat."""
        from planner.services.board_filter import BoardFilter

        if self._arrange is Arrange.SEATS:
            self.set_arrange(Arrange.PEOPLE)
            target = (RowKind.PERSON, bar.person)
        else:
            self.set_arrange(Arrange.SEATS)
            target = (RowKind.SEAT, bar.seat)
        if not self.view.go_to(*target, bar.first):
            self.search.clear()
            self.filters.set_filter(BoardFilter())
            self.view.go_to(*target, bar.first)
        self.view.setFocus()

    def settle_selection(self) -> None:
        """Tell the selection now, for a command that comes right after a click."""
        self._tell_selection()

    def _tell_selection(self) -> None:
        self._settled.stop()
        found = selection_of_spans(self.model, self.view.selected_spans())
        if found != self.selection:
            self.selection = found
            self.selection_changed.emit(found)

    # ---- remembering

    def state(self) -> dict[str, Any]:
        """How the board looks, in plain values."""
        if self._pending:  # nothing was shown since it was restored
            return self._pending
        return {
            "arrange": self._arrange.value,
            "zoom": self.view.zoom,
            "colour": self.view.colour_by.value,
            "hidden": list(self.view.figures.hidden),
            "only": self.finder.only.isChecked(),
            "filter": self.filters.state(),
            "folded": list(self.model.folded),
            "across": self.view.horizontalScrollBar().value(),
            "down": self.view.verticalScrollBar().value(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Look as remembered; rows, folding and place follow with the next plan. Damaged values count as missing."""
        from planner.services.board_filter import BoardFilter

        arrange, by, zoom = state.get("arrange"), state.get("colour"), state.get("zoom")
        self._arrange = Arrange(arrange) if arrange in set(Arrange) else Arrange.SEATS
        self.filters.set_arrange(self._arrange)
        self.view.figures.set_arrange(self._arrange)
        self.view.set_colour_by(ColourBy(by) if by in set(ColourBy) else ColourBy.SPONSOR)
        if state:
            self.view.set_zoom(zoom if isinstance(zoom, int) else DEFAULT_ZOOM)
        self.view.figures.set_hidden(_names(state.get("hidden")))
        self.finder.only.setChecked(state.get("only") is not False)
        self.search.clear()
        self.model.set_folded(())
        self.filters.set_filter(BoardFilter())
        self._pending = state
        self._show_state()

    def _restore_rows(self, state: dict[str, Any]) -> None:
        kept = state.get("filter")
        self.filters.restore(kept if isinstance(kept, dict) else {})
        self.model.set_folded(_names(state.get("folded")))
        self.view.updateGeometries()  # so that there is something to scroll
        for bar, name in ((self.view.horizontalScrollBar(), "across"), (self.view.verticalScrollBar(), "down")):
            place = state.get(name)
            bar.setValue(place if isinstance(place, int) else 0)


def _names(value: object) -> list[str]:
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []
