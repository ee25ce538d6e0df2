"""An export without costs, without names, without kinds of leave, or with nothing that a sponsor should not see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from planner.domain.case import Case
from planner.domain.evaluation import Evaluation, FloorState, Level, MarginRow, Parts
from planner.domain.plan import Status
from planner.domain.portfolio import Person, Portfolio, Settings, Study
from planner.exchange.plan_export import ExportSource, Figure, PlanExport, RunFacts, Unit

_OF_MONEY = frozenset(
    ("status", "gap", "portfolio_margin", "margin_before_bench", "floors_broken", "not_staffed", "objective")
)
_SAFE = frozenset(
    ("sponsor_continuity", "demand_filled", "handovers", "people_joining", "open_months", "contractor_months")
)


def without_costs(export: PlanExport) -> PlanExport:
    """No money anywhere: no rates, no margins and floors, no score (cost is a part of it), no remedies with amounts."""
    case, nothing = export.case, np.zeros_like
    bare = replace(
        case,
        portfolio=_portfolio_without_costs(case.portfolio),
        bill=nothing(case.bill),
        cost=nothing(case.cost),
        contractor_rate=np.minimum(case.contractor_rate, 0),
        study_floor=(None,) * len(case.study_floor),
        sponsor_floor=(None,) * len(case.sponsor_floor),
        portfolio_floor=None,
        mean_cost=0.0,
    )
    figures = tuple(figure for figure in export.figures if not _is_money(figure))
    keys = {figure.key for figure in figures}
    return replace(
        export,
        case=bare,
        evaluation=_evaluation_without_costs(export.evaluation),
        facts=RunFacts(Status.FEASIBLE),
        figures=figures,
        published_evaluation=None
        if export.published_evaluation is None
        else _evaluation_without_costs(export.published_evaluation),
        open_runs=tuple(replace(run, remedies=None) for run in export.open_runs),
        published_figures={key: value for key, value in export.published_figures.items() if key in keys},
    )


def without_names(export: PlanExport, *, instead: bool = False) -> PlanExport:
    """Staff ids alone. ``instead`` puts the id where the name was, for pages that show names only."""
    staff = tuple(
        replace(person, name=person.id if instead else "", notes="", extra=()) for person in export.case.portfolio.staff
    )
    return replace(
        _with_portfolio(export, replace(export.case.portfolio, staff=staff)),
        open_runs=tuple(replace(run, remedies=None) for run in export.open_runs),
    )


def without_leave_kinds(export: PlanExport) -> PlanExport:
    """Leave as time alone."""
    leave = tuple(replace(row, kind="", extra=()) for row in export.case.portfolio.leave)
    return _with_portfolio(export, replace(export.case.portfolio, leave=leave))


def safe_for_sponsor(export: PlanExport) -> PlanExport:
    """An export of one sponsor without costs, and without what only its maker should know.

    No reasons and remedies (they tell of other work), no published plan, no award probability, no firewalls, contracts,
    leave and free texts of people, nothing on where the plan stands.
    """
    case, portfolio = export.case, export.case.portfolio
    public = replace(
        portfolio,
        settings=Settings(portfolio.settings.plan_start, portfolio.settings.months, ""),
        studies=tuple(replace(study, probability=None, notes="", extra=()) for study in portfolio.studies),
        sponsors=tuple(replace(s, notes="", extra=(), continuity_floor=None) for s in portfolio.sponsors),
        staff=tuple(map(_public, portfolio.staff)),
        leave=(),
        experience=(),
        assignments=(),
    )
    evaluation = replace(
        export.evaluation,
        conflicts=(),
        continuity=tuple(row for row in export.evaluation.continuity if row.level is not Level.PORTFOLIO),
        margins=export.evaluation.margins[-1:],
    )
    return replace(
        export,
        case=replace(
            case,
            portfolio=public,
            probability=np.ones_like(case.probability),
            continuity_floor=(None,) * len(case.continuity_floor),
        ),
        evaluation=evaluation,
        figures=tuple(figure for figure in export.figures if figure.key in _SAFE),
        reasons={},
        published=None,
        published_evaluation=None,
        published_locked=None,
        source=ExportSource(program=export.source.program),
        open_runs=tuple(replace(run, reason="", remedies=None) for run in export.open_runs),
        roles=(),
        away=(),
        published_figures={},
        changes=(),
    )


def _is_money(figure: Figure) -> bool:
    return figure.key in _OF_MONEY or figure.key.startswith("part_") or figure.unit in (Unit.MONEY, Unit.SCORE)


def _with_portfolio(export: PlanExport, portfolio: Portfolio) -> PlanExport:
    case: Case = replace(export.case, portfolio=portfolio)
    return replace(export, case=case)


def _evaluation_without_costs(evaluation: Evaluation) -> Evaluation:
    margins = tuple(
        MarginRow(m.level, m.name, 0.0, 0.0, 0.0, 0.0, None, None, None, FloorState.NO_FLOOR, 0.0, m.open)
        for m in evaluation.margins
    )
    return replace(evaluation, objective=0.0, parts=Parts(), margins=margins)


def _portfolio_without_costs(portfolio: Portfolio) -> Portfolio:
    """The portfolio without money, and without columns of other people's, which may hold some."""
    settings = replace(portfolio.settings, portfolio_margin_floor=None, extra=())
    return replace(
        portfolio,
        settings=settings,
        roles=tuple(replace(role, contractor_rate=None, extra=()) for role in portfolio.roles),
        sponsors=tuple(replace(s, margin_floor=None, extra=()) for s in portfolio.sponsors),
        studies=tuple(map(_study_without_costs, portfolio.studies)),
        demand=tuple(replace(row, bill_rate=None, currency="", extra=()) for row in portfolio.demand),
        rate_card=(),
        staff=tuple(replace(person, cost_rate=type(person.cost_rate)(0), currency="", extra=())
                    for person in portfolio.staff),
        leave=tuple(replace(row, extra=()) for row in portfolio.leave),
        experience=tuple(replace(row, extra=()) for row in portfolio.experience),
        assignments=tuple(replace(row, extra=()) for row in portfolio.assignments),
        exchange_rates=(),
    )  # fmt: skip


def _study_without_costs(study: Study) -> Study:
    return replace(study, margin_floor=None, milestone_bonus=None, extra=())


def _public(person: Person) -> Person:
    return replace(
        person, dedicated_to="", excluded=(), department="", notes="", start=None, end=None, max_studies=None, extra=()
    )
