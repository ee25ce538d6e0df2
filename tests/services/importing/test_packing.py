"""What is sent as columns comes back as the objects that it was made from."""

from __future__ import annotations

import pickle
from dataclasses import replace

from planner.exchange.importing.draft import Source
from planner.services.importing.batches import Batch
from planner.services.importing.packing import LateSaid, changes_packed, changes_unpacked, said_packed
from planner.services.importing.proposal import FieldChange, RowChange, RowKind
from planner.services.importing.rows import ReadRow
from planner.services.importing.said import said_by
from planner.services.opening import open_sample


def changes_of_the_sample() -> list[RowChange]:
    """One change of each kind, in an order in which no column is the same all along."""
    first, second, third = open_sample().portfolio.studies[:3]
    later = replace(first, notes="moved")
    moved = FieldChange("Notes", "", "moved", Source("a.csv", "", "J2"))
    return [
        RowChange(0, "Roadmap", RowKind.CHANGED, first.id, first, later, 0, Source("a.csv", "", "A2"), (moved,)),
        RowChange(1, "Roadmap", RowKind.NEW, "NEW-1", None, replace(second, id="NEW-1"), -1, Source("a.csv", "", "A3")),
        RowChange(2, "Roadmap", RowKind.GONE, third.id, third, None, 2, Source("a.csv"), wanted=False, reason="gone"),
    ]


def test_changes_of_all_kinds_come_back_equal_whether_or_not_the_other_end_has_the_document() -> None:
    studies, changes = open_sample().portfolio.studies, changes_of_the_sample()
    for same_base in (True, False):
        sent = pickle.loads(pickle.dumps(changes_packed("Roadmap", changes, same_base)))
        assert changes_unpacked(sent, studies if same_base else ()) == changes


def test_rows_that_speak_of_different_columns_say_the_same_when_they_are_unpacked() -> None:
    batch, source = Batch(None), Source("a.csv", "", "A2")  # type: ignore[arg-type]
    rows = [
        ReadRow("Roadmap", {"title": "One", "phase": "II"}, {}, batch, source),
        ReadRow("Roadmap", {}, {}, batch, source),
        ReadRow("Roadmap", {"phase": "III", "title": "Three"}, {}, batch, source),
        ReadRow("Roadmap", {"title": "Four", "phase": "II"}, {}, batch, source),
    ]
    late = LateSaid([said_packed("Roadmap", [(f"ST-{n}", row) for n, row in enumerate(rows)])])
    assert [said_by(row, label) for (_, label), row in late.items()] == [
        said_by(row, f"ST-{n}") for n, row in enumerate(rows)
    ]


def test_demand_that_a_file_gives_by_month_comes_back_with_its_months() -> None:
    batch, source = Batch(None), Source("a.csv", "", "A2")  # type: ignore[arg-type]
    row = ReadRow("Demand", {"study": "ST-1", "role": "CRA"}, {}, batch, source, {"2027-01": 50, "2027-02": 75})
    late = LateSaid([said_packed("Demand", [("ST-1, CRA", row)])])
    assert late["Demand", "ST-1, CRA"].months == {"2027-01": 50, "2027-02": 75}


def test_rows_that_speak_of_different_fields_keep_their_own() -> None:
    shapes: tuple[dict[str, object], ...] = (
        {"id": "A", "sponsor": "Acme"},
        {"id": "B", "sponsor": "Acme", "title": "Second"},
        {"id": "C", "title": "Third"},
        {},
        {"id": "D", "sponsor": "Borel"},
    )
    said = [
        (
            f"row {number}",
            ReadRow("Roadmap", dict(values), {}, Batch(None), Source("f.xlsx", "S", f"A{number}"), {}, {}, {}),  # type: ignore[arg-type]
        )
        for number, values in enumerate(shapes)
    ]
    sent = pickle.loads(pickle.dumps(said_packed("Roadmap", said)))
    late = LateSaid([sent])
    assert [dict(row.values) for row in late.values()] == list(shapes)
    assert [row.source.cell for row in late.values()] == [f"A{number}" for number in range(len(shapes))]
