"""The pictures in the window: what is shown leads to the board, and a point of the frontier becomes a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from planner.services.board_filter import BoardFilter
from planner.services.board_rows import Arrange, RowKind
from planner.services.pictures.frontier import (
    FrontierPoint,
    frontier,
    plan_points,
    scenario_name,
    scenario_outcome,
    scenario_record,
)
from planner.services.pictures.kinds import PictureKind
from planner.services.pictures.making import picture_of
from planner.services.pictures.numbers import Picture, numbers, write_numbers
from ui.pictures.export import SUFFIXES, export_scene
from ui.pictures.frontier_run import FrontierRun, without_copies
from ui.pictures.page import PicturesPage
from ui.shown import ShownPlan, show_outcome
from ui.vocabulary import said
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from planner.domain.document import PlanRecord
    from ui.jobs import Job, JobControl
    from ui.main_window import MainWindow
    from ui.pictures.shapes import Target


class PicturesPart(QObject):
    """Works out the picture that is looked at, beside the window's thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.page = PicturesPage()
        self.run = FrontierRun(window.controller.doors, self)
        self.swept: tuple[FrontierPoint, ...] = ()
        self._known: dict[str, tuple[PlanRecord, FrontierPoint]] = {}
        self._making: Job | None = None
        self._seconds = 0.0
        self._connect()

    def _connect(self) -> None:
        controller, page = self._window.controller, self.page
        controller.plan_shown.connect(lambda _: self.refresh())
        controller.state_changed.connect(self._plans_changed)
        controller.opened.connect(lambda _: self._forget())
        controller.portfolio_changed.connect(lambda _: self._forget())
        page.wanted.connect(self.refresh)
        page.area.canvas.chosen.connect(self.follow)
        page.search_asked.connect(self.search)
        page.cancel_asked.connect(self.run.cancel)
        page.export_asked.connect(self.export)
        self.run.found.connect(self._on_point)
        self.run.changed.connect(lambda words: page.show_running(True, words))
        self.run.ended.connect(lambda words: page.show_running(False, words or self.tr("Cancelled.")))
        self.run.failed.connect(self._on_failure)

    # ---- showing

    def refresh(self) -> None:
        """Work out the picture that is chosen, if anybody is looking."""
        shown = self._window.controller.shown
        if not self.page.isVisible():
            return
        if self._making is not None:
            self._making.cancel()
        kind = self.page.kind
        if shown is None and not (kind is PictureKind.FRONTIER and self.swept):
            self.page.show_picture(None)
            return
        if shown is not None:
            self._offer(shown)
        choice, picture_work = self.page.choice, self._frontier if kind is PictureKind.FRONTIER else None

        def work(_: JobControl) -> Picture:
            if picture_work is not None or shown is None:
                return self._frontier()
            return picture_of(shown.outcome.case, shown.outcome.plan, kind, choice)

        chosen = shown.record_id if shown is not None else ""
        self._making = self._window.controller.figures.start(
            work, lambda picture: self.page.show_picture(picture, chosen), self._on_failure
        )

    def _offer(self, shown: ShownPlan) -> None:
        portfolio = shown.outcome.case.portfolio
        self.page.offer([role.name for role in portfolio.roles], [sponsor.name for sponsor in portfolio.sponsors])

    def _frontier(self) -> Picture:
        """The document's plans and the points of the sweep; on a thread."""
        session = self._window.controller.session
        if session is None:
            raise RuntimeError("no document is open")
        portfolio, records = session.portfolio, session.plans
        fresh = [r for r in records if r.id not in self._known or self._known[r.id][0].rows is not r.rows]
        known = dict(self._known)
        for record, point in zip(fresh, plan_points(portfolio, fresh), strict=True):
            known[record.id] = (record, point)
        self._known = {record.id: known[record.id] for record in records}
        return frontier(portfolio, (*(self._known[record.id][1] for record in records), *self.swept))

    def _plans_changed(self) -> None:
        if self.page.kind is PictureKind.FRONTIER:
            self.refresh()

    def _forget(self) -> None:
        """Another portfolio: what was searched belongs to the one before."""
        self.run.cancel()
        self.swept = ()
        self._known = {}
        self.page.show_running(False)
        self.refresh()

    # ---- following

    def follow(self, target: Target) -> None:
        """Where a click in a picture leads: the board, or a plan of the frontier."""
        shown = self._window.controller.shown
        if target.point >= 0:
            self._follow_point(target.point)
        elif shown is not None:
            self._follow_to_board(shown, target)

    def _follow_to_board(self, shown: ShownPlan, target: Target) -> None:
        portfolio, board = shown.outcome.case.portfolio, self._window.workspace.board
        choice = self.page.choice
        role = target.role if target.role >= 0 else choice.role
        sponsor = target.sponsor if target.sponsor >= 0 else choice.sponsor
        self._window.workspace.tabs.setCurrentWidget(board)
        by_people = self.page.kind is PictureKind.BENCH
        board.set_arrange(Arrange.PEOPLE if by_people else Arrange.SEATS)
        board.filters.set_filter(
            BoardFilter(
                sponsors=frozenset() if sponsor is None else frozenset({portfolio.sponsors[sponsor].name}),
                roles=frozenset() if role is None else frozenset({portfolio.roles[role].name}),
                open_only=by_people,
            )
        )
        if target.study >= 0:
            board.view.go_to(RowKind.STUDY, target.study, 0)
        board.view.setFocus()

    def _follow_point(self, at: int) -> None:
        picture = self.page.area.picture
        points = getattr(picture, "points", ())
        if at >= len(points):
            return
        point = points[at]
        if point.plan_id:
            self._window.controller.show_plan(point.plan_id)
        else:
            self.keep(point)

    def keep(self, point: FrontierPoint) -> None:
        """Put a point of the sweep into the document as a scenario, as one undoable edit, and show it."""
        controller = self._window.controller
        portfolio = controller.portfolio
        if portfolio is None:
            return
        name, seconds, baselines = (
            scenario_name(point, controller.plans, said),
            self._seconds,
            controller.doors.baselines,
        )

        def work(_: JobControl) -> tuple[ShownPlan, PlanRecord]:
            outcome = scenario_outcome(portfolio, point, baselines)
            return show_outcome(outcome, name=name), scenario_record(outcome, point, name, seconds)

        def done(made: tuple[ShownPlan, PlanRecord]) -> None:
            if controller.portfolio is portfolio:
                controller.keep_plan(made[0], name, made[1])

        controller.figures.start(work, done, self._on_failure)

    # ---- the frontier

    def search(self, points: int, seconds: float) -> None:
        """Search the frontier of the open portfolio."""
        controller = self._window.controller
        if controller.portfolio is None:
            return
        self._seconds = seconds
        self.swept = ()
        shown = controller.shown
        plan = None if shown is None else shown.outcome.plan
        self.run.start(controller.portfolio, controller.title or "portfolio", points, seconds, plan)
        self.refresh()

    def _on_point(self, point: FrontierPoint) -> None:
        self.swept = without_copies((*self.swept, point))
        self.refresh()

    def _on_failure(self, error: Exception) -> None:
        self.page.show_running(False)
        self._window.controller.failed.emit(self.tr("make the picture"), error)

    # ---- files

    def export(self) -> None:
        """Ask for a file and write the picture, or its numbers, to it."""
        if self.page.area.picture is None:
            return
        title = Path(self._window.controller.title or "plan").stem
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export picture"),
            f"{title} - {self.page.kind}.png",
            self.tr("Pictures (*.png *.svg *.pdf);;Numbers (*.csv)"),
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the picture in the light look, or its numbers as CSV, by the ending of the name."""
        picture, scene = self.page.area.picture, self.page.area.canvas.scene
        if picture is None or scene is None:
            return
        if path.suffix.lower() not in (*SUFFIXES, ".csv"):
            path = path.with_name(f"{path.name}.png")

        def work(_: JobControl) -> None:
            if path.suffix.lower() == ".csv":
                write_numbers(numbers(picture), path)
            else:
                export_scene(scene, path)

        def done(_: object) -> None:
            self._window.message.tell(Tone.INFO, self.tr("The picture was written to {path}").format(path=path))

        controller = self._window.controller
        controller.figures.start(work, done, lambda e: controller.failed.emit(self.tr("write the picture"), e))

    def shut_down(self) -> None:
        """End what runs."""
        self.run.shut_down()
