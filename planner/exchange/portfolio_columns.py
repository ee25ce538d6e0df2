"""Every sheet and column of the portfolio workbook, said once: reading, writing, template and help all go by it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, StrEnum

from planner.domain.portfolio import (
    Assignment,
    AwardStatus,
    DemandRow,
    Employment,
    EngagementModel,
    ExchangeRate,
    Experience,
    Leave,
    Person,
    RateCardRow,
    Role,
    Sponsor,
    Study,
)


class Kind(Enum):
    """How a cell is read and written. FTE becomes whole percent, COUNTRY and CURRENCY upper case."""

    TEXT = "text"
    ID = "text, kept exactly"
    LIST = "list, separated by ;"
    FTE = "FTE, 1 = one full-time equivalent"
    NUMBER = "number"
    WHOLE = "whole number"
    DATE = "date (Excel date or YYYY-MM-DD)"
    MONTH = "month (YYYY-MM)"
    YES_NO = "Y or N"
    CHOICE = "one of a list"
    COUNTRY = "country, two letters (ISO 3166)"
    COUNTRIES = "countries, two letters each, separated by ;"
    CURRENCY = "currency, three letters"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, the field it fills, how it is read, and what people are told about it.

    ``required``: the column must be there and filled in every row. ``refers``: the sheet whose first column lists the
    allowed values. ``choices``: the allowed values of a CHOICE.
    """

    heading: str
    field: str
    kind: Kind
    meaning: str
    required: bool = False
    refers: str = ""
    choices: type[StrEnum] | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet: its name, the tuple of `Portfolio` it fills, and its columns. ``by_month``: month columns follow."""

    name: str
    attribute: str
    row_type: type
    columns: tuple[Column, ...]
    meaning: str
    required: bool = False
    by_month: bool = False

    def column(self, field: str) -> Column:
        """The column of a field."""
        return next(column for column in self.columns if column.field == field)


_C, _K = Column, Kind

SETTINGS_SHEET = "Settings"
SETTINGS: tuple[Column, ...] = (
    _C("Plan start", "plan_start", _K.MONTH, "First month of the plan.", True),
    _C("Months", "months", _K.WHOLE, "How many months the plan covers.", True, unit="months, 1 to 240"),
    _C("Currency", "currency", _K.CURRENCY, "Base currency: all results are in it.", True),
    _C("Hours per FTE-month", "hours_per_fte_month", _K.NUMBER, "Paid hours of one FTE in a month; 160 if blank."),
    _C(
        "Portfolio margin floor",
        "portfolio_margin_floor",
        _K.NUMBER,
        "Margin that all studies together, less the bench, must reach. Blank: none.",
        unit="share, 0.2 = 20 percent",
    ),
    _C(
        "Planned utilisation",
        "planned_utilisation",
        _K.NUMBER,
        "Share of everybody's contract that may be planned; 1 if blank.",
        unit="share",
    ),
    _C(
        "Plan studies from probability",
        "plan_studies_from_probability",
        _K.NUMBER,
        "Studies less probable than this are not planned; 0 if blank.",
        unit="0 to 1",
    ),
    _C("Weight open", "weights.open", _K.NUMBER, "Price of an FTE-month of demand that nobody fills; 10 if blank."),
    _C("Weight contractor", "weights.contractor", _K.NUMBER, "Price of an FTE-month by a contractor; 5 if blank."),
    _C("Weight new", "weights.new", _K.NUMBER, "Price of an FTE-month by somebody new to the sponsor; 3 if blank."),
    _C("Weight handover", "weights.handover", _K.NUMBER, "Price of a handover, per onboarding FTE-month; 8 if blank."),
    _C("Weight cost", "weights.cost", _K.NUMBER, "Price of an FTE-month at the mean cost rate; 0.25 if blank."),
    _C("Weight fair", "weights.fair", _K.NUMBER, "Price of falling short of a continuity floor; 3 if blank."),
    _C("Weight change", "weights.change", _K.NUMBER, "Price of a change to the published plan; 0 if blank."),
)

_STUDY = _C("Study ID", "study", _K.ID, "Study on the Roadmap.", True, refers="Roadmap")
_PERSON = _C("Staff ID", "person", _K.ID, "Person on Staff.", True, refers="Staff")
_CURRENCY = _C("Currency", "currency", _K.CURRENCY, "Blank: the base currency. Others need a row on Exchange rates.")
_MARGIN_FLOOR = "Margin that must be reached: (revenue - cost) / revenue. Blank: none."

ROLES = SheetSpec(
    "Roles",
    "roles",
    Role,
    (
        _C("Role", "name", _K.ID, "Name of the role, used on all other sheets.", True),
        _C(
            "Onboarding new to sponsor",
            "onboarding_new",
            _K.NUMBER,
            "Time that somebody new to the sponsor needs before their work counts; nobody can bill it.",
            True,
            unit="FTE-months",
        ),
        _C(
            "Onboarding knows sponsor",
            "onboarding_known",
            _K.NUMBER,
            "The same for somebody who has worked for the sponsor before.",
            True,
            unit="FTE-months",
        ),
        _C("Max studies", "max_studies", _K.WHOLE, "Most studies one person works on at a time. Blank: no limit."),
        _C("Seat size", "seat_size", _K.FTE, "What one person's seat of this role carries. Blank: 1.", unit="FTE"),
        _C("Contractor rate", "contractor_rate", _K.NUMBER, "Blank: no contractors.", unit="base currency per hour"),
        _C("Contractor limit", "contractor_limit", _K.FTE, "Most contractors in a month, all studies.", unit="FTE"),
    ),
    "The roles that studies need and people have.",
    required=True,
)
SPONSORS = SheetSpec(
    "Sponsors",
    "sponsors",
    Sponsor,
    (
        _C("Sponsor", "name", _K.ID, "Name of the sponsor, used on all other sheets.", True),
        _C("Aliases", "aliases", _K.LIST, "Other names it is known by."),
        _C("Engagement model", "engagement_model", _K.CHOICE, "How the sponsor buys.", choices=EngagementModel),
        _C("Margin floor", "margin_floor", _K.NUMBER, _MARGIN_FLOOR, unit="share, 0.35 = 35 percent"),
        _C(
            "Continuity floor",
            "continuity_floor",
            _K.NUMBER,
            "Share of the work that should be done by people who know the sponsor. Blank: none.",
            unit="share, 0 to 1",
        ),
        _C("Notes", "notes", _K.TEXT, "Anything worth remembering."),
    ),
    "The companies whose studies are planned.",
    required=True,
)
ROADMAP = SheetSpec(
    "Roadmap",
    "studies",
    Study,
    (
        _C("Study ID", "id", _K.ID, "Protocol number, used on all other sheets.", True),
        _C("Sponsor", "sponsor", _K.ID, "Sponsor of the study.", True, refers="Sponsors"),
        _C("Program", "program", _K.TEXT, "Compound or program the study belongs to."),
        _C("Title", "title", _K.TEXT, "Title of the study."),
        _C("Phase", "phase", _K.TEXT, "Phase of the study."),
        _C("Therapeutic area", "therapeutic_area", _K.TEXT, "Therapeutic area of the study."),
        _C("Status", "status", _K.CHOICE, "Award status. Blank: Forecast.", choices=AwardStatus),
        _C(
            "Probability",
            "probability",
            _K.NUMBER,
            "Chance that the study happens. Ongoing and Awarded count as 1. Blank: Verbal 0.9, RFP 0.4, Forecast 0.25.",
            unit="0 to 1",
        ),
        _C("Announced", "announced", _K.DATE, "When the sponsor first told us."),
        _C("Start", "start", _K.DATE, "First day of work on the study.", True),
        _C("End", "end", _K.DATE, "Last day of work on the study.", True),
        _C("Follows", "follows", _K.ID, "Study whose team should carry on here.", refers="Roadmap"),
        _C("Sites", "sites", _K.NUMBER, "Planned sites."),
        _C("Patients", "patients", _K.NUMBER, "Planned patients."),
        _C("Countries", "countries", _K.COUNTRIES, "Countries of the study."),
        _C("Margin floor", "margin_floor", _K.NUMBER, _MARGIN_FLOOR, unit="share, 0.3 = 30 percent"),
        _C("Earliest start", "earliest_start", _K.DATE, "Earliest day the study may start."),
        _C("Latest start", "latest_start", _K.DATE, "Latest day the study may start."),
        _C("Milestone bonus", "milestone_bonus", _K.NUMBER, "Bonus for milestones on time.", unit="base currency"),
        _C("Notes", "notes", _K.TEXT, "Anything worth remembering."),
    ),
    "The studies that run or may come: each sponsor's roadmap.",
    required=True,
)
DEMAND = SheetSpec(
    "Demand",
    "demand",
    DemandRow,
    (
        _STUDY,
        _C("Role", "role", _K.ID, "Role that is needed.", True, refers="Roles"),
        _C("Countries", "countries", _K.COUNTRIES, "People must be in any of these. Blank: anywhere."),
        _C("Min grade", "min_grade", _K.WHOLE, "People must have this grade or a higher one.", unit="1 to 6"),
        _C("Required skills", "skills", _K.LIST, "People must have all of these."),
        _C("Bill rate", "bill_rate", _K.NUMBER, "Blank: from the Rate card.", unit="per hour"),
        _CURRENCY,
    ),
    "Role demand by month. One row is one line; rows of one study and role must differ in countries, grade or skills.",
    by_month=True,
)
RATE_CARD = SheetSpec(
    "Rate card",
    "rate_card",
    RateCardRow,
    (
        _C("Role", "role", _K.ID, "Role that is billed.", True, refers="Roles"),
        _C("Sponsor", "sponsor", _K.ID, "Blank: all sponsors.", refers="Sponsors"),
        _C("Country", "country", _K.COUNTRY, "Blank: all countries."),
        _C("Bill rate", "bill_rate", _K.NUMBER, "What the sponsor pays.", True, unit="per hour"),
        _CURRENCY,
    ),
    "Bill rates for lines that have none of their own. The most specific row wins.",
)
STAFF = SheetSpec(
    "Staff",
    "staff",
    Person,
    (
        _C("Staff ID", "id", _K.ID, "Identifies the person on all other sheets.", True),
        _C("Name", "name", _K.TEXT, "Name of the person."),
        _C("Role", "role", _K.ID, "Main role.", True, refers="Roles"),
        _C("Other roles", "other_roles", _K.LIST, "Other roles the person can take.", refers="Roles"),
        _C("Grade", "grade", _K.WHOLE, "Seniority.", unit="1 to 6"),
        _C("Country", "country", _K.COUNTRY, "Where the person works."),
        _C(
            "Employment",
            "employment",
            _K.CHOICE,
            "Blank: Employee. A planned hire is a placeholder with a start date.",
            choices=Employment,
        ),
        _C("FTE", "fte", _K.FTE, "Contract: 1 = full time, 0.8 = four days of five.", True, unit="FTE, up to 1.5"),
        _C("Cost rate", "cost_rate", _K.NUMBER, "What an hour of this person costs.", True, unit="per hour"),
        _CURRENCY,
        _C("Start", "start", _K.DATE, "First day of the contract. Blank: already here."),
        _C("End", "end", _K.DATE, "Last day of the contract. Blank: open-ended."),
        _C("Max studies", "max_studies", _K.WHOLE, "Most studies at a time. Blank: the role's figure."),
        _C("Skills", "skills", _K.LIST, "Therapeutic areas, languages, systems."),
        _C("Dedicated to", "dedicated_to", _K.ID, "Works for this sponsor only (FSP).", refers="Sponsors"),
        _C("Excluded sponsors", "excluded", _K.LIST, "Firewalls and vetoes: sponsors or Study IDs."),
        _C("Department", "department", _K.TEXT, "Department or team."),
        _C("Notes", "notes", _K.TEXT, "Anything worth remembering."),
    ),
    "The people who can be assigned.",
    required=True,
)
LEAVE = SheetSpec(
    "Leave",
    "leave",
    Leave,
    (
        _PERSON,
        _C("Start", "start", _K.DATE, "First day away.", True),
        _C("End", "end", _K.DATE, "Last day away.", True),
        _C("Share", "share", _K.NUMBER, "1 = fully away, 0.5 = half. Blank: 1.", unit="share of own FTE, 0 to 1"),
        _C("Kind", "kind", _K.TEXT, "Such as parental leave, training, internal work."),
    ),
    "Long absences and internal work. Ordinary holidays need no row: they are inside the hours per FTE-month.",
)
EXPERIENCE = SheetSpec(
    "Experience",
    "experience",
    Experience,
    (
        _PERSON,
        _C("Sponsor", "sponsor", _K.ID, "Sponsor the person has worked for.", True, refers="Sponsors"),
        _C("FTE-months", "fte_months", _K.NUMBER, "How much; 0 counts as none, blank as some.", unit="FTE-months"),
        _C("Last worked", "last_worked", _K.DATE, "Last day of that work."),
    ),
    "Who knows which sponsor from earlier work.",
)
ASSIGNMENTS = SheetSpec(
    "Assignments",
    "assignments",
    Assignment,
    (
        _PERSON,
        _STUDY,
        _C("Role", "role", _K.ID, "Role the person has on the study.", True, refers="Roles"),
        _C("Start", "start", _K.DATE, "First day. Blank: since before the plan."),
        _C("End", "end", _K.DATE, "Last day. Blank: open-ended."),
        _C("FTE", "fte", _K.FTE, "How much of a full-time equivalent.", True, unit="FTE, up to 1.5"),
        _C("Locked", "locked", _K.YES_NO, "Y: the plan must keep it. Blank: N."),
    ),
    "Who is on what today.",
)
EXCHANGE_RATES = SheetSpec(
    "Exchange rates",
    "exchange_rates",
    ExchangeRate,
    (
        _C("Currency", "currency", _K.CURRENCY, "Currency used on another sheet.", True),
        _C("Rate to base", "rate_to_base", _K.NUMBER, "What one unit of it is worth in the base currency.", True),
    ),
    "Needed for every currency but the base currency.",
)

SHEETS: tuple[SheetSpec, ...] = (
    ROLES,
    SPONSORS,
    ROADMAP,
    DEMAND,
    RATE_CARD,
    STAFF,
    LEAVE,
    EXPERIENCE,
    ASSIGNMENTS,
    EXCHANGE_RATES,
)
"""All sheets but Settings, in the workbook's order. References point to sheets of this tuple."""

OWN_SHEETS = frozenset({"read me", "lists"})
"""Sheets of our template that hold no portfolio: passed over without a word."""

PLAN_MARKS = frozenset({"plan assignments", "seats"})
"""A workbook with one of these is an exported plan, whose other sheets are not news to anybody."""

_SPACE = re.compile(r"\s+")


def folded(heading: str) -> str:
    """A heading or sheet name for comparison: case and spacing do not matter."""
    return _SPACE.sub(" ", heading.strip()).casefold()
