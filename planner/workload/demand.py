"""From a study's facts to lines: FTE by role, countries and month, the planning assumption of the workload model."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from planner.domain.months import Grid, Month
from planner.domain.portfolio import Study
from planner.workload.model import RoleLoad, WorkloadModel

SITES_COLUMN = "Sites by country"
DAYS_PER_MONTH = 365.25 / 12
_SITES = re.compile(r"([A-Z]{2}):(\d{1,6})")


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What demand follows from. ``sites_by_country`` may be empty, or cover some of ``countries`` only."""

    id: str
    start: dt.date
    end: dt.date
    phase: str = ""
    sites: float | None = None
    patients: float | None = None
    countries: tuple[str, ...] = ()
    sites_by_country: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scaling:
    """How the model's figures are changed: factors on everything, on roles and on stages, by name."""

    overall: float = 1.0
    by_role: Mapping[str, float] = field(default_factory=dict)
    by_stage: Mapping[str, float] = field(default_factory=dict)


AS_IN_THE_TABLE = Scaling()
"""No change to the model's figures."""


@dataclass(frozen=True, slots=True)
class Line:
    """Demand of one role on one study: ``fte`` in percent for each month from ``first`` on; countries are any of."""

    study: str
    role: str
    countries: tuple[str, ...]
    first: Month
    fte: tuple[int, ...]

    def on(self, grid: Grid) -> tuple[int, ...]:
        """The line's FTE in percent for each month of a plan."""
        begins = self.first.ordinal
        return tuple(
            self.fte[month.ordinal - begins] if 0 <= month.ordinal - begins < len(self.fte) else 0
            for month in grid.months
        )


@dataclass(frozen=True, slots=True)
class Workload:
    """The demand of one study: its lines, and in ``assumed`` what had to be assumed about it, in sentences."""

    lines: tuple[Line, ...]
    assumed: tuple[str, ...] = ()

    def curves(self) -> dict[str, tuple[int, ...]]:
        """FTE in percent by role for each month of the study: what a preview draws."""
        found: dict[str, tuple[int, ...]] = {}
        for line in self.lines:
            before = found.get(line.role, (0,) * len(line.fte))
            found[line.role] = tuple(a + b for a, b in zip(before, line.fte, strict=True))
        return found


def workload(facts: StudyFacts, model: WorkloadModel, scaling: Scaling = AS_IN_THE_TABLE) -> Workload:
    """The demand of a study by the model. Raises ValueError if the study ends before it starts."""
    if facts.end < facts.start:
        raise ValueError(f"{facts.id} ends before it starts")
    return _Working(facts, model, scaling).workload()


def facts_of(study: Study) -> StudyFacts:
    """The facts of a study on a roadmap."""
    return StudyFacts(
        study.id,
        study.start,
        study.end,
        study.phase,
        None if study.sites is None else float(study.sites),
        None if study.patients is None else float(study.patients),
        study.countries,
        sites_by_country(dict(study.extra).get(SITES_COLUMN, "")),
    )


def sites_by_country(text: str) -> dict[str, int]:
    """Sites by country as written in their column: ``US:12; DE:3``; anything else there is passed over."""
    return {code: int(count) for code, count in _SITES.findall(text) if int(count)}


class _Working:
    """One study on its way to lines."""

    def __init__(self, facts: StudyFacts, model: WorkloadModel, scaling: Scaling) -> None:
        self._facts, self._model, self._scaling = facts, model, scaling
        self._phase = model.phase(facts.phase)
        self._assumed: list[str] = []
        self._sites = self._known_sites()
        self._patients = self._known_patients()
        self._countries = self._known_countries()
        self._first = Month.of(facts.start)
        self._shares = tuple(self._shares_by_month())

    def workload(self) -> Workload:
        """All lines that are not 0 throughout."""
        lines = [line for role in self._model.roles for line in self._lines(role)]
        return Workload(tuple(line for line in lines if any(line.fte)), tuple(self._assumed))

    def _known_sites(self) -> float:
        facts, phase = self._facts, self._phase
        counted = float(sum(facts.sites_by_country.values()))
        if facts.sites or counted:
            return facts.sites or counted
        if facts.patients:
            sites = phase.sites_for(facts.patients, self._model.site_growth)
            most = ", the most that are assumed" if sites == phase.most_sites else ""
            sites = max(sites, float(len(facts.countries)))
            self._assumed.append(f"{sites:g} sites, from {facts.patients:,.10g} patients{most}.")
            return sites
        sites = max(phase.sites, float(len(facts.countries)))
        self._assumed.append(f"{sites:g} sites, as usual for {facts.phase or 'a study without a phase'}.")
        return sites

    def _known_patients(self) -> float:
        if self._facts.patients is not None:
            return self._facts.patients
        patients = self._sites * self._phase.patients_per_site
        self._assumed.append(f"{patients:,.10g} patients, from {self._sites:g} sites.")
        return patients

    def _known_countries(self) -> dict[str, float]:
        """The share of the sites in each country; {} if no country is known."""
        counted = {code: float(count) for code, count in self._facts.sites_by_country.items()}
        codes = [code for code in self._facts.countries if code not in counted]
        if codes and counted:
            counted.update(dict.fromkeys(codes, 1.0))
        elif codes:
            counted = dict.fromkeys(codes, 1.0)
            if len(codes) > 1:
                self._assumed.append("the same number of sites in each country.")
        total = sum(counted.values())
        return {code: count / total for code, count in counted.items()}

    def _lines(self, load: RoleLoad) -> Iterator[Line]:
        """One line, or one for each country that is worth it and one for the others together."""
        shares = self._countries if load.by_country else {}
        if len(shares) < 2:
            yield self._line(load, tuple(shares), 1.0)
            return
        whole = max(self._exact(load, 1.0), default=0.0)
        small = [code for code, share in shares.items() if whole * share < self._model.least_line]
        for code, share in shares.items():
            if code not in small:
                yield self._line(load, (code,), share)
        if small:
            yield self._line(load, tuple(small), sum(shares[code] for code in small))

    def _line(self, load: RoleLoad, countries: tuple[str, ...], share: float) -> Line:
        step = Decimal(repr(self._model.round_to)) * 100
        fte = [
            int((Decimal(repr(value * 100)) / step).to_integral_value(ROUND_HALF_UP) * step)
            for value in self._exact(load, share)
        ]
        return Line(self._facts.id, load.role, countries, self._first, tuple(fte))

    def _exact(self, load: RoleLoad, share: float) -> list[float]:
        """FTE by month, not rounded."""
        factor = self._phase.factor * self._scaling.overall * self._scaling.by_role.get(load.role, 1.0) * share
        countries = float(max(1, len(self._countries)))
        busiest = self._model.busiest_site
        patients = self._patients if busiest is None else min(self._patients, busiest * self._sites)
        by_stage = {
            stage.name: drivers.fte(countries, self._sites * stage.active_sites, patients)
            * self._scaling.by_stage.get(stage.name, 1.0)
            for stage in self._model.stages
            if (drivers := load.stages.get(stage.name)) is not None
        }
        return [factor * sum(part * by_stage.get(name, 0.0) for name, part in month.items()) for month in self._shares]

    def _shares_by_month(self) -> Iterator[dict[str, float]]:
        """For each month of the study the share of its days in each stage (together 1 in a whole month)."""
        start = self._facts.start.toordinal()
        bounds = [start + days for days in self._stage_ends()]
        last = Month.of(self._facts.end)
        for number in range(last.ordinal - self._first.ordinal + 1):
            month = self._first.plus(number)
            begin, end = month.first_day.toordinal(), month.last_day.toordinal() + 1
            found, from_day = {}, float(start)
            for stage, until in zip(self._model.stages, bounds, strict=True):
                found[stage.name] = max(0.0, min(end, until) - max(begin, from_day)) / (end - begin)
                from_day = until
            yield found

    def _stage_ends(self) -> list[float]:
        """The days from the start of the study to the end of each stage."""
        days = float((self._facts.end - self._facts.start).days + 1)
        lengths = {}
        for stage in self._model.stages:
            if stage.least_months is not None or stage.most_months is not None:
                least = (stage.least_months or 0.0) * DAYS_PER_MONTH
                most = days if stage.most_months is None else stage.most_months * DAYS_PER_MONTH
                lengths[stage.name] = min(max(stage.share * days, least), most)
        taken = sum(lengths.values())
        if taken > days:  # a study shorter than its bounded stages: these shrink
            lengths = {name: length * days / taken for name, length in lengths.items()}
            taken = days
        free = sum(stage.share for stage in self._model.stages if stage.name not in lengths)
        ends, total = [], 0.0
        for stage in self._model.stages:
            rest = (days - taken) * stage.share / free if free else 0.0
            total += lengths.get(stage.name, rest)
            ends.append(total)
        ends[-1] = days
        return ends
