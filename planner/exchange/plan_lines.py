"""Which line a row of a plan sheet is about."""

from __future__ import annotations

from planner.domain.case import Case
from planner.domain.portfolio import LineKey
from planner.exchange.plan_columns import LINE_COLUMNS
from planner.exchange.plan_table import PlanRow
from planner.exchange.raw import CellValue

_APART = ("Countries", "Min grade", "Required skills")


class LineFinder:
    """Finds lines by all columns that a sheet has; what names no planned line is noted at its cell."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._lines = {row.key for row in case.portfolio.demand}
        self._by_role: dict[tuple[str, str], list[LineKey]] = {}
        for row in case.portfolio.demand:
            self._by_role.setdefault((row.study, row.role), []).append(row.key)
        self._found: dict[tuple[CellValue | None, ...], LineKey] = {}

    def line(self, row: PlanRow) -> LineKey | None:
        """The planned line that a row names; None, with the reason noted, if there is none."""
        raw = tuple(row.raw(heading) for heading in LINE_COLUMNS)
        if raw in self._found:
            return self._found[raw]
        key = self._find(row)
        if key is None:
            return None
        if key not in self._case.line_index:
            row.complain("Study ID", "this study is not planned.", "Check its status and probability on the Roadmap.")
            return None
        self._found[raw] = key
        return key

    def _find(self, row: PlanRow) -> LineKey | None:
        study, role = row.value("Study ID"), row.value("Role")
        if study is None or role is None:
            return None
        given = [heading for heading in _APART if heading in row.table.columns]
        countries, skills = row.value("Countries") or (), row.value("Required skills") or ()
        key = LineKey(study, role, tuple(sorted(set(countries))), row.value("Min grade"), tuple(sorted(set(skills))))
        if key in self._lines:
            return key
        candidates = self._by_role.get((study, role), [])
        fitting = [c for c in candidates if all(_part(c, h) == _part(key, h) for h in given)]
        if len(fitting) == 1:
            return fitting[0]
        if not candidates:
            heading = "Role" if any(known.study == study for known in self._lines) else "Study ID"
            row.complain(heading, f"the sheet Demand has no line for {role} on {study}.", "Correct study or role.")
        else:
            what = "several lines" if fitting else "no line with these countries, grade and skills"
            remedy = "Copy Countries, Min grade and Required skills from the sheet Demand."
            heading = given[0] if given else "Role"
            row.complain(heading, f"the sheet Demand has {what} for {role} on {study}.", remedy)
        return None


def _part(key: LineKey, heading: str) -> object:
    return {"Countries": key.countries, "Min grade": key.min_grade, "Required skills": key.skills}[heading]
