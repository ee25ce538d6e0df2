"""Read models of the portfolio's tables: plain rows for screens and lists, no Qt, no formatting of widgets."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.errors import Problem
    from planner.domain.portfolio import Portfolio


Value = str | int | float | Decimal | dt.date | None


class Kind(StrEnum):
    """How a column's values are written."""

    TEXT = "text"
    WORDS = "words"  # text that is ours, not the portfolio's: statuses, labels of figures
    NUMBER = "number"
    SCORE = "score"  # with two decimals, so that scores below each other compare
    WORK = "work"  # FTE-months, with one decimal
    SHARE = "share"  # a fraction of 1, shown in percent with one decimal
    CHANCE = "chance"  # a fraction of 1 that somebody has stated, shown in percent as it was stated
    FTE = "fte"  # whole percent, shown as FTE
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, kind of value, and what it means (tooltip)."""

    name: str
    kind: Kind = Kind.TEXT
    meaning: str = ""


@dataclass(frozen=True)
class Table:
    """Columns and rows; every row has one value per column, None where nothing is set."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    @cached_property
    def search(self) -> tuple[str, ...]:
        """Each row's values as shown, in lower case, for finding; takes a while for large tables."""
        kinds = [column.kind for column in self.columns]
        known: list[dict[Value, str]] = [{} for _ in kinds]  # months of demand repeat the same few figures
        return tuple(
            "\t".join(
                text if (text := seen.get(value)) is not None else seen.setdefault(value, shown(value, kind))
                for value, kind, seen in zip(row, kinds, known, strict=True)
            ).casefold()
            for row in self.rows
        )


def shown(value: Value, kind: Kind) -> str:
    """A value as people read it; '' for None."""
    if value is None:
        return ""
    if isinstance(value, (str, dt.date)):
        return str(value)
    if kind is Kind.SHARE:
        return f"{float(value):.1%}"
    if kind is Kind.CHANCE:
        return f"{_plain(float(value) * 100, 1)}%"
    if kind is Kind.FTE:
        return f"{float(value) / 100:.2f}"
    if kind in (Kind.SCORE, Kind.WORK):
        return f"{float(value):,.{2 if kind is Kind.SCORE else 1}f}"
    return _plain(float(value), 2)


def _plain(number: float, places: int) -> str:
    text = f"{number:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


SPONSOR_COLUMNS = (
    Column("Sponsor"),
    Column("Engagement", meaning="How the sponsor buys: full service, functional service, both, or study by study"),
    Column("Studies", Kind.NUMBER, "Studies of the roadmap, closed and lost ones left out"),
    Column("Demand", Kind.NUMBER, "FTE-months of role demand within the plan, where given by line"),
    Column("Margin floor", Kind.SHARE, "The lowest margin that all its planned studies together may earn"),
    Column("Continuity floor", Kind.SHARE, "The continuity promised to this sponsor"),
    Column("Aliases"),
    Column("Notes"),
)


def sponsors_table(portfolio: Portfolio) -> Table:
    """One row for each sponsor, in sheet order."""
    from planner.domain.portfolio import AwardStatus

    live = [s for s in portfolio.studies if s.status not in (AwardStatus.CLOSED, AwardStatus.LOST)]
    studies = Counter(s.sponsor for s in live)
    sponsor_of = {s.id: s.sponsor for s in live}
    demand: dict[str, float] = defaultdict(float)
    for row in portfolio.demand:
        demand[sponsor_of.get(row.study, "")] += sum(row.fte) / 100
    return Table(
        SPONSOR_COLUMNS,
        tuple(
            (
                s.name,
                s.engagement_model.value if s.engagement_model else None,
                studies[s.name],
                demand[s.name],
                s.margin_floor,
                s.continuity_floor,
                "; ".join(s.aliases),
                s.notes,
            )
            for s in portfolio.sponsors
        ),
    )


STUDY_COLUMNS = (
    Column("Study"),
    Column("Sponsor"),
    Column("Title"),
    Column("Phase"),
    Column("Status", meaning="Forecast, RFP, Verbal, Awarded, Ongoing, Closed or Lost"),
    Column("Probability", Kind.CHANCE, "How likely the award is; blank: by status"),
    Column("Start", Kind.DATE),
    Column("End", Kind.DATE),
    Column("Demand", Kind.NUMBER, "FTE-months of role demand within the plan, where given by line"),
    Column("Margin floor", Kind.SHARE),
    Column("Follows", meaning="The study before it in the sponsor's programme"),
    Column("Therapeutic area"),
)


def studies_table(portfolio: Portfolio) -> Table:
    """One row for each study of the roadmap, in sheet order."""
    demand: dict[str, float] = defaultdict(float)
    for row in portfolio.demand:
        demand[row.study] += sum(row.fte) / 100
    return Table(
        STUDY_COLUMNS,
        tuple(
            (
                s.id,
                s.sponsor,
                s.title,
                s.phase,
                s.status.value,
                s.probability,
                s.start,
                s.end,
                demand[s.id],
                s.margin_floor,
                s.follows,
                s.therapeutic_area,
            )
            for s in portfolio.studies
        ),
    )


PEOPLE_COLUMNS = (
    Column("Staff ID"),
    Column("Name"),
    Column("Role"),
    Column("Other roles"),
    Column("Grade", Kind.NUMBER),
    Column("Country"),
    Column("Employment"),
    Column("FTE", Kind.FTE, "1 is one full-time equivalent"),
    Column("Cost rate", Kind.NUMBER, "Per hour"),
    Column("Currency"),
    Column("Start", Kind.DATE),
    Column("End", Kind.DATE),
    Column("Knows", meaning="Sponsors this person has worked for, by Experience and Assignments"),
    Column("On today", meaning="Studies of the current assignments"),
    Column("Skills"),
    Column("Dedicated to"),
    Column("Excluded"),
    Column("Department"),
)


def people_table(portfolio: Portfolio) -> Table:
    """One row for each person, in sheet order."""
    sponsor_of = {s.id: s.sponsor for s in portfolio.studies}
    knows: dict[str, list[str]] = defaultdict(list)
    today: dict[str, list[str]] = defaultdict(list)
    for experience in portfolio.experience:
        if experience.fte_months != 0:
            knows[experience.person].append(experience.sponsor)
    for assignment in portfolio.assignments:
        today[assignment.person].append(assignment.study)
        knows[assignment.person].append(sponsor_of.get(assignment.study, ""))
    return Table(
        PEOPLE_COLUMNS,
        tuple(
            (
                p.id,
                p.name,
                p.role,
                _joined(p.other_roles),
                p.grade,
                p.country,
                p.employment.value,
                p.fte,
                p.cost_rate,
                p.currency or portfolio.settings.currency,
                p.start,
                p.end,
                _joined(knows[p.id]),
                _joined(today[p.id]),
                _joined(p.skills),
                p.dedicated_to,
                _joined(p.excluded),
                p.department,
            )
            for p in portfolio.staff
        ),
    )


PROBLEM_COLUMNS = (
    Column("Severity", Kind.WORDS),
    Column("Place", meaning="Sheet and cell of the file"),
    Column("Value", meaning="What stands there"),
    Column("What is wrong"),
    Column("What to do"),
)


def problems_table(problems: Sequence[Problem]) -> Table:
    """One row for each problem, in the order found."""
    return Table(
        PROBLEM_COLUMNS,
        tuple((p.severity.value.capitalize(), p.place, p.value, p.message, p.remedy) for p in problems),
    )


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(part for part in parts if part))
