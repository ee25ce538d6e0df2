"""The board's read model, on a plan made by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan
from planner.domain.seats import default_seats
from planner.services.board import Arrange, Bar, BarKind, Board, RowKind, Shade, board_model
from planner.services.board_people import lanes
from planner.services.board_rows import role_letters, runs, sponsor_letters
from planner.services.board_text import BoardText
from tests.support import builders as b
from tests.ui.portfolios import hand_made


def board(arrange: Arrange = Arrange.SEATS) -> Board:
    return board_model(*hand_made(), arrange)


def bars_of(shown: Board, kind: RowKind, item: int) -> tuple[Bar, ...]:
    return shown.rows[shown.row_of(kind, item)].bars


def a_bar(first: int, last: int, sponsor: int = 0) -> Bar:
    return Bar(first, last, BarKind.HELD, sponsor, 0, 0, 0, 0, "A", "1.00")


def test_seats_stand_below_their_study_and_studies_below_their_sponsor() -> None:
    shown = board()
    outline = [(row.kind.name, row.label) for row in shown.rows]
    assert outline == [
        ("SPONSOR", "Acme"),
        ("STUDY", "A"),
        ("SEAT", "CRA 1"),
        ("STUDY", "B"),
        ("SEAT", "CRA 1"),
        ("SPONSOR", "Borax"),
        ("STUDY", "C"),
        ("SEAT", "CRA 1"),
        ("SEAT", "CRA 2"),
    ]
    assert [row.parent for row in shown.rows] == [-1, 0, 1, 0, 3, -1, 5, 6, 6]


def test_months_with_the_same_holder_are_one_bar_and_a_handover_begins_another() -> None:
    ann, bob = bars_of(board(), RowKind.SEAT, 0)
    assert (ann.label, ann.first, ann.last, ann.handover) == ("Ann", 0, 1, False)
    assert (bob.label, bob.first, bob.last, bob.handover) == ("Bob", 2, 3, True)
    assert ann.knows and not bob.knows


def test_locked_months_are_bars_of_their_own() -> None:
    shown = board()
    assert [bar.locked for bar in bars_of(shown, RowKind.SEAT, 0)] == [True, False]
    assert [(b.first, b.locked) for b in bars_of(shown, RowKind.SEAT, 2) if b.kind is BarKind.HELD] == [
        (0, False),
        (2, True),
        (3, False),
    ]


def test_open_and_contractor_months_are_told_apart_and_idle_months_stay_empty() -> None:
    shown = board()
    (open_bar,) = bars_of(shown, RowKind.SEAT, 1)
    assert (open_bar.kind, open_bar.first, open_bar.fte, open_bar.firm) == (BarKind.OPEN, 1, "0.50", False)
    assert shown.bar_at(shown.row_of(RowKind.SEAT, 1), 0) is None
    assert bars_of(shown, RowKind.SEAT, 2)[1].kind is BarKind.CONTRACTOR


def test_group_headings_carry_the_evaluators_sums_and_flag_broken_floors() -> None:
    shown = board()
    study = shown.rows[shown.row_of(RowKind.STUDY, 2)]
    assert "6.0 FTE-months" in study.text and "floor 95.0%" in study.text and "floor broken" in study.text
    assert study.alert
    assert not shown.rows[0].alert and "floor 10.0%" in shown.rows[0].text


def test_by_people_a_row_is_the_work_of_one_person_on_studies() -> None:
    shown = board(Arrange.PEOPLE)
    assert [row.label for row in shown.rows] == ["CRA", "Ann", "Bob", "Eve"]
    assert [(b.label, b.first, b.last, b.sponsor) for b in shown.rows[2].bars] == [("C", 0, 0, 1), ("A", 2, 3, 0)]
    assert "68% planned" in shown.rows[0].text


def test_by_people_absence_is_shaded() -> None:
    shown = board(Arrange.PEOPLE)
    assert shown.shade[shown.row_of(RowKind.PERSON, 2)].tolist() == [0, 2, 0, 0]


def test_work_at_the_same_time_goes_to_lanes_and_a_sponsor_keeps_its_lane() -> None:
    first, second, later = a_bar(0, 1, sponsor=0), a_bar(0, 0, sponsor=1), a_bar(2, 3, sponsor=1)
    assert lanes([first, second, later]) == [[first], [second, later]]
    assert lanes([]) == [[]]


def test_words_of_a_cell_name_holder_fte_knowledge_and_handover() -> None:
    case, plan, evaluation = hand_made()
    shown = board_model(case, plan, evaluation)
    words = BoardText(case, plan, evaluation)
    sentence = words.sentence(shown, shown.row_of(RowKind.SEAT, 0), 2)
    assert sentence.startswith("A, CRA 1, 2027-03: Bob; 1.00 FTE; New to Acme; Handover in 2027-03: Ann → Bob")
    assert "nobody holds" in words.sentence(shown, shown.row_of(RowKind.SEAT, 1), 1)


def test_words_of_a_person_say_how_much_is_free() -> None:
    case, plan, evaluation = hand_made()
    shown = board_model(case, plan, evaluation, Arrange.PEOPLE)
    words = BoardText(case, plan, evaluation)
    assert "0.50 of 1.00 FTE planned, 0.50 free" in words.sentence(shown, shown.row_of(RowKind.PERSON, 1), 0)
    assert "not available" in words.sentence(shown, shown.row_of(RowKind.PERSON, 2), 1)


def test_runs_split_where_the_key_changes_and_leave_out_the_empty_key() -> None:
    keys = np.array([[1, 1, 2, 0], [0, 3, 3, 3]], dtype=np.int64)
    assert list(runs(keys, 0)) == [(0, 0, 1), (0, 2, 2), (1, 1, 3)]
    assert list(runs(np.zeros((0, 4), dtype=np.int64), 0)) == []


def test_sponsor_letters_are_short_and_all_different() -> None:
    assert sponsor_letters(("Aster", "Boreal", "Cala")) == ("A", "B", "C")
    assert len(set(sponsor_letters(("Aster", "Boreal", "Astra")))) == 3
    names = tuple(f"Sponsor {n}" for n in range(30))
    assert len(set(sponsor_letters(names))) == 30


def test_headings_sum_what_is_asked_and_held_in_each_month() -> None:
    shown = board()
    acme = shown.rows[0].sums
    assert (acme.asked, acme.held) == ((100, 150, 150, 150), (100, 100, 100, 100))
    study = shown.rows[shown.row_of(RowKind.STUDY, 2)].sums
    assert study.fte == 6.0 and study.filled is not None and study.floor == 0.95
    seat = shown.rows[shown.row_of(RowKind.SEAT, 1)].sums
    assert (seat.fte, seat.filled) == (1.5, 0.0)


def test_roles_sum_what_is_available_and_planned_in_each_month() -> None:
    role = board(Arrange.PEOPLE).rows[0].sums
    assert role.asked == (300, 200, 300, 300)
    assert role.held == (250, 100, 200, 200)


def test_months_without_a_contract_are_told_from_leave() -> None:
    portfolio = b.portfolio(staff=[b.person("ann", start=dt.date(2027, 2, 1), end=dt.date(2027, 3, 15))])
    case = build_case(portfolio)
    plan = Plan(default_seats(case), np.full(default_seats(case).fte.shape, -1, dtype=np.int32))
    evaluation = evaluate(case, plan)
    shown = board_model(case, plan, evaluation, Arrange.PEOPLE)
    assert shown.shade[1, 0] == Shade.NO_CONTRACT
    assert Shade.NO_CONTRACT not in shown.shade[1, 1:3]
    words = BoardText(case, plan, evaluation)
    assert "contract to 2027-03-15" in words.sentence(shown, 1, 2)


def test_by_people_a_bar_that_begins_with_a_handover_says_so() -> None:
    shown = board(Arrange.PEOPLE)
    bob = shown.rows[shown.row_of(RowKind.PERSON, 1)]
    assert [bar.handover for bar in bob.bars] == [False, True]


def test_roles_are_marked_by_their_initials() -> None:
    names = ("Project Manager", "Clinical Trial Manager", "CRA", "Programmer")
    assert role_letters(names)[:3] == ("PM", "CTM", "CRA")
    assert len(set(role_letters(("Data Manager", "Drug Monitor", "DM")))) == 3
