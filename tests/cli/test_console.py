"""Progress and tables on a terminal and elsewhere."""

from __future__ import annotations

import io

from planner.cli.console import Console, line_of, words_of
from planner.cli.plan import aligned
from solver.api import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


NEWS = Progress("improving", 12.3, objective=100.0, bound=80.0, fraction=0.5, improved=True)


def test_on_a_terminal_one_line_lives() -> None:
    stream = Terminal()
    console = Console(False, stream)
    console.show(NEWS)
    console.show(NEWS)
    console.end()
    assert "\n" not in stream.getvalue()
    assert "[##########..........]" in stream.getvalue()


def test_the_hint_is_shown_whole_or_not_at_all() -> None:
    whole = line_of(NEWS, 200)
    assert whole.endswith("(Ctrl-C: stop and keep the best plan)")
    assert line_of(NEWS, len(whole)) == whole
    assert whole.startswith(line_of(NEWS, len(whole) - 1))
    assert "Ctrl" not in line_of(NEWS, len(whole) - 1)


def test_columns_line_up_whatever_stands_in_them() -> None:
    lines = list(
        aligned(
            [
                ("", "this plan", "first"),
                ("Status", "Every margin floor is met", ""),
                ("A label that is longer than all the others", "1,234,567,890 USD", "1"),
                ("Gap", "2.0%", ""),
            ]
        )
    )
    label = len("A label that is longer than all the others") + 2
    assert lines[0].endswith("        this plan  first")
    assert lines[1] == f"{'Status':{label}}Every margin floor is met"
    assert len(lines[0]) == len(lines[2])
    assert lines[3].index("2.0%") + 4 == lines[2].index(" USD") + 4
    assert "  1,234,567,890 USD      1" in lines[2]


def test_elsewhere_there_are_plain_lines_and_none_twice() -> None:
    stream = io.StringIO()
    console = Console(False, stream)
    console.show(NEWS)
    console.show(NEWS)
    assert stream.getvalue() == f"{words_of(NEWS)}\n"


def test_quiet_is_quiet() -> None:
    stream = Terminal()
    console = Console(True, stream)
    console.show(NEWS)
    console.say("words")
    assert stream.getvalue() == ""


def test_progress_in_words() -> None:
    assert words_of(NEWS) == "  12.3 s  improving, score 100.0, at most 20.0% lower is possible"
    assert words_of(Progress("starting", 0.1)) == "   0.1 s  starting, no plan yet"
