"""Comments that people wrote at cells, as Excel keeps them: the old notes and the threads of today."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from planner.exchange.raw import CellComment, place_of

MOST = 5_000
"""Comments of one sheet; more than that nobody has written."""
LONGEST = 4_000
"""Characters of one comment."""
_STAND_IN = re.compile(r"\[Threaded comment\].*?(?:Comment|Kommentar|Commentaire|Comentario):\s*", re.DOTALL)


def sheet_comments(archive: zipfile.ZipFile, part: str) -> list[CellComment]:
    """The comments of the sheet in ``part``; none where they cannot be followed. A thread is one comment."""
    try:
        found = list(_threads(archive, part)) or list(_notes(archive, part))
    except (ElementTree.ParseError, KeyError, ValueError):
        return []
    return found[:MOST]


def _related(archive: zipfile.ZipFile, part: str, kind: str) -> Iterator[Element]:
    """The parts of a kind that a sheet refers to, parsed."""
    folder, name = posixpath.split(part.lstrip("/"))
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    by_fold = {entry.lstrip("/").replace("\\", "/").casefold(): entry for entry in archive.namelist()}
    if rels.casefold() not in by_fold:
        return
    for element in ElementTree.fromstring(archive.read(by_fold[rels.casefold()])):
        if element.get("Type", "").rpartition("/")[2].casefold() == kind:
            target = element.get("Target", "")
            whole = target if target.startswith("/") else posixpath.join("/", folder, target)
            found = by_fold.get(posixpath.normpath(whole).lstrip("/").casefold())
            if found is not None:
                yield ElementTree.fromstring(archive.read(found))


def _notes(archive: zipfile.ZipFile, part: str) -> Iterator[CellComment]:
    for tree in _related(archive, part, "comments"):
        authors = [(element.text or "").strip() for element in tree.iter() if _tag(element) == "author"]
        for element in tree.iter():
            place = place_of(element.get("ref", "")) if _tag(element) == "comment" else None
            if place is None:
                continue
            number = element.get("authorId", "")
            author = authors[int(number)] if number.isdigit() and int(number) < len(authors) else ""
            text = "".join(piece.text or "" for piece in element.iter() if _tag(piece) == "t")
            yield from comment(*place, author, _STAND_IN.sub("", text))


def _threads(archive: zipfile.ZipFile, part: str) -> Iterator[CellComment]:
    """Each cell's thread as one comment: what was said in its order, with the names of who answered."""
    people = _people(archive)
    said: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for tree in _related(archive, part, "threadedcomment"):
        for element in tree.iter():
            place = place_of(element.get("ref", "")) if _tag(element) == "threadedComment" else None
            if place is not None:
                text = "".join(piece.text or "" for piece in element.iter() if _tag(piece) == "text")
                said.setdefault(place, []).append((people.get(element.get("personId", ""), ""), text.strip()))
    for place, parts in said.items():
        first = parts[0]
        rest = [f"{author}: {text}" if author else text for author, text in parts[1:]]
        yield from comment(*place, first[0], "\n".join([first[1], *rest]))


def _people(archive: zipfile.ZipFile) -> dict[str, str]:
    names = [entry for entry in archive.namelist() if "persons/" in entry.casefold()]
    return {
        element.get("id", ""): element.get("displayName", "")
        for entry in names
        for element in ElementTree.fromstring(archive.read(entry)).iter()
        if _tag(element) == "person"
    }


def comment(row: int, column: int, author: str, text: str) -> Iterator[CellComment]:
    """One comment, or none if it says nothing; Excel puts the author's name in front of an old note."""
    text = text.strip()
    if author and text.startswith(f"{author}:"):
        text = text[len(author) + 1 :].strip()
    if text:
        yield CellComment(row, column, author.strip(), text[:LONGEST])


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]
