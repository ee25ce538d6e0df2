"""Every change of a document is one named edit that can be taken back exactly."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from planner.domain.errors import UserError
from planner.domain.plan import HoldRow, PlanRows
from planner.domain.portfolio import Portfolio
from planner.services.history import History, Step
from planner.services.session import ChangeEvent, ChangeKind, PlanRecord, Session, new_document, state_hash
from planner.storage.changes import Change, Key
from tests.support.documents import small_plan, small_portfolio


def with_name(portfolio: Portfolio, name: str) -> Portfolio:
    first, *others = portfolio.staff
    return dataclasses.replace(portfolio, staff=(dataclasses.replace(first, name=name), *others))


def rename(session: Session, name: str) -> None:
    with session.edit(f"Rename to {name}") as edit:
        edit.portfolio = with_name(edit.portfolio, name)


def stored(session: Session) -> str:
    """The hash of what the working copy on disk holds."""
    return state_hash(session._document.read())


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return new_document(small_portfolio(), state_dir=tmp_path)


def test_an_edit_is_undone_and_redone_exactly(session: Session) -> None:
    before = state_hash(session.state)
    rename(session, "Maria")
    after = state_hash(session.state)
    assert (session.undo_text, session.redo_text) == ("Rename to Maria", "")
    assert session.undo()
    assert state_hash(session.state) == before == stored(session)
    assert (session.undo_text, session.redo_text) == ("", "Rename to Maria")
    assert session.redo()
    assert state_hash(session.state) == after == stored(session)
    assert not session.redo()


def test_an_error_inside_an_edit_leaves_everything_as_it_was(session: Session) -> None:
    heard: list[ChangeEvent] = []
    session.listen(heard.append)
    before = session.state
    with pytest.raises(ZeroDivisionError), session.edit("Fails") as edit:
        edit.portfolio = with_name(edit.portfolio, "never")
        edit.add_plan(small_plan())
        raise ZeroDivisionError
    assert session.state is before
    assert (session.undo_text, session.dirty, heard) == ("", False, [])
    rename(session, "works again")


def test_an_edit_that_changes_nothing_is_no_step(session: Session) -> None:
    with session.edit("Nothing") as edit:
        edit.portfolio = dataclasses.replace(edit.portfolio)
    assert session.undo_text == ""
    assert not session.dirty


def test_a_bulk_result_is_one_step(session: Session) -> None:
    many = tuple(dataclasses.replace(session.portfolio.staff[0], id=f"N{n}", name=f"New {n}") for n in range(5000))
    before = state_hash(session.state)
    with session.edit("Import") as edit:
        edit.portfolio = dataclasses.replace(edit.portfolio, staff=many)
        edit.add_plan(small_plan())
    assert len(session.portfolio.staff) == 5000
    session.undo()
    assert state_hash(session.state) == before == stored(session)


def test_listeners_hear_which_kinds_an_edit_touched(session: Session) -> None:
    heard: list[ChangeEvent] = []
    stop = session.listen(heard.append)
    rename(session, "Maria")
    with session.edit("Plan") as edit:
        edit.add_plan(small_plan())
    session.undo()
    stop()
    session.redo()
    plan = frozenset({"plans", "plan_seats", "plan_holds"})
    assert [(event.kind, event.touched) for event in heard] == [
        (ChangeKind.EDIT, frozenset({"staff"})),
        (ChangeKind.EDIT, plan),
        (ChangeKind.UNDO, plan),
    ]


def test_a_failing_listener_harms_neither_the_edit_nor_the_others(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[ChangeEvent] = []
    session.listen(lambda event: 1 / 0)  # type: ignore[arg-type]
    session.listen(heard.append)
    rename(session, "Maria")
    assert len(heard) == 1
    assert session.portfolio.staff[0].name == "Maria"
    assert "a listener failed" in caplog.text


def test_edits_do_not_nest(session: Session) -> None:
    with session.edit("Outer") as edit:
        edit.portfolio = with_name(edit.portfolio, "outer")
        for forbidden in (session.undo, session.redo, session.save, lambda: rename(session, "inner")):
            with pytest.raises(RuntimeError):
                forbidden()
    assert session.portfolio.staff[0].name == "outer"


def test_a_closed_session_refuses_edits(session: Session) -> None:
    session.close()
    session.close()
    with pytest.raises(RuntimeError):
        rename(session, "late")


def test_dirty_follows_undo_to_the_saved_state_and_past_it(session: Session, tmp_path: Path) -> None:
    rename(session, "one")
    session.save_as(tmp_path / "a.throughline")
    rename(session, "two")
    assert session.dirty
    session.undo()
    assert [session.dirty, session.undo(), session.dirty] == [False, True, True]
    rename(session, "another way")
    assert session.dirty, "the saved state cannot be reached any more"


def test_a_new_edit_ends_redo(session: Session) -> None:
    rename(session, "one")
    session.undo()
    rename(session, "two")
    assert session.redo_text == ""
    assert not session.redo()


def test_text_that_cannot_be_kept_is_refused_without_a_trace(session: Session) -> None:
    before = state_hash(session.state)
    with pytest.raises(UserError):
        rename(session, "half a pair \ud800")
    assert state_hash(session.state) == before == stored(session)


# ---- plans


def test_a_plan_is_kept_with_what_it_was_made_for(session: Session) -> None:
    with session.edit("Plan") as edit:
        kept = edit.add_plan(dataclasses.replace(small_plan(), id=""))
    assert session.plans == (kept,)
    assert kept.id
    assert kept.created
    assert kept.plan_start == "2026-11"
    assert not session.is_stale(kept)
    with session.edit("Dearer") as edit:
        edit.portfolio = dataclasses.replace(edit.portfolio, roles=edit.portfolio.roles[:1])
    assert session.is_stale(kept)
    session.undo()
    assert not session.is_stale(kept)


def test_at_most_one_plan_is_published(session: Session) -> None:
    with session.edit("Plans") as edit:
        edit.add_plan(dataclasses.replace(small_plan(), published=True))
        edit.add_plan(dataclasses.replace(small_plan("Second", "p2"), published=True))
    assert [plan.published for plan in session.plans] == [False, True]
    with session.edit("Publish the first") as edit:
        edit.publish_plan("p1")
    published = session.state.published
    assert published is not None
    assert published.id == "p1"
    with session.edit("Withdraw") as edit:
        edit.publish_plan(None)
    assert [session.state.published, session.undo(), session.state.published] == [None, True, published]


def test_plans_are_renamed_noted_replaced_and_deleted(session: Session) -> None:
    with session.edit("Plans") as edit:
        edit.add_plan(small_plan())
        edit.add_plan(small_plan("Second", "p2"))
    before = state_hash(session.state)
    with session.edit("Change") as edit:
        edit.rename_plan("p1", "Better")
        edit.note_plan("p1", "agreed with Nordvik")
        edit.delete_plan("p2")
    (plan,) = session.plans
    assert (plan.name, plan.note) == ("Better", "agreed with Nordvik")
    assert plan.rows == small_plan().rows
    session.undo()
    assert state_hash(session.state) == before == stored(session)


@pytest.mark.parametrize("name", ["Second", "", "  "])
def test_a_plan_needs_a_name_of_its_own(session: Session, name: str) -> None:
    with session.edit("Plans") as edit:
        edit.add_plan(small_plan())
        edit.add_plan(small_plan("Second", "p2"))
        with pytest.raises(UserError, match="name"):
            edit.rename_plan("p1", name)


def test_holds_are_put_in_the_order_of_the_seats(session: Session) -> None:
    rows = small_plan().rows
    with session.edit("Plan") as edit:
        kept = edit.add_plan(dataclasses.replace(small_plan(), rows=PlanRows(rows.seats, rows.holds[::-1])))
    assert kept.rows == rows
    assert stored(session) == state_hash(session.state)


def test_moving_the_first_month_of_a_plan_moves_its_stored_months(session: Session) -> None:
    with session.edit("Plan") as edit:
        kept = edit.add_plan(small_plan())
    with session.edit("Shift") as edit:
        edit.replace_plan(dataclasses.replace(kept, plan_start="2027-03"))
    assert stored(session) == state_hash(session.state)
    session.undo()
    assert session.plans == (kept,)
    assert stored(session) == state_hash(session.state)


def test_replacing_rows_that_contradict_themselves_changes_nothing(session: Session) -> None:
    with session.edit("Plan") as edit:
        kept = edit.add_plan(small_plan())
    broken = PlanRows(kept.rows.seats, (HoldRow(kept.rows.seats[0].line, 7, 0, "E1"),))
    with pytest.raises(ValueError, match="does not have"), session.edit("Break") as edit:
        edit.replace_plan(dataclasses.replace(kept, rows=broken))
    assert session.plans == (kept,)


def test_figures_are_kept_apart_from_what_was_passed_in_and_infinities_become_none() -> None:
    figures = {"trace": [[0.5, 12.0]], "bound": float("-inf")}
    record = PlanRecord("p", "P", figures=figures)
    figures["trace"].append([1.0, 11.0])  # type: ignore[attr-defined]
    assert record.figures == {"trace": [[0.5, 12.0]], "bound": None}


# ---- bounded memory


def a_step(rows: int, number: int) -> Step:
    person = small_portfolio().staff[0]
    return Step(f"step {number}", (Change(Key("staff"), 0, (), (person,) * rows),), number, number + 1)


def test_the_history_forgets_the_oldest_steps_first() -> None:
    history = History(most_steps=3, most_rows=100)
    for number in range(5):
        history.add(a_step(1, number))
    names = []
    while history.next_undo:
        names.append(history.next_undo.name)
        history.undone()
    assert names == ["step 4", "step 3", "step 2"]


def test_large_steps_push_small_ones_out_but_the_last_can_always_be_undone() -> None:
    history = History(most_steps=10, most_rows=100)
    history.add(a_step(40, 1))
    history.add(a_step(40, 2))
    history.add(a_step(500, 3))
    assert history.next_undo is not None
    assert history.next_undo.name == "step 3"
    history.undone()
    assert history.next_undo is None


def test_undo_reaches_back_five_hundred_steps(session: Session) -> None:
    hashes = [state_hash(session.state)]
    for number in range(520):
        rename(session, f"n{number}")
        hashes.append(state_hash(session.state))
    for expected in hashes[-2:-502:-1]:
        assert session.undo()
        assert state_hash(session.state) == expected
    assert not session.undo()
    assert stored(session) == hashes[20]


def test_any_step_of_the_history_can_be_gone_to(session: Session) -> None:
    states = [state_hash(session.state)]
    for name in ("Ana", "Bea", "Cleo"):
        rename(session, name)
        states.append(state_hash(session.state))
    assert session.steps.done == ("Rename to Ana", "Rename to Bea", "Rename to Cleo")
    assert session.go_to(1)
    assert [session.steps.done, session.steps.undone] == [("Rename to Ana",), ("Rename to Bea", "Rename to Cleo")]
    assert state_hash(session.state) == stored(session) == states[1]
    assert session.go_to(3)
    assert state_hash(session.state) == states[3]
    assert not session.go_to(99)
