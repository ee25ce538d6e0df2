"""The figures above the board follow the plan; their labels stay, so that an edit does not build them anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.domain.plan import OPEN
from tests.services.changing.support import SEAT_A, made, months, outcome_of, small
from tests.support.builders import sponsor
from ui.views.summary import SummaryStrip


def _labels(strip: SummaryStrip) -> list[QLabel]:
    body = strip.widget()
    return body.findChildren(QLabel) if body is not None else []


def _texts(strip: SummaryStrip) -> list[str]:
    return [label.text() for label in _labels(strip)]


def test_figures_follow_the_plan_and_labels_stay(qtbot: QtBot) -> None:
    from planner.services.changing import Clear

    case, plan = small()
    before, after = outcome_of(case, plan), outcome_of(case, made(case, plan, Clear(months(SEAT_A))).plan)
    strip, fresh = SummaryStrip(), SummaryStrip()
    for each in (strip, fresh):
        qtbot.addWidget(each)
    strip.show_outcome(before, "Plan 1")
    labels = _labels(strip)
    first = _texts(strip)
    strip.show_outcome(after, "Plan 1")
    fresh.show_outcome(after, "Plan 1")
    assert _labels(strip) == labels
    assert _texts(strip) == _texts(fresh) != first
    assert strip.height() == fresh.height()
    strip.show_outcome(before, "Plan 2")
    assert _texts(strip) == ["Plan 2" if text == "Plan 1" else text for text in first]


def test_a_broken_floor_is_marked_and_the_mark_goes_again(qtbot: QtBot) -> None:
    from dataclasses import replace
    from decimal import Decimal

    case, plan = small(sponsors=(sponsor(margin_floor=Decimal("0.99")), sponsor("Bolt")))
    broken = outcome_of(case, plan)
    fine = outcome_of(case, replace(plan, holder=plan.holder * 0 + OPEN))
    strip = SummaryStrip()
    qtbot.addWidget(strip)

    def marked() -> list[str]:
        return [label.text() for label in _labels(strip) if label.styleSheet()]

    strip.show_outcome(broken)
    assert len(broken.evaluation.floors_broken) == 1
    assert marked()[0] == "1"
    assert "Acme" in _labels(strip)[-1].toolTip()
    strip.show_outcome(fine)
    assert marked() == []
    assert _labels(strip)[-1].toolTip() == ""


def test_labels_are_made_anew_for_another_palette(qtbot: QtBot) -> None:
    strip = SummaryStrip()
    qtbot.addWidget(strip)
    strip.show_outcome(outcome_of(*small()), "Plan 1")
    labels, texts = _labels(strip), _texts(strip)
    strip.refresh_look()
    assert not set(labels) & set(_labels(strip))
    assert _texts(strip) == texts


def test_labels_made_ready_are_those_that_a_plan_fills(qtbot: QtBot) -> None:
    strip, fresh = SummaryStrip(), SummaryStrip()
    for each in (strip, fresh):
        qtbot.addWidget(each)
    strip.prepare()
    labels = _labels(strip)
    for each in (strip, fresh):
        each.show_outcome(outcome_of(*small()), "Plan 1")
    assert _labels(strip) == labels
    assert _texts(strip) == _texts(fresh)
    assert [label.font() for label in labels] == [label.font() for label in _labels(fresh)]
    strip.prepare()
    assert _labels(strip) == labels
