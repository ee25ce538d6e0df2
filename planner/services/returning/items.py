"""Edits as people read them: months in a row together, in words, with the cells they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.case import Case
from planner.domain.plan import CONTRACTOR_ID
from planner.domain.portfolio import LineKey
from planner.domain.telling import Told, begun, joined, tell, unstopped
from planner.services.changing.words import months_words
from planner.services.returning.judging import Judged
from planner.services.returning.values import Kind, Offer, Refusal, SeatEdit, Spot, Value

OURS_WORDS = tell("as the plan has it")
ROW_DELETED = tell("row deleted")


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the proposal: months in a row of one seat that are edited alike, or a cell that nobody can use.

    ``edits`` are positions among the comparison's edits and, after those, its edits of locks; ``months`` is empty and
    ``line`` None for a cell. ``cells`` is ``Sheet!L12:P12``, '' where a row was deleted. ``before`` is what the plan
    has now, ``after`` what is wanted; ``options`` are the values to choose from in a conflict, the plan's first.
    ``part`` is the part it is accepted with (-1: none); ``expected`` is False where taking it is more likely a mistake.
    """

    kind: Kind
    where: str
    months: str
    before: str
    after: str
    cells: str
    edits: tuple[int, ...] = ()
    line: LineKey | None = None
    seat: int = 0
    rule: str = ""
    reason: str = ""
    options: tuple[str, ...] = ()
    part: int = -1
    expected: bool = True

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        place = joined(", ", [part for part in (self.where, self.months) if part])
        change = joined(" → ", (self.before, self.after)) if self.after else self.before
        told = joined(": ", [part for part in (place, change) if part])
        return tell("{told}. {reason}.", told=told, reason=unstopped(self.reason)) if self.reason else told


def items_of(judged: Judged) -> tuple[Item, ...]:
    """All items, in the order of the board; cells that nobody can use come last."""
    comparison, case = judged.comparison, judged.case
    words = _Words(case)
    found = [*(words.item(judged, run) for run in _runs(judged)), *words.locks(judged)]
    order = {line: at for at, line in enumerate(case.line_keys)}
    found.sort(key=lambda item: (order.get(item.line, len(order)) if item.line else len(order), item.seat, item.edits))
    for wrong in comparison.wrong:
        reason = begun(joined(" ", [part for part in (wrong.message, wrong.remedy) if part]))
        found.append(Item(Kind.REFUSED, "", "", wrong.value, "", str(wrong.place), reason=reason))
    return tuple(found)


def spots_of(judged: Judged, item: Item) -> tuple[Spot, ...]:
    """The seat-months of an item."""
    edits, locks = judged.comparison.edits, judged.comparison.locks
    count = len(edits)
    return tuple(edits[at].spot if at < count else locks[at - count].spot for at in item.edits)


def kind_of(edit: SeatEdit, offer: Offer | None, refusal: Refusal | None) -> Kind:
    """What an edit is to the plan in the document."""
    if refusal is not None:
        return Kind.REFUSED
    if edit.conflict:
        return Kind.CONFLICT
    after = (offer or edit.offers[0]).value
    if not edit.present.holder:
        return Kind.NEW if after.holder else Kind.CHANGED
    return Kind.CHANGED if after.holder else Kind.REMOVED


def _runs(judged: Judged) -> Iterator[list[int]]:
    """Neighbouring months of a seat that are edited alike."""
    run: list[int] = []
    edits = judged.comparison.edits
    for at, edit in enumerate(edits):
        if run and not _alike(judged, run[-1], at):
            yield run
            run = []
        run.append(at)
        del edit
    if run:
        yield run


def _alike(judged: Judged, one: int, other: int) -> bool:
    a, b = judged.comparison.edits[one], judged.comparison.edits[other]
    if (a.line, a.seat) != (b.line, b.seat) or b.month != a.month + 1:
        return False
    first, second = (judged.refused.get(at) for at in (one, other))
    if (first and first.rule) != (second and second.rule) or (first is None) != (second is None):
        return False
    if judged.part.get(one) != judged.part.get(other):
        return False
    return _shape(a) == _shape(b)


def _shape(edit: SeatEdit) -> tuple[object, ...]:
    """What two months must have in common to be told together: holders, and FTE where these are edited."""
    values = (edit.exported, edit.present, *(offer.value for offer in edit.offers))
    if len({value.fte for value in values}) == 1:
        return edit.conflict, *(value.holder for value in values)
    return edit.conflict, *values


class _Words:
    def __init__(self, case: Case) -> None:
        self._case = case
        self._names = {person.id: person.name or person.id for person in case.portfolio.staff}

    def item(self, judged: Judged, run: Sequence[int]) -> Item:
        comparison = judged.comparison
        edits = [comparison.edits[at] for at in run]
        edit, offer, refusal = edits[0], judged.chosen[run[0]], judged.refused.get(run[0])
        kind = kind_of(edit, offer, refusal)
        wanted = offer or edit.offers[0]
        fte = any(value.fte != edit.present.fte for value in (wanted.value, edit.exported))
        cells = _range([self._offer(judged, at).cell for at in run])
        gone = kind is Kind.REMOVED and edit.line.study in comparison.missing
        return Item(
            kind,
            tell("{role} {n} of {study}", role=edit.line.role, n=edit.seat, study=edit.line.study),
            months_words(self._case, [e.month for e in edits]),
            self._value(edit.present, fte),
            self._value(wanted.value, fte),
            cells or ("" if wanted.cell else ROW_DELETED),
            tuple(run),
            edit.line,
            edit.seat,
            refusal.rule if refusal else "",
            self._reason(edit, kind, refusal, gone=gone),
            self._options(edit, fte=fte) if edit.conflict else (),
            judged.part.get(run[0], -1),
            not gone,
        )

    def locks(self, judged: Judged) -> Iterator[Item]:
        """The locks that are set and lifted, and those that cannot be."""
        for at, part in enumerate(judged.locks.parts, len(judged.proposal.parts)):
            yield self._lock(judged, part.edits, part=at)
        groups: dict[tuple[object, ...], list[int]] = {}
        for position, refusal in judged.locks.refused.items():
            edit = judged.comparison.locks[position]
            groups.setdefault((edit.line, edit.seat, edit.holder, edit.locked, refusal.rule), []).append(position)
        for positions in groups.values():
            yield self._lock(judged, positions, refusal=judged.locks.refused[positions[0]])

    def _lock(self, judged: Judged, positions: Sequence[int], part: int = -1, refusal: Refusal | None = None) -> Item:
        edits = [judged.comparison.locks[position] for position in positions]
        edit, first = edits[0], len(judged.comparison.edits)
        free: str = self._names.get(edit.holder, edit.holder)
        locked = tell("{who}, locked", who=free)
        return Item(
            Kind.CHANGED if refusal is None else Kind.REFUSED,
            tell("{role} {n} of {study}", role=edit.line.role, n=edit.seat, study=edit.line.study),
            months_words(self._case, [e.month for e in edits]),
            free if edit.locked else locked,
            locked if edit.locked else free,
            _range(list(dict.fromkeys(e.cell for e in edits))),
            tuple(first + position for position in positions),
            edit.line,
            edit.seat,
            refusal.rule if refusal else "",
            refusal.sentence if refusal else "",
            part=part,
        )

    def _offer(self, judged: Judged, at: int) -> Offer:
        return judged.chosen[at] or judged.comparison.edits[at].offers[0]

    def _reason(self, edit: SeatEdit, kind: Kind, refusal: Refusal | None, *, gone: bool) -> str:
        if refusal is not None:
            return refusal.sentence
        if kind is Kind.CONFLICT:
            if edit.present != edit.exported:
                was = self._value(edit.exported, True)
                return tell("The export had {value}; the plan was changed since.", value=was)
            return tell("Two sheets of the workbook want different things.")
        return tell("No row of {study} is left on the sheet.", study=edit.line.study) if gone else ""

    def _options(self, edit: SeatEdit, *, fte: bool) -> tuple[str, ...]:
        fte = fte or len({offer.value.fte for offer in edit.offers}) > 1
        theirs = (_beside(self._value(offer.value, fte), offer.cell or ROW_DELETED) for offer in edit.offers)
        return (_beside(self._value(edit.present, fte), OURS_WORDS), *theirs)

    def _value(self, value: Value, fte: bool) -> str:
        if value.holder == CONTRACTOR_ID:
            who: str = tell("contractor")
        else:
            who = self._names.get(value.holder, value.holder) if value.holder else tell("open")
        return joined(" ", (who, f"{value.fte / 100:.2f}")) if fte else who


def _beside(value: str, remark: str) -> str:
    return Told("{value} ({remark})", {"value": value, "remark": remark})


def _range(cells: Sequence[str]) -> str:
    """``Sheet!L12:P12`` for cells in a row of one sheet; else the first and how many more there are."""
    known = [cell for cell in cells if cell]
    if len(known) < 2:
        return known[0] if known else ""
    first, last = known[0], known[-1]
    sheet, _, start = first.rpartition("!")
    other, _, end = last.rpartition("!")
    rows = {"".join(c for c in cell.rpartition("!")[2] if c.isdigit()) for cell in known}
    columns = {"".join(c for c in cell.rpartition("!")[2] if c.isalpha()) for cell in known}
    if sheet == other and (len(rows) == 1 or (len(columns) == 1 and _dense(rows, len(known)))):
        return f"{sheet}!{start}:{end}"
    return tell("{names} and {n} more", names=first, n=len(known) - 1)


def _dense(rows: set[str], count: int) -> bool:
    numbers = [int(row) for row in rows if row]
    return len(numbers) == count and max(numbers) - min(numbers) == count - 1
