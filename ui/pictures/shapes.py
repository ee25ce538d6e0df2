"""What pictures and pages are made of: plain shapes with a place, a paint and, where they mean something, words.

Lengths are pixels on the screen and points on paper; y grows downwards. A paint is an `Ink`, or a number that stands
for a colour of the sponsors' palette.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Ink(Enum):
    """What a colour is for; the look decides which one it is."""

    TEXT = "text"
    FAINT = "faint"
    LINE = "line"
    STRONG_LINE = "strong line"
    GROUND = "ground"
    BAND = "band"  # a breath darker than the ground
    ALERT = "alert"
    ON_COLOUR = "text on colours"
    KNOWN = "knew the sponsor"
    NEW = "new to the sponsor"
    CONTRACTOR = "contractor"
    PEOPLE = "work by people"
    CAPACITY = "capacity"
    MONEY = "money"


Paint = Ink | int


class Pattern(Enum):
    """What tells areas apart without colour."""

    PLAIN = "plain"
    HATCHED = "hatched"  # nobody: open demand
    DOTTED = "dotted"  # contractors
    EMPTY = "empty"  # an outline only


class Align(Enum):
    """Where words stand in their room; they are always in the middle of its height."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``strength`` is how much of the paint covers the ground."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    pattern: Pattern = Pattern.PLAIN
    strength: float = 1.0
    outline: Paint | None = None
    dashed: bool = False
    line: float = 1.0  # how wide the outline is


@dataclass(frozen=True, slots=True)
class Line:
    """Straight lines from point to point."""

    points: tuple[tuple[float, float], ...]
    paint: Paint
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A ribbon of one width from (``x``, ``y``) to (``to_x``, ``to_y``), its upper ends, with a bend between."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float
    paint: Paint
    strength: float = 0.6


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: a disc, or a square."""

    x: float
    y: float
    radius: float
    paint: Paint
    square: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text in a room; ``size`` is relative to the scene's text. It must fit: see `Look.fit`."""

    x: float
    y: float
    width: float
    height: float
    text: str
    align: Align = Align.LEFT
    paint: Paint = Ink.TEXT
    bold: bool = False
    size: float = 1.0


Shape = Box | Line | Band | Dot | Words


@dataclass(frozen=True, slots=True)
class Target:
    """Where a click leads: a role, sponsor or study (index of the case), or a point of the frontier; -1 is none."""

    role: int = -1
    sponsor: int = -1
    study: int = -1
    point: int = -1


@dataclass(frozen=True, slots=True)
class Hot:
    """An area that says something when pointed at, and leads somewhere when clicked if it has a target."""

    x: float
    y: float
    width: float
    height: float
    tip: str
    target: Target | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True)
class Scene:
    """A picture or page. ``text_size`` is the height of its text; ``summary`` says in a sentence what it shows."""

    width: float
    height: float
    title: str
    summary: str
    shapes: tuple[Shape, ...]
    hots: tuple[Hot, ...] = ()
    text_size: float = 12.0

    def hot_at(self, x: float, y: float) -> int:
        """The topmost area at a place; -1 if there is none."""
        return next((at for at in range(len(self.hots) - 1, -1, -1) if self.hots[at].holds(x, y)), -1)

    @property
    def words(self) -> tuple[str, ...]:
        """All text in it."""
        return tuple(shape.text for shape in self.shapes if isinstance(shape, Words))


Measure = Callable[[str, float, bool], float]
"""How wide a text is: the text, its height, whether it is bold."""


@dataclass(frozen=True)
class Look:
    """How text measures, and how high it is."""

    measure: Measure
    text_size: float = 12.0

    @property
    def row(self) -> float:
        """The height of a line of text with some air."""
        return self.text_size * 1.6

    def width(self, text: str, size: float = 1.0, bold: bool = False) -> float:
        """How wide a text is."""
        return self.measure(text, self.text_size * size, bold)

    def wrap(self, text: str, room: float, most: int, bold: bool = False) -> list[str]:
        """The text in at most so many lines, broken between words; the last one is cut if the rest is too long."""
        lines: list[str] = []
        words = text.split()
        while words and len(lines) < most - 1:
            taken = 1
            while taken < len(words) and self.width(" ".join(words[: taken + 1]), bold=bold) <= room:
                taken += 1
            lines.append(" ".join(words[:taken]))
            words = words[taken:]
        return [*lines, " ".join(words)] if words or not lines else lines

    def fit(self, text: str, room: float, size: float = 1.0, bold: bool = False) -> str:
        """The text, cut with an ellipsis if it needs more room than there is; '' if not even that fits."""
        if self.width(text, size, bold) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + "…", size, bold) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…" if low else ""


@dataclass
class Drawing:
    """Gathers the shapes of a scene."""

    look: Look
    shapes: list[Shape] = field(default_factory=list)
    hots: list[Hot] = field(default_factory=list)

    def add(self, *shapes: Shape) -> None:
        """Put shapes on top."""
        self.shapes.extend(shapes)

    def words(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        align: Align = Align.LEFT,
        paint: Paint = Ink.TEXT,
        bold: bool = False,
        size: float = 1.0,
        height: float = 0.0,
    ) -> None:
        """Put a line of text into a room, cut to fit; ``height`` 0 is a row's."""
        fitting = self.look.fit(text, width, size, bold)
        if fitting:
            self.add(Words(x, y, width, height or self.look.row, fitting, align, paint, bold, size))

    def hot(self, x: float, y: float, width: float, height: float, tip: str, target: Target | None = None) -> None:
        """Make an area say something."""
        self.hots.append(Hot(x, y, width, height, tip, target))

    def scene(self, width: float, height: float, title: str, summary: str) -> Scene:
        """The finished scene."""
        return Scene(width, height, title, summary, tuple(self.shapes), tuple(self.hots), self.look.text_size)
