"""From a registry's file to records: what stands where about each trial, not yet understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.domain.errors import UserError
from planner.exchange.importing.draft import Source
from planner.exchange.importing.registries.forms import API_JSON, RegistryForm, recognise
from planner.exchange.portfolio_cells import is_blank, plain_text
from planner.exchange.portfolio_columns import folded
from planner.exchange.raw import CellValue, RawJson, RawSheet, RawWorkbook, address

HEADER_ROWS_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Record:
    """One trial as it stands in a file: values that are not blank by what they hold, and where they stand."""

    form: RegistryForm
    values: Mapping[str, CellValue]
    places: Mapping[str, Source]
    sites: Sequence[tuple[str, str]] = ()
    """Country and status of each site, where the file lists them in a way of its own (JSON)."""

    def text(self, name: str) -> str:
        """A value as text, "" if there is none."""
        return plain_text(self.values[name]) if name in self.values else ""

    def place(self, name: str) -> Source:
        """Where a value stands; that of the number of the trial if it has none."""
        return self.places.get(name) or self.places["id"]


@dataclass
class RegistryFile:
    """The records of one file. ``sites`` maps numbers of trials to country and status of sites (a file of sites)."""

    file: str
    form: RegistryForm
    records: list[Record] = field(default_factory=list)
    sites: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def recognised_form(read: RawWorkbook | RawJson) -> RegistryForm | None:
    """The registry that a file comes from, or None."""
    if isinstance(read, RawJson):
        return API_JSON if any(True for _ in _json_studies(read.content)) else None
    found = next(_tables(read), None)
    return found[2] if found else None


def registry_file(read: RawWorkbook | RawJson, file: str) -> RegistryFile:
    """The records of a registry's file; `UserError` if it is none."""
    if isinstance(read, RawJson):
        answer = RegistryFile(file, API_JSON)
        answer.records.extend(_json_record(study, path, file) for path, study in _json_studies(read.content))
        if answer.records:
            return answer
    else:
        for sheet, header, form in _tables(read):
            answer = RegistryFile(file, form)
            _add_rows(answer, sheet, header)
            return answer
    raise UserError(
        f"{file} is not a download of a trial registry that is known. Import it as a table, or add the registry's "
        "headings to registries.toml."
    )


def _tables(read: RawWorkbook) -> Iterator[tuple[RawSheet, int, RegistryForm]]:
    """Sheets with a registry's headings, and the rows these are in."""
    for sheet in read.sheets:
        for number, row in enumerate(sheet.rows[:HEADER_ROWS_LOOKED_AT]):
            form = recognise([plain_text(cell) for cell in row if isinstance(cell, str)])
            if form is not None:
                yield sheet, number, form
                break


def _add_rows(answer: RegistryFile, sheet: RawSheet, header: int) -> None:
    headings: dict[str, int] = {}
    for index, cell in enumerate(sheet.rows[header]):
        headings.setdefault(folded(plain_text(cell)), index)
    columns = {name: headings[text] for name, text in answer.form.columns.items() if text in headings}
    if "id" not in columns:
        raise UserError(f"{answer.file}: the column {answer.form.columns['id']} is missing.")
    for number in range(header + 1, len(sheet.rows)):
        row = sheet.rows[number]
        values = {name: row[at] for name, at in columns.items() if not is_blank(row[at])}
        if "id" not in values:
            continue
        if answer.form.sites_only:
            site = (plain_text(values.get("country", "")), plain_text(values.get("site_status", "")))
            answer.sites.setdefault(plain_text(values["id"]), []).append(site)
            continue
        places = _Places(answer.file, sheet.name, number, columns)
        answer.records.append(Record(answer.form, values, places))


class _Places(Mapping[str, Source]):
    """Where the values of a row stand, worked out when asked for: most rows are never asked."""

    __slots__ = ("_columns", "_file", "_row", "_sheet")

    def __init__(self, file: str, sheet: str, row: int, columns: Mapping[str, int]) -> None:
        self._file, self._sheet, self._row, self._columns = file, sheet, row, columns

    def __getitem__(self, name: str) -> Source:
        return Source(self._file, self._sheet, address(self._row, self._columns[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


_JSON_PATHS = {
    "id": "identificationModule.nctId",
    "protocol": "identificationModule.orgStudyIdInfo.id",
    "title": "identificationModule.briefTitle",
    "status": "statusModule.overallStatus",
    "start": "statusModule.startDateStruct.date",
    "start_type": "statusModule.startDateStruct.type",
    "primary_completion": "statusModule.primaryCompletionDateStruct.date",
    "primary_completion_type": "statusModule.primaryCompletionDateStruct.type",
    "end": "statusModule.completionDateStruct.date",
    "end_type": "statusModule.completionDateStruct.type",
    "posted": "statusModule.studyFirstPostDateStruct.date",
    "updated": "statusModule.lastUpdatePostDateStruct.date",
    "sponsor": "sponsorCollaboratorsModule.leadSponsor.name",
    "study_type": "designModule.studyType",
    "phase": "designModule.phases",
    "enrolment": "designModule.enrollmentInfo.count",
    "enrolment_type": "designModule.enrollmentInfo.type",
    "conditions": "conditionsModule.conditions",
}


def _json_studies(content: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The studies of an answer of the API, a list of studies, or one study, each with its path."""
    listed = content.get("studies", [content]) if isinstance(content, dict) else content
    prefix = "studies" if isinstance(content, dict) else ""
    for number, study in enumerate(listed if isinstance(listed, list) else []):
        protocol = study.get("protocolSection") if isinstance(study, dict) else None
        if isinstance(protocol, dict) and isinstance(_at(protocol, _JSON_PATHS["id"]), str):
            yield f"{prefix}[{number}].protocolSection", protocol


def _json_record(study: Mapping[str, Any], path: str, file: str) -> Record:
    values: dict[str, CellValue] = {}
    places = {}
    for name, inside in _JSON_PATHS.items():
        value = _at(study, inside)
        if isinstance(value, list):
            value = "|".join(str(item) for item in value if isinstance(item, str))
        if isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if isinstance(value, str | float) and value != "":
            values[name] = value
            places[name] = Source(file, "", f"{path}.{inside}")
    others = _at(study, "sponsorCollaboratorsModule.collaborators")
    names = [one.get("name") for one in others if isinstance(one, dict)] if isinstance(others, list) else []
    if names:
        values["collaborators"] = "|".join(name for name in names if isinstance(name, str))
        places["collaborators"] = Source(file, "", f"{path}.sponsorCollaboratorsModule.collaborators")
    return Record(API_JSON, values, places, tuple(_json_sites(study)))


def _json_sites(study: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    listed = _at(study, "contactsLocationsModule.locations")
    for site in listed if isinstance(listed, list) else []:
        if isinstance(site, dict) and isinstance(site.get("country"), str):
            yield site["country"], str(site.get("status") or "")


def _at(value: Any, path: str) -> Any:
    """What stands at a path of names, None if nothing does."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def sites_of(files: Iterable[RegistryFile]) -> dict[str, list[tuple[str, str]]]:
    """The sites of all files of sites, by the number of the trial."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in files:
        for number, sites in one.sites.items():
            found[number].extend(sites)
    return dict(found)
