"""The table of the workload model as a value: a planning assumption that everybody may edit (`workload.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planner.domain.errors import UserError
from resources import read_text

MODEL_FILE = "workload.toml"
OTHER_PHASE = "other"
_PHASE_NUMBER = re.compile(r"[0-4]")
_ENTRIES = {"label", "round_to", "least_line", "site_growth", "busiest_site", "stage", "phase", "role"}
_NOT_IN_TABLE = "Delete it, or correct its spelling."


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a study: a ``share`` of its days within bounds in months, and the share of sites active in it."""

    name: str
    share: float
    least_months: float | None = None
    most_months: float | None = None
    active_sites: float = 1.0


@dataclass(frozen=True, slots=True)
class Drivers:
    """What a role's FTE in a stage depends on; all in FTE."""

    base: float = 0.0
    per_country: float = 0.0
    per_site: float = 0.0
    per_100_patients: float = 0.0
    least: float | None = None
    most: float | None = None

    def fte(self, countries: float, active_sites: float, patients: float) -> float:
        """FTE of a study with that many countries, active sites and patients."""
        fte = self.base + self.per_country * countries + self.per_site * active_sites
        fte += self.per_100_patients * patients / 100
        if self.least is not None:
            fte = max(fte, self.least)
        return fte if self.most is None else min(fte, self.most)


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """What one role does on a study, by stage; ``by_country``: in the countries of the sites, each with its line."""

    role: str
    stages: Mapping[str, Drivers]
    by_country: bool = False


@dataclass(frozen=True, slots=True)
class PhaseLoad:
    """What a study of a phase is like: a factor on all roles, and sites and patients where they are not known.

    ``sites`` and ``patients_per_site`` are those of the usual study; ``most_sites`` bounds what is assumed.
    """

    factor: float
    sites: float
    patients_per_site: float
    most_sites: float | None = None

    def sites_for(self, patients: float, growth: float) -> float:
        """The sites to assume for so many patients: a study beyond the usual one has larger sites, not only more."""
        usual = self.sites * self.patients_per_site
        per_site = self.patients_per_site * (max(1.0, patients / usual) ** growth if usual else 1.0)
        sites = max(1.0, float(round(patients / per_site)))
        return sites if self.most_sites is None else min(sites, self.most_sites)


@dataclass(frozen=True, slots=True)
class WorkloadModel:
    """The whole table. ``label`` is shown wherever its figures are. ``phases`` has an entry `OTHER_PHASE`.

    ``site_growth`` says how sites grow with studies (`PhaseLoad.sites_for`); ``busiest_site`` is the number of patients
    at a site from which on more of them mean no more work.
    """

    label: str
    round_to: float
    least_line: float
    stages: tuple[Stage, ...]
    phases: Mapping[str, PhaseLoad]
    roles: tuple[RoleLoad, ...]
    site_growth: float = 0.0
    busiest_site: float | None = None

    def phase(self, written: str) -> PhaseLoad:
        """The entry for a phase: "Phase 2b" is Phase 2, "Phase 1/2" counts as the later one."""
        if written in self.phases:
            return self.phases[written]
        numbers = _PHASE_NUMBER.findall(written)
        return self.phases.get(f"Phase {max(numbers)}" if numbers else "", self.phases[OTHER_PHASE])


@lru_cache(maxsize=1)
def standard_model() -> WorkloadModel:
    """The model that travels with the program."""
    return read_model(read_text(MODEL_FILE), MODEL_FILE)


def read_model(text: str, file: str) -> WorkloadModel:
    """The model in a TOML text; `UserError` names file, section and entry of the first thing that is wrong."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise UserError(f"{file}: {wrong}.") from wrong
    top = _Section(table, file, _ENTRIES)
    stages = tuple(_stage(one) for one in top.sections("stage", set(Stage.__slots__)))
    if abs(sum(stage.share for stage in stages) - 1) > 0.001:
        raise UserError(f"{file}, stage: the shares of all stages must add up to 1. Correct them.")
    if all(_bounded(stage) for stage in stages):
        raise UserError(f"{file}, stage: at least one stage must have no bounds in months. Remove those of one.")
    names = [stage.name for stage in stages]
    roles = tuple(_role(one, names) for one in top.sections("role", {"name", "by_country", "stages"}))
    for what, found in (("stage", names), ("role", [role.role for role in roles])):
        twice = next((name for name in found if found.count(name) > 1), None)
        if twice is not None:
            raise UserError(f"{file}, {what} {twice}: stands twice. Delete one of them.")
    return WorkloadModel(
        top.text("label"), top.number("round_to", 0.01, 1.0), top.number("least_line", 0.0, 100.0), stages,
        _phases(top), roles, top.number("site_growth", 0, 1, 0), top.bound("busiest_site"),
    )  # fmt: skip


def _bounded(stage: Stage) -> bool:
    return stage.least_months is not None or stage.most_months is not None


def _stage(section: _Section) -> Stage:
    least, most = section.bound("least_months"), section.bound("most_months")
    if least is not None and most is not None and least > most:
        raise UserError(f"{section.place}: least_months is more than most_months. Swap them.")
    return Stage(
        section.text("name"), section.number("share", 0, 1), least, most, section.number("active_sites", 0, 1, 1)
    )


def _role(section: _Section, stages: list[str]) -> RoleLoad:
    by_country = section.table.get("by_country", False)
    if not isinstance(by_country, bool):
        raise UserError(f"{section.place}, by_country: write true or false.")
    drivers = {}
    for stage, table in section.inner("stages").items():
        if stage not in stages:
            raise UserError(f"{section.place}, stages, {stage}: there is no such stage. Use {', '.join(stages)}.")
        one = _Section(table, f"{section.place}, stages, {stage}", set(Drivers.__slots__))
        drivers[stage] = Drivers(
            one.number("base", 0, 1000, 0),
            one.number("per_country", 0, 1000, 0),
            one.number("per_site", 0, 1000, 0),
            one.number("per_100_patients", 0, 1000, 0),
            one.bound("least"),
            one.bound("most"),
        )
    return RoleLoad(section.text("name"), drivers, by_country)


def _phases(top: _Section) -> dict[str, PhaseLoad]:
    found = {}
    for name, table in top.inner("phase").items():
        one = _Section(table, f"{top.place}, phase {name}", set(PhaseLoad.__slots__))
        least_patients = one.number("patients_per_site", 0.01, 100_000)
        most = one.number("most_sites", 1, 100_000) if "most_sites" in one.table else None
        found[name] = PhaseLoad(one.number("factor", 0, 100), one.number("sites", 0, 100_000), least_patients, most)
    if OTHER_PHASE not in found:
        raise UserError(f"{top.place}: [phase.{OTHER_PHASE}] is missing; it stands for phases that are not listed.")
    return found


class _Section:
    """A section of the table under check."""

    def __init__(self, table: Any, place: str, known: set[str]) -> None:
        if not isinstance(table, dict):
            raise UserError(f"{place}: write entries such as base = 0.5 here.")
        name = table.get("name")
        self.place = f"{place} ({name})" if isinstance(name, str) else place
        self.table: dict[str, Any] = table
        strange = next((key for key in table if key not in known), None)
        if strange is not None:
            raise UserError(f"{self.place}, {strange}: there is no such entry. {_NOT_IN_TABLE}")

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise UserError(f"{self.place}: {key} is missing. Write it in quotes.")
        return value.strip()

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        value = self.table.get(key, default)
        if value is None:
            raise UserError(f"{self.place}: {key} is missing. Enter a number from {least:g} to {most:g}.")
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise UserError(f"{self.place}, {key}: {value} is no number from {least:g} to {most:g}. Correct it.")
        return float(value)

    def bound(self, key: str) -> float | None:
        return self.number(key, 0, 1000) if key in self.table else None

    def inner(self, key: str) -> dict[str, Any]:
        value = self.table.get(key)
        if not isinstance(value, dict) or not value:
            raise UserError(f"{self.place}: [{key}] is missing.")
        return value

    def sections(self, key: str, known: set[str]) -> list[_Section]:
        listed = self.table.get(key)
        if not isinstance(listed, list) or not listed:
            raise UserError(f"{self.place}: there is no [[{key}]].")
        return [_Section(table, f"{self.place}, {key} {number}", known) for number, table in enumerate(listed, 1)]
