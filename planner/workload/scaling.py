"""Factors on the workload model as people write them: ``0.8``, ``CRA=0.7``, ``start-up=1.2``."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.domain.errors import UserError
from planner.exchange.importing.values.reading import folded_words
from planner.exchange.importing.values.roles import RoleNames
from planner.exchange.portfolio_cells import Unusable
from planner.workload.demand import Scaling
from planner.workload.model import WorkloadModel

LARGEST = 100.0
"""The largest factor; whatever is above it is a slip."""


def read_scaling(written: Iterable[str], model: WorkloadModel, folder: Path | None = None) -> Scaling:
    """The scaling that the texts ask for; each is a factor on everything, or ``ROLE=FACTOR`` or ``STAGE=FACTOR``.

    Roles are known by their synonyms, too, those in ``folder`` included. Raises `UserError` for a factor that is none
    from 0 to 100, for what the model does not know, and for what is scaled twice.
    """
    stages = {folded_words(stage.name): stage.name for stage in model.stages}
    names = RoleNames([role.role for role in model.roles], folder)
    roles = {role.role for role in model.roles}
    overall: dict[str, float] = {}
    by_role: dict[str, float] = {}
    by_stage: dict[str, float] = {}
    for text in written:
        name, sign, number = text.rpartition("=")
        name, factor = name.strip(), _factor(number, text)
        if not sign:
            kind, meant = overall, ""
        elif folded_words(name) in stages:
            kind, meant = by_stage, stages[folded_words(name)]
        else:
            kind, meant = by_role, _role(name, names)
            if meant not in roles:
                raise UserError(
                    f"{text}: the workload model has no role or stage “{name}”. Roles are {', '.join(sorted(roles))}; "
                    f"stages are {', '.join(stages.values())}."
                )
        if meant in kind:
            raise UserError(f"{text}: {meant or 'everything'} is scaled twice. Give one factor for it.")
        kind[meant] = factor
    return Scaling(overall.get("", 1.0), by_role, by_stage)


def told(scaling: Scaling) -> str:
    """The scaling in words; empty if nothing is scaled."""
    return ", ".join(f"{what} × {factor:g}" for what, factor in _factors(scaling) if factor != 1)


def _factors(scaling: Scaling) -> Iterator[tuple[str, float]]:
    yield "everything", scaling.overall
    yield from scaling.by_role.items()
    yield from scaling.by_stage.items()


def _role(name: str, names: RoleNames) -> str:
    try:
        return names.read_role(name).value
    except Unusable:
        return ""


def _factor(number: str, text: str) -> float:
    try:
        factor = float(number)
    except ValueError:
        factor = math.nan
    if not 0 <= factor <= LARGEST:
        raise UserError(
            f"{text}: write a factor from 0 to {LARGEST:g}, such as 0.8, alone or as ROLE=0.8 or STAGE=0.8."
        )
    return factor
