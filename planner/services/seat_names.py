"""Seats as people name them: ``ABC-101/CRA/2``."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from planner.domain.errors import UserError
from planner.domain.plan_rows import describe_line
from planner.domain.portfolio import LineKey
from planner.services.demandless import some_of


def line_and_number(keys: Sequence[LineKey], name: str) -> tuple[int, int]:
    """The position of a line among ``keys``, and the number of the seat within it; whether it has so many is not asked.

    ``STUDY/ROLE/N``; where the study has several lines of the role, ``STUDY/ROLE:2/N`` is seat N of the second of
    them. UserError for a line that is not there, with those that are, and where lines must be told apart.
    """
    study, __, rest = name.partition("/")
    role, __, number = rest.rpartition("/")
    role, __, which = role.partition(":") if role.rpartition(":")[2].isdigit() else (role, "", "")
    lines = [at for at, key in enumerate(keys) if _same(key.study, study) and _same(key.role, role)]
    if not lines or not number.strip().isdigit():
        raise UserError(f"There is no seat {name}.{_known(keys, study)}")
    if len(lines) > 1 and not which:
        told = "; ".join(f"{role}:{at} is {describe_line(keys[d])}" for at, d in enumerate(lines, start=1))
        raise UserError(f"{study} has several lines of {role}. Say which: {told}.")
    if which and not 1 <= int(which) <= len(lines):
        raise UserError(f"{study} has {len(lines)} lines of {role}, so there is no {role}:{which}.")
    return lines[int(which or 1) - 1], int(number)


def _same(text: str, given: str) -> bool:
    return text.casefold() == given.strip().casefold()


def _known(keys: Sequence[LineKey], study: str) -> str:
    roles = list(dict.fromkeys(key.role for key in keys if _same(key.study, study)))
    if roles:
        return f" The roles of {study} are {', '.join(roles)}; name a seat like {study}/{roles[0]}/1."
    studies = list(dict.fromkeys(key.study for key in keys))
    if not studies:
        return " No study has demand, so there are no seats yet."
    folded = {one.casefold(): one for one in studies}
    near = get_close_matches(study.strip().casefold(), list(folded), 1)
    first = folded[near[0]] if near else studies[0]
    role = next(key.role for key in keys if key.study == first)
    meant = f"Did you mean {first}?" if near else f"Those that have are {some_of(studies)}."
    return f" No study {study.strip()} has seats. {meant} Name a seat like {first}/{role}/1: study, role, number."
