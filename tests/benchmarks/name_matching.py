"""How well names of sponsors are matched, measured on a file with names as written and as normalised by hand.

    python -m tests.benchmarks.name_matching FILE [--other-names FILE] [--misses N]

FILE is a CSV with the columns ``name_of_sponsor`` and ``normalized_name``. Asked are the names as written; right is the
normalised one. "Rows that have a normalised name among those known" can be read in two ways, both are printed:

- *Names alone*: all normalised names are known, and nothing else. Nobody has ever decided anything, so takeovers and
  the owners of hospitals cannot be known.
- *Five parts*: what was decided about four fifths of the rows is remembered as aliases, as the product does; asked is
  the other fifth, as far as its normalised name is among those known.

Rows that the curators marked as unclear sponsors are asked about in neither (one table counts them as sponsors like
any other). The weights of the score were chosen on part 1, its terms on parts 1 to 3. The word lists hold general words
only, but were extended after reading misses from the whole file, so no part of it is quite unseen. *Other names* is a
second list, with ``Sponsor Name`` and ``Other Names`` separated by "|", on which nothing was chosen; known are its own
sponsors.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from planner.exchange.importing.names.matching import KnownName, NameMatch, SponsorNames
from planner.exchange.importing.names.normalising import organisation_name
from tests.benchmarks.name_counts import Counts, Miss, ceiling_of_same_text, table_of

PARTS = 5
UNCLEAR = "Unclear Sponsor"
Row = tuple[str, str]
"""A name as written and who is meant."""


def rows_of(path: Path) -> list[Row]:
    """The rows with a normalised name. Normalised names that differ in nothing but spelling count as one."""
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [
            (row["name_of_sponsor"].strip(), " ".join(row["normalized_name"].split())) for row in csv.DictReader(file)
        ]
    first: dict[object, str] = {}
    return [(written, first.setdefault(organisation_name(meant), meant)) for written, meant in pairs if meant]


def other_names_of(path: Path) -> list[Row]:
    """The other names of the sponsors in a list of that kind."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (other.strip(), row["Sponsor Name"].strip())
            for row in csv.DictReader(file)
            for other in row["Other Names"].split("|")
            if other.strip()
        ]


def asked_of(known: Mapping[str, Sequence[str]], rows: Iterable[Row], misses: list[Miss] | None = None) -> Counts:
    """What comes of asking about ``rows`` when the names in ``known`` are known with their aliases."""
    names = SponsorNames(KnownName(name, name, tuple(aliases)) for name, aliases in known.items())
    counts = Counts({name: (name, *aliases) for name, aliases in known.items()})
    for written, meant in rows:
        match: NameMatch = names.match(written)
        miss = counts.add(written, meant, match)
        if miss is not None and misses is not None:
            misses.append(miss)
    return counts


def names_alone(rows: Sequence[Row], asked: Iterable[Row], misses: list[Miss] | None = None) -> Counts:
    """Only the normalised names of ``rows`` are known."""
    return asked_of(dict.fromkeys(sorted({meant for _, meant in rows}), ()), asked, misses)


def part_of(rows: Sequence[Row], part: int, misses: list[Miss] | None = None) -> Counts:
    """One fifth of the rows is asked about while decisions about the others are remembered."""
    order = shuffled(rows)
    aliases: dict[str, list[str]] = defaultdict(list)
    for position, (written, meant) in enumerate(order):
        if position % PARTS != part:
            aliases[meant].append(written)
    return asked_of(aliases, [row for row in order[part::PARTS] if row[1] in aliases], misses)


def shuffled(rows: Sequence[Row]) -> list[Row]:
    """The rows in the order in which they are dealt into parts."""
    order = list(rows)
    random.Random(5).shuffle(order)
    return order


def measured(path: Path, others: Path | None, misses: list[Miss]) -> dict[str, Counts]:
    """All tables by their titles."""
    every = rows_of(path)
    rows = [row for row in every if not row[1].startswith(UNCLEAR)]
    chosen_on = {meant for _, meant in shuffled(rows)[::PARTS]}
    parts = [part_of(rows, part, misses) for part in range(PARTS)]
    tables = {
        "Five parts, all": Counts.total(parts),
        "Five parts, the four that no weight was chosen on": Counts.total(parts[1:]),
        "Five parts, the two that no term or weight was chosen on": Counts.total(parts[3:]),
        "Names alone": names_alone(rows, rows, misses),
        "Names alone, sponsors that no weight was chosen on": names_alone(
            rows, [row for row in rows if row[1] not in chosen_on]
        ),
        "Names alone, unclear sponsors as names like any other": names_alone(every, every),
    }
    if others is not None:
        listed = other_names_of(others)
        tables["Other names, a second list"] = names_alone(listed, listed)
    return tables


def speed(rows: Sequence[Row], asked: int = 2_000, known: int = 5_000) -> str:
    """How long it takes to ask about so many names when so many are known."""
    meant = sorted({name for _, name in rows})[:known]
    began = time.process_time()
    names = SponsorNames(KnownName(name, name) for name in meant)
    for written, _ in shuffled(rows)[:asked]:
        names.match(written)
    return (
        f"{asked:,} names asked about with {len(meant):,} known: {time.process_time() - began:.1f} s of processor time."
    )


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--other-names", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="how many wrong top suggestions to list")
    asked = parser.parse_args()
    misses: list[Miss] = []
    for title, counts in measured(asked.file, asked.other_names, misses).items():
        print(table_of(title, counts))
    rows = rows_of(asked.file)
    print(f"\n{ceiling_of_same_text(rows)}\n{speed(rows)}")
    for miss in random.Random(1).sample(misses, min(asked.misses, len(misses))):
        print(miss)


if __name__ == "__main__":
    main()
