"""The commands of editing by hand: from what is selected on the board to a change, by way of a small dialog at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.services.stretch import Stretch
from ui.widgets.message_bar import Tone

if TYPE_CHECKING:
    from planner.services.changing import Change
    from planner.services.planning import PlanOutcome
    from ui.board.selection import Selection
    from ui.editing.dialogs import ChangeDialog
    from ui.main_window import MainWindow


class EditingCommands(QObject):
    """What the Edit menu can do to the selection."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: ChangeDialog | None = None

    def change(self, change: Change) -> None:
        """Make a change of the shown plan."""
        raise NotImplementedError

    # ---- what is selected

    @property
    def selection(self) -> Selection:
        """What is selected on the board."""
        return self._window.workspace.board.selection

    def _outcome(self) -> PlanOutcome | None:
        shown = self._window.controller.shown
        return shown.outcome if shown else None

    def _hint(self, words: str) -> None:
        self._window.message.tell(Tone.INFO, words)

    def _stretches(self) -> tuple[Stretch, ...]:
        """The selected stretches; says so if there are none."""
        self._window.workspace.board.settle_selection()
        found = self.selection.stretches
        if not found:
            self._hint(self.tr("Select months of a seat on the board first."))
        return found

    def _one_seat(self) -> tuple[PlanOutcome, Stretch] | None:
        """The selected stretch, where it is one of one seat."""
        found, outcome = self._stretches(), self._outcome()
        if not found or outcome is None:
            return None
        if len({stretch.seat for stretch in found}) > 1:
            self._hint(self.tr("Select months of one seat only."))
            return None
        return outcome, Stretch(found[0].seat, found[0].first, found[-1].last)

    # ---- holders and locks

    def lock(self) -> None:
        """Lock the people who hold the selection."""
        from planner.services.changing import Lock

        found = self._stretches()
        if found:
            self.change(Lock(found))

    def unlock(self) -> None:
        """Lift the locks set by hand on the selection."""
        from planner.services.changing import Unlock

        found = self._stretches()
        if found:
            self.change(Unlock(found))

    def extend_earlier(self) -> None:
        """The holders of the selection begin a month earlier."""
        from planner.services.changing import Extend

        found = self._stretches()
        if found:
            self.change(Extend(found, -1))

    def swap(self) -> None:
        """The two people, or the two seats, that are selected exchange their months."""
        from planner.domain.plan import OPEN
        from planner.services.changing import SwapPeople, SwapStretches

        found, outcome = self._stretches(), self._outcome()
        if not found or outcome is None:
            return
        seats = sorted({stretch.seat for stretch in found})
        holders = {int(outcome.plan.holder[s.seat, t]) for s in found for t in s.months}
        people = sorted(holder for holder in holders if holder >= 0)
        if len(seats) == 2:
            one, other = ([s for s in found if s.seat == seat] for seat in seats)
            self.change(SwapStretches(_whole(one), _whole(other)))
        elif len(people) == 2 and OPEN not in holders:
            first, last = self.selection.months
            self.change(SwapPeople(people[0], people[1], first, last))
        else:
            self._hint(self.tr("Select the same months of two seats, or of seats that two people hold."))

    # ---- seats

    def split(self) -> None:
        """Ask how to split the selected seat."""
        from ui.editing.dialogs import SplitDialog

        found = self._one_seat()
        if found is not None:
            outcome, stretch = found
            self._ask(SplitDialog(self._window, outcome.case, outcome.plan, stretch.seat, self.change))

    def merge(self) -> None:
        """Merge the selected seats."""
        from planner.services.changing import MergeSeats

        found = self._stretches()
        if found:
            self.change(MergeSeats(tuple(dict.fromkeys(stretch.seat for stretch in found))))

    def resize(self) -> None:
        """Ask how much the selected seat carries."""
        from ui.editing.dialogs import ResizeDialog

        found = self._one_seat()
        if found is not None:
            outcome, stretch = found
            self._ask(ResizeDialog(self._window, outcome.case, outcome.plan, stretch, self.change))

    # ---- demand and studies

    def demand(self) -> None:
        """Ask how much the line of the selected seat needs."""
        from ui.editing.dialogs import DemandDialog

        found, outcome = self._stretches(), self._outcome()
        if not found or outcome is None:
            return
        lines = {int(outcome.plan.seats.line[stretch.seat]) for stretch in found}
        if len(lines) > 1:
            self._hint(self.tr("Select months of one line only."))
            return
        first, last = min(s.first for s in found), max(s.last for s in found)
        self._ask(DemandDialog(self._window, outcome.case, lines.pop(), first, last, self.change))

    def study(self) -> None:
        """Ask for other dates, or another probability, of the selected study."""
        from ui.editing.dialogs import StudyDialog

        self._window.workspace.board.settle_selection()
        outcome = self._outcome()
        if outcome is None:
            return
        study = self.selection.study
        if study < 0:
            self._hint(self.tr("Select a study, or a seat of it, on the board first."))
            return
        self._ask(StudyDialog(self._window, outcome.case, study, self.change))

    def _ask(self, dialog: ChangeDialog) -> None:
        self.dialog = dialog
        self._window.help.helps_in(dialog, "editing")
        dialog.open()


def _whole(stretches: list[Stretch]) -> Stretch:
    """From the first month to the last one of stretches of one seat."""
    return Stretch(stretches[0].seat, stretches[0].first, stretches[-1].last)
