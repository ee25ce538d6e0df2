"""The table of stopping times says what happened, also where a run never came to the moment."""

from __future__ import annotations

from solver.api import Stop
from tests.benchmarks.portfolios import generate
from tests.benchmarks.stopping import MOMENTS, Answer, Moment, answer, row


def test_an_order_is_answered_and_the_answer_told() -> None:
    portfolio = generate(6, 2, 3, 1)
    stopped = answer(portfolio, Stop.KEEP, MOMENTS[0], 1)
    assert stopped is not None
    assert stopped.outcome not in ("", "no answer")
    cancelled = answer(portfolio, Stop.DISCARD, MOMENTS[0], 1)
    assert cancelled is not None and cancelled.outcome == "cancelled"


def test_a_moment_that_never_comes_is_none() -> None:
    assert answer(generate(6, 2, 3, 1), Stop.KEEP, Moment("never", ("no such phase",)), 1, limit=1.0) is None
    assert "| none | none | none |" in row("a", Stop.KEEP, MOMENTS[0], [None, None])


def test_the_table_shows_least_middle_and_most_of_the_answers_there_were() -> None:
    answers = [Answer(s, "improving", "stopped") for s in (0.3, 0.1, 0.2)]
    assert "| 0.10 | 0.20 | 0.30 | stopped (in: improving) |" in row("a", Stop.KEEP, MOMENTS[2], [*answers, None])
