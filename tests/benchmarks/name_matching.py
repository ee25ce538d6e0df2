"""How well names of sponsors are matched, measured on a file with names as written and as normalised by hand.

    python -m tests.benchmarks.name_matching FILE

The file is a CSV with the columns ``name_of_sponsor``, ``normalized_name`` and ``normalized_parent_name``. Nothing of
the matching was learned from it but three weights, chosen on the first of the five parts of "five parts" below; the
figures for the other four parts are given apart.

- *Names alone*: known are the normalised names; asked are the names as written.
- *Five parts*: what was decided about four fifths of the rows is remembered as aliases; asked is the other fifth, as
  far as its normalised name is among those known. Rows that the curators marked as unclear sponsors are left out.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.exchange.importing.names.matching import KnownName, SponsorNames
from planner.exchange.importing.names.normalising import organisation_name, same_text

PARTS = 5
UNCLEAR = "Unclear Sponsor"


@dataclass(frozen=True)
class Row:
    """A name as written and who is meant."""

    written: str
    meant: str


@dataclass
class Count:
    """Right answers out of all."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.all += 1

    def __str__(self) -> str:
        share = self.right / self.all if self.all else 0.0
        return f"{share:8.2%} ({self.right:,} of {self.all:,})"


def rows_of(path: Path) -> list[Row]:
    """The rows with a normalised name. Normalised names that differ in nothing but spelling count as one."""
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [
            (row["name_of_sponsor"].strip(), " ".join(row["normalized_name"].split())) for row in csv.DictReader(file)
        ]
    first: dict[object, str] = {}
    return [Row(written, first.setdefault(organisation_name(meant), meant)) for written, meant in pairs if meant]


def names_alone(rows: Sequence[Row]) -> dict[str, Count]:
    """Automatic merges and suggestions when nothing is known but the normalised names."""
    meant = sorted({row.meant for row in rows})
    known = SponsorNames(KnownName(name, name) for name in meant)
    texts = {same_text(name) for name in meant}
    merged, consistent, first, five = Count(), Count(), Count(), Count()
    for row in rows:
        match = known.match(row.written)
        suggested = [one.key for one in match.suggestions] or [match.key]
        first.add(suggested[0] == row.meant)
        five.add(row.meant in suggested)
        if match.certain:
            merged.add(match.key == row.meant)
            if same_text(row.written) not in texts or match.key == row.meant:
                consistent.add(match.key == row.meant)
    return {
        "automatic merges right": merged,
        "  without rows that contradict the file's own list": consistent,
        "top suggestion right": first,
        "among the five suggestions": five,
    }


def with_aliases(rows: Sequence[Row], part: int) -> dict[str, Count]:
    """The same for one fifth of the rows when decisions about the others are remembered."""
    order = [row for row in rows if not row.meant.startswith(UNCLEAR)]
    random.Random(5).shuffle(order)
    asked = order[part::PARTS]
    aliases: dict[str, list[str]] = defaultdict(list)
    for position, row in enumerate(order):
        if position % PARTS != part:
            aliases[row.meant].append(row.written)
    known = SponsorNames(KnownName(name, name, tuple(spellings)) for name, spellings in aliases.items())
    merged, first, five, companies = Count(), Count(), Count(), Count()
    for row in asked:
        if row.meant not in aliases:
            continue
        match = known.match(row.written)
        suggested = [match.key] if match.certain else [one.key for one in match.suggestions]
        first.add(suggested[:1] == [row.meant])
        five.add(row.meant in suggested)
        if organisation_name(row.written).form:
            companies.add(suggested[:1] == [row.meant])
        if match.certain:
            merged.add(match.key == row.meant)
    return {
        "automatic merges right": merged,
        "top suggestion right": first,
        "  names with a legal form (companies)": companies,
        "among the five suggestions": five,
    }


def total(parts: Sequence[dict[str, Count]]) -> dict[str, Count]:
    """The counts of several parts together."""
    return {
        name: Count(sum(part[name].right for part in parts), sum(part[name].all for part in parts)) for name in parts[0]
    }


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    rows = rows_of(parser.parse_args().file)
    parts = [with_aliases(rows, part) for part in range(PARTS)]
    tables = {
        "Names alone": names_alone(rows),
        "Five parts, the four not used for choosing weights": total(parts[1:]),
        "Five parts, all": total(parts),
    }
    for title, counts in tables.items():
        print(f"\n{title}")
        for name, count in counts.items():
            print(f"  {name:<52}{count}")


if __name__ == "__main__":
    main()
