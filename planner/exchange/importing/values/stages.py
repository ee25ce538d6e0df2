"""How far a study is and how likely it is, from award stages, words and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.values.numbers import DecimalSign
from planner.exchange.importing.values.reading import Read, folded_words, refuse_unknown, written
from planner.exchange.importing.values.shares import read_share
from planner.exchange.importing.values.word_lists import word_list
from planner.exchange.portfolio_cells import Unusable, shown
from planner.exchange.raw import CellValue


@dataclass(frozen=True, slots=True)
class Stage:
    """An award status, with a probability of its own where the stage says more than its status."""

    status: AwardStatus
    probability: Decimal | None = None


class Stages:
    """The words for stages and probabilities, with the person's own from ``folder``; ``notes`` tell what was wrong."""

    def __init__(self, folder: Path | None = None) -> None:
        source = word_list("stages", folder)
        self._stages: dict[str, Stage] = {folded_words(status.value): Stage(status) for status in AwardStatus}
        self._probabilities: dict[str, Decimal] = {}
        notes = list(source.notes)
        for table in source.tables:
            entries = table.get("stage", [])
            for entry in entries if isinstance(entries, list) else []:
                self._add_stage(entry, notes)
            shares = table.get("probabilities", {})
            for word, number in shares.items() if isinstance(shares, dict) else ():
                share = _share(number)
                if share is None:
                    notes.append(f"The probability of “{word}” in the list of stages is not between 0 and 1.")
                else:
                    self._probabilities[folded_words(word)] = share
        self.notes = tuple(notes)

    def _add_stage(self, entry: object, notes: list[str]) -> None:
        found = {status.value.casefold(): status for status in AwardStatus}
        status = found.get(str(entry.get("status", "")).casefold()) if isinstance(entry, dict) else None
        words = entry.get("words") if isinstance(entry, dict) else None
        if status is None or not isinstance(words, list):
            notes.append("An entry in the list of stages has no known status or no words; it was left out.")
            return
        assert isinstance(entry, dict)
        for word in words:
            self._stages[folded_words(str(word))] = Stage(status, _share(entry.get("probability")))

    def read_status(self, value: CellValue) -> Read[Stage]:
        """The status that a stage means; raises `Unusable`."""
        refuse_unknown(value, "status")
        words = folded_words(written(value))
        stage = self._stages.get(words)
        if stage is None:
            raise Unusable(
                f"“{shown(value)}” is not a known award stage.",
                f"Use one of {', '.join(status.value for status in AwardStatus)}, or add it to the list of stages.",
            )
        note = "" if words == folded_words(stage.status.value) else f"“{shown(value)}” means {stage.status.value}"
        return Read(stage, note)

    def read_probability(
        self, value: CellValue, percent: bool | None = None, sign: DecimalSign | None = None
    ) -> Read[tuple[Decimal, AwardStatus | None]]:
        """A probability, and the status where an award stage stood in its place; raises `Unusable`.

        ``percent``: whether bare numbers of the column are percentages (`shares.in_percent`).
        """
        words = folded_words(written(value)) if isinstance(value, str) else ""
        share = self._probabilities.get(words)
        if share is not None:
            return Read((share, None), f"“{shown(value)}” is taken as {share:.0%}, a planning assumption")
        stage = self._stages.get(words)
        if stage is not None:
            likely = default_probability(stage)
            return Read((likely, stage.status), f"“{shown(value)}” is an award stage, taken as {likely:.0%}")
        read = read_share(value, percent, sign)
        return Read((read.value, None), read.note)


_DEFAULTS = {
    AwardStatus.FORECAST: Decimal("0.25"),
    AwardStatus.RFP: Decimal("0.4"),
    AwardStatus.VERBAL: Decimal("0.9"),
    AwardStatus.AWARDED: Decimal(1),
    AwardStatus.ONGOING: Decimal(1),
    AwardStatus.CLOSED: Decimal(1),
    AwardStatus.LOST: Decimal(0),
}


def default_probability(stage: Stage) -> Decimal:
    """The probability of a stage: its own, or that of its status."""
    return _DEFAULTS[stage.status] if stage.probability is None else stage.probability


def _share(number: object) -> Decimal | None:
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= 1:
        return None
    return Decimal(str(number))
