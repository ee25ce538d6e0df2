"""A process that answers simple requests, for the tests of `planner.child_process`."""

from __future__ import annotations

import os
import time
from typing import Any

from planner.child_process import Tell, serve
from planner.domain.errors import UserError

ERRORS = {"refused": UserError("Not like this."), "stumbled": KeyError("on what"), "run out": MemoryError()}


class _Odd:
    """What cannot be taken in at the other end."""

    def __reduce__(self) -> tuple[type[int], tuple[list[int]]]:
        return int, ([],)


ANSWERS = {"number": os.getpid, "odd": _Odd}
_heard: list[str] = []


def answer(request: str, tell: Tell) -> Any:
    """Do what the word says."""
    match request.split(":"):
        case ["count", number]:
            for one in range(int(number)):
                tell(one)
            return number
        case ["heard"]:
            return tuple(_heard)
        case ["note", word]:
            _heard.append(word)
        case ["raise", name]:
            raise ERRORS[name]
        case ["print", word]:
            os.write(1, word.encode())
            print(word)
        case ["die"]:
            os._exit(3)
        case ["sleep"]:
            time.sleep(600)
        case [name] if name in ANSWERS:
            return ANSWERS[name]()
    return None


if __name__ == "__main__":
    serve(answer, "Too much.")
