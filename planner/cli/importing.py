"""``throughline import``: the files into a document, or what would become of them; the same engine as the window."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from planner.cli.import_words import print_proposal, print_taken
from planner.cli.plan import check_folder, check_report
from planner.domain.errors import UserError
from planner.domain.months import Month
from planner.exchange.saving import save_bytes
from planner.exits import EXIT_INPUT, EXIT_OK
from planner.services.importing import (
    OURS,
    Choices,
    DateOrder,
    DecimalSign,
    FteUnit,
    ImportChoices,
    ImportFile,
    ImportMemory,
    ImportProposal,
    NewSettings,
    RegistryChoice,
    TrialStatus,
    propose,
    read_import_file,
    take,
    with_people_of,
)
from planner.services.importing.pointing import placed_table, rows_named, with_tables
from planner.services.importing.questions import WORDS_FOR_SHEETS
from planner.services.importing.report import import_report
from planner.services.report import write_report
from planner.services.session import Session, new_document, open_document
from planner.services.suffixes import DOCUMENT_SUFFIX
from planner.workload.demand import AS_IN_THE_TABLE, Scaling
from planner.workload.lines_file import lines_text, read_lines
from planner.workload.model import standard_model
from planner.workload.scaling import read_scaling

_YEARS = re.compile(r"(\d{4})?\s*[-–]\s*(\d{4})?|(\d{4})")
_UNITS = {
    "fte": FteUnit.FRACTION,
    "percent": FteUnit.PERCENT,
    "hours": FteUnit.HOURS,
    "days": FteUnit.DAYS,
}
_SIGNS = {"point": DecimalSign.POINT, "comma": DecimalSign.COMMA}
_ORDERS = {"day-first": DateOrder.DAY_FIRST, "month-first": DateOrder.MONTH_FIRST}


def run_import(options: argparse.Namespace) -> int:
    """The whole command; gives the exit status."""
    into: Path | None = options.into
    _check_places(options)
    choices, memory = choices_of(options), ImportMemory(options.memory)
    files = [read_import_file(path) for path in options.files]
    for sentence in sent_back(files, into):
        print(sentence, file=sys.stderr)
    if options.table:
        skipped = rows_named(options.skip_rows)
        placed = [placed_table(text, options.heading_rows, skipped) for text in options.table]
        choices = with_tables(choices, files, placed)
    session = open_document(into, read_only=options.dry_run) if into is not None and into.exists() else None
    try:
        proposal = _proposal(options, files, session, choices, memory)
        ids = _wanted(options, proposal)
        refused = refusal(proposal, choices)
        print_proposal(proposal, ids)
        if options.report is not None:
            write_report(import_report(proposal, ids, refused), options.report)
        if options.workload_lines_to is not None:
            _write_lines(proposal, options.workload_lines_to)
        if refused:
            print(f"{refused} {'' if options.dry_run else 'Nothing was imported.'}".rstrip(), file=sys.stderr)
            return EXIT_INPUT
        if options.dry_run:
            print("This was a trial: nothing was imported.")
            return EXIT_OK
        session = session or new_document(proposal.base)
        _take(session, proposal, ids, into)
    finally:
        if session is not None:
            session.close()
    for sentence in memory.remember(files, choices, options.remember):
        print(sentence)
    return EXIT_OK


def sent_back(files: Sequence[ImportFile], into: Path | None) -> list[str]:
    """A word on each file that is an exported plan: its edits of the plan are not what is imported here."""
    from planner.exchange.plan_return.finding import FLAT_SHEET, GRID_SHEET
    from planner.exchange.raw import RawWorkbook

    books = [(file.path, file.read) for file in files if isinstance(file.read, RawWorkbook)]
    found = [path for path, book in books if {GRID_SHEET, FLAT_SHEET} & {sheet.name for sheet in book.sheets}]
    return [
        f"{path.name} holds an exported plan. Only its portfolio is imported; to read edits of the plan back use: "
        f"throughline return {path} --into {into or 'DOC'}"
        for path in found
    ]


def refusal(proposal: ImportProposal, choices: ImportChoices) -> str:
    """Why nothing can be imported as things stand; empty if something can."""
    if proposal.refused:
        return proposal.refused
    consent = "; add --skip-bad-rows to import the others only."
    if proposal.errors and not choices.leave_out_bad:
        cells = "1 problem has" if proposal.errors == 1 else f"{proposal.errors:,} problems have"
        return f"{cells} to be mended in the files or by an option{consent}"
    if proposal.blocked and not choices.leave_out_bad:
        questions = "1 question needs" if len(proposal.blocked) == 1 else f"{len(proposal.blocked)} questions need"
        return f"{questions} an answer before their rows can be imported{consent}"
    return ""


def _proposal(
    options: argparse.Namespace,
    files: Sequence[ImportFile],
    session: Session | None,
    choices: ImportChoices,
    memory: ImportMemory,
) -> ImportProposal:
    if session is not None:
        if options.people:
            raise UserError(f"{options.into} has people already; --people is for a new document.")
        return propose(files, session.portfolio, choices, memory, imported=session.state.imported)
    people = with_people_of(options.people) if options.people else None
    return propose(files, people, choices, memory, into_new=True)


def _wanted(options: argparse.Namespace, proposal: ImportProposal) -> frozenset[int]:
    return proposal.wanted | (proposal.gone if options.delete_gone else frozenset())


def _take(session: Session, proposal: ImportProposal, ids: frozenset[int], into: Path | None) -> None:
    assert into is not None
    changed = take(session, proposal, ids)
    if session.path is None:
        session.save_as(into)
    elif session.dirty:
        session.save()
    print_taken(proposal, ids, into, changed)


def _write_lines(proposal: ImportProposal, path: Path) -> None:
    if not proposal.workload:
        print(f"{path} was not written: the workload model had no line to work out.")
        return
    save_bytes(lines_text(proposal.workload, proposal.base.grid.labels).encode(), path)
    print(f"{path}: {len(proposal.workload):,} lines of the workload model; change them and give --workload-lines.")


def _check_places(options: argparse.Namespace) -> None:
    into: Path | None = options.into
    if into is None and not options.dry_run:
        raise UserError("Say which document to import into (--into plans.throughline), or add --dry-run to look only.")
    if into is not None:
        if into.suffix.lower() != DOCUMENT_SUFFIX:
            raise UserError(f"{into} must end in {DOCUMENT_SUFFIX}: an import goes into a document.")
        check_folder(into)
    if options.report is not None:
        check_report(options.report)
    if options.workload_lines_to is not None:
        check_lines_file(options.workload_lines_to)


def check_lines_file(path: Path) -> None:
    """Refuse a file of lines that is no CSV file, or whose folder is not there, before anything is worked out."""
    if path.suffix.lower() != ".csv":
        raise UserError(f"{path} must end in .csv: the lines of the workload model are written as a table of text.")
    check_folder(path)


def choices_of(options: argparse.Namespace) -> ImportChoices:
    """What the options say. Raises `UserError` for one that says nothing."""
    sponsors = options.sponsor or []
    return ImportChoices(
        sheet=sheet_named(options.sheet) if options.sheet else "",
        take=dict(pair(text, "--take") for text in options.take or ()),
        values=Choices(
            _ORDERS.get(options.dates),
            _SIGNS.get(options.decimals),
            _UNITS.get(options.unit),
            month=options.month or "",
        ),
        constants=dict(pair(text, "--set") for text in options.set or ()),
        fill_down=tuple(options.fill_down or ()),
        sponsor=sponsors[0] if len(sponsors) == 1 else "",
        mapping_name=options.mapping or "",
        accept_guesses=options.accept_guesses,
        registry=_registry(options, sponsors),
        workload=options.workload or bool(options.workload_scale or options.workload_lines),
        scaling=_scaling(options),
        lines=read_lines(options.workload_lines) if options.workload_lines is not None else {},
        sponsor_names=dict(pair(text, "--same") for text in options.same or ()),
        people_names=dict(pair(text, "--same") for text in options.same or ()),
        new_names=options.new_names,
        roles=dict(pair(text, "--role") for text in options.role or ()),
        add_roles=True if options.add_roles else None,
        roles_from_staff=options.roles_from_staff,
        bill_rate=_bill_rate(options.bill_rate),
        settings=NewSettings(
            None if options.plan_start is None else _month(options.plan_start), options.months, options.currency.upper()
        ),
        leave_out_bad=options.skip_bad_rows,
        clear_blanks=options.clear_blanks,
        overwrite_edits=options.overwrite_edits,
    )


def _bill_rate(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        rate = Decimal(text)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise UserError(f"--bill-rate {text}: give a number more than 0, such as 95 or 95.50.")
    return rate


def sheet_named(word: str) -> str:
    """The canonical sheet that a word of ``--as`` means."""
    plain = word.strip().casefold().replace(" ", "-")
    if plain not in WORDS_FOR_SHEETS:
        raise UserError(f"{word} is none of the sheets that can be imported: {', '.join(WORDS_FOR_SHEETS)}.")
    return WORDS_FOR_SHEETS[plain]


def pair(text: str, option: str) -> tuple[str, str]:
    """The two sides of ``LEFT=RIGHT``; the last = parts them, for a heading may hold one."""
    left, sign, right = text.rpartition("=")
    if not sign or not left.strip():
        raise UserError(f"{option} {text}: write it as LEFT=RIGHT, in quotes if there are spaces.")
    return left.strip(), right.strip()


def _scaling(options: argparse.Namespace) -> Scaling:
    if not options.workload_scale:
        return AS_IN_THE_TABLE
    return read_scaling(options.workload_scale, standard_model(), ImportMemory(options.memory).folder)


def _registry(options: argparse.Namespace, sponsors: Sequence[str]) -> RegistryChoice:
    first, last = _years(options.years) if options.years else (None, None)
    plain = RegistryChoice(
        sponsors=frozenset(sponsors) if len(sponsors) > 1 else frozenset(),
        first_year=first,
        last_year=last,
        months_if_open=options.months_if_open,
        start_from_number=options.months_if_open is not None,
        awards=OURS if options.ours else {},
    )
    return plain if options.statuses is None else replace(plain, statuses=_statuses(options.statuses))


def _statuses(text: str) -> frozenset[TrialStatus]:
    """``all``, or states separated by semicolons."""
    if text.strip().casefold() == "all":
        return frozenset()
    by_name = {status.value.casefold(): status for status in TrialStatus}
    found = set()
    for word in filter(None, (part.strip() for part in text.split(";"))):
        if word.casefold() not in by_name:
            known = "; ".join(status.value for status in TrialStatus)
            raise UserError(f"{word} is no state of a trial. Write all, or some of: {known}.")
        found.add(by_name[word.casefold()])
    return frozenset(found)


def _years(text: str) -> tuple[int | None, int | None]:
    found = _YEARS.fullmatch(text.strip())
    if not found:
        raise UserError(f"--years {text}: write it as 2026-2028, 2026- or 2027.")
    if found[3]:
        return int(found[3]), int(found[3])
    return (int(found[1]) if found[1] else None), (int(found[2]) if found[2] else None)


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError:
        raise UserError(f"--plan-start {text}: write the month as 2027-01.") from None
