"""The benchmark's table on the screen, as CSV and JSON, and Z over time as a drawing."""

from __future__ import annotations

import csv
import json
import os
import platform
from collections.abc import Sequence
from html import escape
from pathlib import Path

from tests.benchmarks.measure import Row
from tests.benchmarks.peers import checkpoints

NONE = "none"
_COLOURS = (
    "#777777",
    "#aaaaaa",
    "#4477aa",
    "#66ccee",
    "#228833",
    "#ccbb44",
    "#ee8866",
    "#cc3311",
    "#332288",
    "#117733",
    "#aa4499",
)


def headings(limit: float) -> list[str]:
    """The columns."""
    marks = [f"Z at {mark:g} s" for mark in checkpoints(limit)]
    return ["", *marks, "floors met after", "bound", "gap", "handovers", "filled", "continuity", "peak MB", "note"]


def cells(row: Row, limit: float) -> list[str]:
    """A row as text; a Z in brackets is that of a plan that breaks so many floors."""
    shown = [_figure(row.z.get(f"{mark:g}"), ",.1f") for mark in checkpoints(limit)]
    if row.z_floors_broken is not None:
        shown[-1] = f"({row.z_floors_broken:,.1f}; {row.floors_broken} broken)"
    first = _figure(row.first_valid, ".1f")
    return [
        row.title,
        *shown,
        NONE if row.first_valid is None else f"{first} s" if row.first_valid_exact else f"<= {first} s",
        _figure(row.bound, ",.1f"),
        _figure(row.gap, ".1%"),
        _figure(row.handovers, "d"),
        _figure(row.filled, ".1%"),
        _figure(row.continuity, ".1%"),
        _figure(row.peak_mb, ",.0f"),
        row.note,
    ]


def _figure(value: float | None, shape: str) -> str:
    return NONE if value is None else format(value, shape)


def table(rows: Sequence[Row], limit: float) -> str:
    """The table in the form of Markdown, with aligned columns."""
    lines = [headings(limit), *(cells(row, limit) for row in rows)]
    widths = [max(3, *(len(line[i]) for line in lines)) for i in range(len(lines[0]))]
    drawn = [
        "| " + " | ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)) + " |" for line in lines
    ]
    drawn.insert(1, "| " + " | ".join("-" * max(3, width) for width in widths) + " |")
    return "\n".join(drawn)


def save(rows: Sequence[Row], name: str, limit: float, folder: Path) -> list[Path]:
    """Write the table as CSV and JSON and the drawing as SVG; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"optimizer.{ending}" for ending in ("csv", "json", "svg")]
    with paths[0].open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headings(limit), *(cells(row, limit) for row in rows)])
    about = {"portfolio": name, "seconds": limit, "cores": os.cpu_count(), "system": platform.platform()}
    paths[1].write_text(json.dumps({**about, "rows": [row.as_json() for row in rows]}, indent=1), encoding="utf-8")
    paths[2].write_text(drawing(rows, name, limit), encoding="utf-8")
    return paths


# ---- the drawing

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 460, 70, 250, 40, 50
_SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">'
)


def drawing(rows: Sequence[Row], name: str, limit: float) -> str:
    """Z over time: a step for each better plan with all floors met; dashed for a plan that breaks floors."""
    heights = [z for row in rows for _, z in row.trace]
    heights += [row.z_floors_broken for row in rows if row.z_floors_broken is not None]
    low, high = (min(heights) * 0.97, max(heights) * 1.03) if heights else (0.0, 1.0)
    scale = _Scale(limit, low, max(high, low + 1e-9))
    parts = [
        _SVG,
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="20" font-size="14">Z over time: {escape(name)}</text>',
        *_axes(scale),
    ]
    for position, row in enumerate(rows):
        colour = _COLOURS[position % len(_COLOURS)]
        parts += _line(row, scale, colour)
        y = TOP + 18 * position + 8
        parts.append(f'<line x1="{WIDTH - RIGHT + 12}" x2="{WIDTH - RIGHT + 32}" y1="{y}" y2="{y}" stroke="{colour}" '
                     'stroke-width="3"/>')  # fmt: skip
        told = "" if row.trace or row.z_floors_broken is not None else " (none)"
        parts.append(f'<text x="{WIDTH - RIGHT + 38}" y="{y + 4}">{escape(row.title)}{told}</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Scale:
    """From seconds and Z to points."""

    def __init__(self, limit: float, low: float, high: float) -> None:
        self.limit, self.low, self.high = limit, low, high

    def x(self, seconds: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, seconds / self.limit))

    def y(self, z: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.high - z) / (self.high - self.low)


def _axes(scale: _Scale) -> list[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [f'<path d="M{LEFT} {TOP}V{bottom}H{right}" fill="none" stroke="black"/>']
    for step in range(6):
        z = scale.low + (scale.high - scale.low) * step / 5
        parts.append(f'<line x1="{LEFT}" x2="{right}" y1="{scale.y(z):.1f}" y2="{scale.y(z):.1f}" stroke="#eeeeee"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{scale.y(z) + 4:.1f}" text-anchor="end">{z:,.0f}</text>')
        seconds = scale.limit * step / 5
        parts.append(f'<text x="{scale.x(seconds):.1f}" y="{bottom + 18}" text-anchor="middle">{seconds:g} s</text>')
    return parts


def _line(row: Row, scale: _Scale, colour: str) -> list[str]:
    if row.trace:
        first, z = row.trace[0]
        path = f"M{scale.x(first):.1f} {scale.y(z):.1f}"
        for seconds, better in row.trace[1:]:
            path += f"H{scale.x(seconds):.1f}V{scale.y(better):.1f}"
        return [f'<path d="{path}H{scale.x(scale.limit):.1f}" fill="none" stroke="{colour}" stroke-width="2"/>']
    if row.z_floors_broken is not None:
        y = f"{scale.y(row.z_floors_broken):.1f}"
        ends = f'x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"'
        return [f'<line {ends} stroke="{colour}" stroke-width="2" stroke-dasharray="6 4"/>']
    return []
