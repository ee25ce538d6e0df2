"""Numbers as text: decimal commas, thousands, signs of percent and currency, units; strict about what is doubtful."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from planner.exchange.importing.values.reading import refuse_unknown
from planner.exchange.portfolio_cells import Unusable, is_blank, shown
from planner.exchange.raw import CellValue


class DecimalSign(StrEnum):
    """What parts the whole number from its decimals."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True, slots=True)
class SignDecision:
    """The decimal sign of a file or column, None where nothing shows it, and why."""

    sign: DecimalSign | None
    reason: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what stood round it: ``unit`` is "%", "fte", "hours", "days" or empty; ``currency`` a code or sign.

    ``per``: "hour", "day", "month", "year" where a rate says so. ``typed``: the cell held a number, not text.
    """

    value: Decimal
    unit: str = ""
    currency: str = ""
    per: str = ""
    typed: bool = False


_NUMBER = re.compile(r"[-+]?(?:\d[\d.,' ]*\d|\d|[.,]\d+)")
_POINT = re.compile(r"[-+]?(?:\d+|[1-9]\d{0,2}(?:[,' ]\d{3})+)?(?:\.\d+)?")
_COMMA = re.compile(r"[-+]?(?:\d+|[1-9]\d{0,2}(?:[.' ]\d{3})+)?(?:,\d+)?")
_DOUBTFUL = re.compile(r"[-+]?[1-9]\d{0,2}[.,]\d{3}")
_CODE = re.compile(r"[a-z]{3}|us\$|[€$£¥₹₩₪]|zł|kč|kr\.?|fr\.?|ft")
_UNITS = {
    **dict.fromkeys(("%", "percent", "pct", "per cent", "prozent"), "%"),
    **dict.fromkeys(("fte", "ftes", "hc", "vzä", "vza", "etp", "etat"), "fte"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunden", "heures", "ore", "horas", "godz"), "hours"),
    **dict.fromkeys(
        ("d", "day", "days", "pd", "md", "man days", "person days", "mandays", "tage", "pt", "jours", "dias", "dni"),
        "days",
    ),
}
_PER = re.compile(
    r"(?:/|\bper |\bpro |\bp\.? ?)\s*"
    r"(hour|hr|h|stunde|std|day|d|tag|month|monat|mo|m|year|jahr|yr|y|annum|a)\b\.?"
)
_PER_WORD = {"h": "hour", "s": "hour", "d": "day", "t": "day", "m": "month", "y": "year", "j": "year", "a": "year"}
_REMEDY = "Write it as a plain number."
_MOST_DIGITS = 40
_TOO_LARGE = 10**15
"""Excel keeps 15 digits; nothing in a plan has more."""


def decide_sign(cells: Iterable[tuple[str, CellValue]]) -> SignDecision:
    """The decimal sign that the numbers in text of a file or column show."""
    proof: dict[DecimalSign, str] = {}
    for cell, value in cells:
        sign = _shown_sign(value)
        if sign is not None:
            proof.setdefault(sign, f"{shown(value)} in {cell}")
    if len(proof) == 2:
        return SignDecision(None, f"{' and '.join(proof.values())} do not go together.", conflict=True)
    for sign, example in proof.items():
        return SignDecision(sign, f"Decimals follow a {sign.value}: see {example}.")
    return SignDecision(None, "")


def _shown_sign(value: CellValue) -> DecimalSign | None:
    if not isinstance(value, str):
        return None
    found = _NUMBER.search(_clean(value))
    if found is None or _DOUBTFUL.fullmatch(found[0]) or not set(found[0]) & {".", ","}:
        return None
    point, comma = _POINT.fullmatch(found[0]), _COMMA.fullmatch(found[0])
    if bool(point) == bool(comma):
        return None
    return DecimalSign.POINT if point else DecimalSign.COMMA


def read_quantity(value: CellValue, sign: DecimalSign | None = None) -> Quantity:
    """The number that a cell holds, with its unit; raises `Unusable`."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        if not math.isfinite(value) or abs(value) >= _TOO_LARGE:
            raise Unusable("this is no number that can be used.", _REMEDY)
        return Quantity(Decimal(repr(value)), typed=True)
    if not isinstance(value, str) or is_blank(value):
        raise Unusable("this is not a number.", _REMEDY)
    refuse_unknown(value, "number")
    text = _clean(value)
    negative = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if negative else text
    found = _NUMBER.search(text)
    if found is None or len(found[0]) > _MOST_DIGITS:
        raise Unusable(f"“{shown(value)}” is not a number.", _REMEDY)
    number = _decimal(found[0], sign, value)
    if abs(number) >= _TOO_LARGE:
        raise Unusable("this is no number that can be used.", _REMEDY)
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    return _with_unit(-number if negative else number, before, after, value)


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(text.replace("’", "'").replace("−", "-").split())


def _decimal(text: str, sign: DecimalSign | None, value: CellValue) -> Decimal:
    point, comma = _POINT.fullmatch(text), _COMMA.fullmatch(text)
    if _DOUBTFUL.fullmatch(text) and sign is None:
        raise Unusable(
            f"“{shown(value)}” may be a number of thousands or one with decimals.",
            "Say whether decimals follow a point or a comma in this file.",
        )
    if point and (sign is not DecimalSign.COMMA or not comma):
        return Decimal(text.replace(",", "").replace("'", "").replace(" ", ""))
    if comma:
        return Decimal(text.replace(".", "").replace("'", "").replace(" ", "").replace(",", "."))
    raise Unusable(f"“{shown(value)}” is not a number.", _REMEDY)


def _with_unit(number: Decimal, before: str, after: str, value: CellValue) -> Quantity:
    per = _PER.search(after)
    if per is not None:
        after = (after[: per.start()] + after[per.end() :]).strip()
    unit = _UNITS.get(after.rstrip("."), "") if after else ""
    if unit:
        after = ""
    currency = next((part for part in (before, after) if part and _CODE.fullmatch(part)), "")
    rest = [part for part in (before, after) if part and part != currency]
    if rest or (currency and unit):
        raise Unusable(f"“{shown(value)}” is more than a number.", _REMEDY)
    return Quantity(
        number, unit, currency.upper() if currency.isascii() else currency, _PER_WORD[per[1][0]] if per else ""
    )


def quantity_if_any(value: CellValue, sign: DecimalSign | None = None) -> Quantity | None:
    """The quantity that a cell means; None if it is blank or means none."""
    if is_blank(value):
        return None
    try:
        return read_quantity(value, sign)
    except Unusable:
        return None
