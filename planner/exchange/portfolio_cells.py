"""From what stands in a cell to a value of the portfolio, strictly: what is doubtful is said, never guessed."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from planner.domain.errors import Severity
from planner.domain.months import Month
from planner.exchange.portfolio_columns import Column, Kind, folded
from planner.exchange.raw import CellValue

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LONGEST_NUMBER = 10**15
_ROUNDING_TOLERANCE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one cell, without its place. With an error severity the value is not usable."""

    message: str
    remedy: str
    severity: Severity = Severity.ERROR


class Unusable(Exception):  # noqa: N818 - carries a complaint, never leaves this package
    """The cell has no usable value."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.complaint = Complaint(message, remedy)


def shown(value: CellValue) -> str:
    """A cell's value as the person sees it, elided if long."""
    text = plain_text(value)
    return text if len(text) <= 60 else text[:57] + "..."


def plain_text(value: CellValue) -> str:
    """Any value as text: 123.0 is 123, dates are ISO."""
    if value.__class__ is str:  # nearly always
        return str(value).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value).strip()


def parse_cell(column: Column, value: CellValue) -> tuple[Any, Complaint | None]:
    """The value for ``column`` and, if the person should look at it, a warning; raises `Unusable`. Not for blanks."""
    return parser_of(column)(value)


def parser_of(column: Column) -> Callable[[CellValue], tuple[Any, Complaint | None]]:
    """What parses the cells of a column, as `parse_cell` does one."""
    parse = _PARSERS[column.kind]
    if column.kind is Kind.FTE:
        return lambda value: tuple(parse(value, column))
    return lambda value: (parse(value, column), None)


def parse_fte(value: CellValue) -> tuple[int, Complaint | None]:
    """FTE as whole percent, rounded half up; a warning if more than 0.1 percent was lost."""
    return _percent(_float(value))


def is_blank(value: CellValue) -> bool:
    """Nothing but space."""
    return value == "" or (isinstance(value, str) and not value.strip())


def _text(value: CellValue, column: Column) -> str:
    return plain_text(value)


def _identifier(value: CellValue, column: Column) -> str:
    """Identifiers stay exactly as typed, so anything that Excel may have changed is refused."""
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        raise Unusable(
            f"{column.heading} is a date or time; Excel turns some codes into dates.",
            "Format the cell as Text and type the code again.",
        )
    if isinstance(value, float) and abs(value) >= _LONGEST_NUMBER:
        raise Unusable(
            f"{column.heading} is a number of more than 15 digits, of which Excel keeps only 15.",
            "Format the cell as Text and type the code again.",
        )
    text = plain_text(value)
    if ";" in text:
        raise Unusable(
            f"{column.heading} contains a semicolon, which separates the items of lists.", "Use another character."
        )
    return text


def _list(value: CellValue, column: Column) -> tuple[str, ...]:
    return tuple(item for item in (part.strip() for part in plain_text(value).split(";")) if item)


def _float(value: CellValue) -> float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        if not math.isfinite(value):
            raise Unusable("this number is too large for anything.", "Correct it.")
        return float(value)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        raise Unusable(
            "a date or time stands where a number should be.", "Format the cell as Number and type it again."
        )
    remedy = "Type a number, without units or quotes."
    if isinstance(value, str):
        remedy = _number_hint(value) or remedy
    raise Unusable("text stands where a number should be.", remedy)


def _number_hint(text: str) -> str:
    """Help for numbers that were stored as text."""
    clean = text.strip().replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"[-+]?\d+(\.\d+)?", clean):
        return "It is a number stored as text: in Excel choose Convert to Number, or type it again."
    if re.fullmatch(r"[-+]?\d+,\d+", clean):
        return f"Type it as a number ({clean.replace(',', '.')} with the decimal sign of your Excel)."
    if re.fullmatch(r"[-+]?\d+([.,]\d+)?%", clean):
        return "Type it as a number; a cell formatted as a percentage is fine."
    return ""


@lru_cache(maxsize=4096)
def _percent(value: float) -> tuple[int, Complaint | None]:
    exact = Decimal(repr(value)) * 100
    percent = int(exact.to_integral_value(ROUND_HALF_UP))
    if abs(exact - percent) <= _ROUNDING_TOLERANCE:
        return percent, None
    return percent, Complaint(
        f"FTE are planned in whole percent; it was taken as {percent / 100:g}.",
        "Round it to two decimals.",
        Severity.WARNING,
    )


def _fte(value: CellValue, column: Column) -> tuple[int, Complaint | None]:
    return _percent(_float(value))


def _number(value: CellValue, column: Column) -> Decimal:
    return _decimal(_float(value))


@lru_cache(maxsize=65536)
def _decimal(value: float) -> Decimal:
    """The decimal that the person typed: the shortest one that Excel stores as this number."""
    return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))


def _whole(value: CellValue, column: Column) -> int:
    number = _float(value)
    if not number.is_integer():
        raise Unusable(f"{column.heading} must be a whole number.", "Type it without decimals.")
    return int(number)


def _date(value: CellValue, column: Column) -> dt.date:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        found = _ISO_DATE.fullmatch(value.strip())
        if found:
            try:
                return dt.date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                raise Unusable("there is no such day in the calendar.", "Correct the date.") from None
    elif isinstance(value, float):
        raise Unusable("a number stands where a date should be.", "Format the cell as Date and check it.")
    raise Unusable("this is not a date that can be read with certainty.", "Use an Excel date, or text as 2027-01-31.")


def parse_month(value: CellValue) -> Month:
    """A month as YYYY-MM or as a date on the first of it; raises `Unusable`."""
    if isinstance(value, dt.date):
        if value.day != 1:
            raise Unusable("this is a day, not a month.", "Type the month as 2027-01, or its first day.")
        return Month.of(value)
    try:
        return Month.parse(plain_text(value))
    except ValueError:
        raise Unusable("this is not a month.", "Type it as YYYY-MM, for example 2027-01.") from None


def _month(value: CellValue, column: Column) -> Month:
    return parse_month(value)


_YES_NO = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


def _yes_no(value: CellValue, column: Column) -> bool:
    answer = _YES_NO.get(folded(plain_text(value)))
    if answer is None:
        raise Unusable(f"{column.heading} must be Y or N.", "Type Y or N.")
    return answer


def _choice(value: CellValue, column: Column) -> Any:
    assert column.choices is not None
    text = folded(plain_text(value))
    for choice in column.choices:
        if folded(choice.value) == text:
            return choice
    allowed = ", ".join(choice.value for choice in column.choices)
    raise Unusable(f"{column.heading} is not one of the allowed values.", f"Use one of: {allowed}.")


def _country(value: CellValue, column: Column) -> str:
    return _country_code(plain_text(value))


def _countries(value: CellValue, column: Column) -> tuple[str, ...]:
    return tuple(_country_code(item) for item in _list(value, column))


def _country_code(text: str) -> str:
    code = text.upper()
    if not _COUNTRY.fullmatch(code):
        raise Unusable(
            f"“{shown(text)}” is not a country code.", "Use the two letters of ISO 3166, such as US, DE or PL."
        )
    return code


def _currency(value: CellValue, column: Column) -> str:
    return plain_text(value).upper()


_PARSERS: dict[Kind, Callable[[CellValue, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.ID: _identifier,
    Kind.LIST: _list,
    Kind.FTE: _fte,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.DATE: _date,
    Kind.MONTH: _month,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.COUNTRY: _country,
    Kind.COUNTRIES: _countries,
    Kind.CURRENCY: _currency,
}


def as_cell(column: Column, value: Any) -> str | int | float | Decimal | bool | dt.date | None:
    """A field's value as its cell holds it."""
    if value is None:
        return None
    if column.kind is Kind.FTE:
        return Decimal(value) / 100
    if column.kind in (Kind.LIST, Kind.COUNTRIES):
        return "; ".join(value)
    if column.kind is Kind.CHOICE:
        return str(value.value)
    if isinstance(value, Month):
        return value.label
    cell: dt.date | str | float | Decimal = value
    return cell
