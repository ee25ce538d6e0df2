"""The page of the staffing board: what its rows are, finding, zooming, legend, and the board itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.services.board import Arrange, Bar, RowKind
from ui.board.legend import Legend
from ui.board.model import BoardModel
from ui.board.selection import NOTHING, selection_of
from ui.board.view import BoardView
from ui.shown import ShownPlan
from ui.theme import renew_style_sheet

_TOGGLE = """
QPushButton { border: 1px solid palette(mid); border-radius: 3px; padding: 4px 12px; }
QPushButton:checked { background: palette(highlight); color: palette(highlighted-text); }
QPushButton:focus { border: 2px solid palette(accent); padding: 3px 11px; }
"""


class BoardPage(QWidget):
    """The centre piece of the window."""

    cell_entered = Signal(str)
    plan_asked = Signal()
    selection_changed = Signal(object)  # Selection

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownPlan | None = None
        self._arrange = Arrange.SEATS
        self.model = BoardModel(self)
        self.view = BoardView(self.model)
        self.view.cell_entered.connect(self.cell_entered)
        self.view.bar_chosen.connect(self._follow)
        self._build()
        self.model.rows_shown.connect(self._count)
        self.selection = NOTHING
        self._settled = QTimer(self)  # a drag over many cells is told once, at its end
        self._settled.setSingleShot(True)
        self._settled.setInterval(30)
        self._settled.timeout.connect(self._tell_selection)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._settled.start())
        self.model.modelReset.connect(self._settled.start)

    def _build(self) -> None:
        self.seats_button = QPushButton(self.tr("By seats"))
        self.people_button = QPushButton(self.tr("By people"))
        group = QButtonGroup(self)
        for button, arrange in ((self.seats_button, Arrange.SEATS), (self.people_button, Arrange.PEOPLE)):
            button.setCheckable(True)
            button.setStyleSheet(_TOGGLE)
            group.addButton(button)
            button.clicked.connect(lambda _=False, arrange=arrange: self.set_arrange(arrange))
        self.seats_button.setChecked(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a person, study, role or sponsor…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Find on the board"))
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(300)
        self.search.textChanged.connect(self.model.set_search)
        self.count = QLabel()
        self.legend = Legend()
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.seats_button)
        top.addWidget(self.people_button)
        top.addSpacing(8)
        top.addWidget(self.search, 2)
        top.addWidget(self.count)
        top.addStretch(1)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(8, 6, 8, 8)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.legend)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_empty())
        self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

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

    @property
    def arrange(self) -> Arrange:
        """What the rows are."""
        return self._arrange

    def show_plan(self, shown: ShownPlan | None) -> None:
        """Show a plan's board; None shows what to do instead."""
        self._shown = shown
        self._pages.setCurrentIndex(0 if shown is None else 1)
        self._refresh()

    def set_arrange(self, arrange: Arrange) -> None:
        """Rows are seats, or people."""
        self._arrange = arrange
        (self.seats_button if arrange is Arrange.SEATS else self.people_button).setChecked(True)
        self._refresh()

    def refresh_look(self) -> None:
        """Follow the palette."""
        renew_style_sheet(self.seats_button)
        renew_style_sheet(self.people_button)

    def start_search(self) -> None:
        """Put the cursor into the find field."""
        self.search.setFocus()
        self.search.selectAll()

    def _refresh(self) -> None:
        shown = self._shown
        self.model.show(shown.boards[self._arrange] if shown else None, shown.text if shown else None)
        self.legend.show_board(self.model.board)

    def _follow(self, bar: Bar) -> None:
        """From a seat to its holder's row, or from a person's work to its seat."""
        if self._arrange is Arrange.SEATS:
            self.set_arrange(Arrange.PEOPLE)
            target = (RowKind.PERSON, bar.person)
        else:
            self.set_arrange(Arrange.SEATS)
            target = (RowKind.SEAT, bar.seat)
        if not self.view.go_to(*target, bar.first):
            self.search.clear()
            self.view.go_to(*target, bar.first)
        self.view.setFocus()

    def _tell_selection(self) -> None:
        cells = [(index.row(), index.column()) for index in self.view.selectionModel().selectedIndexes()]
        found = selection_of(self.model, cells)
        if found != self.selection:
            self.selection = found
            self.selection_changed.emit(found)

    def _count(self, seen: int, every: int) -> None:
        if seen == every:
            self.count.setText(self.tr("{n} rows").format(n=every))
        else:
            self.count.setText(self.tr("{seen} of {n} rows").format(seen=seen, n=every))
