"""A process beside this one answers, is given up at once, and is missed by nobody when it ends."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import psutil
import pytest

from planner.child_process import ChildProcess, Stopped
from planner.domain.errors import UserError

CHILD = "tests.support.answering_child"


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    made = ChildProcess(CHILD, "It has died.")
    yield made
    made.end()


def ask(child: ChildProcess, request: str, told: list[Any] | None = None) -> Any:
    heard: list[Any] = [] if told is None else told
    return child.ask(request, lambda: False, heard.append)


def test_what_is_told_on_the_way_comes_before_the_answer_and_in_order(child: ChildProcess) -> None:
    told: list[Any] = []
    assert ask(child, "count:3", told) == "3"
    assert told == [0, 1, 2]


def test_what_was_told_without_an_answer_is_known_until_the_process_is_another_one(child: ChildProcess) -> None:
    child.send("note:one")
    child.send("note:two")
    assert ask(child, "heard") == ("one", "two")
    child.end()
    assert not child.running
    assert ask(child, "heard") == ()


def test_an_error_comes_back_as_it_was_raised_and_the_process_goes_on(child: ChildProcess) -> None:
    first = ask(child, "number")
    with pytest.raises(UserError, match="Not like this"):
        ask(child, "raise:refused")
    with pytest.raises(UserError, match="Too much"):
        ask(child, "raise:run out")
    with pytest.raises(RuntimeError, match="on what"):
        ask(child, "raise:stumbled")
    assert ask(child, "number") == first


def test_what_is_printed_there_does_not_get_into_the_answers(child: ChildProcess) -> None:
    assert ask(child, "print:something") is None
    assert ask(child, "count:0") == "0"


def test_a_process_that_dies_is_told_in_a_sentence_and_the_next_request_has_a_new_one(child: ChildProcess) -> None:
    first = ask(child, "number")
    with pytest.raises(UserError, match="It has died"):
        ask(child, "die")
    assert not child.running
    assert ask(child, "number") != first


def test_an_answer_that_cannot_be_taken_in_is_told_in_a_sentence_too(child: ChildProcess) -> None:
    with pytest.raises(UserError, match="It has died"):
        ask(child, "odd")
    assert ask(child, "count:0") == "0"


def test_a_process_that_died_between_two_requests_is_told_in_a_sentence(child: ChildProcess) -> None:
    number = ask(child, "number")
    process = psutil.Process(number)
    process.kill()
    psutil.wait_procs([process], timeout=10)
    with pytest.raises(UserError, match="It has died"):
        ask(child, "number")
    assert ask(child, "number") != number


def test_who_stops_waits_for_nothing_and_leaves_no_process(child: ChildProcess) -> None:
    number = ask(child, "number")
    wish = threading.Event()
    threading.Timer(0.05, wish.set).start()
    with pytest.raises(Stopped):
        child.ask("sleep", wish.is_set, lambda _: None)
    assert not child.running
    assert not psutil.pid_exists(number)
    assert ask(child, "count:0") == "0"


def test_who_is_ended_by_another_thread_has_stopped(child: ChildProcess) -> None:
    ask(child, "number")
    threading.Timer(0.05, child.end).start()
    with pytest.raises(Stopped):
        ask(child, "sleep")
    assert ask(child, "count:0") == "0"


def test_who_is_told_may_give_up_too(child: ChildProcess) -> None:
    def enough(value: Any) -> None:
        raise LookupError(value)

    with pytest.raises(LookupError):
        child.ask("count:5", lambda: False, enough)
    assert ask(child, "count:0") == "0"


def test_the_process_ends_when_nobody_holds_the_other_end() -> None:
    words = (
        "import os\nfrom planner.child_process import ChildProcess\n"
        f"child = ChildProcess({CHILD!r}, '')\n"
        "print(child.ask('number', lambda: False, print), flush=True)\nos._exit(0)\n"
    )
    parent = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True)
    number = int(parent.stdout)
    try:
        left = psutil.wait_procs([psutil.Process(number)], timeout=30)[1]
    except psutil.NoSuchProcess:
        left = []
    assert left == [] or left[0].status() == psutil.STATUS_ZOMBIE
