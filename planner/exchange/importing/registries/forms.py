"""What a registry's download looks like: the headings that tell it, and which column holds what (`registries.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from planner.domain.errors import UserError
from planner.exchange.portfolio_columns import folded
from resources import read_text

FORMS_FILE = "registries.toml"
FIELDS = frozenset(
    {
        "id", "title", "status", "sponsor", "collaborators", "study_type", "phase", "enrolment", "enrolment_type",
        "protocol", "conditions", "start", "start_type", "primary_completion", "primary_completion_type", "end",
        "end_type", "posted", "updated", "locations", "sites", "sites_by_country", "countries", "site", "country",
        "site_status",
    }
)  # fmt: skip
"""What a column of a registry may hold."""


class TrialStatus(StrEnum):
    """Where a registered trial stands, in the registry's words."""

    NOT_YET_RECRUITING = "Not yet recruiting"
    RECRUITING = "Recruiting"
    ENROLLING_BY_INVITATION = "Enrolling by invitation"
    ACTIVE_NOT_RECRUITING = "Active, not recruiting"
    SUSPENDED = "Suspended"
    COMPLETED = "Completed"
    TERMINATED = "Terminated"
    WITHDRAWN = "Withdrawn"
    UNKNOWN = "Unknown status"
    OTHER = "Other"


@dataclass(frozen=True, slots=True)
class RegistryForm:
    """One kind of download. ``columns`` maps what it holds to folded headings; ``statuses`` its words for states."""

    name: str
    recognised_by: frozenset[str]
    columns: Mapping[str, str]
    sites_only: bool = False
    statuses: Mapping[str, TrialStatus] = field(default_factory=dict)

    def status(self, written: str) -> TrialStatus:
        """The status that is written in a cell; OTHER if it is none of a trial (expanded access, say)."""
        plain = _plain(written)
        return self.statuses.get(plain) or _STATUSES.get(plain, TrialStatus.OTHER)


API_JSON = RegistryForm("ClinicalTrials.gov API version 2 (JSON)", frozenset(), {})
"""The one form that is no table; `records` knows its paths."""


def recognise(headings: Sequence[str]) -> RegistryForm | None:
    """The form whose headings are all there, the most demanding one if several are; None if it is no registry."""
    there = {folded(heading) for heading in headings}
    fitting = [form for form in registry_forms() if form.recognised_by <= there]
    return max(fitting, key=lambda form: len(form.recognised_by), default=None)


@lru_cache(maxsize=1)
def registry_forms() -> tuple[RegistryForm, ...]:
    """All forms of tables that are known."""
    return read_forms(read_text(FORMS_FILE), FORMS_FILE)


def read_forms(text: str, file: str) -> tuple[RegistryForm, ...]:
    """The forms in a TOML text; `UserError` names the place that is wrong."""
    try:
        tables = tomllib.loads(text).get("registry", [])
    except tomllib.TOMLDecodeError as wrong:
        raise UserError(f"{file}: {wrong}.") from wrong
    if not isinstance(tables, list):
        raise UserError(f"{file}: write [[registry]] with two brackets.")
    return tuple(_form(table, f"{file}, registry {number}") for number, table in enumerate(tables, 1))


def _form(table: Any, place: str) -> RegistryForm:
    name, marks, columns = table.get("name"), table.get("recognised_by"), table.get("columns")
    if not isinstance(name, str) or not name:
        raise UserError(f"{place}: name is missing.")
    place = f"{place} ({name})"
    if not isinstance(marks, list) or len(marks) < 2 or not all(isinstance(mark, str) for mark in marks):
        raise UserError(f"{place}: recognised_by needs a list of two or more headings.")
    if not isinstance(columns, dict) or not {"id"} <= columns.keys():
        raise UserError(f"{place}: [registry.columns] needs at least id.")
    for key, heading in columns.items():
        if key not in FIELDS:
            raise UserError(f"{place}, columns, {key}: not known. Use one of: {', '.join(sorted(FIELDS))}.")
        if not isinstance(heading, str):
            raise UserError(f"{place}, columns, {key}: write the heading in quotes.")
    sites_only = bool(table.get("sites_only", False))
    lacking = sorted(({"country"} if sites_only else {"sponsor", "status"}) - columns.keys())
    if lacking:
        raise UserError(f"{place}, columns: {lacking[0]} is missing.")
    return RegistryForm(
        name,
        frozenset(map(folded, marks)),
        {key: folded(heading) for key, heading in columns.items()},
        sites_only,
        _statuses(table.get("statuses", {}), place),
    )


def _statuses(table: Any, place: str) -> dict[str, TrialStatus]:
    found = {}
    for written, meant in table.items():
        if meant not in TrialStatus.__members__:
            raise UserError(f"{place}, statuses, {written}: use one of: {', '.join(TrialStatus.__members__)}.")
        found[_plain(written)] = TrialStatus[meant]
    return found


def _plain(written: str) -> str:
    return " ".join(written.replace("_", " ").replace(",", " ").casefold().split())


_STATUSES = {_plain(name): status for status in TrialStatus for name in (status.name, status.value)}
