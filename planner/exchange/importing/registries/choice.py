"""What a person wants from a registry: whose trials, in which state, of which years, and how they count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.portfolio import AwardStatus
from planner.exchange.importing.registries.forms import TrialStatus

OPEN_STATUSES = frozenset(
    {
        TrialStatus.NOT_YET_RECRUITING,
        TrialStatus.RECRUITING,
        TrialStatus.ENROLLING_BY_INVITATION,
        TrialStatus.ACTIVE_NOT_RECRUITING,
        TrialStatus.SUSPENDED,
    }
)
"""Trials that go on or may begin."""

_OVER = frozenset({TrialStatus.COMPLETED, TrialStatus.TERMINATED, TrialStatus.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class RegistryChoice:
    """Which trials become rows of the roadmap.

    ``sponsors``: names as the registry writes them; empty: all. ``first_year``, ``last_year``: only trials with a day
    in these years. ``awards``: the award status of trials in some state. Without it a trial that goes on or may begin
    is a Forecast: that a sponsor has registered a trial says that it will happen, not that the work is ours. Trials
    that are over are Closed. ``months_if_open``: how long a trial without an end is taken to last; None: it is a
    problem. ``start_from_number``: take the year in an EudraCT number for the start where the file gives none.
    """

    sponsors: frozenset[str] = frozenset()
    statuses: frozenset[TrialStatus] = OPEN_STATUSES
    first_year: int | None = None
    last_year: int | None = None
    interventional_only: bool = True
    awards: Mapping[TrialStatus, AwardStatus] = field(default_factory=dict)
    months_if_open: int | None = None
    start_from_number: bool = False
    id_from_protocol: bool = False

    def award(self, status: TrialStatus) -> AwardStatus:
        """The award status of a trial."""
        told = self.awards.get(status)
        if told is not None:
            return told
        return AwardStatus.CLOSED if status in _OVER else AwardStatus.FORECAST


OURS: Mapping[TrialStatus, AwardStatus] = {
    TrialStatus.NOT_YET_RECRUITING: AwardStatus.AWARDED,
    TrialStatus.RECRUITING: AwardStatus.ONGOING,
    TrialStatus.ENROLLING_BY_INVITATION: AwardStatus.ONGOING,
    TrialStatus.ACTIVE_NOT_RECRUITING: AwardStatus.ONGOING,
    TrialStatus.SUSPENDED: AwardStatus.AWARDED,
}
"""``awards`` for a person who says that all these trials are run by their own company."""
