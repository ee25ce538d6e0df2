"""The process that opens a foreign file: ``python -m planner.exchange.reader_child FILE ORDER``.

It alone touches the file, under a memory limit, so that a file that brings the reader down takes nothing else with it.
It writes pickled frames to standard output, a few thousand rows at a time, so that neither side holds a file twice.
"""

from __future__ import annotations

import json
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from planner.exchange.limits import ReadLimits
from planner.exchange.raw import RawJson, RawWorkbook, TextForm
from planner.exchange.reading_books import Order, book_frames
from planner.exchange.reading_frames import Assembly, Frame, Refused, Trouble
from planner.exchange.reading_html import html_frames
from planner.exchange.reading_sniff import TOO_LARGE, UNREADABLE, NotReadable, sniff
from planner.exchange.reading_texts import json_frames, text_frames
from planner.exchange.reading_xml2003 import xml_frames

_READERS: dict[str, Callable[[bytes, str, Order], Iterator[Frame]]] = {
    "csv": text_frames,
    "json": json_frames,
    "html": html_frames,
    "xml": xml_frames,
}
CHANGING = "it is being changed by another program. Wait until that has finished, then try again."


def main(path: str, order_json: str) -> None:
    """Read the file and write the frames; never raises."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints must not get into the answer

    def send(frame: Frame) -> None:
        pickle.dump(frame, output, protocol=pickle.HIGHEST_PROTOCOL)

    with output:
        try:
            order = order_from(json.loads(order_json))
            _limit_memory(order.limits)
            for frame in frames_of(path, order):
                send(frame)
        except NotReadable as refusal:
            send(Refused(str(refusal)))
        except (MemoryError, RecursionError):
            send(Refused(TOO_LARGE))
        except BrokenPipeError:  # nobody waits for the answer any more
            os._exit(0)
        except OSError as trouble:
            send(Trouble(trouble.strerror or str(trouble)))
        except BaseException as odd:  # the reader's own panics are not Exceptions
            print(f"{type(odd).__name__}: {odd}", file=sys.stderr)
            send(Refused(UNREADABLE))


def order_from(values: dict[str, Any]) -> Order:
    """An order as written on the command line."""
    text = values.pop("text", None)
    unread = tuple(values.pop("unread", ()))
    return Order(ReadLimits(**values.pop("limits")), text=TextForm(**text) if text else None, unread=unread, **values)


def frames_of(path: str, order: Order) -> Iterator[Frame]:
    """Read the file in this process; `NotReadable` or OSError if that cannot be done."""
    content = _content(path, order.limits)
    kind = sniff(content, texts=order.texts)
    yield from _READERS.get(kind, book_frames)(content, kind, order)


def read_here(path: str, limits: ReadLimits, *, texts: bool = False) -> RawWorkbook | RawJson:
    """Read the whole file in this process; `NotReadable` or OSError if that cannot be done."""
    assembly = Assembly()
    for frame in frames_of(path, Order(limits, texts=texts)):
        assembly.add(frame)
    return assembly.whole()


def _content(path: str, limits: ReadLimits) -> bytes:
    """The whole file as it is now, so that changes while we read cannot mix two versions."""
    for _ in range(5):
        with Path(path).open("rb") as stream:
            before = os.fstat(stream.fileno())
            content = stream.read(limits.file_bytes + 1)
            after = os.fstat(stream.fileno())
        if len(content) > limits.file_bytes:
            raise NotReadable(f"it is larger than {limits.file_bytes // 1_000_000} MB. Delete what is not needed.")
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(content) == after.st_size:
            return content
        time.sleep(0.3)
    raise NotReadable(CHANGING)


def _limit_memory(limits: ReadLimits) -> None:
    """Where the system can do it, a file that asks for more memory fails here instead of slowing everything down."""
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = limits.memory_bytes if hard == resource.RLIM_INFINITY else min(limits.memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    except (ValueError, OSError):  # macOS refuses some values; the parent watches, too
        return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
