"""Files that travel with the program, and the one way to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path


def read_text(name: str) -> str:
    """A bundled text file, such as ``icons/open.svg``; FileNotFoundError if there is none."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """A bundled file's content; FileNotFoundError if there is none."""
    return files(__name__).joinpath(name).read_bytes()


@contextmanager
def as_path(name: str) -> Iterator[Path]:
    """A bundled file as a real path, for as long as the context lasts."""
    with as_file(files(__name__).joinpath(name)) as path:
        yield path
