"""Rows of the document that the files should have and have not: which these are, and what would go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planner.domain.portfolio import Portfolio
from planner.services.importing.rows import ReadRow


def consequences_of(sheet: str, item: Any, base: Portfolio) -> Iterator[str]:
    """What else goes with a row that is deleted, in sentences."""
    if sheet == "Roadmap":
        lines = sum(1 for line in base.demand if line.study == item.id)
        work = [one for one in base.assignments if one.study == item.id]
        locked = sum(1 for one in work if one.locked)
        if lines:
            yield f"{_count(lines, 'line')} of its demand would go, too."
        if work:
            yield f"{_count(len(work), 'assignment')} would go, too" + (
                f", {locked} of them locked." if locked else "."
            )
    elif sheet == "Staff":
        for attribute, noun in (("assignments", "assignment"), ("leave", "absence"), ("experience", "experience")):
            count = sum(1 for one in getattr(base, attribute) if one.person == item.id)
            if count:
                yield f"{_count(count, noun)} would go, too."


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def scope_of(sheet: str, rows: Sequence[ReadRow], base: Portfolio) -> frozenset[str]:
    """What the file speaks of: sponsors for the roadmap, studies for demand, people for what people have."""
    name = {"Roadmap": "sponsor", "Demand": "study", "Leave": "person", "Experience": "person", "Assignments": "person"}
    field_name = name.get(sheet)
    if field_name is None:
        return frozenset()
    known = {study.id: study.sponsor for study in base.studies} if sheet == "Roadmap" else {}
    found: set[str] = set()
    for row in rows:
        value = row.values.get(field_name) or known.get(row.values.get("id", ""), "")
        if value:
            found.add(value)
    return frozenset(found)


def is_within(sheet: str, item: Any, scope: frozenset[str], base: Portfolio) -> bool:
    if sheet == "Roadmap":
        return item.sponsor in scope
    if sheet == "Demand":
        return item.study in scope
    if sheet in ("Leave", "Experience", "Assignments"):
        return item.person in scope
    return True
