"""``throughline candidates`` and ``throughline why``: who could hold a seat, and why it is held as it is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.exits import EXIT_OK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.domain.document import PlanRecord
    from planner.services.candidates.effect import Effect
    from planner.services.candidates.ranking import Candidate, Candidates
    from planner.services.candidates.standing import Standing
    from planner.services.stretch import Stretch
    from planner.services.why.explaining import Why

MOST_ROWS = 15


def add_candidates(parser: argparse.ArgumentParser) -> None:
    """The options of ``candidates``."""
    _add_place(parser)
    parser.add_argument("--all", action="store_true", help=f"print everybody, not only the first {MOST_ROWS}")
    parser.add_argument("--busy", action="store_true", help="also who is busy, and what they would leave behind")
    parser.set_defaults(run=run_candidates)


def add_why(parser: argparse.ArgumentParser) -> None:
    """The options of ``why``."""
    _add_place(parser)
    parser.add_argument(
        "--apply", type=int, metavar="N", help="do remedy N of those that are printed, as one step of a document"
    )
    parser.set_defaults(run=run_why)


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a plan workbook, or a .throughline document")
    parser.add_argument("--seat", required=True, metavar="STUDY/ROLE/N", help="such as ABC-101/CRA/2")
    parser.add_argument("--months", metavar="A..B", help="such as 2027-03..2027-06; all of the seat if not given")
    parser.add_argument("--plan", metavar="NAME", help="which plan of a document; the newest if not given")
    parser.add_argument("--report", type=Path, metavar="R.json", help="write the answer as JSON, too")


def run_candidates(options: argparse.Namespace) -> int:
    """Print who could hold the seat, best first; who was ruled out; what would be the cheapest rule to set aside."""
    from planner.services.candidates.ranking import candidates, further
    from planner.services.candidates.words import effect_words, holder_name, stretch_words

    standing, stretch = _asked(options)
    found = further(standing, candidates(standing, stretch))
    print(stretch_words(standing, stretch))
    _print_table(standing, found, options)
    if options.busy:
        _print_leaving(standing, found)
    for rule in found.ruled_out:
        print(f"Ruled out: {rule.sentence}.")
        for miss in rule.nearest:
            print(f"  {holder_name(standing.case, miss.person)}: {miss.words}")
    if found.relaxation is not None:
        effect = effect_words(found.relaxation.effect, _currency(standing))
        print(f"The cheapest single rule to set aside: {found.relaxation.sentence}; {effect}.")
    _report(options, lambda: _candidates_json(standing, found))
    return EXIT_OK


def run_why(options: argparse.Namespace) -> int:
    """Print why each run of months of the seat is held as it is, or open."""
    from planner.domain.evaluate import evaluate
    from planner.services.candidates.words import stretch_words
    from planner.services.why.explaining import explain

    standing, stretch = _asked(options)
    if options.apply is not None:
        from planner.cli.remedy import apply_remedy

        said = apply_remedy(options, standing, stretch)
        _report(options, lambda: said)
        return EXIT_OK
    answers = explain(standing, stretch, evaluate(standing.case, standing.plan, standing.published))
    print(stretch_words(standing, stretch))
    number = 0
    for answer in answers:
        print()
        told = len(answer.sentences) - len(answer.remedies)
        for at, sentence in enumerate(answer.sentences):
            number += at >= told
            print(f"{number}. {sentence}" if at >= told else sentence)
    _report(options, lambda: [_why_json(standing, answer) for answer in answers])
    return EXIT_OK


def _asked(options: argparse.Namespace) -> tuple[Standing, Stretch]:
    """The plan taken apart, and the stretch; UserError for a file without plan, and for what is not there."""
    from dataclasses import replace

    from planner.cli.plan import check_report
    from planner.domain.errors import UserError
    from planner.domain.plan_check import check_plan
    from planner.services.candidates.places import seat_named, stretch_named
    from planner.services.candidates.standing import Standing
    from planner.services.opening import open_any
    from planner.services.plan_records import case_at, position_of

    if options.report is not None:
        check_report(options.report)
    opened = open_any(options.file)
    record = record_of(opened.plans, options)
    case = case_at(opened.portfolio, position_of(record))
    plan = replace(opened, plans=(record,)).newest_plan(case)
    assert plan is not None
    broken = check_plan(case, plan)
    if broken:
        raise UserError(f"This plan does not keep the rules any more: {broken[0]} Plan anew, or mend it by hand.")
    stretch = stretch_named(case, plan, seat_named(case, plan, options.seat), options.months)
    return Standing(case, plan, opened.published_plan(case)), stretch


def record_of(plans: Sequence[PlanRecord], options: argparse.Namespace) -> PlanRecord:
    """The plan asked for, else the newest that is not the published one, else that."""
    from planner.domain.errors import UserError
    from planner.services.exporting.sources import no_plan_in
    from planner.services.scenarios.records import plan_named

    if not plans:
        raise UserError(no_plan_in(options.file))
    if options.plan:
        return plan_named(plans, options.plan)
    others = [plan for plan in plans if not plan.published] or list(plans)
    return sorted(others, key=lambda plan: plan.created)[-1]


def _currency(standing: Standing) -> str:
    return standing.case.portfolio.settings.currency


def _print_table(standing: Standing, found: Candidates, options: argparse.Namespace) -> None:
    from planner.cli.plan import aligned
    from planner.domain.evaluation import Level
    from planner.services.candidates.words import fit_words, points, signed

    if not found.free:
        print("Nobody is free in any of these months.")
        return
    head = ("Name", "Score", "Free", "Knows", "Study", "Sponsor", "Portfolio", "Cost", "Floors")
    rows: list[tuple[str, ...]] = [head]
    shown = found.free if options.all else found.free[:MOST_ROWS]
    for c in shown:
        assert c.effect is not None
        knows = c.knowledge
        amount = "new" if knows is None or not knows.knows else "yes"
        if knows is not None and knows.knows and knows.fte_months is not None:
            amount = f"{knows.fte_months:.1f}"
        margins = (c.money(level) for level in (Level.STUDY, Level.SPONSOR, Level.PORTFOLIO))
        rows.append(
            (
                c.name + _holds(c, found.months),
                signed(c.effect.z),
                fit_words(standing, c.fit, found.months),
                amount,
                *("–" if money is None else points(money.change) for money in margins),
                f"{c.cost:,.0f}",
                ", ".join(money.name for money in c.effect.broken) or "kept",
            )
        )
    for line in aligned(rows):
        print(line)
    if len(found.free) > len(shown):
        print(f"… and {len(found.free) - len(shown)} more; --all prints them.")


def _holds(candidate: Candidate, months: tuple[int, ...]) -> str:
    if not candidate.holds:
        return ""
    return " (holds it)" if len(candidate.holds) == len(months) else " (holds part)"


def _print_leaving(standing: Standing, found: Candidates) -> None:
    from planner.services.candidates.words import effect_words, stretch_words

    for candidate in (*found.free, *found.busy):
        taken = candidate.taken_away
        if taken is not None:
            print(f"{candidate.name} for all of it: {effect_words(taken.effect, _currency(standing))}. Would leave:")
            for stretch in taken.left:
                print(f"  {stretch_words(standing, stretch)}")


def _report(options: argparse.Namespace, answer: Callable[[], Any]) -> None:
    from planner.services.report import write_report

    if options.report is not None:
        write_report({"seat": options.seat, "answer": answer()}, options.report)


def _effect_json(effect: Effect | None) -> dict[str, Any] | None:
    from dataclasses import asdict

    if effect is None:
        return None
    return {
        "score": effect.z,
        "parts": asdict(effect.parts),
        "handovers": effect.handovers,
        "money": [
            {
                "level": str(money.level),
                "name": money.name,
                "cost": money.cost,
                "revenue": money.revenue,
                "margin_before": money.margin_before,
                "margin_after": money.margin_after,
                "floor": None if money.floor is None else float(money.floor),
                "breaks_floor": money.breaks,
                "shortfall": money.shortfall,
            }
            for money in effect.money
        ],
    }


def _stretch_json(standing: Standing, stretch: Stretch) -> dict[str, str]:
    from planner.services.candidates.words import seat_name

    labels = standing.case.grid.labels
    return {"seat": seat_name(standing, stretch.seat), "first": labels[stretch.first], "last": labels[stretch.last]}


def _candidate_json(standing: Standing, candidate: Candidate) -> dict[str, Any]:
    labels, staff, c = standing.case.grid.labels, standing.case.portfolio.staff, candidate
    knows, taken = c.knowledge, c.taken_away
    return {
        "person": staff[c.person].id if c.person >= 0 else "(contractor)",
        "name": c.name,
        "free": [labels[t] for t in c.fit.free],
        "obstacles": {labels[t]: str(obstacle) for t, obstacle in sorted(c.fit.obstacles.items())},
        "holds": [labels[t] for t in c.holds],
        "knows": None
        if knows is None
        else {
            "knows": knows.knows,
            "fte_months": knows.fte_months,
            "last": knows.last,
            "team": [staff[p].id for p in knows.team],
        },
        "time_left": [left / 100 for left in c.capacity],
        "cost": c.cost,
        "effect": _effect_json(c.effect),
        "taken_away": None
        if taken is None
        else {"leaves": [_stretch_json(standing, left) for left in taken.left], "effect": _effect_json(taken.effect)},
    }


def _candidates_json(standing: Standing, found: Candidates) -> dict[str, Any]:
    staff, relaxation = standing.case.portfolio.staff, found.relaxation
    return {
        **_stretch_json(standing, found.stretch),
        "free": [_candidate_json(standing, c) for c in found.free],
        "busy": [_candidate_json(standing, c) for c in found.busy],
        "ruled_out": [
            {
                "rule": str(rule.rule),
                "count": rule.count,
                "sentence": rule.sentence,
                "nearest": [{"person": staff[miss.person].id, "words": miss.words} for miss in rule.nearest],
            }
            for rule in found.ruled_out
        ],
        "relaxation": None
        if relaxation is None
        else {
            "person": staff[relaxation.waiver.person].id,
            "rule": str(relaxation.waiver.rule),
            "sentence": relaxation.sentence,
            "effect": _effect_json(relaxation.effect),
        },
    }


def _why_json(standing: Standing, why: Why) -> dict[str, Any]:
    from planner.services.candidates.words import holder_name

    return {
        **_stretch_json(standing, why.stretch),
        "holder": holder_name(standing.case, why.holder),
        "other": holder_name(standing.case, why.other),
        "other_effect": _effect_json(why.runner_up),
        "flips": [{"kind": str(flip.kind), "sentence": flip.sentence} for flip in why.flips],
        "remedies": [
            {
                "kind": str(remedy.kind),
                "sentence": remedy.sentence,
                "score": remedy.z,
                "cost": remedy.cost,
                "breaks_floors": list(remedy.broken),
            }
            for remedy in why.remedies
        ],
        "sentences": list(why.sentences),
    }
