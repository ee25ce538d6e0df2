"""A scene from the data of any picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.services.pictures.bench import Bench
from planner.services.pictures.capacity import Capacity
from planner.services.pictures.continuity import Continuity
from planner.services.pictures.flow import Flow
from ui.pictures.layouts.bench import bench_scene
from ui.pictures.layouts.capacity import capacity_scene
from ui.pictures.layouts.continuity import continuity_scene
from ui.pictures.layouts.flow import flow_scene
from ui.pictures.layouts.frontier import frontier_scene

if TYPE_CHECKING:
    from planner.services.pictures.numbers import Picture
    from ui.pictures.shapes import Look, Scene


def scene_of(picture: Picture, look: Look, width: float, height: float, chosen: str = "") -> Scene:
    """The scene, as wide as asked for and at least as high; it grows downwards where there is much to show."""
    if isinstance(picture, Capacity):
        return capacity_scene(picture, look, width, height)
    if isinstance(picture, Bench):
        return bench_scene(picture, look, width, height)
    if isinstance(picture, Continuity):
        return continuity_scene(picture, look, width, height)
    if isinstance(picture, Flow):
        return flow_scene(picture, look, width, height)
    return frontier_scene(picture, look, width, height, chosen)
