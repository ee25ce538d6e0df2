"""What is said of candidates, in plain English; for the window, the command line and reports alike."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from planner.domain.case import Case
from planner.domain.evaluation import Level, MarginRow, Parts
from planner.domain.plan import CONTRACTOR, OPEN
from planner.domain.plan_rows import describe_line
from planner.domain.telling import all_of, counted, joined, tell
from planner.services.candidates.effect import Effect, MoneyChange
from planner.services.candidates.fitting import Fit, Obstacle
from planner.services.candidates.knowledge import Knowledge
from planner.services.candidates.standing import Standing
from planner.services.candidates.waivers import Rule, Waiver, gap, row_of
from planner.services.stretch import Stretch

_PARTS = {
    "open": tell("open demand"),
    "contractor": tell("contractors"),
    "new": tell("work by people new to the sponsor"),
    "handover": tell("handovers"),
    "cost": tell("cost"),
    "fair": tell("continuity floors"),
    "change": tell("changes to the published plan"),
}
LEAST = 0.005
"""What is less than this is not told: it would read as 0.00."""


def holder_name(case: Case, holder: int) -> str:
    """A person's name, or what stands for nobody and for a contractor."""
    if holder == OPEN:
        return tell("nobody")
    if holder == CONTRACTOR:
        return tell("a contractor")
    person = case.portfolio.staff[holder]
    return person.name or person.id


def seat_name(standing: Standing, seat: int) -> str:
    """``CRA on ABC-101, seat 2``."""
    key = standing.case.line_keys[standing.line(seat)]
    return tell("{line}, seat {n}", line=describe_line(key), n=int(standing.plan.seats.number[seat]))


def months_words(case: Case, first: int, last: int) -> str:
    """``2027-03 to 2027-06``, or one month."""
    labels = case.grid.labels
    return labels[first] if first == last else tell("{first} to {last}", first=labels[first], last=labels[last])


def stretch_words(standing: Standing, stretch: Stretch) -> str:
    """``CRA on ABC-101, seat 2, 2027-03 to 2027-06``."""
    seat, months = seat_name(standing, stretch.seat), months_words(standing.case, stretch.first, stretch.last)
    return joined(", ", (seat, months))


def fit_words(standing: Standing, fit: Fit, months: Sequence[int]) -> str:
    """When somebody is free of the months asked for, or what stands in the way of all of them."""
    if fit.whole:
        return tell("free for all of it")
    when = when_free(standing, fit, months)
    if not fit.free or fit.free in (tuple(months[-len(fit.free) :]), tuple(months[: len(fit.free)])):
        return tell("free {when}", when=when) if fit.free else when
    return tell("free in {when}", when=when)


def when_free(standing: Standing, fit: Fit, months: Sequence[int]) -> str:
    """When somebody is free who is not free for all of it: ``from 2027-03``, or what stands in the way."""
    labels = standing.case.grid.labels
    if not fit.free:
        return obstacle_words(standing, fit, fit.obstacles[months[0]])
    if fit.free == tuple(months[-len(fit.free) :]):
        return tell("from {month}", month=labels[fit.free[0]])
    if fit.free == tuple(months[: len(fit.free)]):
        return tell("until {month}", month=labels[fit.free[-1]])
    return tell("{n} of {total} months", n=len(fit.free), total=len(months))


def obstacle_words(standing: Standing, fit: Fit, obstacle: Obstacle) -> str:
    """What one obstacle is, for one person."""
    if obstacle is Obstacle.STUDY_LIMIT:
        return _limit_words(standing, fit.person)
    if obstacle is Obstacle.SHORT:
        return tell("{n} FTE short", n=f"{fit.short / 100:.2f}")
    if obstacle is Obstacle.LOCKED:
        return tell("the seat is locked on somebody else")
    return _away_words(standing, fit) if obstacle is Obstacle.AWAY else tell("fully booked")


def _limit_words(standing: Standing, person: int) -> str:
    limit = int(standing.case.max_studies[person])
    return counted(limit, "at the limit of 1 study", "at the limit of {n} studies")


def _away_words(standing: Standing, fit: Fit) -> str:
    """Why somebody is not there in the first month that they are not: not yet, no longer, or on leave."""
    case, person = standing.case, standing.case.portfolio.staff[fit.person]
    at = min(t for t, obstacle in fit.obstacles.items() if obstacle is Obstacle.AWAY)
    if person.start is not None and case.grid.index(person.start) >= at:
        return tell("starts on {day}", day=f"{person.start}")
    if person.end is not None and case.grid.index(person.end) <= at:
        return tell("leaves on {day}", day=f"{person.end}")
    return tell("away")


def waiver_words(standing: Standing, waiver: Waiver) -> str:
    """What one person lacks for a line: ``one grade short``, ``works in PL, allowed are DE, FR``."""
    row, person = row_of(standing.case, waiver.line), standing.case.portfolio.staff[waiver.person]
    if waiver.rule is Rule.COUNTRY:
        where = tell("works in {country}", country=person.country) if person.country else tell("has no country")
        allowed = joined(", ", row.countries)
        one = len(row.countries) == 1
        return (
            tell("{where}, allowed is {allowed}", where=where, allowed=allowed)
            if one
            else tell("{where}, allowed are {allowed}", where=where, allowed=allowed)
        )
    if waiver.rule is Rule.GRADE:
        return _grades_short(gap(standing, waiver))
    if waiver.rule is Rule.SKILLS:
        missing = tuple(skill for skill in row.skills if skill not in person.skills)
        return tell("does not have {skills}", skills=all_of(missing))
    if waiver.rule is Rule.STUDY_LIMIT:
        return _limit_words(standing, waiver.person)
    sponsor = standing.case.portfolio.sponsors[int(standing.case.line_sponsor[waiver.line])].name
    if person.dedicated_to and person.dedicated_to != sponsor:
        return tell("dedicated to {sponsor}", sponsor=person.dedicated_to)
    return tell("excluded from {names}", names=all_of([n for n in person.excluded if n in (sponsor, row.study)]))


def _grades_short(n: int) -> str:
    few = {1: tell("one grade short"), 2: tell("two grades short"), 3: tell("three grades short")}
    return few.get(n, tell("{n} grades short", n=n))


def knowledge_words(case: Case, knowledge: Knowledge) -> str:
    """How long, how recently, and with whom."""
    if not knowledge.knows:
        return tell("new to the sponsor")
    unknown = knowledge.fte_months is None
    words = [tell("for an unknown time") if unknown else tell("{n} FTE-months", n=f"{knowledge.fte_months:.1f}")]
    if knowledge.last:
        words.append(tell("last in {month}", month=knowledge.last))
    if knowledge.team:
        words.append(tell("with {names}", names=names(case, knowledge.team)))
    return joined(", ", words)


def names(case: Case, people: Sequence[int], most: int = 3) -> str:
    """Some people, the first few by name."""
    told = [holder_name(case, p) for p in people[:most]]
    if len(people) > most:
        return tell("{names} and {n} more", names=joined(", ", told), n=len(people) - most)
    return all_of(told)


def signed(number: float, places: int = 2) -> str:
    """A difference with its sign; a plain 0 where it rounds to nothing."""
    text = f"{number:+,.{places}f}"
    return f"{0:.{places}f}" if float(text.replace(",", "")) == 0 else text.replace("-", "−")


def points(change: float | None) -> str:
    """A difference of shares in points; a dash where there is none."""
    return "–" if change is None else tell("{n} pts", n=signed(change * 100, 1))


def parts_words(parts: Parts) -> str:
    """The parts of a difference of Z that can be seen, largest first: ``+3.00 open demand, −0.10 cost``."""
    seen = [(getattr(parts, name), words) for name, words in _PARTS.items() if abs(getattr(parts, name)) >= LEAST]
    seen.sort(key=lambda part: -abs(part[0]))
    if not seen:
        return tell("no part changes")
    return joined(", ", [joined(" ", (signed(amount), words)) for amount, words in seen])


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
    return tell(
        "the margin floor of {floor} on {whose} by {amount} (its margin would be {margin})",
        floor=f"{least:.{digits}%}",
        whose=whose,
        amount=f"{shortfall:,.0f} {currency}",
        margin=tell("none") if margin is None else f"{margin:.{digits}%}",
    )


def floor_of(change: MoneyChange | MarginRow) -> str:
    """Whose floor."""
    return tell("the portfolio") if change.level is Level.PORTFOLIO else change.name


def effect_words(effect: Effect, currency: str) -> str:
    """A change of Z with its parts, and the floors that break."""
    words = [tell("score {n} ({parts})", n=signed(effect.z), parts=parts_words(effect.parts))]
    if effect.broken:
        words.append(tell("breaks {floors}", floors=all_of([floor_words(m, currency) for m in effect.broken])))
    if effect.mended:
        words.append(tell("mends the margin floor on {names}", names=all_of([floor_of(m) for m in effect.mended])))
    return joined("; ", words)
