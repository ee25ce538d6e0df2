"""How each table of the files is read: what the person said, else a remembered mapping, else what is certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.domain.errors import UserError
from planner.exchange.importing.mapping.mapping import Choices, ColumnUse
from planner.exchange.importing.mapping.mapping import Mapping as TableMapping
from planner.exchange.importing.mapping.source import ColumnRef, SourceTable, source_of
from planner.exchange.importing.mapping.suggesting import Suggestion
from planner.exchange.importing.mapping.targets import lacking, targets_of
from planner.exchange.importing.tables.found import FoundTable
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.portfolio_columns import folded
from planner.services.importing.choices import ImportChoices, TableChoice, TableKey
from planner.services.importing.extents import found_again
from planner.services.importing.files import FileKind, ImportFile, told_apart
from planner.services.importing.matching import KEYS
from planner.services.importing.memory import ImportMemory
from planner.services.importing.proposal import TableReading
from planner.services.importing.rows import SPECS

_ASKED = ("Assignments", "Role")
"""Of all that tells rows apart, what a file often lacks and the document can give; so it is asked for."""


@dataclass(frozen=True)
class ReadTable:
    """A table with the mapping that it is read by; ``mapping`` None: it is left out, ``how`` says why.

    ``roles_from_staff``: assignments need no roles in the file. ``place_again``: where it was pointed out in an earlier
    file, and therefore looked for in this one.
    """

    key: TableKey
    found: FoundTable
    source: SourceTable
    suggestion: Suggestion
    mapping: TableMapping | None
    how: str
    remembered: str = ""
    roles_from_staff: bool = False
    place_again: TableChoice | None = None

    @property
    def sheet(self) -> str:
        """The canonical sheet; empty if the table is left out."""
        return self.mapping.sheet if self.mapping is not None else ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Required canonical headings that nothing fills."""
        mapping = self.mapping
        if mapping is None:
            return ()
        by_month = mapping.months is not None or bool(mapping.pairs) or "Month" in mapping.filled
        missing = lacking(mapping.sheet, mapping.filled, by_month)
        return tuple(one for one in missing if not (self.roles_from_staff and (mapping.sheet, one) == _ASKED))

    @property
    def place(self) -> str:
        """File and sheet, for people."""
        name = self.source.file
        return f"{name}, sheet {self.found.sheet}" if self.found.sheet else name

    def reading(self) -> TableReading:
        """The same for people."""
        mapping = self.mapping
        taken: dict[str, str] = {}
        if mapping is not None:
            for use in mapping.uses:
                position = self.source.position(use.source)
                taken[use.source.heading if position is None else self.source.columns[position].heading] = use.target
        used = {use.source for use in mapping.uses} if mapping else set()
        guesses = self.suggestion.ignored if mapping else ()
        ignored = tuple(guess.heading for guess in guesses if guess.ref not in used and guess.heading.strip())
        return TableReading(
            self.key,
            self.source.file,
            self.place,
            self.sheet,
            self.how,
            len(self.found.rows),
            self.suggestion.columns,
            taken,
            ignored,
            self.missing,
            (*self.found.notes, *([self.remembered] if self.remembered else ())),
            self.place_again,
        )


def read_tables(files: Sequence[ImportFile], choices: ImportChoices, memory: ImportMemory) -> list[ReadTable]:
    """All tables of the files that are neither registries' nor portfolio workbooks.

    Raises `UserError` if a choice names a column, sheet or mapping that there is not.
    """
    found: list[ReadTable] = []
    for number, file in enumerate(told_apart(files)):
        if is_read_as_tables(file, number, choices):
            found.extend(_tables_of(file, number, choices, memory))
    _check_named(found, choices)
    return found


def is_read_as_tables(file: ImportFile, number: int, choices: ImportChoices) -> bool:
    """Whether a file is mapped table by table: what a person says of its tables counts more than what it looks like."""
    said = any(key.file == number for key in choices.tables) or bool(choices.take) or bool(choices.mapping_name)
    return file.kind is FileKind.TABLES or (said and bool(file.tables))


def _tables_of(file: ImportFile, number: int, choices: ImportChoices, memory: ImportMemory) -> Iterator[ReadTable]:
    read = []
    for key, place in _places(file, number, choices, memory):
        found = file.table(key.table, place or choices.of(key))
        table = _read(key, found, source_of(found, file.name), choices, memory)
        read.append(replace(table, roles_from_staff=choices.roles_from_staff, place_again=place))
    complete = [table for table in read if table.mapping is not None and not table.missing]
    needed = {sheet: {SPECS[sheet].column(name).heading for name in names} for sheet, names in KEYS.items()}
    needed[_ASKED[0]].discard(_ASKED[1])
    for table in read:
        said = choices.of(table.key).sheet is not None or choices.of(table.key).mapping is not None
        if complete and table.mapping is not None and needed[table.sheet] & set(table.missing) and not said:
            how = f"left out: nothing in it gives {' and '.join(table.missing)}, which {table.sheet} needs"
            yield replace(table, mapping=None, how=how)
        else:
            yield table


def _places(
    file: ImportFile, number: int, choices: ImportChoices, memory: ImportMemory
) -> Iterator[tuple[TableKey, TableChoice | None]]:
    """The tables of a file, with the place of those that were pointed out in an earlier file and not in this one."""
    known = [mapping for mapping in memory.store.mappings if mapping.extent is not None]
    said = sorted(key for key in choices.tables if key.file == number and key.table >= len(file.tables))
    again: dict[str, TableChoice] = {}
    for position, found in enumerate(file.tables):
        key = TableKey(number, position)
        place = None
        own = choices.of(key)
        if known and not own.points_out and not own.as_found and found.sheet not in again:
            place = found_again(found, file.sheet(found.sheet), known)
            again.update({} if place is None else {found.sheet: place})
        yield key, place
    without = {sheet.name for sheet in file.findings.sheets if not sheet.tables}
    without -= {choices.of(key).within for key in said}
    for name in sorted(without) if known else ():
        place = found_again(None, file.sheet(name), known)
        if place is not None:
            said.append(TableKey(number, max([len(file.tables) - 1, *(key.table for key in said)]) + 1))
            yield said[-1], place
    for key in said:
        if choices.of(key).points_out:
            yield key, None


def _read(
    key: TableKey, found: FoundTable, source: SourceTable, choices: ImportChoices, memory: ImportMemory
) -> ReadTable:
    said = choices.of(key)
    sheet = said.sheet if said.sheet is not None else (choices.sheet or None)
    if sheet == "":
        return ReadTable(key, found, source, _nothing(source), None, "left out, as you said")
    if said.mapping is not None:
        suggestion = memory.suggester.suggest(source, said.mapping.sheet)
        return ReadTable(key, found, source, suggestion, _completed(said.mapping, choices, said), "as you said")
    remembered = _remembered(source, sheet, choices, memory)
    if remembered is not None:
        mapping, notice = remembered
        suggestion = memory.suggester.suggest(source, mapping.sheet)
        mapping = _with_taken(mapping, source, suggestion, choices, said)
        return ReadTable(key, found, source, suggestion, _completed(mapping, choices, said), notice, notice)
    suggestion = memory.suggester.suggest(source, sheet)
    if not suggestion.sheet:
        return ReadTable(key, found, source, suggestion, None, "left out: what it holds is not known")
    accepted = [guess.ref for guess in suggestion.columns if guess.target] if choices.accept_guesses else []
    months = suggestion.months.use if suggestion.months is not None and choices.accept_guesses else None
    mapping = _with_taken(suggestion.mapping(accepted, months), source, suggestion, choices, said)
    why = "as you said" if sheet else suggestion.sheets[0].reason
    return ReadTable(key, found, source, suggestion, _completed(mapping, choices, said), why)


def _nothing(source: SourceTable) -> Suggestion:
    return Suggestion(source, "", (), (), None, ())


def _remembered(
    source: SourceTable, sheet: str | None, choices: ImportChoices, memory: ImportMemory
) -> tuple[TableMapping, str] | None:
    """The mapping that was named, or the one of the same layout, with a notice."""
    if choices.mapping_name:
        named = memory.store.named(choices.mapping_name)
        if named is None:
            known = ", ".join(f"“{mapping.name}”" for mapping in memory.store.mappings if mapping.name) or "none"
            raise UserError(f"There is no mapping named “{choices.mapping_name}”. Remembered are: {known}.")
        there = sum(1 for use in named.uses if source.position(use.source) is not None)
        return (named, f"by the mapping “{named.name}”") if there * 2 > len(named.uses) else None
    found = memory.store.find(source, choices.sponsor)
    if found is None or not found.exact or (sheet and found.mapping.sheet != sheet):
        return None
    return found.mapping, found.notice


def _with_taken(
    mapping: TableMapping, source: SourceTable, suggestion: Suggestion, choices: ImportChoices, said: TableChoice
) -> TableMapping:
    """The mapping with the columns that the person named; a column or a meaning is used once."""
    for heading, meant in {**choices.take, **said.take}.items():
        ref = _column(source, heading)
        if ref is None:
            continue
        kept = tuple(use for use in mapping.uses if use.source != ref)
        if not meant:
            mapping = replace(mapping, uses=kept)
            continue
        target = target_named(mapping.sheet, meant)
        if target is not None:
            kept = tuple(use for use in kept if use.target != target)
            mapping = replace(mapping, uses=(*kept, ColumnUse(ref, target)))
    return mapping


def _completed(mapping: TableMapping, choices: ImportChoices, said: TableChoice) -> TableMapping:
    """The mapping with what was said about values, and one value for all rows where a column is lacking."""
    values = said.values or (choices.values if choices.values != Choices() else mapping.choices)
    constants = dict(mapping.constants)
    targets = targets_of(mapping.sheet)
    if choices.sponsor and mapping.sheet == "Roadmap" and "Sponsor" not in mapping.filled:
        constants["Sponsor"] = choices.sponsor
    for heading, value in choices.constants.items():
        target = target_named(mapping.sheet, heading)
        if target in targets and target not in {use.target for use in mapping.uses}:
            constants[str(target)] = value
    fill = [
        use.source
        for use in mapping.uses
        if folded_words(use.source.heading) in set(map(folded_words, choices.fill_down))
    ]
    filled = tuple(dict.fromkeys((*mapping.fill_down, *fill)))
    return replace(mapping, choices=values, constants=tuple(constants.items()), fill_down=filled)


def _column(source: SourceTable, heading: str) -> ColumnRef | None:
    """The first column with a heading."""
    ref = ColumnRef(folded_words(heading))
    return ref if source.position(ref) is not None else None


def target_named(sheet: str, heading: str) -> str | None:
    """The canonical heading in our spelling, or None if the sheet has no such column."""
    return next((target for target in targets_of(sheet) if folded(target) == folded(heading)), None)


def _check_named(tables: Sequence[ReadTable], choices: ImportChoices) -> None:
    """Refuse a choice that meets no table at all: most likely a slip of the keyboard."""
    mapped = [table for table in tables if table.mapping is not None]
    for heading, meant in choices.take.items():
        there = [table for table in mapped if _column(table.source, heading) is not None]
        if tables and not there:
            raise UserError(f"No table that is read has a column “{heading}”. {_headings(mapped)}")
        if meant and there and not any(target_named(table.sheet, meant) for table in there):
            sheet = there[0].sheet
            known = ", ".join(targets_of(sheet))
            raise UserError(f"{sheet} has no column “{meant}”. It has: {known}.")


def _headings(tables: Sequence[ReadTable]) -> str:
    columns: Mapping[str, None] = dict.fromkeys(
        column.heading for table in tables for column in table.source.columns if column.heading
    )
    return f"Its columns are: {', '.join(list(columns)[:30])}." if columns else "No table is read."
