"""Writing what a choice lets out: a workbook, one table as CSV, or all tables as CSV in a zip archive."""

from __future__ import annotations

from pathlib import Path

from planner.domain.errors import UserError
from planner.domain.telling import one_of, tell
from planner.exchange.export_limits import FLAT_SHEETS
from planner.services.export import Progress
from planner.services.export_figures import REMEDIES
from planner.services.exporting.choice import ExportChoice
from planner.services.exporting.restricted import Source, chosen_export

WORKBOOK, TABLE, TABLES, PAGES = ".xlsx", ".csv", ".zip", ".pdf"
SUFFIXES = (WORKBOOK, TABLE, TABLES, PAGES)
"""The endings of the names of exported files; pages are made where there is Qt."""
_PREPARED = 0.3


def _no_news(fraction: float, text: str) -> None:
    """Nobody listens."""


def check_format(choice: ExportChoice, path: Path) -> None:
    """Refuse a name that says no format, and a choice that the format cannot hold."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(tell("{name} must end in {endings}.", name=path.name, endings=one_of(SUFFIXES)))
    if suffix in (TABLE, TABLES):
        tables_of(choice, path)


def tables_of(choice: ExportChoice, path: Path) -> frozenset[str]:
    """The flat sheets that go into a CSV file or a zip of them; UserError if one file would have to hold several."""
    flat = frozenset(FLAT_SHEETS) if choice.sheets is None else choice.sheets & frozenset(FLAT_SHEETS)
    if not flat:
        raise UserError(tell("CSV holds flat tables only. Choose among: {names}.", names=", ".join(FLAT_SHEETS)))
    if path.suffix.lower() == TABLE and len(flat) != 1:
        raise UserError(
            tell(
                "A CSV file holds one table: choose one of {names}, or let the name end in {ending} for all.",
                names=", ".join(FLAT_SHEETS),
                ending=TABLES,
            )
        )
    return flat


def write_export(
    source: Source, choice: ExportChoice, path: Path, *, remedies: int = REMEDIES, progress: Progress = _no_news
) -> None:
    """Write the file whose ending says the format; what stood there stays as it was if anything goes wrong.

    Raises UserError for a choice that makes no sense, EnvironmentTrouble if the place does not take the file, and
    whatever ``progress`` raises.
    """
    check_format(choice, path)
    suffix = path.suffix.lower()

    def prepared(fraction: float, text: str) -> None:
        progress(fraction * _PREPARED, text)

    def written(fraction: float, text: str) -> None:
        progress(_PREPARED + (1 - _PREPARED) * fraction, text)

    if suffix == WORKBOOK:
        from planner.exchange.plan_workbook import write_plan_workbook

        write_plan_workbook(chosen_export(source, choice, remedies=remedies, progress=prepared), path, written)
    else:
        _write_tables(source, choice, path, progress)
    progress(1.0, "Done")


def _write_tables(source: Source, choice: ExportChoice, path: Path, progress: Progress) -> None:
    from planner.exchange.plan_tables_csv import chosen_tables, write_table_csv, write_tables_zip

    names = tables_of(choice, path)
    tables = [
        table for table in chosen_tables(chosen_export(source, choice, remedies=0, progress=progress))
        if table.name in names
    ]  # fmt: skip
    if not tables:
        raise UserError(
            tell("None of the tables that were chosen may leave: they hold what is to stay, or do not exist.")
        )
    progress(_PREPARED, "Writing the tables")
    if path.suffix.lower() == TABLE:
        write_table_csv(tables[0], path)
    else:
        write_tables_zip(tables, path)
