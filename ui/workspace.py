"""What the window shows of an open portfolio: strips above, views in tabs below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from ui.views.board import BoardPage
from ui.views.planning import PlanningStrip
from ui.views.sheets import SheetsPage
from ui.views.summary import SummaryStrip
from ui.views.tables import TablePage

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from planner.services.tables import Table, Value
    from ui.shown import ShownPlan, Tables


class Workspace(QWidget):
    """Places the strips and views; decides nothing."""

    plan_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.planning = PlanningStrip()
        self.summary = SummaryStrip()
        self.board = BoardPage()
        self.board.plan_asked.connect(self.planning.plan_asked)
        self.board.idle.connect(self.summary.prepare, Qt.ConnectionType.QueuedConnection)
        none = self.tr("none")
        self.sponsors = TablePage(self.tr("Sponsors"), none)
        self.studies = TablePage(self.tr("Studies"), none)
        self.people = TablePage(self.tr("People"), none)
        self.sheets = SheetsPage(self.tr("Other sheets"), none)
        self.problems = TablePage(self.tr("Problems"), self.tr("no problems were found"))
        self.studies.row_chosen.connect(self._find_on_board)
        self.people.row_chosen.connect(self._find_person)
        self.problems.row_chosen.connect(self._find_problem)
        self._build()

    def _build(self) -> None:
        self.plans = QComboBox()
        self.plans.setAccessibleName(self.tr("Plan shown"))
        self.plans.setToolTip(self.tr("The plans of this document; choose the one to show"))
        self.plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.plans.activated.connect(lambda at: self.plan_chosen.emit(self.plans.itemData(at)))
        self.body = QMainWindow()  # so that panels stand beside the views, below the strips
        self.body.setWindowFlags(Qt.WindowType.Widget)
        self.tabs = QTabWidget()
        self.body.setCentralWidget(self.tabs)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Views"))
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 2, 10, 2)
        row.addWidget(self.plans)
        self.tabs.setCornerWidget(corner)
        for page, name in (
            (self.board, self.tr("Staffing board")),
            (self.studies, self.tr("Studies")),
            (self.sponsors, self.tr("Sponsors")),
            (self.people, self.tr("People")),
            (self.sheets, self.tr("Other sheets")),
            (self.problems, self.tr("Problems")),
        ):
            self.tabs.addTab(page, name)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.planning)
        whole.addWidget(line)
        whole.addWidget(self.summary)
        whole.addWidget(self.body, 1)
        self.tabs.currentChanged.connect(lambda _: self.board.cell_entered.emit(""))
        self.summary.hide()
        self.plans.hide()

    def add_view(self, page: QWidget, title: str, before: QWidget | None = None) -> None:
        """One more view as a tab, at the end or before another one."""
        self.tabs.insertTab(self.tabs.count() if before is None else self.tabs.indexOf(before), page, title)

    def show_tables(self, tables: Tables) -> None:
        """Show the portfolio's tables."""
        self.sponsors.show_table(tables.sponsors)
        self.studies.show_table(tables.studies)
        self.people.show_table(tables.people)
        self.sheets.show_tables(tables.sheets)
        self._show_problems(tables.problems)

    def show_refused(self, problems: Table) -> None:
        """Show the problems of a file that was refused."""
        self._show_problems(problems)
        self.show_problems()

    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.tabs.setCurrentWidget(self.problems)

    def _show_problems(self, problems: Table) -> None:
        self.problems.show_table(problems)
        count = len(problems.rows)
        at = self.tabs.indexOf(self.problems)
        self.tabs.setTabText(at, self.tr("Problems ({n})").format(n=count) if count else self.tr("Problems"))

    def show_plan(self, shown: ShownPlan | None) -> None:
        """Show a plan's figures and board; None shows that there is none."""
        self.summary.show_outcome(shown.outcome if shown else None, shown.name if shown else "")
        self.board.show_plan(shown)
        # everything finds its place before anything is painted, instead of being painted twice
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def show_plans(self, plans: tuple[PlanRecord, ...], chosen: str) -> None:
        """Offer the document's plans."""
        self.plans.clear()
        for plan in plans:
            self.plans.addItem(plan.name + (self.tr(" (published)") if plan.published else ""), plan.id)
        self.plans.setCurrentIndex(self.plans.findData(chosen))
        self.plans.setVisible(len(plans) > 1)

    def refresh_look(self) -> None:
        """Follow the palette."""
        self.planning.refresh_look()
        self.summary.refresh_look()
        self.board.refresh_look()
        for page in (self.sponsors, self.studies, self.people, self.sheets, self.problems):
            page.refresh_look()

    def current_table(self) -> TablePage | None:
        """The table in front, if it is not the board."""
        page = self.tabs.currentWidget()
        return page if isinstance(page, TablePage) else None

    def sheet_in_front(self) -> str:
        """The canonical sheet of the table in front; '' where it is none."""
        sheets = {
            self.sponsors: "Sponsors", self.studies: "Roadmap", self.people: "Staff", self.sheets: self.sheets.current,
        }  # fmt: skip
        page = self.current_table()
        return sheets.get(page, "") if page is not None else ""

    def start_search(self) -> None:
        """Put the cursor into the field that searches the view in front."""
        table = self.current_table()
        if table is not None:
            table.start_search()
        else:
            self.board.start_search()

    def copy(self) -> None:
        """Copy what is selected in the view in front."""
        table = self.current_table()
        if table is not None:
            table.copy()
        else:
            self.board.view.copy()

    def _find_on_board(self, values: tuple[Value, ...]) -> None:
        self._search_board(str(values[0]))

    def _find_person(self, values: tuple[Value, ...]) -> None:
        self._search_board(str(values[1] or values[0]))

    def _find_problem(self, values: tuple[Value, ...]) -> None:
        """From a problem to the rows of its sheet that hold the value, where the sheet is one of the tables."""
        sheet = str(values[1]).split("!")[0]
        page = {"Staff": self.people, "Roadmap": self.studies, "Sponsors": self.sponsors}.get(sheet)
        if page is None and self.sheets.sheet.findData(sheet) >= 0:
            page = self.sheets
            self.sheets.choose(sheet)
        if page is not None and page.model.table.rows:
            self.tabs.setCurrentWidget(page)
            page.filter.setText(str(values[2]))
            page.view.setFocus()

    def _search_board(self, text: str) -> None:
        self.tabs.setCurrentWidget(self.board)
        self.board.search.setText(text)
        self.board.view.setFocus()
