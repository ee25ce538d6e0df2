"""Lines of the workload model one by one: what the model says, and what a person says instead before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planner.domain.months import Grid
from planner.exchange.portfolio_columns import folded
from planner.workload.demand import Line, Workload

LineKey = tuple[str, str, tuple[str, ...]]
"""What tells a line from the others: study, folded role, countries in order."""


def line_key(study: str, role: str, countries: Iterable[str] = ()) -> LineKey:
    """The key of a line, whatever the spelling of its role and the order of its countries."""
    return study, folded(role), tuple(sorted(countries))


@dataclass(frozen=True, slots=True)
class LineEdit:
    """What was said about one line: ``fte`` by month (``2027-03``) in place of the model's; ``factor`` times all of it.

    A factor of 0 leaves the line out.
    """

    factor: float = 1.0
    fte: Mapping[str, float] = field(default_factory=dict)

    @property
    def says_nothing(self) -> bool:
        """Whether the line stays as the model has it."""
        return self.factor == 1.0 and not self.fte

    def applied(self, own: tuple[int, ...], labels: tuple[str, ...]) -> tuple[int, ...]:
        """The line's FTE in percent for each month of the plan, ``own`` being the model's."""
        found = []
        for label, percent in zip(labels, own, strict=True):
            value = 100 * self.fte[label] if label in self.fte else percent
            found.append(round(value * self.factor + 1e-9))
        return tuple(found)


UNSAID = LineEdit()
"""Nothing was said about a line."""
LineEdits = Mapping[LineKey, LineEdit]


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One line: ``own`` is the model's FTE in percent for each month of the plan, ``fte`` what comes of the edit."""

    study: str
    role: str
    countries: tuple[str, ...]
    own: tuple[int, ...]
    fte: tuple[int, ...]
    edit: LineEdit = UNSAID

    @property
    def key(self) -> LineKey:
        """What tells it from the others."""
        return line_key(self.study, self.role, self.countries)

    @property
    def taken(self) -> bool:
        """Whether anything is left of it in the plan."""
        return any(self.fte)

    def edited(self, edit: LineEdit, labels: tuple[str, ...]) -> WorkedLine:
        """The same line with something else said about it; months typed as the model has them say nothing."""
        own = dict(zip(labels, self.own, strict=True))
        typed = {label: fte for label, fte in edit.fte.items() if label in own and round(100 * fte) != own[label]}
        said = LineEdit(edit.factor, typed)
        return WorkedLine(self.study, self.role, self.countries, self.own, said.applied(self.own, labels), said)


def worked_lines(
    found: Iterable[Workload], roles: Mapping[str, str], grid: Grid, edits: LineEdits
) -> Iterator[WorkedLine]:
    """The lines of workloads in the months of a plan, with what was said about them.

    ``roles`` are the portfolio's by folded name; lines of others are left out, and lines that are 0 throughout.
    """
    for workload in found:
        for line in workload.lines:
            if folded(line.role) in roles:
                worked = _worked(line, roles[folded(line.role)], grid, edits)
                if any(worked.own) or worked.taken:
                    yield worked


def _worked(line: Line, role: str, grid: Grid, edits: LineEdits) -> WorkedLine:
    own = line.on(grid)
    worked = WorkedLine(line.study, role, line.countries, own, own)
    return worked.edited(edits.get(worked.key, UNSAID), grid.labels)


def unmet(edits: LineEdits, lines: Iterable[WorkedLine]) -> Iterator[LineKey]:
    """What was said of lines that the model does not give for the studies it was asked about."""
    there = [line.key for line in lines]
    studies, keys = {key[0] for key in there}, set(there)
    return (key for key in edits if key[0] in studies and key not in keys)
