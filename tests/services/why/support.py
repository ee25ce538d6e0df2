"""One seat asked about, beside a line of another sponsor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from planner.domain.case import Case
from planner.domain.plan import Plan
from tests.support.builders import case_of, line, plan_of, sponsor, study


def two_lines(staff: Sequence[Any], held: Mapping[int, Sequence[str]] | None, **changes: Any) -> tuple[Case, Plan]:
    """The first seat is on study A of Acme; B (Bolt) is another line of 1 FTE."""
    parts: dict[str, Any] = {
        "sponsors": [sponsor(), sponsor("Bolt")],
        "studies": [study("A"), study("B", "Bolt")],
        "demand": [line("A"), line("B")],
        "staff": staff,
        **changes,
    }
    case = case_of(**parts)
    return case, plan_of(case, held)
