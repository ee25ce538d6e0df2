"""One cell of a file into what a person would have typed into the canonical sheet, with a note how it was read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from planner.domain.months import Month
from planner.domain.portfolio import AwardStatus, Employment, EngagementModel
from planner.exchange.importing.mapping.context import ImportContext
from planner.exchange.importing.mapping.deciding import SHARES, Decisions
from planner.exchange.importing.mapping.targets import FTE
from planner.exchange.importing.values.countries import Countries
from planner.exchange.importing.values.dates import as_day, read_period
from planner.exchange.importing.values.fte import FteUnit, read_fte
from planner.exchange.importing.values.numbers import read_quantity
from planner.exchange.importing.values.phases import read_phase
from planner.exchange.importing.values.reading import NotGiven, folded_words, written
from planner.exchange.importing.values.roles import RoleNames
from planner.exchange.importing.values.shares import read_share
from planner.exchange.importing.values.stages import Stage, Stages
from planner.exchange.portfolio_cells import Unusable, plain_text, shown
from planner.exchange.portfolio_columns import Column, Kind
from planner.exchange.raw import CellValue

ENDS = frozenset({"End", "Latest start", "Last worked", "Announced"})
"""Where a period stands for its last day; Announced, for what is told in a month is known for sure only at its end."""
_CODE = re.compile(r"[A-Z]{3}")
_GRADE = re.compile(r"(?:grade|level|band|g|l)?\s*(\d)")
_YES = frozenset({"y", "yes", "true", "1", "x", "ja", "oui", "si", "tak", "j", "locked", "fixed", "confirmed"})
_NO = frozenset({"n", "no", "false", "0", "nein", "non", "nie"})
_CURRENCIES = {"€": "EUR", "£": "GBP", "₹": "INR", "zł": "PLN", "₩": "KRW", "₪": "ILS", "us$": "USD", "kč": "CZK",
               "euro": "EUR", "us dollar": "USD", "pound sterling": "GBP", "swiss franc": "CHF"}  # fmt: skip
_EMPLOYMENT = {
    **dict.fromkeys(("employee", "permanent", "perm", "regular", "full time", "part time", "staff", "internal", "fte",
                     "unbefristet", "festangestellt", "cdi", "fixed term"), Employment.EMPLOYEE),
    **dict.fromkeys(("contractor", "freelance", "freelancer", "consultant", "external", "agency", "temp", "contingent",
                     "contingent worker", "independent contractor", "extern"), Employment.CONTRACTOR),
    **dict.fromkeys(("planned hire", "open position", "vacancy", "open req", "open requisition", "tbh", "to be hired",
                     "new hire", "placeholder"), Employment.PLANNED_HIRE),
}  # fmt: skip
_MODELS = {
    **dict.fromkeys(("fso", "full service", "full service outsourcing"), EngagementModel.FSO),
    **dict.fromkeys(("fsp", "functional service", "functional service provider", "functional"), EngagementModel.FSP),
    "hybrid": EngagementModel.HYBRID,
    **dict.fromkeys(("transactional", "study by study", "ad hoc"), EngagementModel.TRANSACTIONAL),
}


@dataclass(frozen=True, slots=True)
class CellRead:
    """A canonical value; ``by_the_way`` gives other columns of the row a value where they have none of their own."""

    value: CellValue
    note: str = ""
    by_the_way: tuple[tuple[str, CellValue], ...] = ()
    doubt: str = ""


class CellReader:
    """Reads the cells of one table by canonical column."""

    def __init__(self, decisions: Decisions, context: ImportContext) -> None:
        self._decisions = decisions
        self._countries = Countries(context.folder)
        self._stages = Stages(context.folder)
        self._roles = RoleNames(context.known_roles, context.folder)
        self.notes = (*self._countries.notes, *self._stages.notes, *self._roles.notes)
        self._special: dict[str, Callable[[CellValue], CellRead]] = {
            "Phase": self._phase,
            "Status": self._status,
            "Probability": self._probability,
            "Role": self._role,
            "Other roles": self._roles_list,
            "Skills": lambda value: _list(value, commas=True),
            "Required skills": lambda value: _list(value, commas=True),
            "Employment": lambda value: _choice(value, _EMPLOYMENT, "kind of employment"),
            "Engagement model": lambda value: _choice(value, _MODELS, "engagement model"),
            "Min grade": _grade,
            "Grade": _grade,
            "Bill rate": self._rate,
            "Cost rate": self._rate,
            "Contractor rate": self._rate,
        }
        self._by_kind: dict[Kind, Callable[[CellValue], CellRead]] = {
            Kind.COUNTRY: self._country,
            Kind.COUNTRIES: self._country_list,
            Kind.CURRENCY: _currency,
            Kind.YES_NO: _yes_no,
            Kind.LIST: lambda value: _list(value),
            Kind.NUMBER: self._number,
            Kind.WHOLE: self._number,
        }

    def read(self, column: Column, value: CellValue, sheet: str = "") -> CellRead:
        """The canonical value of a filled cell; raises `Unusable` (`NotGiven` for TBD and the like)."""
        return self.reader_of(column, sheet)(value)

    def reader_of(self, column: Column, sheet: str = "") -> Callable[[CellValue], CellRead]:
        """What reads the filled cells of a column, as `read` does one."""
        if column.heading in SHARES and column.heading != "Probability":
            return lambda value: self._share(column, value)
        if column.kind is Kind.DATE:
            return lambda value: self._date(column, value)
        if column.heading in self._special:
            return self._special[column.heading]
        if column.kind is Kind.FTE and column.heading != FTE:  # a size in FTE, not an amount of work in a month
            return self._number
        if column.heading == FTE:
            return self.contract if sheet == "Staff" else self.fte
        return self._by_kind.get(column.kind, as_it_stands)

    def fte(self, value: CellValue, month: Month | None = None, country: str = "") -> CellRead:
        """An amount of work in a month."""
        read = read_fte(value, self._decisions.fte, month, country)
        return CellRead(float(read.value), read.note)

    def contract(self, value: CellValue) -> CellRead:
        """The FTE of a contract: hours and days are refused, for nobody says whether of a week or a month."""
        unit = read_quantity(value, self._decisions.sign).unit or self._decisions.fte.unit
        if unit in ("hours", "days", FteUnit.HOURS, FteUnit.DAYS):
            raise Unusable(
                f"“{shown(value)}” hours or days do not tell a contract's FTE.", "Enter the FTE, such as 0.8."
            )
        return self.fte(value)

    def known_role(self, value: CellValue) -> bool:
        """Whether a role is one of the portfolio or of the list."""
        return self._roles.is_known(value)

    def country(self, value: CellValue) -> str:
        """The country's code, or nothing where it cannot be read."""
        try:
            return self._countries.read_country(value).value
        except Unusable:
            return ""

    def _date(self, column: Column, value: CellValue) -> CellRead:
        period = read_period(value, self._decisions.dates)
        day, note = as_day(period, column.heading in ENDS)
        text = f"“{shown(value)}” is {note}" if note and isinstance(value, str) else note
        return CellRead(day, text)

    def _share(self, column: Column, value: CellValue) -> CellRead:
        read = read_share(value, self._decisions.percent.get(column.heading), self._decisions.sign)
        return CellRead(float(read.value), read.note)

    def _phase(self, value: CellValue) -> CellRead:
        try:
            read = read_phase(value)
        except NotGiven:
            raise
        except Unusable as unusable:  # the sheet allows any text
            return CellRead(plain_text(value), doubt=unusable.complaint.message)
        return CellRead(read.value, read.note)

    def _status(self, value: CellValue) -> CellRead:
        read = self._stages.read_status(value)
        stage: Stage = read.value
        chance: tuple[tuple[str, CellValue], ...] = ()
        if stage.probability is not None:
            chance = (("Probability", float(stage.probability)),)
        return CellRead(stage.status.value, read.note, chance)

    def _probability(self, value: CellValue) -> CellRead:
        percent = self._decisions.percent.get("Probability")
        read = self._stages.read_probability(value, percent, self._decisions.sign)
        share, status = read.value
        other: tuple[tuple[str, CellValue], ...] = (("Status", AwardStatus(status).value),) if status else ()
        return CellRead(float(share), read.note, other)

    def _role(self, value: CellValue) -> CellRead:
        read = self._roles.read_role(value)
        if self._roles.is_known(value):
            return CellRead(read.value, read.note)
        guesses = ", ".join(f"{guess.role} ({guess.score:.0f})" for guess in self._roles.suggest(value))
        hint = f"; it may be {guesses}" if guesses else ""
        return CellRead(read.value, doubt=f"“{shown(value)}” is not a role that is known{hint}.")

    def _roles_list(self, value: CellValue) -> CellRead:
        items = _items(value, commas=True)
        roles = [self._roles.read_role(item).value for item in items]
        text = ";".join(dict.fromkeys(roles))
        return CellRead(text, "" if text == written(value) else f"“{shown(value)}”")

    def _country(self, value: CellValue) -> CellRead:
        read = self._countries.read_country(value)
        return CellRead(read.value, read.note)

    def _country_list(self, value: CellValue) -> CellRead:
        read = self._countries.read_countries(value)
        return CellRead(";".join(read.value), read.note)

    def _number(self, value: CellValue) -> CellRead:
        quantity = read_quantity(value, self._decisions.sign)
        if quantity.unit in ("%", "hours", "days"):
            raise Unusable(f"“{shown(value)}” is not a plain number.", "Write it without a unit.")
        return CellRead(float(quantity.value))

    def _rate(self, value: CellValue) -> CellRead:
        quantity = read_quantity(value, self._decisions.sign)
        if quantity.unit or quantity.per not in ("", "hour"):
            per = quantity.per or quantity.unit
            raise Unusable(f"“{shown(value)}” is not a rate per hour but per {per}.", "Enter the rate per hour.")
        code = (
            quantity.currency if _CODE.fullmatch(quantity.currency) else _CURRENCIES.get(quantity.currency.casefold())
        )
        other: tuple[tuple[str, CellValue], ...] = (("Currency", code),) if code else ()
        return CellRead(float(quantity.value), "" if quantity.typed else f"“{shown(value)}”", other)


_LONGEST_NUMBER = 1e15
"""Of numbers from here on Excel keeps only the first digits; they stay numbers, which no identifier may be."""


def as_it_stands(value: CellValue) -> CellRead:
    """Text, and what is no number, as it is; a number as its text."""
    if isinstance(value, str):
        return CellRead(value.strip())
    if isinstance(value, float) and abs(value) >= _LONGEST_NUMBER:
        return CellRead(value)
    return CellRead(plain_text(value) if isinstance(value, float | bool) else value)


def _currency(value: CellValue) -> CellRead:
    text = written(value)
    code = _CURRENCIES.get(text.casefold()) or (text.upper() if re.fullmatch(r"[A-Za-z]{3}", text) else None)
    if code is None:
        raise Unusable(f"“{shown(value)}” is not one currency.", "Use its three letters, such as USD or EUR.")
    return CellRead(code, "" if code == text else f"“{shown(text)}”")


def _yes_no(value: CellValue) -> CellRead:
    word = folded_words(written(value))
    if word in _YES or word in _NO:
        answer = "Y" if word in _YES else "N"
        return CellRead(answer, "" if word in ("y", "n", "yes", "no") else f"“{shown(value)}”")
    raise Unusable(f"“{shown(value)}” is neither yes nor no.", "Write Y or N.")


def _choice(value: CellValue, words: dict[str, Employment] | dict[str, EngagementModel], what: str) -> CellRead:
    text = written(value)
    found = words.get(folded_words(text))
    if found is None:
        allowed = ", ".join(dict.fromkeys(choice.value for choice in words.values()))
        raise Unusable(f"“{shown(value)}” is not a known {what}.", f"Use one of {allowed}.")
    return CellRead(found.value, "" if found.value == text else f"“{shown(text)}” means {found.value}")


def _grade(value: CellValue) -> CellRead:
    text = folded_words(written(value))
    found = _GRADE.fullmatch(text)
    if found is None:
        raise Unusable(f"“{shown(value)}” is not a grade from 1 to 6.", "Write it as a number.")
    return CellRead(float(found[1]), "" if text == found[1] else f"“{shown(value)}”")


def _items(value: CellValue, commas: bool) -> list[str]:
    text = plain_text(value)
    parts = re.split(r"[;|\n]+", text)
    if len(parts) == 1 and commas:
        parts = re.split(r",\s*", text)
    return [item for item in (" ".join(part.split()) for part in parts) if item]


def _list(value: CellValue, commas: bool = False) -> CellRead:
    text = ";".join(_items(value, commas))
    return CellRead(text, "" if text == plain_text(value) else f"“{shown(value)}”")
