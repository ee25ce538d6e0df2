"""From names as written in a draft to the known ones: what is certain is taken, the rest becomes questions.

What somebody decides is remembered as an alias, so that the same spelling is never asked about again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.portfolio import Person, Sponsor
from planner.exchange.importing.draft import Draft, DraftCell, DraftRow
from planner.exchange.importing.names.matching import KnownName, NameMatch, Names, PeopleNames, SponsorNames
from planner.exchange.importing.names.normalising import same_text
from planner.exchange.importing.names.wording import NameWords
from planner.exchange.portfolio_cells import is_blank, plain_text

ALSO_KNOWN_AS = "Also known as"
"""The column of our own on Staff that keeps other spellings of a person's name, separated by semicolons."""

_SPONSOR_CELLS = {
    "Sponsors": "Sponsor",
    "Roadmap": "Sponsor",
    "Rate card": "Sponsor",
    "Experience": "Sponsor",
    "Staff": "Dedicated to",
}
_PERSON_CELLS = {"Leave": "Staff ID", "Experience": "Staff ID", "Assignments": "Staff ID"}


@dataclass(frozen=True, slots=True)
class NameQuestion:
    """A name that somebody has to decide about, and in how many cells of the draft it stands."""

    match: NameMatch
    cells: int


@dataclass(frozen=True, slots=True)
class Resolved:
    """A draft with known names put in; ``questions`` are those left as written; ``taken`` maps written to known."""

    draft: Draft
    questions: tuple[NameQuestion, ...]
    taken: Mapping[str, str]


Decisions = Mapping[str, str]
"""From a name as written to the key of the known one that is meant; the name itself says that it is a new one."""


def known_sponsors(sponsors: Iterable[Sponsor], lists: NameWords | None = None) -> SponsorNames:
    """The sponsors of a portfolio with their aliases, for matching; ``lists`` as in `Names`."""
    return SponsorNames((KnownName(one.name, one.name, one.aliases) for one in sponsors), lists)


def known_people(staff: Iterable[Person]) -> PeopleNames:
    """The people of a portfolio, for matching. Keys are Staff IDs; other spellings come from their own column."""
    return PeopleNames(KnownName(one.id, one.name, _also_known_as(one)) for one in staff)


def resolve_sponsors(draft: Draft, known: SponsorNames, decisions: Decisions | None = None) -> Resolved:
    """The draft with every sponsor's name that is certain, or decided, replaced by the known one."""
    return _resolve(draft, known, _SPONSOR_CELLS, decisions or {}, frozenset())


def resolve_people(
    draft: Draft, known: PeopleNames, staff_ids: Iterable[str], decisions: Decisions | None = None
) -> Resolved:
    """The draft with names that stand for people on Leave, Experience and Assignments replaced by their Staff IDs.

    Cells that hold one of ``staff_ids`` stay as they are.
    """
    return _resolve(draft, known, _PERSON_CELLS, decisions or {}, frozenset(staff_ids))


def sponsors_with_aliases(sponsors: Sequence[Sponsor], decisions: Decisions) -> tuple[Sponsor, ...]:
    """The sponsors with each decided spelling added to the aliases of the one that was meant."""
    names = {one.name for one in sponsors}
    changed = []
    for one in sponsors:
        # a spelling that is itself the name of another sponsor would make both uncertain
        extra = [text for text, key in decisions.items() if key == one.name and text not in names]
        changed.append(replace(one, aliases=_added(one.aliases, extra, one.name)))
    return tuple(changed)


def staff_with_aliases(staff: Sequence[Person], decisions: Decisions) -> tuple[Person, ...]:
    """The people with each decided spelling remembered in the column `ALSO_KNOWN_AS`."""
    changed = []
    for one in staff:
        aliases = _added(_also_known_as(one), [text for text, key in decisions.items() if key == one.id], one.name)
        kept = tuple(pair for pair in one.extra if pair[0] != ALSO_KNOWN_AS)
        changed.append(replace(one, extra=(*kept, (ALSO_KNOWN_AS, "; ".join(aliases)))) if aliases else one)
    return tuple(changed)


def _also_known_as(person: Person) -> tuple[str, ...]:
    written = dict(person.extra).get(ALSO_KNOWN_AS, "")
    return tuple(part for part in (item.strip() for item in written.split(";")) if part)


def _added(aliases: tuple[str, ...], extra: Iterable[str], name: str) -> tuple[str, ...]:
    """Aliases with new ones at the end, each once. A semicolon separates the items of a list, so none may hold one."""
    found = {same_text(alias): alias for alias in aliases}
    for text in extra:
        clean = " ".join(text.replace(";", ",").split())
        if clean and same_text(clean) != same_text(name):
            found.setdefault(same_text(clean), clean)
    return tuple(found.values())


def _resolve(
    draft: Draft, known: Names, cells: Mapping[str, str], decisions: Decisions, settled: frozenset[str]
) -> Resolved:
    matches: dict[str, NameMatch] = {}
    asked: dict[str, int] = {}
    taken: dict[str, str] = {}
    rows = []
    for row in draft.rows:
        heading = cells.get(row.sheet, "")
        value = row.value(heading) if heading else ""
        written = "" if is_blank(value) else plain_text(value)
        if not written or written in settled:
            rows.append(row)
            continue
        key = decisions.get(written, "")
        if not key:
            if written not in matches:  # a name with a semicolon is remembered with a comma instead
                matches[written] = known.match(written.replace(";", ","))
            key = matches[written].key
        if not key:
            asked[written] = asked.get(written, 0) + 1
        rows.append(_with_name(row, heading, written, key) if key and key != value else row)
        if key:
            taken[written] = key
    questions = tuple(NameQuestion(replace(matches[text], written=text), count) for text, count in asked.items())
    return Resolved(replace(draft, rows=tuple(rows)), questions, taken)


def _with_name(row: DraftRow, heading: str, written: str, key: str) -> DraftRow:
    cell = row.cells[heading]
    note = cell.note if key == written else f"“{written}” is {key}"
    changed = DraftCell(key, cell.source, cell.written or written, note)
    return replace(row, cells={**row.cells, heading: changed})
