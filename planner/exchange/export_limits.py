"""What of a plan leaves in an export, as far as its writers need to know."""

from __future__ import annotations

from dataclasses import dataclass

PEOPLE_SHEETS = (
    "Overview", "Staffing by study", "Staffing by person", "Demand and capacity", "Open seats", "Handover calendar",
    "Margin floors", "Sponsor continuity", "Definitions",
)  # fmt: skip
"""The sheets for people, in the order of the workbook."""
FLAT_SHEETS = (
    "Summary", "Plan assignments", "Seats", "Contractors", "Open demand", "Margins", "Continuity", "Handovers",
    "Published plan",
)  # fmt: skip
"""The flat sheets, in the order of the workbook."""
FOLLOWING_SHEETS = (
    *PEOPLE_SHEETS, "Open demand", "Margins", "Continuity", "Handovers", "Throughline rates", "Throughline export",
)  # fmt: skip
"""The sheets from which no plan is read, since all that they say follows from the others."""
UNEDITED_SHEETS = tuple(name for name in FOLLOWING_SHEETS if name not in ("Staffing by study", "Throughline export"))
"""Those of them from which no edit is read back, either."""
PORTFOLIO = "Portfolio"
"""One name for all sheets of the portfolio (Settings, Roles, … Exchange rates): they leave together or not at all."""
ALL_SHEETS = (*PEOPLE_SHEETS, *FLAT_SHEETS, PORTFOLIO)
FULL, RESTRICTED = "full", "restricted"
"""What the Summary says of an export."""


@dataclass(frozen=True, slots=True)
class ExportLimits:
    """What is left out. ``sentences`` say it to people; there are none for a full export.

    ``sheets`` are the names to write (None: all), ``costs`` whether money may be shown at all, ``live`` whether
    formulas of money may be: they need every row. ``way_back`` tells whether the hidden sheet for the way back may be
    there; ``since`` is the plan that changes are told against, '' for the published one.
    """

    sentences: tuple[str, ...] = ()
    sheets: frozenset[str] | None = None
    costs: bool = True
    live: bool = True
    way_back: bool = True
    since: str = ""

    @property
    def restricted(self) -> bool:
        """Whether anything is left out, so that the plan cannot be checked from the file."""
        return bool(self.sentences)

    def wants(self, sheet: str) -> bool:
        """Whether a sheet is to be written."""
        return self.sheets is None or sheet in self.sheets
