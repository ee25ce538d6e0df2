"""The whole way from files to a proposal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.domain.document import ImportedRow
from planner.domain.errors import Problem
from planner.domain.months import Month
from planner.domain.portfolio import Portfolio, Settings
from planner.exchange.importing.collection import no_collection
from planner.exchange.importing.registries.roadmap import is_chosen
from planner.services.importing.batches import Batch
from planner.services.importing.beginnings import beginning
from planner.services.importing.choices import ImportChoices
from planner.services.importing.comparing import SHEET_ORDER, Compared, Comparing
from planner.services.importing.drafting import Drafted, drafted, registry_choice
from planner.services.importing.files import ImportFile, told_apart
from planner.services.importing.frozen_days import FrozenDays
from planner.services.importing.judging import cause_of, grouped, judge, marked
from planner.services.importing.linking import Rows, link
from planner.services.importing.memory import ImportMemory
from planner.services.importing.naming import Named, named
from planner.services.importing.proposal import Ask, ImportProposal, Question, RowChange, SheetProposal
from planner.services.importing.questions import about_bill_rates, questions_about
from planner.services.importing.roadmap_diff import RoadmapDiff, roadmap_diff
from planner.services.importing.rows import ReadRow, RowReader
from planner.services.importing.said import Said
from planner.services.importing.working_out import WorkedOut, WorkingOut


def propose(
    files: Sequence[ImportFile],
    base: Portfolio | None,
    choices: ImportChoices | None = None,
    memory: ImportMemory | None = None,
    *,
    imported: Sequence[ImportedRow] = (),
    into_new: bool = False,
    today: dt.date | None = None,
) -> ImportProposal:
    """What importing the files would do to ``base``, the portfolio of the open document.

    ``imported`` is what files said last about its rows (``session.state.imported``): about what was changed by hand
    since, only news of the file counts. ``base`` None, or ``into_new`` with a portfolio to start from
    (`beginnings.with_people_of`), is a new document; its settings are those of `ImportProposal.base`. ``today`` is for
    tests. Raises `UserError` for files and choices of which nothing can be made; what is wrong with cells becomes
    problems.
    """
    with no_collection():
        new = into_new or base is None
        making = _Proposing(told_apart(files), base, choices or ImportChoices(), memory or ImportMemory(), new, today)
        making.imported, making.said, making.days = imported, Said(imported), FrozenDays(imported)
        return making.proposal()


@dataclass
class _Found:
    """What came of the rows."""

    sheets: list[Compared] = field(default_factory=list)
    rows: dict[int, ReadRow] = field(default_factory=dict)

    def add(self, compared: Compared) -> None:
        """One more sheet."""
        self.sheets.append(compared)
        self.rows.update(compared.rows)

    def merge(self, compared: Compared) -> None:
        """More of a sheet that may be there already."""
        known = next((sheet for sheet in self.sheets if sheet.sheet == compared.sheet), None)
        if known is None:
            if compared.changes or compared.unchanged:
                self.add(compared)
            return
        known.changes += compared.changes
        known.problems += compared.problems
        known.kept += compared.kept
        known.unchanged += compared.unchanged
        known.said.update(compared.said)
        self.rows.update(compared.rows)

    @property
    def changes(self) -> list[RowChange]:
        """All changes of all sheets."""
        return [change for sheet in self.sheets for change in sheet.changes]


class _Proposing:
    """One proposal in the making."""

    def __init__(
        self,
        files: Sequence[ImportFile],
        base: Portfolio | None,
        choices: ImportChoices,
        memory: ImportMemory,
        into_new: bool,
        today: dt.date | None,
    ) -> None:
        self.files, self.choices, self.memory, self.into_new = files, choices, memory, into_new
        self.today = today or dt.date.today()
        self.start = base or Portfolio(Settings(Month.of(self.today), 1, ""))
        self.imported: Sequence[ImportedRow] = ()
        self.said = Said()
        self.worked = WorkedOut()
        self.days = FrozenDays()
        self.reader = RowReader()
        self.notes: list[str] = []
        self.questions: list[Question] = []
        self.problems: list[tuple[str, Problem]] = []

    def proposal(self) -> ImportProposal:
        """The proposal."""
        given = drafted(self.files, self.start, self.choices, self.memory, self.days)
        names = named(given.batches, self.start, self.choices, self.memory.name_words)
        rows = self._rows(names.batches)
        base = self._base(given, rows)
        linked = link(rows, base, self.choices, self.memory)
        self._forget_status(rows, given, base)
        found = self._compared(rows, base)
        judged = judge(base, found.changes, found.rows)
        self.problems += [pair for sheet in found.sheets for pair in _with_causes(sheet.problems)]
        self.problems += judged.problems
        kept = [text for sheet in found.sheets for text in sheet.kept]
        if kept:
            more = f" and {len(kept) - 8} more" if len(kept) > 8 else ""
            self.notes.append(f"Changed by hand since the last import, and kept: {', '.join(kept[:8])}{more}.")
        lacked = set().union(*(sheet.lacked for sheet in found.sheets))
        asked = [
            question
            for question in questions_about(given, self.choices)
            if question.ask is not Ask.REQUIRED or (question.table, question.subject) in lacked
        ]
        rates = about_bill_rates(problem for _, problem in judged.problems)
        self.questions = [*asked, *names.questions, *linked.questions, *rates, *self.questions]
        self.notes = [*given.notes, *self.notes, *names.notes, *linked.notes, *judged.notes]
        return self._result(base, found, judged.bad, given, names)

    def _rows(self, batches: Sequence[Batch]) -> Rows:
        """The rows of all batches as fields, by sheet; what the drafts complained of is kept."""
        rows: Rows = {}
        for batch in batches:
            self.notes += batch.draft.notes
            self.problems += _with_causes(batch.draft.problems)
            for row in self.reader.read(batch):
                rows.setdefault(row.sheet, []).append(row)
        rows["Assignments"] = joined_months(rows.get("Assignments", []))
        return {sheet: some for sheet, some in rows.items() if some}

    def _base(self, given: Drafted, rows: Rows) -> Portfolio:
        if not self.into_new:
            if given.settings is not None and given.settings != self.start.settings:
                self.notes.append("The settings of the workbook differ; those of the document stay as they are.")
            return self.start
        people = self.start if self.start.staff or self.start.roles else None
        begun = beginning(people, self.choices.settings, given.settings, rows, self.today)
        self.questions += begun.questions if rows else ()
        return begun.portfolio

    def _forget_status(self, rows: Rows, given: Drafted, base: Portfolio) -> None:
        """A registry does not know who does the work: of studies that are known it says nothing about the award."""
        if given.from_registry is None or self.choices.registry.awards:
            return
        known = {study.id for study in base.studies}
        for row in rows.get("Roadmap", ()):
            if row.batch.key is None and row.batch.file == given.from_registry.file and row.values.get("id") in known:
                row.values.pop("status", None)

    def _compared(self, rows: Rows, base: Portfolio) -> _Found:
        comparing = Comparing(base, self.said, self.choices.overwrite_edits)
        found = _Found()
        for sheet in SHEET_ORDER:
            if sheet in rows:
                found.add(comparing.sheet(sheet, rows[sheet]))
        if self.choices.workload or not self.into_new:
            self._add_workload(base, found, comparing, rows)
        return found

    def _add_workload(self, base: Portfolio, found: _Found, comparing: Comparing, rows: Rows) -> None:
        """Demand that the workload model works out: for studies without any, and anew for studies that change."""
        spoken_of = {str(row.values.get("study", "")) for row in rows.get("Demand", ())}
        spoken_of |= {one.before.study for one in found.changes if one.sheet == "Demand" and one.before is not None}
        self.worked = WorkingOut(base, self.imported, self.choices, comparing).work(found.changes, spoken_of)
        self.notes += self.worked.notes
        self.problems += _with_causes(self.worked.problems)
        for compared in self.worked.compared:
            found.merge(compared)

    def _result(
        self, base: Portfolio, found: _Found, bad: dict[int, str], given: Drafted, names: Named
    ) -> ImportProposal:
        sheets = tuple(
            SheetProposal(sheet.sheet, marked(sheet.changes, bad), sheet.unchanged) for sheet in found.sheets
        )
        roadmap = next((sheet.changes for sheet in sheets if sheet.sheet == "Roadmap"), ())
        return ImportProposal(
            f"Import {_file_names(self.files)}",
            base,
            sheets,
            grouped(self.problems),
            tuple(self.questions),
            tuple(table.reading() for table in given.tables),
            RoadmapDiff() if self.into_new else roadmap_diff(roadmap),
            tuple(dict.fromkeys(self.notes)),
            self.into_new,
            "" if sheets else self._nothing(given),
            names.sponsors,
            names.people,
            {place: row for sheet in found.sheets for place, row in sheet.said.items()},
            self.days.rows,
            tuple(self.worked.lines),
            tuple(self.worked.rows),
        )

    def _nothing(self, given: Drafted) -> str:
        """Why there is nothing to import."""
        if given.trials is not None:
            choice = registry_choice(given.trials, self.choices)
            chosen = sum(1 for trial in given.trials.trials if is_chosen(trial, choice))
            if chosen:
                return (
                    f"{chosen:,} trials of the file were chosen, and none of them can be used as it is; see the "
                    "problems. Where days are missing, say how long a trial lasts (--months-if-open 36)."
                )
            states = ", ".join(f"{status.value} ({count:,})" for status, count in given.trials.statuses())
            years = given.trials.years()
            span = f", with days from {years[0]} to {years[1]}" if years else ""
            return (
                f"No trial of the file was chosen. There are: {states}{span}. Choose other statuses, years or sponsors."
            )
        return "Nothing in the files could be imported as it is; see the questions and problems."


def joined_months(rows: list[ReadRow]) -> list[ReadRow]:
    """Assignments of adjoining months (of monthly tabs, or a row a month) with the same FTE on a study as one."""
    last: dict[tuple[object, ...], ReadRow] = {}
    by_start = sorted(range(len(rows)), key=lambda i: rows[i].values.get("start") or dt.date.min)
    gone: set[int] = set()
    for number in by_start:
        row = rows[number]
        values = row.values
        key = tuple(values.get(name) for name in ("person", "study", "role", "fte", "locked"))
        before = last.get(key)
        end = before.values.get("end") if before is not None else None
        if before is not None and end and values.get("start") == end + dt.timedelta(1) and _made_of_months(row, before):
            if "end" in values:
                before.values["end"] = values["end"]
            gone.add(number)
        else:
            last[key] = row
    return [row for number, row in enumerate(rows) if number not in gone]


def _made_of_months(row: ReadRow, before: ReadRow) -> bool:
    """Whether both periods come from months, of a grid or a row each; periods that somebody wrote down stay apart."""
    cells = (row.cells.get("start"), before.cells.get("start"))
    return all(cell is not None and cell.note.startswith(("from the months", "the month ")) for cell in cells)


def _with_causes(problems: Sequence[Problem]) -> list[tuple[str, Problem]]:
    return [(cause_of(problem), problem) for problem in problems]


def _file_names(files: Sequence[ImportFile]) -> str:
    names = [file.name for file in files]
    return names[0] if len(names) == 1 else f"{', '.join(names[:2])}" + (" …" if len(names) > 2 else "")
