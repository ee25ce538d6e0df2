"""With which factors the demand of a study was worked out, kept in the document beside what files said.

When the study moves, its demand is worked out again with the same factors, not with those of the next import.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.domain.document import ImportedRow
from planner.workload.demand import AS_IN_THE_TABLE, Scaling
from planner.workload.lines import LineEdit, LineEdits, WorkedLine, line_key

WORKLOAD = "Workload model"
"""What stands for the sheet in these rows; their key is the study."""
_ALL, _ROLE, _STAGE, _LINE = "all", "role ", "stage ", "line "


@dataclass(frozen=True)
class StudyWorkload:
    """The factors on the demand of one study: those on the model, and those on single lines."""

    scaling: Scaling = AS_IN_THE_TABLE
    edits: LineEdits = field(default_factory=dict)


def workloads_in(imported: Iterable[ImportedRow]) -> dict[str, StudyWorkload]:
    """The factors by study; a study that is not among them has no demand of the model's."""
    return {row.key: _read(row) for row in imported if row.sheet == WORKLOAD}


def workload_rows(lines: Iterable[WorkedLine], scaling: Scaling) -> tuple[ImportedRow, ...]:
    """What to keep about the studies of some lines that were worked out."""
    by_study: dict[str, list[WorkedLine]] = {}
    for line in lines:
        by_study.setdefault(line.study, []).append(line)
    return tuple(ImportedRow(WORKLOAD, study, tuple(_said(some, scaling))) for study, some in by_study.items())


def _said(lines: Iterable[WorkedLine], scaling: Scaling) -> Iterator[tuple[str, str]]:
    if scaling.overall != 1:
        yield _ALL, f"{scaling.overall:g}"
    yield from ((_ROLE + name, f"{factor:g}") for name, factor in scaling.by_role.items())
    yield from ((_STAGE + name, f"{factor:g}") for name, factor in scaling.by_stage.items())
    for line in lines:
        if line.edit.factor != 1:
            yield _LINE + "; ".join((line.role, *line.countries)), f"{line.edit.factor:g}"


def _read(row: ImportedRow) -> StudyWorkload:
    overall, by_role, by_stage = 1.0, {}, {}
    edits: dict[tuple[str, str, tuple[str, ...]], LineEdit] = {}
    for what, text in row.said:
        factor = _number(text)
        if what == _ALL:
            overall = factor
        elif what.startswith(_ROLE):
            by_role[what.removeprefix(_ROLE)] = factor
        elif what.startswith(_STAGE):
            by_stage[what.removeprefix(_STAGE)] = factor
        elif what.startswith(_LINE):
            role, *countries = what.removeprefix(_LINE).split("; ")
            edits[line_key(row.key, role, countries)] = LineEdit(factor)
    return StudyWorkload(Scaling(overall, by_role, by_stage), edits)


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 1.0
    return value if math.isfinite(value) and value >= 0 else 1.0
