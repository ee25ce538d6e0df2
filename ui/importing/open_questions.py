"""What is left to say when the proposal is there: open questions with their answers, and what was done unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from planner.services.importing.proposal import Ask, Question
from planner.services.importing.questions import ROLES_FROM_STAFF
from ui.importing.way import Step

if TYPE_CHECKING:
    from planner.services.importing.choices import TableKey
    from ui.importing.run import ImportRun
    from ui.widgets.message_bar import Choice

MONTHS = "months"
_ABOUT_TABLES = (Ask.SHEET, Ask.COLUMN, Ask.REQUIRED, Ask.VALUES)


def _t(text: str) -> str:
    return QCoreApplication.translate("OpenQuestions", text)


@dataclass(frozen=True)
class OpenQuestion:
    """A question as the message bar shows it."""

    text: str
    choices: tuple[Choice, ...]


def open_question(
    run: ImportRun, look: Callable[[TableKey | None], None], again: Callable[[], None], parent: QWidget | None = None
) -> OpenQuestion | None:
    """The most pressing question; ``look`` leads to a table's columns, ``again`` to a new proposal."""
    proposal = run.proposal
    if proposal is None:
        return None
    asked = [one for one in proposal.questions if one.ask in _ABOUT_TABLES]
    pressing = next((one for one in asked if one.blocking), None)
    if pressing is not None:
        there: Choice = (_t("Answer it"), lambda: look(pressing.table))
        if any(answer.value == ROLES_FROM_STAFF for answer in pressing.answers):
            own: Choice = (_t("Each person's own role"), lambda: _say(run, again, roles_from_staff=True))
            return OpenQuestion(pressing.text, (own, there))
        return OpenQuestion(pressing.text, (there,))
    months = next((one for one in asked if one.ask is Ask.COLUMN and one.subject == MONTHS), None)
    if months is not None:
        return OpenQuestion(months.text, ((_t("Read them"), lambda: _say(run, again, accept_guesses=True)),))
    rate = next((one for one in proposal.questions if one.ask is Ask.RATE), None)
    if rate is not None:
        words = f"{rate.text} {rate.assumed}"
        return OpenQuestion(words, ((_t("Give a bill rate…"), lambda: _ask_bill_rate(run, again, parent)),))
    blanks = [one for one in asked if _is_about_blanks(one) and one.subject not in run.choices.fill_down]
    if blanks:
        more = tuple(dict.fromkeys((*run.choices.fill_down, *(one.subject for one in blanks))))
        yes: Choice = (_t("Yes, repeat the value above"), lambda: _say(run, again, fill_down=more))
        return OpenQuestion(f"{blanks[0].text} {blanks[0].assumed}", (yes,))
    return None


def done_by_itself(
    run: ImportRun, step: Step, came_from: Step, columns: Callable[[], None], demand: Callable[[], None]
) -> OpenQuestion | None:
    """Mappings that were applied and demand that was worked out without a question, with the ways to look at them."""
    told: list[str] = []
    ways: list[Choice] = []
    if run.remembered and step in (Step.NAMES, Step.DEMAND, Step.REVIEW):
        told += dict.fromkeys(run.remembered.values())
        ways.append((_t("Look at the columns"), columns))
    lines = len(run.proposal.workload) if run.proposal is not None and run.choices.workload else 0
    if lines and step is Step.REVIEW and came_from is not Step.DEMAND:
        words = _t("{n} lines of demand were worked out by the workload model: a planning assumption.")
        told.append(words.format(n=f"{lines:,}"))
        ways.append((_t("Look at the demand"), demand))
    return OpenQuestion(" ".join(told), tuple(ways)) if told else None


def _is_about_blanks(question: Question) -> bool:
    """Whether blank cells may mean the value above them: the one question about values without answers to choose."""
    return question.ask is Ask.VALUES and not question.answers


def _ask_bill_rate(run: ImportRun, again: Callable[[], None], parent: QWidget | None) -> None:
    """Ask for one bill rate for all roles without."""
    asking = QInputDialog(parent)
    asking.setInputMode(QInputDialog.InputMode.DoubleInput)
    asking.setWindowTitle(_t("Bill rate"))
    asking.setLabelText(_t("What an hour bills, in the base currency, for every role that has no bill rate:"))
    asking.setDoubleRange(0.01, 100_000.0)
    asking.setDoubleDecimals(2)
    asking.setDoubleValue(100.0)
    asking.doubleValueSelected.connect(lambda rate: _say(run, again, bill_rate=Decimal(f"{rate:.2f}")))
    asking.finished.connect(asking.deleteLater)
    asking.open()


def _say(run: ImportRun, again: Callable[[], None], **changes: object) -> None:
    run.say(**changes)
    again()
