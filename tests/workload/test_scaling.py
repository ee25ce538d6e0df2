"""What people write to scale the workload model is understood, or refused in one sentence."""

from __future__ import annotations

import pytest

from planner.domain.errors import UserError
from planner.workload.demand import AS_IN_THE_TABLE, Scaling
from planner.workload.model import standard_model
from planner.workload.scaling import read_scaling, told


def test_factors_go_to_everything_to_roles_by_any_name_and_to_stages() -> None:
    found = read_scaling(["0.8", "CRA=0.7", "data manager = 1.5", "Start-up=0.5"], standard_model())
    assert found == Scaling(0.8, {"Clinical Research Associate": 0.7, "Data Manager": 1.5}, {"start-up": 0.5})
    assert told(found) == "everything × 0.8, Clinical Research Associate × 0.7, Data Manager × 1.5, start-up × 0.5"


def test_nothing_written_is_the_table_as_it_is() -> None:
    assert read_scaling([], standard_model()) == AS_IN_THE_TABLE
    assert told(AS_IN_THE_TABLE) == ""


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (["lots"], "write a factor from 0 to 100"),
        (["-1"], "write a factor from 0 to 100"),
        (["nan"], "write a factor from 0 to 100"),
        (["CRA="], "write a factor from 0 to 100"),
        (["=0.5"], "no role or stage “”"),
        (["TBD=0.5"], "no role or stage “TBD”"),
        (["Plumber=0.5"], "no role or stage “Plumber”"),
        (["0.5", "0.6"], "everything is scaled twice"),
        (["CRA=1", "Clinical Research Associate=2"], "Clinical Research Associate is scaled twice"),
    ],
)
def test_what_cannot_be_meant_is_refused(written: list[str], said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_scaling(written, standard_model())
    assert said in str(refused.value)
