"""From chosen trials to drafts for Sponsors and Roadmap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.domain.errors import Problem, Severity
from planner.domain.months import Month
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow, Source
from planner.exchange.importing.registries.choice import RegistryChoice
from planner.exchange.importing.registries.trials import Trial, Trials
from planner.exchange.importing.values.periods import Period, Precision
from planner.exchange.portfolio_cells import Unusable, plain_text, shown

MOST_PATIENTS = 10_000_000
SITES_COLUMN = "Sites by country"
"""The extra column with a trial's sites, such as ``US:12; DE:3``; the workload model reads it."""
_TYPES = {"actual": "actual", "estimated": "estimated", "anticipated": "estimated"}
_AS_WRITTEN = {
    "status": "Registry status",
    "protocol": "Protocol number",
    "conditions": "Conditions",
    "collaborators": "Collaborators",
    "updated": "Registry updated",
}


def roadmap_draft(trials: Trials, choice: RegistryChoice) -> Draft:
    """The chosen trials as rows of Roadmap, after a row of Sponsors for each of their sponsors.

    A trial without a start or an end that can be read becomes no row but a problem.
    """
    making = _Making(choice)
    chosen = [trial for trial in trials.trials if is_chosen(trial, choice)]
    rows = [row for trial in chosen for row in making.row(trial)]
    sponsors: dict[str, DraftRow] = {}
    for row in rows:
        cell = row.cells["Sponsor"]
        sponsors.setdefault(plain_text(cell.value), DraftRow("Sponsors", {"Sponsor": cell}))
    left = len(chosen) - len(rows)
    notes = [
        f"{' and '.join(trials.names)}: {len(trials.trials):,} trials, of which {len(chosen):,} were chosen.",
        *([f"{left:,} of them could not be used; see the problems."] if left else []),
        "A registered trial is a Forecast unless told otherwise: the registry does not say who does the work.",
    ]
    return Draft((*sponsors.values(), *rows), (*trials.problems, *making.problems), tuple(notes))


def is_chosen(trial: Trial, choice: RegistryChoice) -> bool:
    """Whether a trial is among those that are wanted."""
    if choice.sponsors and trial.sponsor not in choice.sponsors:
        return False
    if choice.statuses and trial.status not in choice.statuses:
        return False
    if choice.interventional_only and not trial.interventional:
        return False
    if choice.first_year is None and choice.last_year is None:
        return True
    start, end = trial.dates()
    begins = start.first.year if start else trial.eudract_year
    ends = end.last.year if end else None
    return not (
        (choice.last_year is not None and begins is not None and begins > choice.last_year)
        or (choice.first_year is not None and ends is not None and ends < choice.first_year)
    )


class _Making:
    """Rows in the making, with what was found wrong."""

    def __init__(self, choice: RegistryChoice) -> None:
        self.problems: list[Problem] = []
        self._choice = choice
        self._ids: set[str] = set()

    def row(self, trial: Trial) -> Iterator[DraftRow]:
        """The row of a trial; none if its sponsor or a date is missing."""
        if not trial.sponsor:
            self._problem(
                trial, "sponsor", "the trial has no sponsor.", "Enter it in the file, or leave the trial out."
            )
            return
        start = self._start(trial)
        end = self._end(trial, start)
        if start is None or end is None:
            return
        if plain_text(end.value) < plain_text(start.value):
            self._problem(trial, "end", f"the trial ends before it starts ({plain_text(start.value)}).", "Correct it.")
            return
        cells = {
            "Study ID": self._identifier(trial),
            "Sponsor": DraftCell(trial.sponsor.replace(";", ","), trial.record.place("sponsor"), trial.sponsor),
            "Status": self._status(trial),
            "Start": start,
            "End": end,
            **self._facts(trial),
        }
        yield DraftRow("Roadmap", cells, self._extra(trial))

    def _identifier(self, trial: Trial) -> DraftCell:
        """The registry's number, or on demand the sponsor's as long as that is one of a kind."""
        protocol = trial.record.text("protocol").split("|")[0].strip()
        if self._choice.id_from_protocol and protocol and ";" not in protocol and protocol not in self._ids:
            self._ids.add(protocol)
            return DraftCell(protocol, trial.record.place("protocol"), protocol)
        self._ids.add(trial.number)
        return DraftCell(trial.number, trial.record.place("id"), trial.number)

    def _status(self, trial: Trial) -> DraftCell:
        award = self._choice.award(trial.status)
        written = trial.record.text("status")
        return DraftCell(award.value, trial.record.place("status"), written, f"{trial.status.value} in the registry")

    def _start(self, trial: Trial) -> DraftCell | None:
        period = self._period(trial, "start")
        if period is not None:
            return _day(trial, "start", period, period.first, "its first day")
        year = trial.eudract_year
        if self._choice.start_from_number and year is not None and "start" not in trial.record.values:
            note = f"the register gives no start; the year in the number {trial.number} was taken"
            return DraftCell(dt.date(year, 1, 1), trial.record.place("id"), trial.number, note)
        if "start" not in trial.record.values:
            self._problem(trial, "start", "the registry gives no start.", "Enter one, or leave the trial out.")
        return None

    def _end(self, trial: Trial, start: DraftCell | None) -> DraftCell | None:
        for name in ("end", "primary_completion"):
            period = self._period(trial, name)
            if period is not None:
                note = "" if name == "end" else "primary completion, for no completion is given"
                return _day(trial, name, period, period.last, "its last day", note)
        months = self._choice.months_if_open
        if months is not None and start is not None and isinstance(start.value, dt.date):
            last = Month.of(start.value).plus(max(0, months - 1)).last_day
            note = f"the registry gives no end; {months} months were taken, as chosen"
            return DraftCell(last, trial.record.place("end"), "", note)
        if "end" not in trial.record.values:
            self._problem(trial, "end", "the registry gives no end.", "Enter one, or leave the trial out.")
        return None

    def _period(self, trial: Trial, name: str) -> Period | None:
        try:
            return trial.period(name)
        except Unusable as unusable:
            self._problem(trial, name, unusable.complaint.message, unusable.complaint.remedy)
            return None

    def _facts(self, trial: Trial) -> dict[str, DraftCell]:
        """Everything of the row that may be missing."""
        record, found = trial.record, {}
        if "title" in record.values:
            found["Title"] = DraftCell(record.text("title"), record.place("title"), record.text("title"))
        phase, doubt = trial.phase()
        if phase:
            found["Phase"] = DraftCell(phase, record.place("phase"), record.text("phase"))
        if doubt:
            self._problem(trial, "phase", doubt, "The phase was left blank.", Severity.WARNING)
        posted = self._period(trial, "posted")
        if posted is not None:
            found["Announced"] = _day(trial, "posted", posted, posted.first, "its first day")
        patients = self._count(trial, "enrolment")
        if patients is not None:
            found["Patients"] = DraftCell(patients, record.place("enrolment"), record.text("enrolment"))
        return {**found, **self._places(trial)}

    def _places(self, trial: Trial) -> dict[str, DraftCell]:
        """Sites and countries."""
        sites, unknown = trial.sites_by_country()
        codes, also_unknown = (tuple(sites), ()) if sites or unknown else trial.only_countries()
        for name in (*unknown, *also_unknown):
            self._problem(
                trial, "locations", f"“{shown(name)}” is not a known country.", "It was left out.", Severity.WARNING
            )
        field = next(
            (name for name in ("sites_by_country", "locations", "countries") if name in trial.record.values), "id"
        )
        place, written = trial.record.place(field), shown(trial.record.text(field)) if field != "id" else ""
        found = {}
        total = float(sum(sites.values())) if sites else self._count(trial, "sites")
        if total:
            found["Sites"] = DraftCell(total, place, written)
        if codes:
            found["Countries"] = DraftCell("; ".join(codes), place, written)
        return found

    def _count(self, trial: Trial, name: str) -> float | None:
        value = trial.record.values.get(name)
        if value is None:
            return None
        try:
            number = float(value) if isinstance(value, str | float) else -1.0
        except ValueError:
            number = -1.0
        if not 0 <= number <= MOST_PATIENTS:
            self._problem(trial, name, "this is no count.", "It was left blank.", Severity.WARNING)
            return None
        return number

    def _extra(self, trial: Trial) -> dict[str, DraftCell]:
        """What the canonical workbook has no column for: kept beside it, estimated and actual dates apart."""
        record = trial.record
        found = {
            heading: DraftCell(record.text(name), record.place(name), record.text(name))
            for name, heading in _AS_WRITTEN.items()
            if name in record.values
        }
        found["Registry number"] = DraftCell(trial.number, record.place("id"), trial.number)
        for name, heading in (("start", "Start"), ("primary_completion", "Primary completion"), ("end", "End")):
            kind = _TYPES.get(record.text(f"{name}_type").casefold(), "")
            if name in record.values and (kind or name == "primary_completion"):
                label = f"{heading} {kind}".strip() + " (registry)"
                found[label] = DraftCell(self._label(trial, name), record.place(name), record.text(name))
        kind = _TYPES.get(record.text("enrolment_type").casefold(), "")
        if kind:
            found["Patients are"] = DraftCell(kind, record.place("enrolment_type"), record.text("enrolment_type"))
        sites, _ = trial.sites_by_country()
        if sites:
            text = "; ".join(f"{code}:{count}" for code, count in sites.items())
            found[SITES_COLUMN] = DraftCell(text, record.place("id"))
        return found

    def _label(self, trial: Trial, name: str) -> str:
        """A date as precise as it was given."""
        try:
            period = trial.period(name)
        except Unusable:
            period = None
        return period.label if period else trial.record.text(name)

    def _problem(self, trial: Trial, name: str, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        place = trial.record.place(name)
        said = f"{trial.number}: {message}"
        self.problems.append(
            Problem(place.sheet, place.cell, shown(trial.record.text(name)), said, remedy, severity, place.file)
        )


def _day(trial: Trial, name: str, period: Period, day: dt.date, which: str, note: str = "") -> DraftCell:
    """A date of a trial as the day that a plan needs, with a note where the registry is less precise."""
    kind = _TYPES.get(trial.record.text(f"{name}_type").casefold(), "")
    parts = [note, kind, "" if period.precision is Precision.DAY else f"{period.label}: {which}"]
    place: Source = trial.record.place(name)
    return DraftCell(day, place, trial.record.text(name), "; ".join(filter(None, parts)))
