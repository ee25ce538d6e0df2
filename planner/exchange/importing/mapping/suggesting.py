"""What a table may be, and what its columns may mean: certain where the synonyms know it, else a guess with a score."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from planner.exchange.importing.mapping.fitting import Fitting
from planner.exchange.importing.mapping.heading_words import CERTAIN, WORTH_SHOWING, HeadingWords, Likeness
from planner.exchange.importing.mapping.mapping import ColumnUse, Mapping, MonthUse, PairUse, layout_of
from planner.exchange.importing.mapping.months_across import MonthsGuess, guess_months
from planner.exchange.importing.mapping.source import ColumnRef, SourceTable
from planner.exchange.importing.mapping.targets import (
    BY_MONTH,
    MADE_BY_MONTHS,
    MAPPABLE,
    lacking,
    required_of,
    targets_of,
)
from planner.exchange.importing.values.countries import Countries
from planner.exchange.importing.values.stages import Stages
from planner.exchange.portfolio_cells import is_blank

_FITS = 0.5
_MARGIN = 5.0
_WORTH_TAKING = 30.0


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """What one column may mean. ``target`` None: nothing known; taken without asking only if ``sure``."""

    ref: ColumnRef
    heading: str
    column: int
    target: str | None
    score: float
    sure: bool
    reason: str
    samples: tuple[str, ...]
    others: tuple[Likeness, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetGuess:
    """A canonical sheet that the table may become, with a score of 0 to 100."""

    sheet: str
    score: float
    reason: str


@dataclass(frozen=True)
class Suggestion:
    """How a table may be read into ``sheet`` (empty: the person must say); `mapping` makes it a mapping."""

    table: SourceTable
    sheet: str
    sheets: tuple[SheetGuess, ...]
    columns: tuple[ColumnGuess, ...]
    months: MonthsGuess | None
    pairs: tuple[PairUse, ...]
    notes: tuple[str, ...] = ()

    @property
    def ignored(self) -> tuple[ColumnGuess, ...]:
        """The columns that will not be read unless the person says what they are."""
        paired = {ref for pair in self.pairs for ref in (pair.entity, pair.value)}
        months = self.table.month_headings
        read = {g.ref for g, month in zip(self.columns, months, strict=True) if month is not None and self.months}
        return tuple(guess for guess in self.columns if not guess.sure and guess.ref not in paired | read)

    def missing(self, mapping: Mapping | None = None) -> tuple[str, ...]:
        """The required columns that a mapping (else the certain columns alone) leaves without value."""
        mapping = mapping or self.mapping()
        if not self.sheet:
            return ()
        return lacking(self.sheet, mapping.filled, mapping.months is not None or bool(mapping.pairs))

    @property
    def fillable(self) -> tuple[ColumnRef, ...]:
        """Columns that name what a row is about and have blanks below filled cells, which may mean the same again."""
        found = []
        for position, guess in enumerate(self.columns):
            if guess.sure and guess.target in _NAMING and _has_gaps(self.table, position):
                found.append(guess.ref)
        return tuple(found)

    def mapping(self, accepted: Collection[ColumnRef] = (), months: MonthUse | None = None, name: str = "") -> Mapping:
        """The mapping of all that is certain and of the guesses that the person ``accepted``."""
        taken: dict[str, ColumnUse] = {}
        for guess in self.columns:
            if guess.target is not None and (guess.sure or guess.ref in accepted):
                taken.setdefault(guess.target, ColumnUse(guess.ref, guess.target))
        across = months or (self.months.use if self.months is not None and self.months.sure else None)
        paired = {ref for pair in self.pairs for ref in (pair.entity, pair.value)}
        uses = tuple(use for use in taken.values() if use.source not in paired)
        return Mapping(self.sheet, uses, layout_of(self.table), across, self.pairs, name=name)


class Suggester:
    """Suggests mappings with the program's lists and the person's own in ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        self.words = HeadingWords(folder)
        self._fitting = Fitting(Countries(folder), Stages(folder))
        self.notes = self.words.notes

    def suggest(self, table: SourceTable, sheet: str | None = None) -> Suggestion:
        """How the table may be read: into ``sheet`` if the person says so, else into the likeliest one."""
        months = guess_months(table)
        sheets = self.sheets(table, months)
        chosen = sheet or (sheets[0].sheet if sheets and sheets[0].score >= _WORTH_TAKING else "")
        across = months if chosen in BY_MONTH else None
        pairs = _pairs(table) if chosen == "Assignments" and across is None else ()
        columns = self._columns(table, chosen, across, pairs)
        return Suggestion(table, chosen, sheets, columns, across, pairs, self.notes)

    def sheets(self, table: SourceTable, months: MonthsGuess | None) -> tuple[SheetGuess, ...]:
        """The canonical sheets that the table may become, likeliest first."""
        named = self.words.named_sheets(table.sheet) or self.words.named_sheets(table.file.rpartition(".")[0])
        guesses = [self._sheet(table, sheet, months, sheet in named) for sheet in MAPPABLE]
        ranked = sorted((guess for guess in guesses if guess.score > 0), key=lambda guess: -guess.score)
        return tuple(ranked)

    def _sheet(self, table: SourceTable, sheet: str, months: MonthsGuess | None, named: bool) -> SheetGuess:
        across = months is not None and sheet in BY_MONTH
        headings = zip(table.columns, table.month_headings, strict=True)
        named_columns = [column for column, month in headings if month is None and column.key]
        known = {target for column in named_columns if (target := self.words.certain(sheet, column)) is not None}
        required = required_of(sheet, across)
        met = sum(1 for heading in required if heading in known)
        if not known:
            return SheetGuess(sheet, 0.0, "no heading is known")
        score = (
            45 * met / len(required)
            + 40 * len(known) / max(1, len(named_columns))
            + (8 if named else 0)
            + (7 if across else 0)
        )
        if table.pairs and months is None:
            score = min(score + 25, 100) if sheet == "Assignments" else score * 0.6
        if months is not None and not across:
            score *= 0.6
        reason = f"{len(known)} of {len(named_columns)} headings known, {met} of {len(required)} required ones"
        return SheetGuess(sheet, round(min(score, 100.0), 1), reason + (", and its name" if named else ""))

    def _columns(
        self, table: SourceTable, sheet: str, months: MonthsGuess | None, pairs: tuple[PairUse, ...]
    ) -> tuple[ColumnGuess, ...]:
        paired = {ref for pair in pairs for ref in (pair.entity, pair.value)}
        guesses = [
            self._column(table, position, sheet, months, bool(months or pairs))
            for position in range(len(table.columns))
        ]
        for position, guess in enumerate(guesses):
            if guess.ref in paired:
                guesses[position] = replace(
                    guess, target=None, score=0.0, sure=False, reason="one of a pair", others=()
                )
        return tuple(_without_twins(guesses))

    def _column(
        self, table: SourceTable, position: int, sheet: str, months: MonthsGuess | None, across: bool
    ) -> ColumnGuess:
        column, ref = table.columns[position], table.refs[position]
        blank = ColumnGuess(ref, column.heading, column.column, None, 0.0, False, "", table.samples(position))
        if months is not None and table.month_headings[position] is not None:
            return replace(blank, reason="a month")
        if not column.key or not sheet:
            return replace(blank, reason="no heading" if sheet else "say first what the table holds")
        exact = self.words.certain(sheet, column)
        likely = [Likeness(exact, CERTAIN)] if exact else self.words.alike(sheet, column.key)
        if across and sheet == "Assignments" and likely and likely[0].target in MADE_BY_MONTHS:
            return replace(blank, reason="the columns by month say this")
        return self._judged(blank, likely, table, position, sheet) if likely else blank

    def _judged(
        self, blank: ColumnGuess, likely: list[Likeness], table: SourceTable, position: int, sheet: str
    ) -> ColumnGuess:
        """The best of the likely meanings after a look at the values."""
        targets, values = targets_of(sheet), table.values(position, 60)
        fits = {like.target: self._fitting.share(targets[like.target], values) for like in likely}
        ranked = sorted(
            (Likeness(like.target, round(like.score * (0.5 + fits[like.target] / 2), 1)) for like in likely),
            key=lambda like: -like.score,
        )
        best = ranked[0]
        if likely[0].score < CERTAIN and best.score < WORTH_SHOWING:
            return blank
        certain = likely[0].score >= CERTAIN and fits[best.target] >= _FITS
        reason = "known heading" if certain else f"resembles {best.target}"
        if fits[best.target] < _FITS:
            reason = f"the heading says {best.target}, but what stands in the column does not look like it"
        elif not certain and len(ranked) > 1 and best.score - ranked[1].score < _MARGIN:
            reason = f"resembles {best.target} and {ranked[1].target}"
        score = CERTAIN if certain else min(best.score, CERTAIN - 1)
        return replace(blank, target=best.target, score=score, sure=certain, reason=reason, others=tuple(ranked[1:4]))


_NAMING = frozenset({"Staff ID", "Study ID", "Sponsor", "Name", "Role"})


def _has_gaps(table: SourceTable, position: int) -> bool:
    values = [row.cells[position] if position < len(row.cells) else "" for row in table.rows]
    blanks = {value for value in set(values) if is_blank(value)}
    first = next((at for at, value in enumerate(values) if value not in blanks), len(values))
    return bool(blanks) and any(value in blanks for value in values[first:])


def _pairs(table: SourceTable) -> tuple[PairUse, ...]:
    return tuple(PairUse(table.refs[label], table.refs[value]) for label, value in table.pairs)


def _without_twins(guesses: list[ColumnGuess]) -> list[ColumnGuess]:
    """Two columns that certainly mean the same: the heading that is the canonical one wins, else neither is taken."""
    for target in {guess.target for guess in guesses if guess.sure}:
        twins = [position for position, guess in enumerate(guesses) if guess.sure and guess.target == target]
        if len(twins) < 2:
            continue
        own = [p for p in twins if target is not None and guesses[p].ref.heading == target.casefold()]
        keep = own[0] if len(own) == 1 else None
        for position in twins:
            if position != keep:
                others = " and ".join(f"“{guesses[p].heading}”" for p in twins if p != position)
                reason = f"{others} could be {target}, too"
                guesses[position] = replace(guesses[position], sure=False, score=CERTAIN - 1, reason=reason)
    return guesses
