"""What of a plan is to leave: sheets, months, sponsors, names, costs, leave kinds, and the plan to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.telling import all_of, counted, joined, tell
from planner.exchange.export_limits import ALL_SHEETS, FLAT_SHEETS, PORTFOLIO, ExportLimits

__all__ = ["ALL_SHEETS", "FLAT_SHEETS", "PORTFOLIO", "SAFE_SHEETS", "ExportChoice", "sheet_named"]

SAFE_SHEETS = frozenset(
    ("Overview", "Staffing by study", "Handover calendar", "Sponsor continuity", "Summary", "Plan assignments", "Seats",
     "Contractors", "Open demand", "Continuity", "Handovers")
)  # fmt: skip
"""What a sponsor may get; the others show money, other people's time, or what the plan is weighed by."""
_ALWAYS = frozenset(("Overview", "Summary"))
"""The sheets that say what is left out."""
MOST_SPONSORS = 10
"""As many are listed where one is not found."""
_MONEY_SHEETS = frozenset(("Margin floors", "Margins"))


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What leaves. The default is everything: the full export, which can be checked and planned again.

    ``sheets`` are names out of `ALL_SHEETS` (None: all of them), ``first`` and ``last`` months (``2027-03``; '' for the
    plan's own), ``sponsors`` names ((): all). ``names`` false leaves staff ids alone. ``since`` names the plan that
    changes are told against ('': the published one).
    """

    sheets: frozenset[str] | None = None
    first: str = ""
    last: str = ""
    sponsors: tuple[str, ...] = ()
    sponsor_safe: bool = False
    names: bool = True
    costs: bool = True
    leave_kinds: bool = True
    since: str = ""

    def checked(self, case: Case) -> ExportChoice:
        """The same, spelled as in the plan and with what follows from it; UserError if it makes no sense.

        A sponsor-safe export has no costs and no leave kinds, whatever was said.
        """
        sponsors = tuple(dict.fromkeys(_sponsor(name, case) for name in self.sponsors))
        first, last = self._months(case)
        months = case.grid.labels
        whole = first == 0 and last == len(months) - 1
        sheets = None if self.sheets is None else frozenset(map(sheet_named, self.sheets))
        if sheets is not None and not sheets:
            raise UserError(tell("There is nothing to export: choose at least one sheet."))
        if self.sponsor_safe and len(sponsors) != 1:
            raise UserError(tell("A workbook that is safe to send to a sponsor is for one sponsor: name exactly one."))
        everybody = not self.sponsor_safe and len(sponsors) == len(case.portfolio.sponsors)
        return replace(
            self,
            sheets=None if sheets == frozenset(ALL_SHEETS) else sheets,
            first="" if whole else months[first],
            last="" if whole else months[last],
            sponsors=() if everybody else sponsors,
            costs=self.costs and not self.sponsor_safe,
            leave_kinds=self.leave_kinds and not self.sponsor_safe,
            since="" if self.sponsor_safe else self.since,
        )

    @property
    def restricted(self) -> bool:
        """Whether anything is left out (of a checked choice)."""
        return bool(self.sheets is not None or self.first or self.sponsors or not self.names or not self.costs
                    or not self.leave_kinds)  # fmt: skip

    def span(self, case: Case) -> tuple[int, int]:
        """The first and the last month by index."""
        return self._months(case)

    def limits(self) -> ExportLimits:
        """What the writers are told (of a checked choice)."""
        if not self.restricted:
            return ExportLimits(since=self.since)
        part = bool(self.first or self.sponsors or not self.costs)
        return ExportLimits(
            self.sentences(), self.written(), self.costs, live=not part, way_back=not self.sponsor_safe,
            since=self.since,
        )  # fmt: skip

    def written(self) -> frozenset[str]:
        """The sheets that are written (of a checked choice): a part of the plan has no portfolio to check it by."""
        sheets = frozenset(ALL_SHEETS) if self.sheets is None else self.sheets | _ALWAYS
        if self.sponsor_safe:
            return sheets & SAFE_SHEETS
        if not self.costs:
            sheets -= _MONEY_SHEETS
        if self.first or self.sponsors or not self.costs:
            sheets -= {PORTFOLIO}
        return sheets

    def sentences(self) -> tuple[str, ...]:
        """What is left out, for people (of a checked choice)."""
        said: list[str] = []
        if self.sponsor_safe:
            sponsor = self.sponsors[0]
            said.append(tell("Only what concerns {sponsor}, and the people who work for them.", sponsor=sponsor))
        elif self.sponsors:
            said.append(
                counted(
                    len(self.sponsors),
                    "Only the sponsor {names}, and the people who work for them; the figures are theirs.",
                    "Only the sponsors {names}, and the people who work for them; the figures are theirs.",
                    names=all_of(self.sponsors),
                )
            )
        if self.first:
            said.append(
                tell(
                    "Only the months {first} to {last}; figures without a month are of the whole plan.",
                    first=self.first,
                    last=self.last,
                )
            )
        if not self.names:
            said.append(tell("Staff ids without names."))
        if not self.costs and not self.sponsor_safe:
            said.append(tell("Without costs, rates and margins."))
        if not self.leave_kinds and not self.sponsor_safe:
            said.append(tell("Without the kinds of leave."))
        if self.sheets is not None:
            chosen = [name for name in ALL_SHEETS if name in self.written()]
            said.append(tell("Only the sheets {names}.", names=all_of(chosen)))
        return tuple(said)

    def _months(self, case: Case) -> tuple[int, int]:
        labels = case.grid.labels
        first = _month(self.first, labels) if self.first else 0
        last = _month(self.last, labels) if self.last else len(labels) - 1
        if first > last:
            words = tell(
                "The months {first} to {last} run backwards: say the earlier one first.",
                first=self.first,
                last=self.last,
            )
            raise UserError(words)
        return first, last


def sheet_named(name: str) -> str:
    """A sheet as the workbook spells it; UserError for one that it does not have."""
    folded = {sheet.casefold(): sheet for sheet in ALL_SHEETS}
    found = folded.get(" ".join(name.split()).casefold())
    if found is None:
        raise UserError(
            tell("A plan workbook has no sheet {name}. There are: {names}.", name=name, names=", ".join(ALL_SHEETS))
        )
    return found


def _sponsor(name: str, case: Case) -> str:
    wanted = " ".join(name.split()).casefold()
    names = [sponsor.name for sponsor in case.portfolio.sponsors]
    for sponsor in case.portfolio.sponsors:
        if wanted in (sponsor.name.casefold(), *(alias.casefold() for alias in sponsor.aliases)):
            return sponsor.name
    near = [known for known in names if wanted and wanted in known.casefold()] or get_close_matches(name, names, 1)
    words = [tell("The portfolio has no sponsor {name}.", name=name)]
    if near:
        words.append(tell("Did you mean {name}?", name=near[0]))
    if names:
        shown = names if len(names) <= MOST_SPONSORS else [*names[:MOST_SPONSORS], "…"]
        words.append(tell("There are: {names}.", names=", ".join(shown)))
    raise UserError(joined(" ", words))


def _month(label: str, labels: Sequence[str]) -> int:
    if label not in labels:
        words = {"month": label, "first": labels[0], "last": labels[-1]}
        raise UserError(tell("The plan has no month {month}. It runs from {first} to {last}.", **words))
    return labels.index(label)
