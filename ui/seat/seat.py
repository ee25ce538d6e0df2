"""The seat's panel in the window: it follows the selection of the board, and asks on a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.seat.asking import Asking, Question, Reach, reached
from ui.seat.panel import SeatPanel
from ui.vocabulary import said

if TYPE_CHECKING:
    from planner.services.candidates.ranking import Candidate, Candidates
    from planner.services.candidates.standing import Standing
    from planner.services.stretch import Stretch
    from planner.services.why.explaining import Why
    from planner.services.why.remedies import Remedy
    from ui.main_window import MainWindow
    from ui.shown import ShownPlan

PAUSE = 60
"""Milliseconds without another selection before a question is asked."""


class Seat(QObject):
    """Asks about the selected seat and shows the answers."""

    assign_asked = Signal(int, object)  # person or CONTRACTOR, tuple of Stretch
    answered = Signal()  # everything about the question is shown

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reach: Reach | None = None  # chosen by hand for the present selection
        self._question: Question | None = None
        self._waiting = False  # for an edit that is worked out
        self.asking = Asking(self)
        self.panel = SeatPanel()
        self.dock = window.add_panel("seat", self.tr("Seat"), self.panel)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._connect()

    def _connect(self) -> None:
        self.panel.reach_chosen.connect(self._choose_reach)
        self.panel.assign_asked.connect(self._assign)
        self.panel.remedy_asked.connect(self._do)
        self.asking.found.connect(self._found)
        self.asking.explained.connect(self._explained)
        self.asking.completed.connect(self._completed)
        self.asking.failed.connect(self._failed)
        self.dock.visibilityChanged.connect(lambda _: self._pause.start())
        self._window.workspace.board.selection_changed.connect(self._selected)
        self._window.controller.plan_shown.connect(self._plan_shown)

    # ---- commands

    def show(self) -> None:
        """Bring the candidates to the front."""
        self._window.panels.show("seat")
        self.panel.tabs.setCurrentIndex(0)
        self.panel.table.setFocus()
        self.refresh()

    def show_why(self) -> None:
        """Bring the reasons to the front."""
        self._window.panels.show("seat")
        self.panel.tabs.setCurrentIndex(1)
        self.panel.why.setFocus()
        self.refresh()

    # ---- questions

    def _selected(self, _: object) -> None:
        self._reach = None
        self._pause.start()

    def give_way(self) -> None:
        """An edit is worked out, which the question under way would only hold up; it is asked again afterwards."""
        self._question = None
        self._waiting = True
        self.asking.drop()

    def go_on(self) -> None:
        """Ask again."""
        self._waiting = False
        self._pause.start()

    def _plan_shown(self, shown: object) -> None:
        self._question = None
        if shown is None:
            self.asking.forget()
        self._pause.start()

    def _choose_reach(self, reach: Reach) -> None:
        self._reach = reach
        self.refresh()

    def refresh(self) -> None:
        """Ask about what is selected, if the panel is in sight and this is not known yet."""
        if self._waiting or not self.dock.isVisible():
            return
        shown, seats = self._window.controller.shown, self._window.workspace.board.selection.stretches
        if shown is None:
            self._say(self.tr("There is no plan yet. Press Plan; then select a seat on the board."))
        elif not seats:
            self._say(self.tr("Select a seat on the board to see who could hold it, and why it is held as it is."))
        elif seats[0].seat >= len(shown.outcome.plan.seats) or seats[-1].last >= shown.outcome.case.grid.count:
            self._say(self.tr("Select a seat on the board."))  # the selection is of another plan
        else:
            self._ask(shown, seats[0], len({stretch.seat for stretch in seats}))

    def _say(self, words: str) -> None:
        self._question = None
        self.asking.drop()
        self.panel.say(words)

    def _ask(self, shown: ShownPlan, selected: Stretch, seats: int) -> None:
        reach = self._reach or (Reach.HOLDER if selected.first == selected.last else Reach.SELECTED)
        stretch = reached(shown, selected, reach)
        if self._question is not None and self._question == Question(shown, stretch):
            return
        if not (shown.outcome.plan.seats.fte[stretch.seat, stretch.first : stretch.last + 1] > 0).any():
            self._say(self.tr("The seat carries nothing in these months. Select months with a bar."))
            return
        self._question = Question(shown, stretch)
        heading, details = self._heading(shown, stretch)
        if seats > 1:
            details += "\n" + self.tr("{n} seats are selected; this is about the first one.").format(n=seats)
        self.panel.begin(heading, details, reach)
        self.asking.ask(self._question)

    def _heading(self, shown: ShownPlan, stretch: Stretch) -> tuple[str, str]:
        from planner.domain.plan_rows import describe_line
        from planner.services.candidates.words import holder_name, months_words

        case, plan = shown.outcome.case, shown.outcome.plan
        key = case.line_keys[int(plan.seats.line[stretch.seat])]
        number = int(plan.seats.number[stretch.seat])
        heading = self.tr("{line}, seat {n}").format(line=said(describe_line(key)), n=number)
        carried = [t for t in stretch.months if plan.seats.fte[stretch.seat, t] > 0]
        sizes = sorted({int(plan.seats.fte[stretch.seat, t]) for t in carried})
        fte = " – ".join(f"{size / 100:.2f}" for size in (sizes[:1] + sizes[1:][-1:])) if sizes else "0"
        holders = dict.fromkeys(holder_name(case, int(plan.holder[stretch.seat, t])) for t in carried)
        when = months_words(case, stretch.first, stretch.last)
        return heading, f"{said(when)} · {fte} FTE · {', '.join(map(said, holders))}"

    # ---- answers

    def _found(self, question: Question, standing: Standing, found: Candidates) -> None:
        if question is self._question:
            self._standing = standing
            self.panel.show_candidates(standing, found)

    def _explained(self, question: Question, why: tuple[Why, ...]) -> None:
        if question is self._question:
            self.panel.show_why(why)

    def _completed(self, question: Question, found: Candidates) -> None:
        if question is self._question:
            self.panel.show_candidates(self._standing, found)
            self.answered.emit()

    def _failed(self, error: Exception) -> None:
        self._question = None
        self._window.controller.failed.emit(self.tr("work out the candidates"), error)

    # ---- assigning

    def _assign(self, candidate: Candidate) -> None:
        from planner.services.changing import Assign
        from planner.services.stretch import stretches

        if self._question is None:
            return
        seat = self._question.stretch.seat
        cells = [(seat, t) for t in candidate.fit.free if t not in candidate.holds]
        where = stretches(cells)
        self.assign_asked.emit(candidate.person, where)
        self._window.editing.change(Assign(where, candidate.person))

    def _do(self, why: Why, remedy: Remedy) -> None:
        """Make the change that a remedy was tried out as; the answer follows as after every edit."""
        from planner.services.why.doing import change_of

        if self._question is not None:
            self._window.editing.change(change_of(self._standing, why.stretch, remedy))

    def shut_down(self) -> None:
        """End what runs."""
        self.asking.shut_down()
