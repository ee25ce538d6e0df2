"""Where shapes stand: layouts on a made-up font, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from planner.domain.work import work_of
from planner.services.pictures.bench import bench
from planner.services.pictures.capacity import capacity
from planner.services.pictures.flow import flow
from planner.services.pictures.frontier import Frontier, FrontierPoint, scenario_name, scenarios_of, unbeaten
from planner.services.pictures.kinds import Choice, PictureKind
from planner.services.pictures.making import picture_of
from planner.services.pictures.numbers import Picture
from planner.services.sweeps import Ending, Finding
from tests.services.pictures.cases import two_studies
from tests.support.builders import worked_example
from ui.pictures.layouts.laying import scene_of
from ui.pictures.layouts.parts import nice_step, short
from ui.pictures.painting import dots, hatch
from ui.pictures.shapes import Align, Band, Box, Dot, Ink, Look, Pattern, Scene, Target, Words

LOOK = Look(lambda text, size, bold: len(text) * size * 0.6, 12.0)


def point(label: str, continuity: float, margin: float, broken: int = 0, plan: str = "") -> FrontierPoint:
    """A point with the figures that matter."""
    return FrontierPoint(label, continuity, margin, margin * 1000, 0.0, 0, broken, plan)


FRONTIER = Frontier(
    (point("a", 0.9, 0.2), point("b", 0.7, 0.4), point("c", 0.6, 0.3), point("d", 0.95, 0.5, broken=1, plan="x")),
    0.25,
    "USD",
)


def pictures() -> list[tuple[str, Picture]]:
    """One of each kind, and those of one role or sponsor."""
    case, plan = two_studies()
    made: list[tuple[str, Picture]] = [
        (f"{kind} {choice}", picture_of(case, plan, kind, choice))
        for kind in list(PictureKind)[:4]
        for choice in (Choice(), Choice(role=0), Choice(sponsor=0))
    ]
    return [*made, ("frontier", FRONTIER)]


@pytest.mark.parametrize(("name", "picture"), pictures())
@pytest.mark.parametrize("width", [420.0, 1100.0, 2400.0])
def test_everything_lies_inside_the_picture_and_words_fit_their_room(name: str, picture: Picture, width: float) -> None:
    scene = scene_of(picture, LOOK, width, 300.0)
    assert scene.width == width
    for shape in scene.shapes:
        if isinstance(shape, Box | Words):
            assert shape.width >= 0
            assert shape.height >= 0
            assert shape.x >= -6
            assert shape.x + shape.width <= width + 6
            assert shape.y + shape.height <= scene.height + 1
        if isinstance(shape, Words):
            assert LOOK.width(shape.text, shape.size, shape.bold) <= shape.width + 1e-6


@pytest.mark.parametrize(("name", "picture"), pictures())
def test_every_picture_has_a_title_a_summary_and_words_for_what_can_be_pointed_at(name: str, picture: Picture) -> None:
    scene = scene_of(picture, LOOK, 1000.0, 500.0)
    assert scene.title
    assert scene.summary.endswith(".")
    assert scene.hots
    assert all(hot.tip for hot in scene.hots)


def heights(scene: Scene, pattern: Pattern, paint: object) -> float:
    """The heights of all columns of a kind, the legend's left out."""
    return sum(
        shape.height
        for shape in scene.shapes
        if isinstance(shape, Box) and shape.pattern is pattern and shape.paint == paint and shape.width > 50
    )


def test_columns_are_as_high_as_what_they_stand_for() -> None:
    case, plan = two_studies()
    scene = scene_of(capacity(case, work_of(case, plan), Choice(role=0)), LOOK, 1000.0, 700.0)
    open_, people = heights(scene, Pattern.HATCHED, Ink.ALERT), heights(scene, Pattern.PLAIN, Ink.PEOPLE)
    assert open_ / people == pytest.approx(600 / 1100)


def test_each_role_of_the_bench_has_a_letter_that_the_legend_explains() -> None:
    case, plan = two_studies()
    scene = scene_of(bench(case, work_of(case, plan), Choice()), LOOK, 1000.0, 700.0)
    assert {"A", "B", "CRA", "DM"} <= set(scene.words)


def test_ribbons_are_as_wide_as_fte_months_on_both_sides() -> None:
    case, plan = two_studies()
    picture = flow(case, work_of(case, plan), 0)
    bands = [shape for shape in scene_of(picture, LOOK, 1000.0, 700.0).shapes if isinstance(shape, Band)]
    scale = max(band.width for band in bands) / 6.0
    widths = sorted(round(band.width / scale, 6) for band in bands)
    assert widths == [1.0, 2.0, 2.0, 2.0, 3.0, 6.0]


def test_points_of_the_frontier_lie_by_continuity_and_margin() -> None:
    scene = scene_of(FRONTIER, LOOK, 1000.0, 600.0)
    dots_ = [shape for shape in scene.shapes if isinstance(shape, Dot)][-4:]
    a, b, c, d = dots_
    assert c.x < b.x < a.x < d.x
    assert d.y < b.y < c.y < a.y
    assert [dot.hollow for dot in dots_] == [False, False, False, True]
    assert Target(point=3) in [hot.target for hot in scene.hots]


def test_a_beaten_point_is_not_on_the_line_nor_is_one_below_a_floor() -> None:
    assert unbeaten(FRONTIER.points) == (0, 1)
    only_broken = tuple(replace(p, floors_broken=1) for p in FRONTIER.points)
    assert unbeaten(only_broken) == (3,)
    assert unbeaten(()) == ()


def test_a_scenario_gets_a_name_that_is_free() -> None:
    scenario = scenarios_of(worked_example(), "t", 3)[1]
    swept = replace(point("the portfolio's own weights", 0.5, 0.5), finding=Finding(scenario, Ending.DONE))
    assert scenario_name(swept, ()) == "Frontier 0, own weights"


def test_text_that_does_not_fit_is_cut_with_an_ellipsis() -> None:
    assert LOOK.fit("Clinical", 7.2 * 5) == "Clin…"
    assert LOOK.fit("Clinical", 2.0) == ""
    assert LOOK.fit("Clinical", 100.0) == "Clinical"
    assert LOOK.wrap("one two three four", 7.2 * 8, 2) == ["one two", "three four"]


def test_hatches_and_dots_stay_inside_their_area() -> None:
    area = QRectF(13.0, 7.5, 40.0, 22.0)
    assert hatch(area)
    for line in hatch(area):
        assert area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(line.p1())
        assert area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(line.p2())
    assert dots(area)
    assert all(area.contains(dot) for dot in dots(area))


@pytest.mark.parametrize(("span", "most", "step"), [(10.0, 5, 2.0), (7.0, 5, 2.0), (0.3, 4, 0.1), (0.0, 4, 1.0)])
def test_steps_of_an_axis_are_round(span: float, most: int, step: float) -> None:
    assert nice_step(span, most) == pytest.approx(step)


def test_numbers_of_an_axis_are_short() -> None:
    assert [short(value) for value in (0, 0.5, 12, 350_000, 1_200_000)] == ["0", "0.5", "12", "350k", "1.2M"]


def test_words_on_the_right_end_at_the_edge_of_their_room() -> None:
    scene = scene_of(FRONTIER, LOOK, 1000.0, 600.0)
    assert any(shape.align is Align.RIGHT for shape in scene.shapes if isinstance(shape, Words))
