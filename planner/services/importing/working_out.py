"""Demand that the workload model works out in an import: of studies without any, and anew of studies that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from planner.domain.document import ImportedRow
from planner.domain.errors import Problem
from planner.domain.portfolio import AwardStatus, DemandRow, Portfolio, Study
from planner.exchange.importing.draft import Draft
from planner.services.importing.batches import Batch
from planner.services.importing.choices import ImportChoices
from planner.services.importing.comparing import Compared, Comparing
from planner.services.importing.matching import label_of
from planner.services.importing.proposal import RowChange, RowKind
from planner.services.importing.rows import ReadRow, RowReader, item_of
from planner.services.importing.said import Said
from planner.services.importing.taking import assemble
from planner.services.importing.workload_said import StudyWorkload, workload_rows, workloads_in
from planner.workload.demand import facts_of
from planner.workload.drafts import BASIS_COLUMN, DemandDraft, demand_draft, line_row
from planner.workload.lines import WorkedLine, line_key, unmet
from planner.workload.model import WorkloadModel, standard_model

AGAIN = "worked out anew"
_OVER = (AwardStatus.CLOSED, AwardStatus.LOST)
_TOLD = 6


@dataclass
class WorkedOut:
    """What came of it.

    ``lines`` are all of the model's with what was said about them; ``rows`` what the document is to keep about how
    they were worked out.
    """

    compared: list[Compared] = field(default_factory=list)
    lines: list[WorkedLine] = field(default_factory=list)
    rows: list[ImportedRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class WorkingOut:
    """Asks the model for the studies that need it, and compares its lines with the document."""

    def __init__(
        self, base: Portfolio, imported: Iterable[ImportedRow], choices: ImportChoices, comparing: Comparing
    ) -> None:
        self._base, self._choices, self._comparing = base, choices, comparing
        self._said, self._known = Said(imported), workloads_in(imported)
        self._reader = RowReader()
        self._model: WorkloadModel = standard_model()
        self._result = WorkedOut()

    def work(self, changes: Sequence[RowChange], spoken_of: Collection[str]) -> WorkedOut:
        """Demand that follows from the changes so far; ``spoken_of`` are studies whose demand the files give."""
        after = assemble(self._base, [change for change in changes if change.wanted]).portfolio
        self._again(changes, spoken_of, after)
        if self._choices.workload:
            self._for_the_first_time(after)
        missed = list(unmet(self._choices.lines, self._result.lines))
        if missed:
            names = "; ".join(", ".join((key[0], key[1], *key[2])) for key in missed[:_TOLD])
            more = f"; and {len(missed) - _TOLD} more" if len(missed) > _TOLD else ""
            self._result.notes.append(f"The workload model gives no such line, so it was passed over: {names}{more}.")
        return self._result

    # ---- studies without demand

    def _for_the_first_time(self, after: Portfolio) -> None:
        served = {line.study for line in after.demand}
        lacking = [
            study
            for study in after.studies
            if study.id not in served and study.status not in _OVER and study.end >= study.start
            and after.grid.span(study.start, study.end)
        ]  # fmt: skip
        if not lacking:
            if not self._result.lines:
                nothing = "No study of the plan is without demand, so the workload model had nothing to do."
                self._result.notes.append(nothing)
            return
        factors = StudyWorkload(self._choices.scaling, self._choices.lines)
        demand = self._draft(lacking, after, factors)
        self._result.notes += demand.draft.notes
        self._result.problems += demand.draft.problems
        self._take(self._comparing.sheet("Demand", self._rows(demand.draft)), demand, factors)

    def _draft(self, studies: Iterable[Study], after: Portfolio, factors: StudyWorkload) -> DemandDraft:
        roles = [role.name for role in after.roles]
        facts = [facts_of(study) for study in studies]
        return demand_draft(facts, self._model, self._base.grid, roles, factors.scaling, factors.edits)

    def _rows(self, draft: Draft) -> list[ReadRow]:
        """Rows as fields. They tell lines apart by countries, so a line of other countries is another one."""
        columns = {"Demand": frozenset({"Study ID", "Role", "Countries"})}
        return self._reader.read(Batch(draft, f"the workload model ({self._model.label})", None, columns))

    def _take(self, compared: Compared, demand: DemandDraft, factors: StudyWorkload) -> None:
        """Keep what came of some studies; months that people typed are remembered as changed by hand."""
        labels = self._base.grid.labels
        typed = [line.edited(replace(line.edit, fte={}), labels) for line in demand.lines if line.edit.fte]
        rows = tuple(line_row(line, self._model, self._base.grid) for line in typed)
        for row in self._rows(Draft(rows)):
            compared.said["Demand", label_of("Demand", item_of(row, labels))] = row
        self._result.compared.append(compared)
        self._result.lines += demand.lines
        self._result.rows += workload_rows(demand.lines, factors.scaling)

    # ---- studies that changed

    def _again(self, changes: Sequence[RowChange], spoken_of: Collection[str], after: Portfolio) -> None:
        """The demand of studies that it was worked out for and whose facts the import changes."""
        moved = {
            change.after.id: change
            for change in changes
            if change.sheet == "Roadmap" and change.kind is RowKind.CHANGED and change.wanted
            and change.after.id in self._known and change.after.id not in spoken_of
            and facts_of(change.before) != facts_of(change.after)
        }  # fmt: skip
        if not moved:
            return
        mine: dict[str, list[int]] = {}
        for position, line in enumerate(self._base.demand):
            if line.study in moved and dict(line.extra).get(BASIS_COLUMN):
                mine.setdefault(line.study, []).append(position)
        studies = {study.id: study for study in after.studies}
        for name, positions in mine.items():
            if studies[name].end >= studies[name].start:
                self._study_again(studies[name], positions, after)

    def _study_again(self, study: Study, positions: Sequence[int], after: Portfolio) -> None:
        known = self._known[study.id]
        said = {key: edit for key, edit in self._choices.lines.items() if key[0] == study.id}
        factors = StudyWorkload(known.scaling, {**known.edits, **said})
        demand = self._draft([study], after, factors)
        lines = {position: self._base.demand[position] for position in positions}
        by_hand = {position for position, line in lines.items() if self._changed_by_hand(line)}
        kept = {line_key(lines[at].study, lines[at].role, lines[at].countries) for at in by_hand} - set(said)
        draft = [row for row, line in zip(demand.draft.rows, _taken(demand), strict=True) if line.key not in kept]
        compared = self._comparing.sheet("Demand", self._rows(Draft(tuple(draft))))
        wanted = {line.key for line in _taken(demand)}
        gone = [
            position
            for position, line in lines.items()
            if position not in by_hand and line_key(line.study, line.role, line.countries) not in wanted
        ]
        gone = self._in_their_place(compared, gone)
        why = f"{self._model.label}, {AGAIN}"
        compared.changes[:] = [
            replace(one, reason=why) if one.kind is RowKind.CHANGED and not one.reason else one
            for one in compared.changes
        ]
        compared.changes += self._comparing.superfluous("Demand", gone, f"no longer part of the {self._model.label}")
        self._tell(study, compared, [lines[position] for position in sorted(by_hand)])
        self._take(compared, demand, factors)

    def _in_their_place(self, compared: Compared, gone: Sequence[int]) -> list[int]:
        """Turn new lines into changes of lines of the same role that are no longer needed; gives those left over."""
        left = list(gone)
        for number, change in enumerate(compared.changes):
            if change.kind is not RowKind.NEW:
                continue
            twin = next((at for at in left if self._base.demand[at].role == change.after.role), None)
            if twin is not None:
                left.remove(twin)
                compared.changes[number] = self._comparing.in_place_of(change, compared.rows[change.id], twin)
        return left

    def _changed_by_hand(self, line: DemandRow) -> bool:
        """Whether a line is no longer what the model said last."""
        label = label_of("Demand", line)
        return any(
            not self._said.again("Demand", label, month, f"{percent / 100:g}")
            and (percent or self._said.says("Demand", label, month))
            for month, percent in zip(self._base.grid.labels, line.fte, strict=True)
        )

    def _tell(self, study: Study, compared: Compared, by_hand: Sequence[DemandRow]) -> None:
        count = len(compared.changes)
        if count:
            lines = "1 line" if count == 1 else f"{count:,} lines"
            self._result.notes.append(
                f"{study.id} has changed, so {lines} of its demand were {AGAIN} by the workload model: a "
                f"{self._model.label}."
            )
        if by_hand:
            names = ", ".join(label_of("Demand", line) for line in by_hand[:_TOLD])
            more = f" and {len(by_hand) - _TOLD} more" if len(by_hand) > _TOLD else ""
            self._result.notes.append(f"Changed by hand, so not {AGAIN}: {names}{more}.")


def _taken(demand: DemandDraft) -> list[WorkedLine]:
    """The lines that have rows, in the order of these."""
    return [line for line in demand.lines if line.taken]
