"""What was imported, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QCommandLinkButton, QHBoxLayout, QVBoxLayout, QWidget

from planner.services.demandless import MOST_NAMES
from planner.services.import_preview import lacking_for_a_plan, new_without_demand
from planner.services.importing.proposal import ImportProposal, RowKind
from ui.icons import icon
from ui.importing.page import Page, plain, strong


class DonePage(Page):
    """The last page; there is no way back from it but undo."""

    plan_asked = Signal()
    undo_asked = Signal()
    more_asked = Signal()
    work_out_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Done")
        strong(self.lead, 2)
        self.text = plain()
        self.plan = QCommandLinkButton(
            self.tr("Plan now"), self.tr("Search for a staffing plan with the imported rows.")
        )
        self.plan.clicked.connect(self.plan_asked)
        self.work_out = QCommandLinkButton(
            self.tr("Work out the demand"),
            self.tr("The workload model makes it from phase, sites, patients, countries and dates. You see it first."),
        )
        self.work_out.clicked.connect(self.work_out_asked)
        self.more = QCommandLinkButton(self.tr("Import more"), self.tr("Start again with other files."))
        self.more.clicked.connect(self.more_asked)
        self.undo = QCommandLinkButton(
            self.tr("Take the import back"), self.tr("The document becomes what it was before; redo brings it back.")
        )
        self.undo.clicked.connect(self.undo_asked)
        self.refresh_look()
        inner = QVBoxLayout()
        inner.addSpacing(6)
        inner.addWidget(self.text)
        inner.addSpacing(14)
        for button in (self.plan, self.work_out, self.more, self.undo):
            inner.addWidget(button)
        inner.addStretch(1)
        across = QHBoxLayout()
        across.addLayout(inner, 3)
        across.addStretch(1)
        self.column.addLayout(across, 1)

    def refresh_look(self) -> None:
        colour = QApplication.palette().link().color()
        icons = ((self.plan, "plan"), (self.work_out, "plan"), (self.more, "import"), (self.undo, "undo"))
        for button, name in icons:
            button.setIcon(icon(name, colour))

    def remembered(self, notes: Sequence[str]) -> None:
        """Say what is remembered for the next file of the same layout."""
        if notes:
            self.text.setText("\n".join((self.text.text(), "", *notes)))

    def show_result(self, proposal: ImportProposal, ids: frozenset[int]) -> None:
        """Say what was imported, and what can be done next."""
        one, several = self.tr("1 row was imported"), self.tr("{n} rows were imported")
        self.lead.setText(one if len(ids) == 1 else several.format(n=f"{len(ids):,}"))
        lines = []
        for sheet in proposal.sheets:
            counts = [(kind, sum(1 for change in sheet.of(kind) if change.id in ids)) for kind in RowKind]
            told = ", ".join(f"{n:,} {_words(kind)}" for kind, n in counts if n)
            if told:
                lines.append(f"{sheet.sheet}: {told}")
        lines.append("")
        name = proposal.name
        lines.append(self.tr("It is one step, “{name}”: Edit > Undo takes all of it back.").format(name=name))
        left = len(proposal.changes) - len(ids)
        if left:
            one, several = self.tr("1 row was left as it is."), self.tr("{n} rows were left as they are.")
            lines.append(one if left == 1 else several.format(n=f"{left:,}"))
        lacking = lacking_for_a_plan(proposal, ids)
        if lacking:
            lines += ["", self._nothing_to_plan(lacking)]
        bare = () if lacking else new_without_demand(proposal, ids)
        if bare:
            lines += ["", self._nobody_planned(bare)]
        self.text.setText("\n".join(lines))
        self.plan.setVisible(not lacking)
        self.work_out.setVisible(lacking == "Demand" or bool(bare))

    def _nobody_planned(self, studies: Sequence[str]) -> str:
        one = self.tr("1 new study has no demand, so nobody is planned for it: {names}.")
        several = self.tr("{n} new studies have no demand, so nobody is planned for them: {names}.")
        names = ", ".join(studies[:MOST_NAMES]) + (", …" if len(studies) > MOST_NAMES else "")
        return (one if len(studies) == 1 else several).format(n=f"{len(studies):,}", names=names)

    def _nothing_to_plan(self, lacking: str) -> str:
        if lacking == "Roadmap":
            return self.tr("There is nothing to plan yet: no study is on the roadmap. Import one, or enter it.")
        if lacking == "Roles":
            return self.tr(
                "There is nothing to plan yet: no study has demand, so nobody is asked for. Import the staff list "
                "first: demand is worked out for the roles that people have."
            )
        return self.tr(
            "There is nothing to plan yet: no study has demand, so nobody is asked for. Have it worked out, import a "
            "sheet that states it, or enter it on the Demand sheet."
        )


def _words(kind: RowKind) -> str:
    words = {
        RowKind.NEW: QCoreApplication.translate("DonePage", "new"),
        RowKind.CHANGED: QCoreApplication.translate("DonePage", "changed"),
        RowKind.GONE: QCoreApplication.translate("DonePage", "deleted"),
    }
    return words[kind]
