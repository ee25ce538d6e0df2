"""What happened, put on the screen: the answers of the document and of planning runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from planner.domain.errors import InputProblems, Severity
from planner.services.tables import problems_table
from ui.document import is_expected
from ui.settings import recent_files, remember_file
from ui.vocabulary import said
from ui.widgets.message_bar import Choice, Tone
from ui.words import gap_words, seconds_words

if TYPE_CHECKING:
    from planner.services.session import Recoverable
    from solver.api import Failure
    from ui.document_file import Opened
    from ui.main_window import MainWindow
    from ui.planning_run import Concluded
    from ui.shown import ShownPlan


class Replies(QObject):
    """Listens to the controller and the runs, and tells the window's parts."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._screen = window.workspace
        self._message = window.message
        controller, run = window.controller, window.planning
        controller.opened.connect(self._on_opened)
        controller.refused.connect(self._on_refused)
        controller.portfolio_changed.connect(self._screen.show_tables)
        controller.plan_shown.connect(self._on_plan_shown)
        controller.state_changed.connect(self.refresh_state)
        controller.busy.connect(self._on_busy)
        controller.saved.connect(self._on_saved)
        controller.exported.connect(self._on_exported)
        controller.failed.connect(self._on_failed)
        controller.recoverable.connect(self._on_recoverable)
        run.started.connect(self._on_run_started)
        run.progress.connect(self._screen.planning.show_progress)
        run.concluding.connect(self._screen.planning.concluding)
        run.finished.connect(self._on_run_finished)
        run.ended.connect(self._on_run_ended)
        run.failed.connect(self._on_run_failed)

    # ---- the document

    def _on_opened(self, opened: Opened) -> None:
        window = self._window
        self._message.hide()
        window.pages.setCurrentWidget(self._screen)
        self._screen.show_tables(opened.tables)
        self._screen.tabs.setCurrentWidget(self._screen.board)
        self._screen.planning.end()
        if opened.source is not None:
            remember_file(window.settings, opened.source)
        warnings = sum(1 for problem in opened.problems if problem.severity is Severity.WARNING)
        if warnings:
            self._message.tell(
                Tone.WARNING,
                self.tr("This file was opened; {n} things in it deserve a look.").format(n=warnings),
                choices=[(self.tr("Show problems"), self._screen.show_problems)],
            )

    def _on_refused(self, error: InputProblems) -> None:
        """Nothing was opened: the problems are shown, and what was open stays open."""
        self._window.pages.setCurrentWidget(self._screen)
        self._screen.show_refused(problems_table(error.problems))
        words = self.tr("{error} The table below lists them all.").format(error=said(str(error)))
        self._message.tell(Tone.ERROR, words)
        self.refresh_state()

    def _on_plan_shown(self, shown: ShownPlan | None) -> None:
        self._screen.show_plan(shown)
        if shown is not None and shown.lost:
            self._message.tell(
                Tone.WARNING,
                self.tr("The portfolio has changed since this plan was made; parts of the plan were dropped."),
                "\n".join(map(said, shown.lost)),
            )
        self.refresh_state()

    def _on_busy(self, words: str) -> None:
        self._window.place.setText(words)
        self._window.busy_bar.setVisible(bool(words))

    def _on_saved(self, path: str) -> None:
        remember_file(self._window.settings, Path(path))
        self._window.statusBar().showMessage(self.tr("Saved to {path}").format(path=path), 8000)
        self.refresh_state()

    def _on_exported(self, path: str) -> None:
        open_it: Choice = (
            self.tr("Open it"),
            lambda: (QDesktopServices.openUrl(QUrl.fromLocalFile(path)), None)[1],
        )
        self._message.tell(Tone.INFO, self.tr("The plan was written to {path}").format(path=path), choices=[open_it])

    def _on_failed(self, what: str, error: Exception) -> None:
        if not is_expected(error):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        choices: list[Choice] = []
        if type(error).__name__ == "DocumentInUse" and self._window.last_asked is not None:
            path = self._window.last_asked
            choices.append((self.tr("Open read-only"), lambda: self._window.controller.open(path, read_only=True)))
        if type(error).__name__ in ("ReadOnlyDocument", "ChangedOutside") and self._window.controller.session:
            choices.append((self.tr("Save under another name…"), self._window.save_as))
        words = said(str(error)) or type(error).__name__
        self._message.tell(Tone.ERROR, self.tr("Could not {what}. {why}").format(what=what, why=words), "", choices)

    def _on_recoverable(self, item: Recoverable) -> None:
        controller = self._window.controller
        when = item.changed.strftime("%Y-%m-%d %H:%M")
        self._message.tell(
            Tone.WARNING,
            self.tr(
                "Throughline was not closed properly. Unsaved changes to {title} can be recovered (last: {when})."
            ).format(title=item.title, when=when),
            choices=[
                (self.tr("Recover"), lambda: controller.recover(item)),
                (self.tr("Discard"), lambda: controller.discard(item)),
            ],
        )

    # ---- planning runs

    def _on_run_started(self) -> None:
        self._message.hide()
        self._screen.planning.begin()
        self.refresh_state()

    def _on_run_finished(self, concluded: Concluded) -> None:
        outcome = concluded.shown.outcome
        words = self.tr("Planned in {time}: {gap}").format(
            time=seconds_words(concluded.result.seconds),
            gap=gap_words(outcome.evaluation.objective, outcome.facts.bound),
        )
        self._screen.planning.end(words, outcome.trace)
        self._window.controller.keep_plan(concluded.shown, concluded.shown.name, concluded.record)
        self._screen.tabs.setCurrentWidget(self._screen.board)
        self._tell_floors(concluded)
        self.refresh_state()

    def _tell_floors(self, concluded: Concluded) -> None:
        outcome = concluded.shown.outcome
        broken = outcome.evaluation.floors_broken
        if not broken:
            return
        currency = outcome.case.portfolio.settings.currency
        from planner.services.shares import shares_apart

        pairs = [
            ("–", "–") if row.margin is None or row.floor is None else shares_apart(row.margin, float(row.floor))
            for row in broken
        ]
        lines = [
            self.tr("{level} {name}: {margin} instead of {floor}, short by {amount}").format(
                level=said(row.level.value),
                name=row.name,
                margin=margin,
                floor=floor,
                amount=f"{row.shortfall:,.0f} {currency}",
            )
            for row, (margin, floor) in zip(broken, pairs, strict=True)
        ]
        proven = outcome.facts.proven_impossible
        if proven:
            names = [f"{said(row.level.value)} {row.name}" for row in broken if f"{row.level} {row.name}" in proven]
            lines.append(self.tr("Proven impossible to meet: {names}").format(names=", ".join(names)))
        text = (
            self.tr("This plan breaks a margin floor.")
            if len(broken) == 1
            else self.tr("This plan breaks {n} margin floors.").format(n=len(broken))
        )
        self._message.tell(Tone.WARNING, text, "\n".join(lines))

    def _on_run_ended(self, reason: str) -> None:
        self._screen.planning.end((reason and "") or self.tr("Cancelled; nothing was changed."))
        if reason:
            self._message.tell(Tone.WARNING, said(reason))
        self.refresh_state()

    def _on_run_failed(self, trouble: Failure | Exception) -> None:
        from solver.api import Failure

        self._screen.planning.end()
        if isinstance(trouble, Failure):
            again: Choice = (self.tr("Plan again"), self._window.plan)
            self._message.tell(Tone.ERROR, said(trouble.message), trouble.details, [again])
        else:
            self._on_failed(self.tr("finish the plan"), trouble)
        self.refresh_state()

    # ---- the frame

    def refresh_state(self) -> None:
        """Title, enabled commands, undo names, plans and recent files."""
        window = self._window
        controller, session = window.controller, window.controller.session
        title = said(controller.title)
        window.setWindowTitle(f"{title}[*] – Throughline" if title else "Throughline")
        window.setWindowModified(controller.dirty)
        states = {"running"} if window.planning.running else set()
        if session is not None:
            states.add("portfolio")
            if not window.planning.running:
                states.add("idle")
            if session.undo_text:
                states.add("undo")
            if session.redo_text:
                states.add("redo")
        if controller.shown is not None:
            states |= {"plan"} if window.planning.running else {"plan", "replan"}
        window.commands.enable(states)
        window.commands.name_history(session.undo_text if session else "", session.redo_text if session else "")
        shown = controller.shown.record_id if controller.shown else ""
        self._screen.show_plans(controller.plans, shown)
        self._screen.planning.setEnabled(session is not None)
        self._screen.planning.around_button.setEnabled("replan" in states)
        self._screen.board.set_running(window.planning.running)
        recent = recent_files(window.settings)
        window.commands.show_recent(recent)
        window.welcome.show_recent(recent)
