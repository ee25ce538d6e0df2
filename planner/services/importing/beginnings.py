"""The portfolio that an import into a new document starts from: settings, and the people of another portfolio."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.domain.months import Month
from planner.domain.portfolio import Portfolio, Settings
from planner.services.importing.choices import NewSettings
from planner.services.importing.proposal import Ask, Question
from planner.services.importing.rows import ReadRow, months_of
from planner.services.opening import open_any, open_sample

USUAL_MONTHS = 24
LONGEST_PLAN = 240
SAMPLE = "sample"


@dataclass(frozen=True)
class Beginning:
    """The portfolio to start from, and what was assumed about it."""

    portfolio: Portfolio
    questions: tuple[Question, ...]


def with_people_of(source: str | Path) -> Portfolio:
    """Settings, roles, rates, people and what they know of a workbook, a document or the ``sample``; no studies.

    Raises what opening the file raises.
    """
    opened = open_sample() if str(source) == SAMPLE else open_any(Path(source))
    return replace(opened.portfolio, studies=(), demand=(), assignments=())


def beginning(
    people: Portfolio | None,
    said: NewSettings,
    of_file: Settings | None,
    rows: dict[str, list[ReadRow]],
    today: dt.date,
) -> Beginning:
    """The portfolio of a new document: what was said, else what the files say, else what is usual, and then asked."""
    given = of_file or (people.settings if people is not None else None)
    assumed: list[Question] = []
    if given is not None:
        settings = replace(
            given,
            plan_start=said.plan_start or given.plan_start,
            months=said.months or given.months,
            currency=said.currency or given.currency,
        )
    else:
        settings = _settings(said, rows, today, assumed)
    base = replace(people, settings=settings) if people is not None else Portfolio(settings)
    return Beginning(base, tuple(assumed))


def _settings(said: NewSettings, rows: dict[str, list[ReadRow]], today: dt.date, assumed: list[Question]) -> Settings:
    months = months_of(rows.get("Demand", ()))
    start = said.plan_start or (months[0] if months else Month.of(today))
    if said.plan_start is None:
        why = "the first month of the demand" if months else "the present month"
        assumed.append(_assumed("Plan start", start.label, why, "--plan-start YYYY-MM"))
    reach = months[-1].ordinal - start.ordinal + 1 if months else USUAL_MONTHS
    count = said.months or max(1, min(LONGEST_PLAN, reach))
    if said.months is None:
        why = "as many as the demand reaches" if months else "two years"
        assumed.append(_assumed("Months", str(count), why, "--months N"))
    currency = said.currency or _usual_currency(rows)
    if not currency:
        currency = "EUR"
        assumed.append(_assumed("Currency", currency, "no file names one", "--currency CODE"))
    return Settings(start, count, currency)


def _assumed(setting: str, value: str, why: str, say: str) -> Question:
    text = f"{setting} of the new document?"
    return Question(Ask.SETTING, setting, text, assumed=f"{value} is assumed: {why}.", say=say)


def _usual_currency(rows: dict[str, list[ReadRow]]) -> str:
    found: Counter[str] = Counter()
    for sheet in ("Staff", "Rate card", "Demand"):
        found.update(row.values["currency"] for row in _of(rows, sheet) if row.values.get("currency"))
    return found.most_common(1)[0][0] if found else ""


def _of(rows: dict[str, list[ReadRow]], sheet: str) -> Sequence[ReadRow]:
    return rows.get(sheet, ())
