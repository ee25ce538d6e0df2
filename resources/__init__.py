"""Files that travel with the program, and the one way to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path


@cache
def _root() -> Traversable:
    return files(__name__)


def read_text(name: str) -> str:
    """A bundled text file, such as ``icons/open.svg``; FileNotFoundError if there is none."""
    return _root().joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """A bundled file's content; FileNotFoundError if there is none."""
    return _root().joinpath(name).read_bytes()


@contextmanager
def as_path(name: str) -> Iterator[Path]:
    """A bundled file as a real path, for as long as the context lasts."""
    with as_file(_root().joinpath(name)) as path:
        yield path
