"""What one table, registry or workbook gave: a draft, and what is needed to compare it with a document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from planner.domain.errors import Problem
from planner.domain.months import Month
from planner.exchange.importing.draft import Draft, DraftRow
from planner.services.importing.choices import TableKey


@dataclass(frozen=True)
class Batch:
    """A draft with its origin.

    ``columns``: by canonical sheet the headings that are read, also where their cells are blank. ``months``: those that
    the file speaks of (others keep their demand). ``whole``: the sheets of which it holds every row, so that a row that
    is not there is gone (within the sponsors, studies or people that it speaks of, unless ``everything``).
    ``blanks_clear``: a blank cell means that nothing is set.
    """

    draft: Draft
    file: str = ""
    key: TableKey | None = None
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    months: tuple[Month, ...] = ()
    whole: frozenset[str] = frozenset()
    everything: bool = False
    blanks_clear: bool = False

    def with_rows(self, rows: Collection[DraftRow]) -> Batch:
        """The same with other rows."""
        return replace(self, draft=replace(self.draft, rows=tuple(rows)))

    def with_problems(self, problems: Collection[Problem]) -> Batch:
        """The same with more problems."""
        return replace(self, draft=replace(self.draft, problems=(*self.draft.problems, *problems)))
