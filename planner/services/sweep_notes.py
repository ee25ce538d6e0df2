"""What to know when reading the tables of a sweep, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.evaluation import Evaluation, Level
from planner.services.sweep_awards import floor_records, hinges, odds, strain_can_be_told
from planner.services.sweep_figures import changes, margin_money
from planner.services.sweeps import Finding, Point

_HOW_TO_READ = (
    "Score is by the portfolio's own weights in every row. Room says how much lower the score by the row's own weights "
    "could be at most, as proven: where it is wide, a longer search may move the row."
)
_FILES_ROOM = (
    "Room says how much lower each score could be at most, as proven: where it is wide, a small difference may be the "
    "search's and not the files'."
)
_HINDSIGHT = (
    "Every draw is planned as if its awards were known from the start. Real decisions come before the awards, and do "
    "worse."
)
_STRAIN = (
    "Strain compares the open demand of a role, in FTE-months, over the draws with the award and those without it. "
    "Give or take is the standard error, by how the plans of different draws vary."
)
_NO_STRAIN = "No award strains a role beyond what chance and the search explain in so many different draws."
_TOO_FEW = "There are too few different draws to tell which award strains which role."


# ---- the frontier


def frontier_notes(points: Sequence[Point]) -> tuple[str, ...]:
    """What continuity costs, which rows are no bargain, and which plans were found elsewhere."""
    done = [point for point in points if point.best.evaluation is not None]
    if not done:
        return ()
    return (*_price(done), *_beaten(done), *_borrowed(done), _HOW_TO_READ)


def _price(done: Sequence[Point]) -> tuple[str, ...]:
    """From the row with the most margin to the one with the most continuity, floors met where any row meets them."""
    rows = [p for p in done if _plan(p).floors_met] or list(done)
    dear = max(rows, key=lambda p: (_continuity(p), margin_money(_plan(p))))
    thrifty = max(rows, key=lambda p: (margin_money(_plan(p)), _continuity(p)))
    gained, lost = _continuity(dear) - _continuity(thrifty), margin_money(_plan(thrifty)) - margin_money(_plan(dear))
    if len(rows) < 2:
        return ()
    if gained < 0.0005:
        return (f"{_name(thrifty)} has both the most margin and the most continuity: continuity costs nothing here.",)
    currency = dear.found.scenario.portfolio.settings.currency
    words = ", ".join(changes(_plan(thrifty), _plan(dear), currency))
    each = float(f"{lost / (100 * gained):.2g}")  # a price read off two searches is no more exact than that
    return (
        f"From the most margin ({_name(thrifty)}) to the most continuity ({_name(dear)}): {words}.",
        f"Between these two, one point of continuity costs about {each:,.0f} {currency} of margin.",
    )


def _beaten(done: Sequence[Point]) -> list[str]:
    """Rows that another one beats in continuity and in margin alike."""
    notes = []
    for point in done:
        better = [p for p in done if _continuity(p) > _continuity(point) + 0.0005 and _earns_more(p, point)]
        if better:
            best = max(better, key=_continuity)
            few, many = _plan(point).portfolio.handovers, _plan(best).portfolio.handovers
            gain = f" What it buys is fewer handovers: {few} instead of {many}." if few < many else ""
            notes.append(f"{_name(point)} has less continuity and less margin than {_name(best)}.{gain}")
    return notes


def _earns_more(one: Point, other: Point) -> bool:
    return margin_money(_plan(one)) > margin_money(_plan(other)) and _plan(one).floors_met >= _plan(other).floors_met


def _borrowed(done: Sequence[Point]) -> list[str]:
    return [
        f"At {_name(point)} stands the plan found at “{point.best.scenario.label}”: it is better there."
        for point in done
        if point.best is not point.found
    ]


def _name(point: Point) -> str:
    return f"“{point.found.scenario.label}”"


def _plan(point: Point) -> Evaluation:
    assert point.best.evaluation is not None
    return point.best.evaluation


def _continuity(point: Point) -> float:
    return _plan(point).portfolio.sponsor_continuity or 0.0


# ---- awards


def award_notes(findings: Sequence[Finding], draws: Sequence[Finding], strained: bool) -> tuple[str, ...]:
    """How the draws came about, what they leave out, and which floor hangs on which award."""
    asked = sum(len(finding.scenario.draws) for finding in findings)
    chances = ", ".join(f"{study} {p:.0%}" for study, p in odds(findings))
    notes = [
        f"{asked} draws, {len(findings)} of them different. Each study on its own, by its probability: {chances}.",
        _HINDSIGHT,
    ]
    if 0 < len(draws) < asked:
        notes.append(
            f"The figures are from {len(draws)} of {asked} draws. The others failed or were cancelled, so the figures "
            "may lean towards draws that are quick to plan."
        )
    if draws:
        notes += _floor_notes(draws)
        unstrained = _NO_STRAIN if strain_can_be_told(findings) else _TOO_FEW
        notes.append(_STRAIN if strained else unstrained)
    return tuple(notes)


def _floor_notes(draws: Sequence[Finding]) -> list[str]:
    held = sum(record.missed + record.not_staffed == 0 for record in floor_records(draws))
    notes = [f"{held} margin {'floor holds' if held == 1 else 'floors hold'} in every draw."] if held else []
    for h in hinges(draws):
        floor = "portfolio's floor" if h.level is Level.PORTFOLIO else f"floor of {str(h.level).lower()} {h.name}"
        sides = (f"with {h.study}", "without it") if h.missed_with else (f"without {h.study}", "with it")
        notes.append(
            f"The {floor} is missed in {h.missed} of the {h.on_that_side} draws {sides[0]}, and in none of the "
            f"{h.on_the_other} {sides[1]}."
        )
    return notes


# ---- files


def file_notes(findings: Sequence[Finding]) -> tuple[str, ...]:
    """How each file differs from the first; scores are comparable only where the weights are the same."""
    notes = []
    first = findings[0]
    settings = first.scenario.portfolio.settings
    for finding in findings[1:]:
        own = finding.scenario.portfolio.settings
        if own.currency != settings.currency or own.weights != settings.weights:
            what = "another currency" if own.currency != settings.currency else "other weights"
            notes.append(f"{finding.scenario.label} has {what} than {first.scenario.label}: compare with care.")
        elif first.evaluation is not None and finding.evaluation is not None:
            words = ", ".join(changes(first.evaluation, finding.evaluation, own.currency))
            notes.append(f"{finding.scenario.label} against {first.scenario.label}: {words or 'nothing differs'}.")
    return (*notes, _FILES_ROOM)
