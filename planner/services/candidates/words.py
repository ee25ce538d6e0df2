"""What is said of candidates, in plain English; for the window, the command line and reports alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from planner.domain.case import Case
from planner.domain.evaluation import Level, MarginRow, Parts
from planner.domain.plan import CONTRACTOR, OPEN
from planner.domain.plan_rows import describe_line
from planner.domain.reasons import listed
from planner.services.candidates.effect import Effect, MoneyChange
from planner.services.candidates.fitting import Fit, Obstacle
from planner.services.candidates.knowledge import Knowledge
from planner.services.candidates.standing import Standing
from planner.services.candidates.waivers import Rule, Waiver, gap, row_of
from planner.services.stretch import Stretch

_PARTS = {
    "open": "open demand",
    "contractor": "contractors",
    "new": "work by people new to the sponsor",
    "handover": "handovers",
    "cost": "cost",
    "fair": "continuity floors",
    "change": "changes to the published plan",
}
LEAST = 0.005
"""What is less than this is not told: it would read as 0.00."""


def holder_name(case: Case, holder: int) -> str:
    """A person's name, or what stands for nobody and for a contractor."""
    if holder == OPEN:
        return "nobody"
    if holder == CONTRACTOR:
        return "a contractor"
    person = case.portfolio.staff[holder]
    return person.name or person.id


def seat_name(standing: Standing, seat: int) -> str:
    """``CRA on ABC-101, seat 2``."""
    key = standing.case.line_keys[standing.line(seat)]
    return f"{describe_line(key)}, seat {int(standing.plan.seats.number[seat])}"


def months_words(case: Case, first: int, last: int) -> str:
    """``2027-03 to 2027-06``, or one month."""
    labels = case.grid.labels
    return labels[first] if first == last else f"{labels[first]} to {labels[last]}"


def stretch_words(standing: Standing, stretch: Stretch) -> str:
    """``CRA on ABC-101, seat 2, 2027-03 to 2027-06``."""
    return f"{seat_name(standing, stretch.seat)}, {months_words(standing.case, stretch.first, stretch.last)}"


def fit_words(standing: Standing, fit: Fit, months: Sequence[int]) -> str:
    """When somebody is free of the months asked for, or what stands in the way of all of them."""
    case = standing.case
    if fit.whole:
        return "free for all of it"
    if fit.free:
        if fit.free == tuple(months[-len(fit.free) :]):
            return f"free from {case.grid.labels[fit.free[0]]}"
        if fit.free == tuple(months[: len(fit.free)]):
            return f"free until {case.grid.labels[fit.free[-1]]}"
        return f"free in {len(fit.free)} of {len(months)} months"
    return obstacle_words(standing, fit, fit.obstacles[months[0]])


def obstacle_words(standing: Standing, fit: Fit, obstacle: Obstacle) -> str:
    """What one obstacle is, for one person."""
    if obstacle is Obstacle.STUDY_LIMIT:
        limit = int(standing.case.max_studies[fit.person])
        return f"at the limit of {limit} {'study' if limit == 1 else 'studies'}"
    if obstacle is Obstacle.SHORT:
        return f"{fit.short / 100:.2f} FTE short"
    if obstacle is Obstacle.LOCKED:
        return "the seat is locked on somebody else"
    return _away_words(standing, fit) if obstacle is Obstacle.AWAY else "fully booked"


def _away_words(standing: Standing, fit: Fit) -> str:
    """Why somebody is not there in the first month that they are not: not yet, no longer, or on leave."""
    case, person = standing.case, standing.case.portfolio.staff[fit.person]
    at = min(t for t, obstacle in fit.obstacles.items() if obstacle is Obstacle.AWAY)
    if person.start is not None and case.grid.index(person.start) >= at:
        return f"starts on {person.start}"
    if person.end is not None and case.grid.index(person.end) <= at:
        return f"leaves on {person.end}"
    return "away"


def waiver_words(standing: Standing, waiver: Waiver) -> str:
    """What one person lacks for a line: ``one grade short``, ``works in PL, allowed are DE, FR``."""
    row, person = row_of(standing.case, waiver.line), standing.case.portfolio.staff[waiver.person]
    if waiver.rule is Rule.COUNTRY:
        where = f"works in {person.country}" if person.country else "has no country"
        return f"{where}, allowed {'is' if len(row.countries) == 1 else 'are'} {', '.join(row.countries)}"
    if waiver.rule is Rule.GRADE:
        short = gap(standing, waiver)
        count = {1: "one grade", 2: "two grades", 3: "three grades"}.get(short, f"{short} grades")
        return f"{count} short"
    if waiver.rule is Rule.SKILLS:
        missing = tuple(skill for skill in row.skills if skill not in person.skills)
        return f"does not have {listed(missing, 'and')}"
    if waiver.rule is Rule.STUDY_LIMIT:
        limit = int(standing.case.max_studies[waiver.person])
        return f"at the limit of {limit} {'study' if limit == 1 else 'studies'}"
    sponsor = standing.case.portfolio.sponsors[int(standing.case.line_sponsor[waiver.line])].name
    if person.dedicated_to and person.dedicated_to != sponsor:
        return f"dedicated to {person.dedicated_to}"
    return f"excluded from {listed(tuple(n for n in person.excluded if n in (sponsor, row.study)), 'and')}"


def knowledge_words(case: Case, knowledge: Knowledge) -> str:
    """How long, how recently, and with whom."""
    if not knowledge.knows:
        return "new to the sponsor"
    amount = "for an unknown time" if knowledge.fte_months is None else f"{knowledge.fte_months:.1f} FTE-months"
    last = f", last in {knowledge.last}" if knowledge.last else ""
    team = f", with {names(case, knowledge.team)}" if knowledge.team else ""
    return f"{amount}{last}{team}"


def names(case: Case, people: Sequence[int], most: int = 3) -> str:
    """Some people, the first few by name."""
    told = [holder_name(case, p) for p in people[:most]]
    if len(people) > most:
        return f"{', '.join(told)} and {len(people) - most} more"
    return listed(tuple(told), "and")


def signed(number: float, places: int = 2) -> str:
    """A difference with its sign; a plain 0 where it rounds to nothing."""
    text = f"{number:+,.{places}f}"
    return f"{0:.{places}f}" if float(text.replace(",", "")) == 0 else text.replace("-", "−")


def points(change: float | None) -> str:
    """A difference of shares in points; a dash where there is none."""
    return "–" if change is None else f"{signed(change * 100, 1)} pts"


def parts_words(parts: Parts) -> str:
    """The parts of a difference of Z that can be seen, largest first: ``+3.00 open demand, −0.10 cost``."""
    seen = [(getattr(parts, name), words) for name, words in _PARTS.items() if abs(getattr(parts, name)) >= LEAST]
    seen.sort(key=lambda part: -abs(part[0]))
    return ", ".join(f"{signed(amount)} {words}" for amount, words in seen) or "no part changes"


def floor_words(change: MoneyChange, currency: str) -> str:
    """A floor that is broken: whose, how high, and by how much it is missed."""
    return _missed(floor_of(change), change.floor, change.shortfall, change.margin_after, currency)


def missed_words(row: MarginRow, currency: str) -> str:
    """The same of a plan that was evaluated."""
    return _missed(floor_of(row), row.floor, row.shortfall, row.margin, currency)


def _missed(whose: str, floor: Decimal | None, shortfall: float, margin: float | None, currency: str) -> str:
    least = float(floor or 0)
    alike = margin is not None and f"{margin:.1%}" == f"{least:.1%}"
    digits = 3 if alike else 1  # or a floor would be missed by a margin that reads the same
    then = "none" if margin is None else f"{margin:.{digits}%}"
    return (
        f"the margin floor of {least:.{digits}%} on {whose} by {shortfall:,.0f} {currency} (its margin would be {then})"
    )


def floor_of(change: MoneyChange | MarginRow) -> str:
    """Whose floor."""
    return "the portfolio" if change.level is Level.PORTFOLIO else change.name


def effect_words(effect: Effect, currency: str) -> str:
    """A change of Z with its parts, and the floors that break."""
    text = f"score {signed(effect.z)} ({parts_words(effect.parts)})"
    if effect.broken:
        text += "; breaks " + " and ".join(floor_words(change, currency) for change in effect.broken)
    if effect.mended:
        text += "; mends the margin floor on " + " and ".join(floor_of(change) for change in effect.mended)
    return text
