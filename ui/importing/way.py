"""Which pages an import needs: all that have something to show, and of those the ones that ask something."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from planner.services.import_preview import studies_without_demand
from planner.services.importing.files import FileKind

if TYPE_CHECKING:
    from planner.services.importing.proposal import ImportProposal
    from ui.importing.questions_page import QuestionsPage
    from ui.importing.run import ImportRun


class Step(IntEnum):
    """The pages in their order."""

    FILES = 0
    TABLES = 1
    COLUMNS = 2
    NAMES = 3
    DEMAND = 4
    REVIEW = 5
    DONE = 6


class Way:
    """The way through the pages for the files at hand."""

    def __init__(self, run: ImportRun, names: QuestionsPage) -> None:
        self._run, self._names = run, names
        self._known: tuple[ImportProposal, bool, bool] | None = None

    @property
    def _clear_paste(self) -> bool:
        """Whether cells were pasted whose every heading is known, so that they go straight to the proposal."""
        readings = self._run.readings
        clear = all(
            reading.sheet and not reading.missing and len(reading.taken) == len(reading.columns) for reading in readings
        )
        return self._run.pasted and clear and bool(readings)

    def _lacks_demand(self, proposal: ImportProposal) -> tuple[bool, bool]:
        """Whether new studies come without demand, and whether any study is without; looked for once a proposal."""
        if self._known is None or self._known[0] is not proposal:
            new, any_one = bool(studies_without_demand(proposal)), bool(studies_without_demand(proposal, known=True))
            self._known = (proposal, new, any_one)
        return self._known[1], self._known[2]

    def _worked_out(self, proposal: ImportProposal) -> bool:
        """Whether the workload model has been asked for and gave something."""
        return self._run.choices.workload and bool(proposal.workload)

    def exists(self, step: Step) -> bool:
        """Whether a page has anything to show."""
        kinds, proposal = {file.kind for file in self._run.files}, self._run.proposal
        if step is Step.TABLES:
            return FileKind.TABLES in kinds or not kinds
        if step is Step.COLUMNS:
            return bool(kinds & {FileKind.TABLES, FileKind.REGISTRY}) or not kinds
        if step is Step.NAMES:
            return not self._names.empty or proposal is None
        if step is Step.DEMAND:
            return proposal is None or bool(proposal.workload) or any(self._lacks_demand(proposal))
        return True

    def asks(self, step: Step) -> bool:
        """Whether going on must not pass a page by; what was remembered is not asked again."""
        if not self.exists(step) or (self._run.answered and step < Step.DEMAND):
            return False
        if step is Step.TABLES:
            return not (self._run.all_remembered or self._clear_paste)
        if step is Step.COLUMNS:
            registry = any(file.kind is FileKind.REGISTRY for file in self._run.files)
            return registry or not (self._run.all_remembered or self._clear_paste)
        if step is Step.NAMES:
            registry = any(file.kind is FileKind.REGISTRY for file in self._run.files)  # whose sponsors are curated
            return (self._names.pressing_questions if registry else self._names.open_questions) > 0
        if step is Step.DEMAND:  # demand that is worked out is told on the review, with the way back to it
            proposal = self._run.proposal
            return proposal is None or (self._lacks_demand(proposal)[0] and not self._worked_out(proposal))
        return True
