"""The data of the pictures, against numbers worked out by hand and against the evaluator."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Level
from planner.domain.work import work_of
from planner.services.pictures.bench import bench
from planner.services.pictures.capacity import capacity
from planner.services.pictures.continuity import continuity
from planner.services.pictures.flow import FAMILIAR_ENDS, End, Flow, Ribbon, flow
from planner.services.pictures.kinds import Choice, PictureKind, choice_of, largest_sponsor
from planner.services.pictures.making import picture_of
from planner.services.pictures.numbers import numbers
from tests.services.pictures.cases import two_studies
from tests.support.random_portfolios import plans, portfolios

ALL = Choice()


def test_capacity_sets_demand_of_a_role_against_its_people() -> None:
    case, plan = two_studies()
    cra = capacity(case, work_of(case, plan), ALL).roles[0]
    assert cra.name == "CRA"
    assert cra.main.tolist() == [400] * 4
    assert cra.other.tolist() == [100] * 4
    assert cra.demand.tolist() == [200, 600, 500, 500]
    assert cra.staffed.tolist() == [200, 300, 200, 400]
    assert cra.contractors.tolist() == [0, 0, 100, 0]
    assert cra.open.tolist() == [0, 300, 200, 100]


def test_capacity_for_a_sponsor_is_what_the_others_leave() -> None:
    case, plan = two_studies()
    picture = capacity(case, work_of(case, plan), Choice(sponsor=1))
    assert picture.sponsor == "Borax"
    assert [row.name for row in picture.roles] == ["CRA"]
    assert picture.roles[0].main.tolist() == [300, 200, 200, 100]
    assert picture.roles[0].demand.tolist() == [100] * 4


def test_the_bench_is_employees_free_time_by_main_role() -> None:
    case, plan = two_studies()
    picture = bench(case, work_of(case, plan), ALL)
    assert [(row.name, row.people, row.fte.tolist()) for row in picture.roles] == [
        ("CRA", 3, [100, 0, 100, 0]),
        ("DM", 1, [100] * 4),
    ]
    assert picture.roles[0].cost.tolist() == pytest.approx([160 * 40, 0, 160 * 50, 0])
    assert picture.cost.tolist() == pytest.approx([160 * 120, 160 * 80, 160 * 130, 160 * 80])


def test_continuity_by_sponsor_and_month() -> None:
    case, plan = two_studies()
    acme, borax = continuity(case, work_of(case, plan), ALL).sponsors
    assert acme.known.tolist() == [100, 200, 200, 200]
    assert acme.new.tolist() == [0, 0, 0, 100]
    assert acme.contractors.tolist() == [0, 0, 100, 0]
    assert acme.open.tolist() == [0, 300, 100, 100]
    assert acme.handovers.tolist() == [0, 0, 0, 0]
    assert borax.handovers.tolist() == [0, 0, 0, 1]
    assert acme.continuity == pytest.approx(7 / 14)


def test_flow_counts_all_work_once_by_where_people_come_from_and_once_by_where_they_go() -> None:
    case, plan = two_studies()
    found = flow(case, work_of(case, plan), 0)
    assert found.studies == ("A", "B")
    assert found.staffed == (2.0, 6.0)
    a, b, z = found.studies.index("A"), found.studies.index("B"), found.others.index("Z")
    assert set(found.coming) == {
        Ribbon(a, End.ALREADY_THERE, 2.0, 1),
        Ribbon(b, found.others.index("A"), 2.0, 1),
        Ribbon(b, z, 3.0, 1),
        Ribbon(b, End.OTHER_SPONSORS, 1.0, 1),
    }
    assert set(found.going) == {Ribbon(a, found.others.index("B"), 2.0, 1), Ribbon(b, End.STAYS, 6.0, 3)}


def test_who_leaves_for_another_sponsor_or_for_nothing_is_told_apart() -> None:
    case, plan = two_studies()
    plan.holder[1, 2:] = -1  # Eve leaves B after its first month, and works nowhere else
    plan.holder[5] = (3, 3, -1, 2)  # Joe has X; Eve goes on to it at the end
    found = flow(case, work_of(case, plan), 0)
    b = found.studies.index("B")
    assert Ribbon(b, End.TO_OTHERS, 1.0, 1) in found.going
    plan.holder[5, 3] = -1
    assert Ribbon(b, End.LEAVES, 1.0, 1) in flow(case, work_of(case, plan), 0).going


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_pictures_add_up_to_what_the_evaluator_says(data: st.DataObject) -> None:
    case = build_case(data.draw(portfolios()))
    plan = data.draw(plans(case))
    work, judged = work_of(case, plan), evaluate(case, plan)
    assert bench(case, work, ALL).cost.sum() == pytest.approx(judged.portfolio_margin.bench_cost)
    rows = {(row.level, row.name): row for row in judged.continuity}
    for role in capacity(case, work, ALL).roles:
        if (Level.ROLE, role.name) in rows:
            row = rows[Level.ROLE, role.name]
            assert (role.staffed + role.contractors + role.open).tolist() == role.demand.tolist()
            assert role.staffed.sum() / 100 == pytest.approx(row.staffed)
            assert role.open.sum() / 100 == pytest.approx(row.open)
    for entry in continuity(case, work, ALL).sponsors:
        row = rows[Level.SPONSOR, entry.name]
        assert entry.known.sum() / 100 == pytest.approx(row.known)
        assert int(entry.handovers.sum()) == row.handovers
        _check_flow(flow(case, work, entry.sponsor), rows)


def _check_flow(found: Flow, rows: dict) -> None:  # type: ignore[type-arg]
    for at, study in enumerate(found.studies):
        row = rows[Level.STUDY, study]
        coming = [r for r in found.coming if r.study == at]
        assert sum(r.fte_months for r in coming) == pytest.approx(row.staffed)
        assert sum(r.fte_months for r in found.going if r.study == at) == pytest.approx(row.staffed)
        assert sum(r.people for r in coming) == row.people
        familiar = [r for r in coming if not isinstance(r.other, End) or r.other in FAMILIAR_ENDS]
        assert sum(r.fte_months for r in familiar) == pytest.approx(row.known)


def test_a_role_or_sponsor_is_named_as_people_type_it() -> None:
    case, _ = two_studies()
    assert choice_of(case, PictureKind.CAPACITY, "cra", " BORAX ") == Choice(0, 1)
    assert choice_of(case, PictureKind.FLOW, None, None) == Choice(None, largest_sponsor(case)) == Choice(None, 0)
    with pytest.raises(UserError, match="There are: CRA, DM"):
        choice_of(case, PictureKind.BENCH, "XYZ", None)
    with pytest.raises(UserError, match="not made by sponsor"):
        choice_of(case, PictureKind.BENCH, None, "Acme")


@pytest.mark.parametrize("kind", list(PictureKind)[:4])
def test_numbers_have_a_value_for_every_column(kind: PictureKind) -> None:
    case, plan = two_studies()
    table = numbers(picture_of(case, plan, kind, ALL))
    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_numbers_of_the_bench_are_in_fte_and_money() -> None:
    case, plan = two_studies()
    table = numbers(picture_of(case, plan, PictureKind.BENCH, Choice(role=0)))
    assert table.rows[0] == ("CRA", "2027-01", 1.0, 6400.0)
    assert np.isclose(sum(float(str(row[3])) for row in table.rows), 160 * 90)
