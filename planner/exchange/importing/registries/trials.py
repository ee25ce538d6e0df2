"""Records understood: trials with dates as precise as they were given, phases, sites by country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from planner.domain.errors import Problem, Severity
from planner.exchange.importing.registries.forms import TrialStatus
from planner.exchange.importing.registries.records import Record, RegistryFile, sites_of
from planner.exchange.importing.values.countries import Countries
from planner.exchange.importing.values.dates import read_period
from planner.exchange.importing.values.periods import Period
from planner.exchange.importing.values.phases import read_phase
from planner.exchange.importing.values.reading import NotGiven
from planner.exchange.portfolio_cells import Unusable, shown

_SITES = re.compile(r"(.+?)\s*:\s*(\d+)")
_INVERTED = re.compile(r"(?:Republic of|The Democratic Republic of the|Islamic Republic of|Federated States of|The .+)")
_EUDRACT_YEAR = re.compile(r"((?:19|20)\d\d)-\d{6}-\d\d")
_NOT_COUNTED = frozenset({"withdrawn", "no longer available"})


@lru_cache(maxsize=1)
def _countries() -> Countries:
    return Countries()


@dataclass(frozen=True)
class Trial:
    """One registered trial. What is read from its record is read when asked for, for most trials never are."""

    record: Record
    listed_sites: Sequence[tuple[str, str]] = ()

    @cached_property
    def number(self) -> str:
        """The registry's number, such as NCT01234567."""
        return self.record.text("id")

    @cached_property
    def sponsor(self) -> str:
        """The (lead) sponsor as written; the first one where collaborators stand in the same cell."""
        return " ".join(self.record.text("sponsor").split("|")[0].split())

    @cached_property
    def status(self) -> TrialStatus:
        return self.record.form.status(self.record.text("status"))

    @cached_property
    def interventional(self) -> bool:
        """Whether a treatment is studied; trials of registers that do not say so are taken to be."""
        kind = self.record.text("study_type").casefold()
        return not kind or kind.startswith("interventional")

    @cached_property
    def eudract_year(self) -> int | None:
        """The year in an EudraCT number: when the number was asked for."""
        found = _EUDRACT_YEAR.fullmatch(self.number)
        return int(found[1]) if found else None

    def period(self, name: str) -> Period | None:
        """One of its dates, None if it is not given; raises `Unusable`."""
        if name not in self.record.values:
            return None
        try:
            return read_period(self.record.values[name])
        except NotGiven:
            return None

    def dates(self) -> tuple[Period | None, Period | None]:
        """Start and end as far as they are given and can be read, for choosing by year."""
        found = []
        for name in ("start", "end"):
            try:
                found.append(self.period(name))
            except Unusable:
                found.append(None)
        return found[0], found[1]

    def phase(self) -> tuple[str, str]:
        """The phase in our spelling ("" if there is none) and a doubt about it ("" if there is none)."""
        written = self.record.values.get("phase", "")
        if written in (0.0, "0"):  # the EU register's "no phase"
            return "", ""
        try:
            return read_phase(written).value, ""
        except NotGiven:
            return "", ""
        except Unusable as unusable:
            return "", unusable.complaint.message

    def sites_by_country(self) -> tuple[dict[str, int], tuple[str, ...]]:
        """Sites by country code, most sites first, and names of countries that are not known."""
        counted: Counter[str] = Counter()
        unknown: dict[str, None] = {}
        for name, sites in self._sites().items():
            code = country_code(name)
            if code:
                counted[code] += sites
            else:
                unknown[name] = None
        ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        return dict(ordered), tuple(unknown)

    def only_countries(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Countries where sites are not counted, as codes, and names that are not known."""
        names = [name.strip() for name in self.record.text("countries").split("|") if name.strip()]
        codes = {name: country_code(name) for name in names}
        return tuple(dict.fromkeys(filter(None, codes.values()))), tuple(n for n, code in codes.items() if not code)

    def _sites(self) -> Mapping[str, int]:
        """Sites by country as written. A list of sites counts more than a summary, and withdrawn sites do not count."""
        listed = self.listed_sites or self.record.sites
        if listed:
            return Counter(country for country, state in listed if _plain(state) not in _NOT_COUNTED and country)
        parts = [part for part in self.record.text("sites_by_country").split("|") if part.strip()]
        found = {match[1]: int(match[2]) for match in map(_SITES.fullmatch, map(str.strip, parts)) if match}
        return found or Counter(location_country(place) for place in self.record.text("locations").split("|") if place)


@lru_cache(maxsize=4096)
def country_code(name: str) -> str:
    """The two letters of a country as registries name it, "" if it is not known."""
    try:
        return _countries().read_country(name).value
    except Unusable:
        return ""


def location_country(location: str) -> str:
    """The country at the end of a location: "…, Seoul, Korea, Republic of" ends with two parts of one name."""
    parts = [part.strip() for part in location.split(",")]
    if len(parts) > 1 and _INVERTED.fullmatch(parts[-1]):
        return f"{parts[-2]}, {parts[-1]}"
    return parts[-1]


@dataclass(frozen=True)
class Trials:
    """All trials of the files that were chosen together. ``names`` are the registries' forms."""

    trials: tuple[Trial, ...]
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def sponsors(self) -> list[tuple[str, int]]:
        """Sponsors as written and their numbers of trials, most trials first."""
        return _counted(trial.sponsor for trial in self.trials)

    def statuses(self) -> list[tuple[TrialStatus, int]]:
        """States and numbers of trials, in the order of a trial's life."""
        counted = Counter(trial.status for trial in self.trials)
        return [(status, counted[status]) for status in TrialStatus if counted[status]]

    def years(self) -> tuple[int, int] | None:
        """The first year in which a trial begins and the last one in which one ends; None without dates."""
        found = [period for trial in self.trials for period in trial.dates() if period]
        return (min(p.first.year for p in found), max(p.last.year for p in found)) if found else None


def trials_of(files: Sequence[RegistryFile]) -> Trials:
    """The trials of one or more files of one registry; files of sites are joined to the trials they belong to.

    A trial that stands in several files or rows is taken from the first one; the others are notices.
    """
    sites = sites_of(files)
    found: dict[str, Trial] = {}
    problems: list[Problem] = []
    for file in files:
        for record in file.records:
            number = record.text("id")
            if number in found:
                problems.append(_twice(record, found[number].record))
            else:
                found[number] = Trial(record, tuple(sites.get(number, ())))
    strangers = [number for number in sites if number not in found]
    if strangers and found:
        message = f"{len(strangers)} trials have sites but no row of their own, such as {strangers[0]}; left out."
        problems.append(Problem("", "", "", message, severity=Severity.NOTICE))
    return Trials(tuple(found.values()), tuple(dict.fromkeys(file.form.name for file in files)), tuple(problems))


def _twice(record: Record, first: Record) -> Problem:
    here, there = record.place("id"), first.place("id")
    where = f"{there.file} {there.sheet}!{there.cell}" if there.sheet else f"{there.file} {there.cell}"
    message = f"this trial stands twice; the first one, at {where}, was taken."
    return Problem(here.sheet, here.cell, shown(record.text("id")), message, "", Severity.NOTICE, here.file)


def _counted(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0].casefold()))


def _plain(status: str) -> str:
    return " ".join(status.replace("_", " ").casefold().split())
