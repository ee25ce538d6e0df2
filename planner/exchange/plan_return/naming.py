"""Who and which line a row means, where people have retyped some of its cells."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import LineKey
from planner.domain.telling import tell
from planner.exchange.plan_columns import SEAT_COLUMNS
from planner.exchange.plan_return.values import OPEN_ID
from planner.exchange.portfolio_cells import Unusable, is_blank, parse_cell, plain_text
from planner.exchange.raw import CellValue

_SPECS = {column.heading.casefold(): column for column in SEAT_COLUMNS}
_APART = ("countries", "min grade", "required skills")
_CONTRACTOR = {CONTRACTOR_ID, "contractor", "contractors"}


class Mistaken(Exception):  # noqa: N818 - carries a complaint, never leaves this package
    """A cell means nothing that can be taken over; ``heading`` says which."""

    def __init__(self, heading: str, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.heading, self.message, self.remedy = heading, message, remedy


class Lines:
    """Finds the line that a row means among those of the portfolio and those that were exported."""

    def __init__(self, case: Case, exported: Iterable[LineKey]) -> None:
        self._case = case
        self._known = {row.key for row in case.portfolio.demand} | set(exported)
        self._by_role: dict[tuple[str, str], list[LineKey]] = defaultdict(list)
        for key in sorted(self._known, key=repr):
            self._by_role[key.study.casefold(), key.role.casefold()].append(key)
        self._studies = {key.study.casefold() for key in self._known}
        self._found: dict[tuple[CellValue, ...], LineKey] = {}

    def line(self, cells: tuple[CellValue, ...], holder: str) -> LineKey:
        """The line of study, role, countries, grade and skills, in this order; blank ones may be left out.

        :raises Mistaken: there is none, or several, and the person may hold seats of not exactly one of them.
        """
        known = self._found.get(cells)
        if known is None:
            known = self._find(cells, holder)
            if any(not is_blank(cell) for cell in cells[2:]) or len(self._alike(cells)) == 1:
                self._found[cells] = known
        return known

    def _alike(self, cells: tuple[CellValue, ...]) -> list[LineKey]:
        return self._by_role.get((plain_text(cells[0]).casefold(), plain_text(cells[1]).casefold()), [])

    def _find(self, cells: tuple[CellValue, ...], holder: str) -> LineKey:
        study, role = plain_text(cells[0]), plain_text(cells[1])
        given = dict(zip(_APART, cells[2:], strict=True))
        parts = {heading: _part(heading, cell) for heading, cell in given.items()}
        key = LineKey(study, role, *(_of_parts(parts)))
        if key in self._known:
            return key
        candidates = self._alike(cells)
        if not candidates:
            if study.casefold() in self._studies:
                raise Mistaken(
                    "role",
                    tell("{study} needs no {role}.", study=study, role=role),
                    tell("Correct the role, or the study."),
                )
            raise Mistaken(
                "study id", tell("there is no demand for the study {study}.", study=study), tell("Correct the study.")
            )
        fitting = [c for c in candidates if all(is_blank(given[h]) or _of(c, h) == parts[h] for h in _APART)]
        if len(fitting) > 1:
            fitting = [c for c in fitting if self._may(holder, c)]
        if len(fitting) != 1:
            what = tell("several lines") if len(fitting) > 1 else tell("no line with these countries, grade and skills")
            raise Mistaken(
                "role",
                tell("{study} has {what} for {role}.", study=study, what=what, role=role),
                tell("Copy Countries, Min grade and Required skills from a row."),
            )
        return fitting[0]

    def _may(self, holder: str, key: LineKey) -> bool:
        person, line = self._case.person_index.get(holder), self._case.line_index.get(key)
        return person is not None and line is not None and self._case.is_eligible(person, line)


def _part(heading: str, cell: CellValue) -> object:
    if is_blank(cell):
        return None
    try:
        value = parse_cell(_SPECS[heading], cell)[0]
    except Unusable as wrong:
        raise Mistaken(heading, wrong.complaint.message, wrong.complaint.remedy) from None
    return tuple(sorted(set(value))) if isinstance(value, tuple) else value


def _of_parts(parts: dict[str, object]) -> tuple[tuple[str, ...], int | None, tuple[str, ...]]:
    countries, grade, skills = (parts[heading] for heading in _APART)
    return (
        countries if isinstance(countries, tuple) else (),
        grade if isinstance(grade, int) else None,
        skills if isinstance(skills, tuple) else (),
    )


def _of(key: LineKey, heading: str) -> object:
    return {"countries": key.countries, "min grade": key.min_grade, "required skills": key.skills}[heading]


class People:
    """Finds who a row means by staff id, name and kind, one of which somebody may have changed."""

    def __init__(self, case: Case) -> None:
        staff = case.portfolio.staff
        self._names = {person.id: person.name or person.id for person in staff}
        self._ids = {person.id.casefold(): person.id for person in staff}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for person in staff:
            self._by_name[_plain(person.name)].append(person.id)
        self._sure: dict[tuple[str, str, str], str] = {}

    def holder(self, id: str, name: str, kind: str, exported: Collection[str]) -> str:
        """A staff id, CONTRACTOR_ID or OPEN_ID.

        ``exported`` are the holders that the row's seat had when the workbook was written: what differs from them is
        what somebody has changed.

        :raises Mistaken: nobody is called so, or several people are.
        """
        known = self._sure.get((id, name, kind))
        if known is not None:
            return known
        kind = kind.casefold()
        if id.casefold() in _CONTRACTOR or name.casefold() in _CONTRACTOR:
            id, name, kind = "", "", kind if kind in ("open",) and CONTRACTOR_ID in exported else "contractor"
        meant = self._person(id, name, exported)
        if meant == OPEN_ID:
            return CONTRACTOR_ID if kind == "contractor" else OPEN_ID
        if kind == "contractor" and meant in exported:
            return CONTRACTOR_ID  # the kind was changed, for the person is the one of the export
        if kind == "open" and meant in exported:
            return OPEN_ID
        if kind in ("held", "") and (not name or _plain(self._names[meant]) == _plain(name)) and id == meant:
            self._sure[id, name, "Held" if kind else ""] = meant
        return meant

    def _person(self, id: str, name: str, exported: Collection[str]) -> str:
        by_id = self._of_id(id) if id else None
        if not name or (by_id is not None and _plain(self._names[by_id]) == _plain(name)):
            return by_id or OPEN_ID
        if by_id is None:
            return self._of_name(name, exported)
        if by_id in exported:
            return self._of_name(name, exported)  # the id is the exported one, so the name was changed
        return by_id  # it was changed: the id counts, whatever the name beside it says

    def _of_id(self, id: str) -> str:
        if id in self._names:
            return id
        found = self._ids.get(id.casefold())
        if found is None:
            near = difflib.get_close_matches(id.casefold(), self._ids, n=1, cutoff=0.75)
            hint = tell("Give a staff id of the staff list.")
            if near:
                hint = tell("Did you mean {name}?", name=self._ids[near[0]])
            raise Mistaken("staff id", tell("nobody on the staff list has the id {id}.", id=id), hint)
        return found

    def _of_name(self, name: str, exported: Collection[str]) -> str:
        found = self._by_name.get(_plain(name), [])
        if len(found) > 1:
            found = [person for person in found if person in exported] or found
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(found[:6])
            raise Mistaken(
                "name", tell("several people are called {name}: {ids}.", name=name, ids=ids), tell("Give the staff id.")
            )
        if name.casefold() in self._ids:
            return self._ids[name.casefold()]
        near = difflib.get_close_matches(_plain(name), self._by_name, n=1, cutoff=0.75)
        hint = tell("Give the staff id.")
        if near:
            hint = tell("Did you mean {name}?", name=self._names[self._by_name[near[0]][0]])
        raise Mistaken("name", tell("nobody on the staff list is called {name}.", name=name), hint)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
