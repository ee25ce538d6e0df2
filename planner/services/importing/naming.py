"""Names in drafts put to the known sponsors and people; what is not certain becomes a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from planner.domain.portfolio import Portfolio
from planner.exchange.importing.draft import DraftRow, Source
from planner.exchange.importing.names.decisions import (
    ALSO_KNOWN_AS,
    Decisions,
    NameQuestion,
    known_sponsors,
    resolve_people,
    resolve_sponsors,
)
from planner.exchange.importing.names.matching import KnownName, PeopleNames, SponsorNames
from planner.exchange.importing.names.normalising import organisation_name
from planner.exchange.importing.names.wording import NameWords
from planner.exchange.portfolio_cells import plain_text
from planner.services.importing.batches import Batch
from planner.services.importing.choices import ImportChoices
from planner.services.importing.proposal import Answer, Ask, Question

MOST_NEW = 60
"""New sponsors of one import among which doubles are looked for."""
LIKELY = 0.75
"""A new name that resembles a known one this much is not taken as new without asking."""


@dataclass
class Named:
    """Batches with known names put in; ``sponsors`` and ``people`` are the spellings that somebody decided about."""

    batches: list[Batch]
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sponsors: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)


def named(batches: Sequence[Batch], base: Portfolio, choices: ImportChoices, lists: NameWords | None = None) -> Named:
    """All batches with names resolved. Rows whose name is in question are left out of them.

    ``lists``: words of sponsors' names in one language, for suggestions; None: the program's.
    """
    result = Named(list(batches))
    _sponsors(result, base, choices, lists)
    _people(result, base, choices)
    return result


def _sponsors(result: Named, base: Portfolio, choices: ImportChoices, lists: NameWords | None) -> None:
    decisions: dict[str, str] = dict(choices.sponsor_names)
    listed = _names_listed(result.batches, base, decisions, lists)
    known = _with_new(base, listed, lists)
    new: dict[object, str] = {}
    blocked: dict[str, NameQuestion] = {}
    rows: dict[str, int] = {}
    first = [resolve_sponsors(batch.draft, known, decisions) for batch in result.batches]
    for resolved in first:
        for question in resolved.questions:
            _judge_sponsor(question, result, choices, new, decisions, blocked)
            rows[question.match.written] = rows.get(question.match.written, 0) + question.cells
    doubles = () if choices.new_names else _doubles(list(new.values()), choices, lists)
    places = _places(result.batches, _SPONSOR_HEADINGS, {*blocked, *(one.subject for one in doubles)})
    merged = any(text != key for text, key in decisions.items() if text not in choices.sponsor_names)
    for number, batch in enumerate(result.batches):
        resolved = resolve_sponsors(batch.draft, known, decisions) if merged else first[number]
        out = {question.match.written for question in resolved.questions} & blocked.keys()
        kept = [row for row in resolved.draft.rows if not out or _name_in(row, _SPONSOR_HEADINGS) not in out]
        result.batches[number] = batch.with_rows(kept)
        _note_taken(result, resolved.taken)
    result.questions += [
        replace(_sponsor_question(question, rows[text]), source=places.get(text)) for text, question in blocked.items()
    ]
    result.questions += [replace(one, rows=rows.get(one.subject, 0), source=places.get(one.subject)) for one in doubles]
    result.sponsors = {text: key for text, key in choices.sponsor_names.items() if text != key}


_SPONSOR_HEADINGS = {
    "Sponsors": "Sponsor",
    "Roadmap": "Sponsor",
    "Rate card": "Sponsor",
    "Experience": "Sponsor",
    "Staff": "Dedicated to",
}
_PERSON_HEADINGS = {"Leave": "Staff ID", "Experience": "Staff ID", "Assignments": "Staff ID"}


def _places(batches: Iterable[Batch], headings: dict[str, str], names: Collection[str]) -> dict[str, Source]:
    """The first cell in which each of some names stands."""
    found: dict[str, Source] = {}
    for row in (row for batch in batches if names for row in batch.draft.rows):
        text = _name_in(row, headings)
        if text in names and text not in found:
            found[text] = row.cells[headings[row.sheet]].source
    return found


def _names_listed(
    batches: Iterable[Batch], base: Portfolio, decisions: Decisions, lists: NameWords | None
) -> list[str]:
    """The names on the files' own sheets of sponsors that are no known sponsor's and resemble none."""
    known = known_sponsors(base.sponsors, lists)
    found: dict[str, None] = {}
    for batch in batches:
        if "Sponsors" not in batch.columns:
            continue
        for row in batch.draft.of("Sponsors"):
            text = _name_in(row, _SPONSOR_HEADINGS)
            if text and text not in decisions:
                match = known.match(text)
                if not match.certain and not any(one.score >= LIKELY for one in match.suggestions):
                    found[text] = None
    return list(found)


def _with_new(base: Portfolio, listed: Iterable[str], lists: NameWords | None) -> SponsorNames:
    ours = [KnownName(one.name, one.name, one.aliases) for one in base.sponsors]
    return SponsorNames([*ours, *(KnownName(text, text) for text in listed)], lists)


def _judge_sponsor(
    question: NameQuestion,
    result: Named,
    choices: ImportChoices,
    new: dict[object, str],
    decisions: dict[str, str],
    blocked: dict[str, NameQuestion],
) -> None:
    """Take a name as new, as another spelling of one that is new, or leave it to the person."""
    text = question.match.written
    if text in decisions:
        return
    likely = [one for one in question.match.suggestions if one.score >= LIKELY]
    if likely and not choices.new_names:
        blocked.setdefault(text, question)
        return
    first = new.setdefault(organisation_name(text), text)
    decisions[text] = first
    if first != text:
        result.notes.append(f"“{text}” is taken as “{first}”: the same name but for spelling.")


def _doubles(new: Sequence[str], choices: ImportChoices, lists: NameWords | None) -> tuple[Question, ...]:
    """Names that are all new, but may be one sponsor written in two ways: taken as two unless somebody says so.

    With very many new names (a whole registry) this is not asked: nobody would go through the list.
    """
    if not 1 < len(new) <= MOST_NEW:
        return ()
    found: list[Question] = []
    for at, text in enumerate(new[1:], start=1):
        if text in choices.sponsor_names:
            continue
        earlier = SponsorNames([KnownName(one, one) for one in new[:at]], lists)
        likely = [one for one in earlier.suggestions(text) if one.score >= LIKELY]
        if likely:
            best = likely[0]
            found.append(
                Question(
                    Ask.SPONSOR,
                    text,
                    f"Is “{text}” the same sponsor as {best.name} ({best.score:.0%} alike)? Both are new.",
                    (
                        *(Answer(one.name, one.key, round(one.score * 100)) for one in likely),
                        Answer("a new sponsor", text),
                    ),
                    assumed="Taken as two sponsors.",
                    say=f"--same '{text}={best.key}'  (or, for two: --same '{text}={text}')",
                )
            )
    return tuple(found)


def _sponsor_question(question: NameQuestion, rows: int) -> Question:
    text, best = question.match.written, question.match.suggestions[0]
    answers = tuple(Answer(one.name, one.key, round(one.score * 100)) for one in question.match.suggestions)
    return Question(
        Ask.SPONSOR,
        text,
        f"Is “{text}” the sponsor {best.name} ({best.score:.0%} alike), or a new one?",
        (*answers, Answer("a new sponsor", text)),
        blocking=True,
        say=f"--same '{text}={best.key}'  (or, for a new one: --same '{text}={text}')",
        rows=rows,
    )


def _people(result: Named, base: Portfolio, choices: ImportChoices) -> None:
    ours = [KnownName(one.id, one.name, _others(dict(one.extra).get(ALSO_KNOWN_AS, ""))) for one in base.staff]
    ids = {one.key for one in ours}
    for batch in result.batches:
        for row in batch.draft.of("Staff"):
            key, name = _text(row, "Staff ID"), _text(row, "Name")
            if key and key not in ids:
                ids.add(key)
                ours.append(KnownName(key, name))
    known = PeopleNames(ours)
    for number, batch in enumerate(result.batches):
        resolved = resolve_people(batch.draft, known, ids, choices.people_names)
        asked = {question.match.written: question for question in resolved.questions if question.match.suggestions}
        kept = [row for row in resolved.draft.rows if not asked or _name_in(row, _PERSON_HEADINGS) not in asked]
        places = _places([batch], _PERSON_HEADINGS, asked)
        result.batches[number] = batch.with_rows(kept)
        result.questions += [
            replace(_person_question(question), source=places.get(text)) for text, question in asked.items()
        ]
        _note_taken(result, resolved.taken)
    result.people = {text: key for text, key in choices.people_names.items() if text != key}


def _person_question(question: NameQuestion) -> Question:
    text, best = question.match.written, question.match.suggestions[0]
    answers = tuple(
        Answer(f"{one.name} ({one.key})", one.key, round(one.score * 100)) for one in question.match.suggestions
    )
    return Question(
        Ask.PERSON,
        text,
        f"Is “{text}” {best.name} ({best.key}, {best.score:.0%} alike)?",
        answers,
        blocking=True,
        say=f"--same '{text}={best.key}'",
        rows=question.cells,
    )


def _note_taken(result: Named, taken: object) -> None:
    pairs = [(text, key) for text, key in dict(taken).items() if text != key]  # type: ignore[call-overload]
    for text, key in pairs[:20]:
        note = f"“{text}” is {key}."
        if note not in result.notes:
            result.notes.append(note)


def _others(text: str) -> tuple[str, ...]:
    return tuple(part for part in (item.strip() for item in text.split(";")) if part)


def _name_in(row: DraftRow, headings: dict[str, str]) -> str:
    return _text(row, headings.get(row.sheet, ""))


def _text(row: DraftRow, heading: str) -> str:
    return plain_text(row.value(heading))
