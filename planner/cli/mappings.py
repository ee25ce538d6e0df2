"""``throughline mappings``: the remembered ways of reading tables: listed, named, passed on, deleted."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors import UserError
from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from planner.services.importing.mappings import KeptMapping


def add_options(parser: argparse.ArgumentParser) -> None:
    """All options; without any of them the mappings are listed."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="with --export: only these mappings")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--export", type=Path, metavar="FILE.json", help="write them to a file to pass on")
    what.add_argument("--load", type=Path, metavar="FILE.json", help="remember the mappings of such a file")
    what.add_argument("--rename", nargs=2, metavar=("OLD", "NEW"), help="give a mapping another name")
    what.add_argument("--delete", metavar="NAME", help="forget a mapping")
    parser.add_argument("--memory", type=Path, metavar="FOLDER", help="where mappings and lists of words are kept")
    parser.set_defaults(run=run_mappings)


def run_mappings(options: argparse.Namespace) -> int:
    """The whole command; gives the exit status."""
    from planner.services.importing.mappings import MappingShelf

    if options.names and options.export is None:
        raise UserError("Names are for --export only: throughline mappings NAME… --export FILE.json.")
    shelf = MappingShelf(options.memory)
    for note in shelf.notes:
        print(note)
    if options.export is not None:
        count = shelf.save(options.export, options.names)
        print(f"{options.export}: {count} mapping{'' if count == 1 else 's'} written.")
    elif options.load is not None:
        names = ", ".join(f"“{name}”" for name in shelf.load(options.load))
        print(f"Remembered: {names or 'nothing, for the file holds no mapping'}.")
    elif options.rename is not None:
        shelf.rename(*options.rename)
        print(f"“{options.rename[0]}” is now called “{options.rename[1].strip()}”.")
    elif options.delete is not None:
        shelf.delete(options.delete)
        print(f"“{options.delete}” is forgotten.")
    else:
        _list(shelf.kept)
    return EXIT_OK


def _list(kept: tuple[KeptMapping, ...]) -> None:
    if not kept:
        print("No mapping is remembered. Import a file with --remember NAME.")
    for one in kept:
        sponsor = f", of {one.sponsor}" if one.sponsor else ""
        place = ", with the place of the table" if one.place else ""
        columns = "1 column" if one.columns == 1 else f"{one.columns} columns"
        print(f"{one.name}: {one.sheet}, {columns}{sponsor}{place}")
