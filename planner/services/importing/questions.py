"""What only the person can say about the tables: what they hold, which column is which, in which unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain.errors import Problem, Severity
from planner.exchange.importing.mapping.targets import MAPPABLE
from planner.exchange.rules_demand import NO_BILL_RATE
from planner.services.importing.choices import ImportChoices
from planner.services.importing.drafting import Drafted
from planner.services.importing.proposal import Answer, Ask, Question
from planner.services.importing.reading_tables import ReadTable

WORDS_FOR_SHEETS = {sheet.casefold().replace(" ", "-"): sheet for sheet in MAPPABLE}
"""What ``--as`` takes on the command line, and the sheets that are meant."""
ROLES_FROM_STAFF = "roles_from_staff"
"""The answer to the question for the roles of assignments that sets `ImportChoices.roles_from_staff`."""
_WORD_OF = {sheet: word for word, sheet in WORDS_FOR_SHEETS.items()}


_LIKELY = 30.0
"""A sheet that fits a table less than this (of 100) is not worth naming."""


def questions_about(given: Drafted, choices: ImportChoices) -> list[Question]:
    """All questions about tables and registries."""
    found: list[Question] = []
    any_read = any(table.mapping is not None and not table.missing for table in given.tables)
    any_read = any_read or any(batch.key is None for batch in given.batches)
    problems = {batch.key: batch.draft.problems for batch in given.batches}
    for table in given.tables:
        if table.mapping is None:
            found += _about_sheet(table, any_read)
        else:
            found += _about_columns(table)
            found += _about_values(table, problems.get(table.key, ()))
    return [*found, *_about_registry(given, choices)]


def _about_sheet(table: ReadTable, any_read: bool) -> Iterator[Question]:
    if table.how.startswith("left out, as you said") or (any_read and table.suggestion.sheet):
        return
    likely = [guess for guess in table.suggestion.sheets[:4] if guess.score >= _LIKELY]
    answers = tuple(Answer(guess.sheet, guess.sheet, guess.score) for guess in likely)
    headings = ", ".join(column.heading for column in table.source.columns[:6] if column.heading)
    yield Question(
        Ask.SHEET,
        table.place,
        f"What does the table of {table.place} hold (columns {headings})?",
        answers,
        assumed="It is left out.",
        say=f"--as {_WORD_OF[answers[0].value] if answers else 'SHEET, one of: ' + ', '.join(WORDS_FOR_SHEETS)}",
        rows=len(table.found.rows),
        table=table.key,
    )


def _about_columns(table: ReadTable) -> Iterator[Question]:
    mapping = table.mapping
    assert mapping is not None
    used = {use.source for use in mapping.uses}
    filled = mapping.filled
    for guess in table.suggestion.columns:
        if guess.target is None or guess.ref in used or guess.target in filled:
            continue
        samples = f", such as {'; '.join(guess.samples[:3])}" if guess.samples else ""
        yield Question(
            Ask.COLUMN,
            guess.heading,
            f"Is the column “{guess.heading}”{samples}, the {guess.target} ({guess.score:.0f} of 100: {guess.reason})?",
            tuple(Answer(one.target, one.target, one.score) for one in guess.others)
            or (Answer(guess.target, guess.target, guess.score),),
            assumed="It is not read.",
            say=f"--take '{guess.heading}={guess.target}'",
            table=table.key,
        )
    months = table.suggestion.months
    if months is not None and not months.sure and mapping.months is None:
        text = f"Are the months across the columns of {table.place} to be read? {months.reason}"
        yield Question(Ask.COLUMN, "months", text, assumed="They are not read.", say="--accept-guesses",
                       table=table.key)  # fmt: skip
    for ref in table.suggestion.fillable:
        if ref not in mapping.fill_down and mapping.target_of(ref) is not None:
            text = f"Do the blank cells of “{ref.heading}” in {table.place} mean the value above them?"
            yield Question(Ask.VALUES, ref.heading, text, assumed="They count as blank.",
                           say=f"--fill-down '{ref.heading}'", table=table.key)  # fmt: skip
    for heading in table.missing:
        yield _missing(table, heading)


def may_take_roles_from_staff(sheet: str, heading: str) -> bool:
    """Whether what a table for a sheet lacks can be taken from the people's own roles."""
    return (sheet, heading) == ("Assignments", "Role")


def _missing(table: ReadTable, heading: str) -> Question:
    text = f"Which column of {table.place} is the {heading}? {table.sheet} needs it."
    likely = [
        Answer(guess.heading, guess.heading, guess.score)
        for guess in table.suggestion.columns
        if guess.target == heading or heading in {one.target for one in guess.others}
    ]
    column = likely[0].value if likely else "COLUMN"
    say = f"--take '{column}={heading}'  (or, to give all rows one value: --set '{heading}=…')"
    if may_take_roles_from_staff(table.sheet, heading):
        likely.append(Answer("each person's own role on Staff", ROLES_FROM_STAFF))
        say = f"--roles-from-staff  (each person's own role on Staff; or {say.replace('  (or', ', or').rstrip(')')})"
    return Question(Ask.REQUIRED, heading, text, tuple(likely), True, say=say, rows=len(table.found.rows),
                    table=table.key)  # fmt: skip


def _about_values(table: ReadTable, problems: tuple[Problem, ...]) -> Iterator[Question]:
    """Problems of a whole table are questions: nothing in the file tells."""
    for problem in problems:
        if problem.cell or not problem.remedy.startswith("Say whether"):
            continue
        if "percent, hours" in problem.remedy:
            answers = tuple(Answer(word, word) for word in ("fte", "percent", "hours", "days"))
            say = "--unit fte|percent|hours|days"
        elif "decimals" in problem.remedy:
            answers = tuple(Answer(word, word) for word in ("point", "comma"))
            say = "--decimals point|comma"
        else:
            answers = tuple(Answer(word, word) for word in ("day-first", "month-first"))
            say = "--dates day-first|month-first"
        text = f"{table.place}: {problem.message} {problem.remedy}"
        blocking = problem.severity is Severity.ERROR
        yield Question(Ask.VALUES, answers[0].value, text, answers, blocking, say=say, table=table.key)


def _about_registry(given: Drafted, choices: ImportChoices) -> Iterator[Question]:
    """Whose trials: a download holds those of many sponsors."""
    if given.trials is None:
        return
    dateless = [p for batch in given.batches for p in batch.draft.problems if "registry gives no " in p.message]
    if dateless and choices.registry.months_if_open is None:
        text = f"How long do trials last that the registry gives no days for ({len(dateless):,} are missing)?"
        yield Question(Ask.VALUES, "months", text, assumed="They stay out.", say="--months-if-open 36")
    if choices.sponsor or choices.registry.sponsors:
        return
    sponsors = given.trials.sponsors()
    if len(sponsors) > 1:
        answers = tuple(Answer(f"{name} ({count} trials)", name) for name, count in sponsors[:12])
        text = f"Whose trials are wanted? The file has {len(sponsors):,} sponsors."
        yield Question(Ask.SPONSOR, "sponsors", text, answers, assumed="All of them are taken.",
                       say=f"--sponsor '{sponsors[0][0]}'")  # fmt: skip


def about_bill_rates(problems: Iterable[Problem]) -> Iterator[Question]:
    """What an hour bills, if lines of demand stay out because nobody said; ``problems`` are those of the proposal."""
    lacking = [problem.message.partition(" of ")[0] for problem in problems if problem.message.endswith(NO_BILL_RATE)]
    if not lacking:
        return
    roles = list(dict.fromkeys(lacking))
    named = ", ".join(roles[:6]) + (f" and {len(roles) - 6} more" if len(roles) > 6 else "")
    lines = "1 line of demand needs" if len(lacking) == 1 else f"{len(lacking):,} lines of demand need"
    yield Question(
        Ask.RATE,
        "Bill rate",
        f"What does an hour bill? {lines} a bill rate, and the rate card has none for {named}.",
        assumed="Without one these lines stay out. Add a rate card to the files, or give one rate for all of them.",
        say="--bill-rate NUMBER",
        rows=len(lacking),
    )
