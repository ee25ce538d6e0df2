"""What may change: every field narrows it, and what stays is exactly the rest."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain.arrays import BoolArray
from planner.domain.case import Case
from planner.domain.errors import UserError
from planner.domain.plan import Plan
from planner.services.scenarios.scope import (
    Scope,
    months_named,
    people_named,
    restriction,
    scope_words,
    studies_named,
)
from planner.services.stretch import Stretch
from tests.ui.portfolios import hand_made


def _made() -> tuple[Case, Plan]:
    case, plan, _ = hand_made()
    return case, plan


def _fixed(scope: Scope) -> BoolArray:
    case, plan = _made()
    fixed = restriction(case, plan, scope).fixed
    assert fixed is not None
    return fixed


def test_without_a_scope_everything_may_change() -> None:
    case, plan = _made()
    found = restriction(case, plan, Scope())
    assert (found.fixed, found.movable, found.most_moved) == (None, None, None)
    assert Scope().everything


def test_only_the_chosen_study_and_months_may_change() -> None:
    case, plan = _made()
    study = next(iter(studies_named(case, ["c"])))
    fixed = _fixed(Scope(studies=frozenset({study}), months=(1, 2)))
    of_c = case.line_study[plan.seats.line] == study
    assert not fixed[of_c, 1:3].any()
    assert fixed[~of_c].all() and fixed[:, [0, 3]].all()


def test_only_the_selected_stretches_may_change() -> None:
    fixed = _fixed(Scope(stretches=(Stretch(0, 1, 2),)))
    assert np.argwhere(~fixed).tolist() == [[0, 1], [0, 2]]


def test_frozen_months_stay() -> None:
    fixed = _fixed(Scope(freeze=2))
    assert fixed[:, :2].all() and not fixed[:, 2:].any()


def test_what_other_people_hold_stays_theirs() -> None:
    case, plan = _made()
    people = people_named(case, ["Ann"])
    found = restriction(case, plan, Scope(people=people))
    assert found.movable is not None and found.fixed is not None
    assert np.nonzero(found.movable)[0].tolist() == sorted(people)
    others = (plan.holder >= 0) & ~np.isin(plan.holder, sorted(people))
    assert (found.fixed == others).all()


@pytest.mark.parametrize("scope", [Scope(freeze=4), Scope(studies=frozenset()), Scope(months=(0, 1), freeze=2)])
def test_a_scope_in_which_nothing_may_change_is_refused(scope: Scope) -> None:
    case, plan = _made()
    with pytest.raises(UserError, match="Nothing may change"):
        restriction(case, plan, scope)


def test_a_scope_is_said_in_words() -> None:
    case, _ = _made()
    scope = Scope(studies_named(case, ["A"]), people_named(case, ["bob"]), (1, 2), None, 1, 3)
    assert scope_words(case, scope) == "Only A, Bob, Feb to Mar 2027; the first month stays; at most 3 people move"
    assert scope_words(case, Scope()) == "Everything may change"


def test_months_are_read_as_people_write_them() -> None:
    case, _ = _made()
    assert months_named(case, "2027-02..2027-03") == (1, 2)
    assert months_named(case, "2027-04") == (3, 3)
    with pytest.raises(UserError, match="does not lie in the plan"):
        months_named(case, "2027-03..2027-02")
