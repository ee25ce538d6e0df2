"""What files say about rows comes out of the process of a large import as it went in."""

from __future__ import annotations

import pickle

from planner.exchange.importing.draft import Source
from planner.services.importing.batches import Batch
from planner.services.importing.packing import LateSaid, said_packed
from planner.services.importing.rows import ReadRow


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
