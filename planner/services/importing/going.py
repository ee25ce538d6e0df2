"""Rows of the document that the files should have and have not: which these are, and what would go with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from planner.domain.portfolio import Portfolio
from planner.domain.telling import Told, counted, tell
from planner.services.importing.rows import ReadRow


def consequences_of(sheet: str, item: Any, base: Portfolio) -> Iterator[str]:
    """What else goes with a row that is deleted, in sentences."""
    if sheet == "Roadmap":
        lines = sum(1 for line in base.demand if line.study == item.id)
        work = [one for one in base.assignments if one.study == item.id]
        locked = sum(1 for one in work if one.locked)
        if lines:
            yield counted(lines, "1 line of its demand would go, too.", "{n} lines of its demand would go, too.")
        if work and locked:
            found = counted(len(work), "1 assignment", "{n} assignments")
            yield tell("{assignments} would go, too, {n} of them locked.", assignments=found, n=locked)
        elif work:
            yield _assignments_go(len(work))
    elif sheet == "Staff":
        for attribute, words in (("assignments", _assignments_go), ("leave", _leave_goes), ("experience", _known_goes)):
            count = sum(1 for one in getattr(base, attribute) if one.person == item.id)
            if count:
                yield words(count)


def _assignments_go(n: int) -> Told:
    return counted(n, "1 assignment would go, too.", "{n} assignments would go, too.")


def _leave_goes(n: int) -> Told:
    return counted(n, "1 absence would go, too.", "{n} absences would go, too.")


def _known_goes(n: int) -> Told:
    return counted(n, "1 experience would go, too.", "{n} experiences would go, too.")


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
