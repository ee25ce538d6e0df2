"""``throughline plan --improve``: which plan to start from, and what of it may change."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.numbers import whole
from planner.domain.errors import UserError

if TYPE_CHECKING:
    from planner.domain.case import Case
    from planner.domain.plan import Plan
    from planner.services.opening import OpenedFile
    from planner.services.scenarios.scope import Scope
    from solver.api import SolveOptions


@dataclass(frozen=True, slots=True)
class AroundRequest:
    """A plan to start from, and what narrows the search; unset fields do not."""

    file: Path | None = None
    plan: str | None = None  # the name of one of several plans in the file
    studies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    months: str | None = None
    freeze: int = 0
    most_moved: int | None = None

    def check(self) -> None:
        """UserError for something to keep and no plan that it could be kept of."""
        if self.file is None and self != AroundRequest():
            raise UserError(
                "--improve-plan, --only-studies, --only-people, --months, --freeze and --most-moved need a plan to "
                "start from. Name its file with --improve."
            )

    def scope(self, case: Case) -> Scope:
        """What may change, in the indices of the case; UserError for unknown names."""
        from planner.services.scenarios.scope import Scope, months_named, people_named, studies_named

        return Scope(
            studies=studies_named(case, self.studies) if self.studies else None,
            people=people_named(case, self.people) if self.people else None,
            months=None if self.months is None else months_named(case, self.months),
            freeze=self.freeze,
            most_moved=self.most_moved,
        )


def add_around(parser: argparse.ArgumentParser) -> None:
    """The options of ``throughline plan`` that start from a plan."""
    group = parser.add_argument_group("starting from a plan")
    group.add_argument(
        "--improve",
        type=Path,
        metavar="PLAN",
        help="start from the plan in this workbook or document; if it keeps the rules of today's portfolio, "
        "the result is never worse",
    )
    group.add_argument("--improve-plan", metavar="NAME", help="which plan of that file (default: the newest)")
    group.add_argument("--only-studies", nargs="+", default=(), metavar="ID", help="only these studies may change")
    group.add_argument("--only-people", nargs="+", default=(), metavar="ID", help="only these people may move")
    group.add_argument("--months", metavar="YYYY-MM..YYYY-MM", help="only these months may change")
    group.add_argument("--freeze", type=whole, default=0, metavar="N", help="the first N months stay as they are")
    group.add_argument("--most-moved", type=whole, default=None, metavar="N", help="at most N people move")


def around_of(options: argparse.Namespace) -> AroundRequest:
    """What the command line says of the plan to start from."""
    return AroundRequest(
        options.improve, options.improve_plan, tuple(options.only_studies), tuple(options.only_people),
        options.months, options.freeze, options.most_moved,
    )  # fmt: skip


def start_plan(request: AroundRequest, opened: OpenedFile, case: Case) -> Plan | None:
    """The plan to start from; None if none is asked for. UserError if the file has no such plan."""
    from planner.services.opening import open_any
    from planner.services.scenarios.records import plan_in, plan_named

    file = request.file
    if file is None:
        return None
    same = opened.path.exists() and file.exists() and file.samefile(opened.path)
    source = opened if same else open_any(file)
    if request.plan is not None:
        return plan_in(case, plan_named(source.plans, request.plan))[0]
    plan = source.newest_plan(case)
    if plan is None:
        raise UserError(f"{file} holds no plan to start from. Give a plan workbook or a document with a plan.")
    return plan


def restricted(options: SolveOptions, request: AroundRequest, case: Case, start: Plan | None) -> SolveOptions:
    """The options of a search that starts from a plan and leaves as it is what may not change."""
    from planner.services.scenarios.scope import restriction

    if start is None:
        return options
    scope = request.scope(case)
    if scope.everything:
        return replace(options, start=start)
    kept = restriction(case, start, scope)
    return replace(options, start=start, fixed=kept.fixed, movable=kept.movable, most_moved=kept.most_moved)


def changes_words(case: Case, start: Plan, plan: Plan) -> str:
    """How a plan differs from the one it was started from."""
    from planner.services.scenarios.aligned import align, differences
    from planner.services.scenarios.moving import summary

    aligned = align([start, plan])
    return f"Compared with the plan it started from: {summary(case, aligned, differences(aligned))}"
