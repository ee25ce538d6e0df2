"""What the rows of the files refer to: studies by other spellings, roles and sponsors that are not there yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from decimal import Decimal

from planner.domain.portfolio import Portfolio
from planner.exchange.importing.draft import DraftCell
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.importing.values.roles import RoleNames
from planner.services.importing.choices import ImportChoices
from planner.services.importing.memory import ImportMemory
from planner.services.importing.proposal import Answer, Ask, Question
from planner.services.importing.rows import ReadRow

ONBOARDING_NEW, ONBOARDING_KNOWN = Decimal("0.5"), Decimal("0.25")
"""FTE-months that a role added by an import gets: a planning assumption, said in a note."""
REGISTRY_NUMBER = "Registry number"
Rows = dict[str, list[ReadRow]]


@dataclass
class Linked:
    """Questions and notes of the linking."""

    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def link(rows: Rows, base: Portfolio, choices: ImportChoices, memory: ImportMemory) -> Linked:
    """Puts the rows' references in order, in place, and adds the roles and sponsors that they need."""
    linked = Linked()
    _studies(rows, base, linked)
    if choices.roles_from_staff:
        _own_roles(rows, base, linked)
    _roles(rows, base, choices, memory, linked)
    _sponsors(rows, base)
    if choices.bill_rate is not None:
        _bill_rates(rows, base, choices.bill_rate, linked)
    return linked


def _studies(rows: Rows, base: Portfolio, linked: Linked) -> None:
    """Study IDs that differ in case or spacing only, a study's registry number or its title, mean that study."""
    exact = {study.id for study in base.studies}
    known: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for study in base.studies:
        number = dict(study.extra).get(REGISTRY_NUMBER, "")
        for text in filter(None, (study.id, number)):
            known[folded_words(text)].add(study.id)
        titles[folded_words(study.title)].add(study.id)
    for row in rows.get("Roadmap", ()) if exact else ():
        _rename(row, "id", exact, known, linked)
    ids = {row.values["id"]: row for row in rows.get("Roadmap", ()) if row.values.get("id")}
    references = (("Demand", "study"), ("Assignments", "study"), ("Roadmap", "follows"))
    named = {row.values.get(name) for sheet, name in references for row in rows.get(sheet, ())}
    if not named - exact - ids.keys() - {None, ""}:
        return
    for identifier, row in ids.items():
        known[folded_words(identifier)].add(identifier)
        titles[folded_words(row.values.get("title", ""))].add(identifier)
    titles.pop("", None)
    either = {text: known.get(text, set()) or titles.get(text, set()) for text in {*known, *titles}}
    there = exact | ids.keys()
    for sheet, name in references:
        for row in rows.get(sheet, ()):
            _rename(row, name, there, either, linked)


def _rename(row: ReadRow, name: str, exact: Set[str], known: dict[str, set[str]], linked: Linked) -> None:
    text = row.values.get(name)
    if not text or text in exact:
        return
    meant = known.get(folded_words(text), set())
    if len(meant) == 1:
        row.values[name] = next(iter(meant))
        note = f"“{text}” is the study {row.values[name]}."
        if note not in linked.notes:
            linked.notes.append(note)


def _own_roles(rows: Rows, base: Portfolio, linked: Linked) -> None:
    """Assignments of tables without roles get the one that the person has on the study already, else the person's own.

    A blank cell of a column of roles stays one: it was told as a problem.
    """
    on_study: dict[tuple[str, str], set[str]] = defaultdict(set)
    for known in base.assignments:
        on_study[known.person, known.study].add(known.role)
    own = {person.id: person.role for person in base.staff}
    own |= {
        row.values["id"]: row.values["role"] for row in rows.get("Staff", ()) if {"id", "role"} <= row.values.keys()
    }
    count = 0
    for row in rows.get("Assignments", ()):
        if "role" in row.values or "Role" in row.batch.columns.get("Assignments", ()):
            continue
        person = row.values.get("person", "")
        there = on_study.get((person, row.values.get("study", "")), set())
        role = next(iter(there)) if len(there) == 1 else own.get(person, "")
        if role:
            source = row.cells["person"].source
            row.values["role"] = role
            note = "the role on the study so far" if there else "from Staff"
            row.cells = {**row.cells, "role": DraftCell(role, source, "", note)}
            count += 1
    if count:
        rest = "is" if count == 1 else "are"
        noun = "role of 1 assignment" if count == 1 else f"roles of {count:,} assignments"
        linked.notes.append(f"The {noun} {rest} the person's own on Staff (or that on the study so far), as you said.")


_ROLE_FIELDS = {"Demand": "role", "Rate card": "role", "Staff": "role", "Assignments": "role"}


def _roles(rows: Rows, base: Portfolio, choices: ImportChoices, memory: ImportMemory, linked: Linked) -> None:
    meant = {folded_words(text): role for text, role in choices.roles.items()}
    known = {role.name for role in base.roles} | {row.values.get("name", "") for row in rows.get("Roles", ())}
    unknown: dict[str, list[ReadRow]] = defaultdict(list)
    for sheet, name in _ROLE_FIELDS.items():
        for row in rows.get(sheet, ()):
            for text in _roles_named(row, name, known, meant):
                unknown[text].append(row)
    add = choices.add_roles if choices.add_roles is not None else not base.roles and "Roles" not in rows
    names = RoleNames(known - {""}, memory.folder) if unknown else None
    added = []
    for text, users in unknown.items():
        if add or meant.get(folded_words(text)) == text:
            rows.setdefault("Roles", []).append(_role_row(text, users[0]))
            added.append(text)
        elif names is not None:
            linked.questions.append(_role_question(text, users, names))
    if added:
        linked.notes.append(
            f"{_some(added)} {'was' if len(added) == 1 else 'were'} added to Roles with {ONBOARDING_NEW} FTE-months of "
            f"onboarding ({ONBOARDING_KNOWN} for who knows the sponsor), a planning assumption to look at."
        )


def _roles_named(row: ReadRow, name: str, known: set[str], meant: dict[str, str]) -> Iterator[str]:
    """The roles of a row that nobody knows, after what the person said was put in."""
    text = row.values.get(name)
    if text and text not in known:
        text = row.values[name] = meant.get(folded_words(text), text)
        if text not in known:
            yield text
    others = row.values.get("other_roles")
    if others:
        row.values["other_roles"] = tuple(one if one in known else meant.get(folded_words(one), one) for one in others)
        yield from (one for one in row.values["other_roles"] if one not in known)


def _role_question(text: str, users: Sequence[ReadRow], names: RoleNames) -> Question:
    guesses = names.suggest(text)
    answers = tuple(Answer(guess.role, guess.role, guess.score) for guess in guesses)
    say = f"--role '{text}={guesses[0].role if guesses else 'ROLE'}'  (or, for a new one: --role '{text}={text}')"
    return Question(
        Ask.ROLE,
        text,
        f"Which role is “{text}”?",
        (*answers, Answer("a new role", text)),
        blocking=True,
        say=say,
        rows=len(users),
        source=next((user.cells["role"].source for user in users if "role" in user.cells), None),
    )


def _role_row(name: str, user: ReadRow) -> ReadRow:
    values = {"name": name, "onboarding_new": ONBOARDING_NEW, "onboarding_known": ONBOARDING_KNOWN}
    return _derived("Roles", values, user, user.cells.get("role"))


def _sponsors(rows: Rows, base: Portfolio) -> None:
    """A row of Sponsors for each sponsor that the files name and nobody has."""
    known = {sponsor.name for sponsor in base.sponsors}
    known |= {row.values.get("name", "") for row in rows.get("Sponsors", ())}
    for row in rows.get("Roadmap", ()):
        name = row.values.get("sponsor", "")
        if name and name not in known:
            known.add(name)
            rows.setdefault("Sponsors", []).append(_derived("Sponsors", {"name": name}, row, row.cells.get("sponsor")))


def _bill_rates(rows: Rows, base: Portfolio, rate: Decimal, linked: Linked) -> None:
    """A row of the rate card for each role that has none for all sponsors and countries."""
    users = {row.values.get("name", ""): row for row in rows.get("Roles", ())}
    some_row = next((row for sheet in rows.values() for row in sheet), None)
    known = {card.role for card in base.rate_card if not card.sponsor and not card.country}
    for row in rows.get("Rate card", ()):
        if not row.values.get("sponsor") and not row.values.get("country"):
            known.add(row.values.get("role", ""))
    lacking = [
        role for role in dict.fromkeys((*(role.name for role in base.roles), *users)) if role not in {*known, ""}
    ]
    if not lacking or some_row is None:
        return
    for role in lacking:
        values = {"role": role, "bill_rate": rate}
        rows.setdefault("Rate card", []).append(_derived("Rate card", values, users.get(role, some_row), None))
    linked.notes.append(f"{_some(lacking)}: an hour bills {rate:f}, as you said, a planning assumption to look at.")


def _derived(sheet: str, values: dict[str, object], user: ReadRow, cell: DraftCell | None) -> ReadRow:
    batch = replace(user.batch, columns={}, whole=frozenset(), blanks_clear=False)
    cells = {"name": cell} if cell is not None else {}
    return ReadRow(sheet, values, cells, batch, cell.source if cell else user.source)


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:8]) + (f" and {len(listed) - 8} more roles" if len(listed) > 8 else "")
