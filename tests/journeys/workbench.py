"""A day at the workbench in the real window: look, ask, change, lock, plan again, compare, publish.

One script for the journey's test and for the pictures in the documentation (`python -m tests.journeys.record`).
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel

from planner.domain.plan import OPEN
from planner.services.board import RowKind, locked_months
from planner.services.stretch import Stretch
from tests.journeys.main_job import Picture, pause, until
from ui.board.view import BoardView
from ui.main_window import MainWindow


def pick(window: MainWindow, stretch: Stretch) -> None:
    """Select a stretch on the board by seats."""
    window.commands["by_seats"].trigger()
    board = window.workspace.board
    view: BoardView = board.view
    assert view.go_to(RowKind.SEAT, stretch.seat, stretch.first)
    row = view.currentIndex().row()
    for month in stretch.months:
        at = board.model.index(row, month)
        flag = QItemSelectionModel.SelectionFlag
        view.selectionModel().select(at, flag.Select if month > stretch.first else flag.ClearAndSelect)
    until(lambda: stretch in board.selection.stretches, "the selection")


def open_stretch(window: MainWindow) -> Stretch:
    """The longest stretch that nobody holds and somebody is free for, as the plan stands."""
    from planner.services.candidates.ranking import candidates
    from planner.services.candidates.standing import Standing

    shown = window.controller.shown
    assert shown is not None
    plan, case = shown.outcome.plan, shown.outcome.case
    standing = Standing(case, plan)
    found: list[Stretch] = []
    for seat in range(len(plan.seats)):
        months = [t for t in range(case.grid.count) if plan.holder[seat, t] == OPEN and plan.seats.fte[seat, t] > 0]
        runs = [t for t in months if t - 1 not in months]
        found += [Stretch(seat, t, next(u for u in range(t, case.grid.count + 1) if u not in months) - 1) for t in runs]
    for stretch in sorted(found, key=lambda s: s.first - s.last):
        if candidates(standing, stretch).free:
            return stretch
    return found[0]


def walk(window: MainWindow, picture: Picture, seconds: int = 2) -> None:
    """The whole way from a window with a plan, with a picture at each stop."""
    ask(window, picture)
    change(window, picture)
    plan_again(window, picture, seconds)
    compare_and_publish(window, picture)
    look_at_pictures(window, picture)
    read_notes(window, picture)


def ask(window: MainWindow, picture: Picture) -> None:
    """Who could hold an open seat, and why it is open."""
    pick(window, open_stretch(window))
    window.commands["seat_candidates"].trigger()
    until(lambda: window.seat.panel.table.model().rowCount() > 0, "candidates")
    pause(400)
    picture(window, "seat-candidates")
    window.commands["seat_why"].trigger()
    until(lambda: bool(window.seat.panel.why.toPlainText()), "why")
    pause(400)
    picture(window, "seat-why")


def change(window: MainWindow, picture: Picture) -> None:
    """Clear a seat, read the answer, take it back; lock two people."""
    shown = window.controller.shown
    assert shown is not None
    plan = shown.outcome.plan
    locked = locked_months(shown.outcome.case, plan)
    held = [s for s in range(len(plan.seats)) if plan.holder[s, 0] >= 0 and not locked[s, 0]][:2]
    pick(window, Stretch(held[0], 0, 0))
    steps = len(window.controller.session.steps.done) if window.controller.session else 0
    window.commands["board_clear"].trigger()
    until(lambda: done(window) == steps + 1, "the change")
    window.commands["answer"].trigger()
    pause(400)
    picture(window, "answer")
    window.commands["undo"].trigger()
    until(lambda: done(window) == steps and holds(window, held[0]), "undo")
    for at, seat in enumerate(held, start=1):
        pick(window, Stretch(seat, 0, 0))
        window.commands["lock"].trigger()
        until(lambda at=at: done(window) == steps + at, "the lock")  # type: ignore[misc]
    window.commands["history"].trigger()
    pause(400)
    picture(window, "history")


def holds(window: MainWindow, seat: int) -> bool:
    """Whether the plan that is shown has somebody on a seat in the first month."""
    shown = window.controller.shown
    return shown is not None and int(shown.outcome.plan.holder[seat, 0]) >= 0


def done(window: MainWindow) -> int:
    """Steps that the document has, undone ones aside."""
    session = window.controller.session
    return len(session.steps.done) if session else 0


def plan_again(window: MainWindow, picture: Picture, seconds: int) -> None:
    """Improve the plan that is shown, and keep the proposal as a scenario."""
    window.workspace.planning.seconds.setValue(seconds)
    plans = len(window.controller.plans)
    window.commands["duplicate_plan"].trigger()
    until(lambda: len(window.controller.plans) == plans + 1, "the copy")
    until(lambda: window.controller.shown.record_id == window.controller.plans[-1].id, "the copy on the board")  # type: ignore[union-attr]
    shown = window.controller.shown
    assert shown is not None
    plan, locked = shown.outcome.plan, locked_months(shown.outcome.case, shown.outcome.plan)
    seat = next(s for s in range(len(plan.seats)) if plan.holder[s, 1] >= 0 and not locked[s, 1])
    pick(window, Stretch(seat, 1, 1))
    steps = done(window)
    window.commands["board_clear"].trigger()
    until(lambda: done(window) == steps + 1, "the change of the copy")
    window.commands["improve_plan"].trigger()
    until(lambda: not window.planning.running, "the search")
    pause(600)
    picture(window, "proposal")


def compare_and_publish(window: MainWindow, picture: Picture) -> None:
    """The first two plans side by side; publish the first."""
    window.commands["show_scenarios"].trigger()
    page = window.scenarios.page
    until(lambda: page.plans.model.rowCount() >= 2, "the list")
    page.select({record.id for record in window.controller.plans[:2]})
    window.commands["compare_plans"].trigger()
    until(page.comparison.isVisible, "the comparison")
    pause(600)
    picture(window, "scenarios")
    page.select({window.controller.plans[0].id})
    window.commands["publish_plan"].trigger()
    until(lambda: window.controller.plans[0].published, "publishing")


def look_at_pictures(window: MainWindow, picture: Picture) -> None:
    """Every picture of the plan that is shown."""
    from planner.services.pictures.kinds import PictureKind

    window.panels.docks["history"].hide()
    window.panels.docks["answer"].hide()
    window.panels.docks["seat"].hide()
    window.commands["pictures"].trigger()
    page = window.pictures.part.page
    for at, kind in enumerate(PictureKind):
        page.area.show_picture(None)
        page.list.setCurrentRow(at)
        until(lambda: page.area.picture is not None, "a picture")
        pause(200)
        picture(window, f"pictures-{kind.value}")


def read_notes(window: MainWindow, picture: Picture) -> None:
    """Notes on what is selected."""
    window.workspace.tabs.setCurrentWidget(window.workspace.board)
    shown = window.controller.shown
    assert shown is not None
    pick(window, Stretch(int((shown.outcome.plan.holder[:, 0] >= 0).nonzero()[0][0]), 0, 0))
    window.commands["notes"].trigger()
    until(lambda: bool(window.notes.panel.fields), "notes")
    pause(200)
    picture(window, "notes")
