"""What would get an open stretch of a seat filled, each remedy tried out: the plan afterwards is valid and filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from statistics import median_low

from planner.domain.case import Case, build_case
from planner.domain.errors import UserError
from planner.domain.evaluate import evaluate
from planner.domain.evaluation import Evaluation, MarginRow
from planner.domain.plan import CONTRACTOR, Plan
from planner.domain.plan_check import check_plan
from planner.domain.portfolio import DemandRow, Employment, Person, Portfolio
from planner.domain.rates import RATE_UNITS
from planner.domain.telling import all_of, counted, joined, tell
from planner.services.candidates.fitting import assigned, contractor_fit, fits, leaving
from planner.services.candidates.ranking import Candidate, Candidates, take_away
from planner.services.candidates.standing import Standing
from planner.services.candidates.tally import Changes
from planner.services.candidates.waivers import Rule, failed_rules, row_of
from planner.services.candidates.words import holder_name, stretch_words
from planner.services.stretch import stretches
from planner.services.why.released import released
from planner.services.why.shifting import shifted

MOST_MOVES = 12
MOST_PEOPLE = 60
MOST_SHIFT = 3


class RemedyKind(StrEnum):
    """What is done."""

    ASSIGN = "assign"
    MOVE = "move"
    UNLOCK = "release a lock"
    CONTRACTOR = "contractor"
    HIRE = "hire"
    GRADE = "relax the grade"
    COUNTRY = "allow a country"
    SHIFT = "shift the study"


@dataclass(frozen=True)
class Remedy:
    """``portfolio`` and ``plan`` afterwards; ``z``: how Z changes; ``missed``: floors that are broken then and not now.

    ``cost``: how the portfolio's cost changes, bench included, in base currency.
    """

    kind: RemedyKind
    sentence: str
    z: float
    missed: tuple[MarginRow, ...]
    cost: float
    portfolio: Portfolio
    plan: Plan

    @property
    def broken(self) -> tuple[str, ...]:
        """The floors that it breaks, by level and name."""
        return tuple(f"{row.level} {row.name}" for row in self.missed)

    @property
    def rank(self) -> tuple[int, bool, float]:
        """The fewest floors broken first, then those that make the plan no worse, then the least money."""
        return len(self.broken), self.z > 0, round(self.cost, 2)


Check = Callable[[], None]
_Step = tuple[RemedyKind, str, Case, Plan]


class Remedies:
    """Looks for remedies of one open run of months. ``evaluation`` is that of the present plan."""

    def __init__(self, standing: Standing, found: Candidates, evaluation: Evaluation, check: Check) -> None:
        self._standing, self._found, self._evaluation, self._check = standing, found, evaluation, check
        self._case, self._plan = standing.case, standing.plan
        self._seat, self._months = found.stretch.seat, found.months
        self._line = standing.line(self._seat)
        self._eligible = self._case.eligible(self._line).tolist()

    def all(self) -> tuple[Remedy, ...]:
        """Every kind at most once, the cheapest first; each one is valid and fills all the months."""
        looks = (
            self._assign, self._move, self._unlock, self._contractor, self._hire, self._grade, self._country,
            self._shift,
        )  # fmt: skip
        remedies: list[Remedy] = []
        for look in looks:
            self._check()
            for step in look():
                remedy = self._judged(*step)
                if remedy is not None:
                    remedies.append(remedy)
                    break
        return tuple(sorted(remedies, key=lambda remedy: remedy.rank))

    def _judged(self, kind: RemedyKind, words: str, case: Case, plan: Plan) -> Remedy | None:
        """A remedy with what it does, if it is one."""
        wanted = (plan.seats.fte[self._seat] > 0) & (plan.holder[self._seat] == -1)
        # a study that starts later has its open months elsewhere: then all of the seat counts
        filled = not (wanted if kind is RemedyKind.SHIFT else wanted[list(self._months)]).any()
        self._check()
        if not filled or check_plan(case, plan):
            return None
        self._check()
        before, after = self._evaluation, evaluate(case, plan, self._standing.published)
        was = {(row.level, row.name) for row in before.floors_broken}
        return Remedy(
            kind,
            words,
            after.objective - before.objective,
            tuple(row for row in after.floors_broken if (row.level, row.name) not in was),
            after.portfolio_margin.cost - before.portfolio_margin.cost,
            case.portfolio,
            plan,
        )

    def _name(self, person: int) -> str:
        return holder_name(self._case, person)

    def _changes(self, person: int) -> Changes:
        return assigned(self._seat, self._months, person)

    # ---- the portfolio as it is

    def _assign(self) -> Iterator[_Step]:
        whole = [c for c in self._found.free if c.fit.whole and c.person >= 0]
        if whole:
            plan = self._standing.after(self._changes(whole[0].person))
            words = tell("Assign {name}, who is free for all of it.", name=whole[0].name)
            yield RemedyKind.ASSIGN, words, self._case, plan

    def _contractor(self) -> Iterator[_Step]:
        role = self._case.portfolio.roles[int(self._case.line_role[self._line])]
        fit = contractor_fit(self._standing, self._seat, self._months)
        plan = self._standing.after(self._changes(CONTRACTOR))
        if fit.whole:
            yield RemedyKind.CONTRACTOR, tell("Take a contractor for {role}.", role=role.name), self._case, plan
        elif role.contractor_rate is not None:
            most = max(self._standing.fte((self._seat, t)) for t in self._months)
            roles = tuple(
                replace(r, contractor_limit=(r.contractor_limit or 0) + most) if r.name == role.name else r
                for r in self._case.portfolio.roles
            )
            words = tell(
                "Take a contractor for {role}, and raise the role's contractor limit by {n} FTE.",
                role=role.name, n=f"{most / 100:.2f}",
            )  # fmt: skip
            yield from self._anew(RemedyKind.CONTRACTOR, words, replace(self._case.portfolio, roles=roles), plan)

    def _move(self) -> Iterator[_Step]:
        best: tuple[tuple[int, float], Candidate, Changes, list[str]] | None = None
        for candidate in self._busiest():
            self._check()
            found = self._replaced(candidate)
            if found is not None:
                rank = self._standing.effect(found[0]).rank
                if best is None or rank < best[0]:
                    best = rank, candidate, *found
        if best is not None:
            __, candidate, changes, told = best
            words = tell("Move {name} here; {told}.", name=candidate.name, told=joined("; ", told))
            yield RemedyKind.MOVE, words, self._case, self._standing.after(changes)

    def _busiest(self) -> list[Candidate]:
        """Who could be moved: those who know the sponsor, and with least to leave, first."""
        kept = [c for c in (*self._found.free, *self._found.busy) if c.person >= 0 and not c.fit.whole]
        kept.sort(key=lambda c: (not (c.knowledge and c.knowledge.knows), len(c.fit.obstacles), c.name))
        return kept[:MOST_MOVES]

    def _replaced(self, candidate: Candidate) -> tuple[Changes, list[str]] | None:
        """Somebody on the seat, and somebody else on each stretch that they leave; None where nobody can."""
        left = leaving(self._standing, candidate.fit, self._seat)
        if left is None:
            return None
        changes = {**self._changes(candidate.person), **dict.fromkeys(left.cells, -1)}
        told: list[str] = []
        busy = {candidate.person}
        for stretch in stretches(left.cells):
            people = [p for p in self._case.eligible(self._standing.line(stretch.seat)).tolist() if p not in busy]
            free = [f for f in fits(self._standing, stretch.seat, list(stretch.months), people) if f.whole]
            options = [{**changes, **assigned(stretch.seat, stretch.months, f.person)} for f in free[:MOST_PEOPLE]]
            if not options:
                return None
            at = min(range(len(options)), key=lambda i: self._standing.effect(options[i]).rank)
            changes = options[at]
            busy.add(free[at].person)
            place = stretch_words(self._standing, stretch)
            told.append(tell("{name} takes over {place}", name=self._name(free[at].person), place=place))
        return changes, told

    def _unlock(self) -> Iterator[_Step]:
        kept = [c for c in (*self._found.free, *self._found.busy) if c.person >= 0 and not c.fit.whole]
        ranked = []
        for candidate in kept:
            left = leaving(self._standing, candidate.fit, self._seat, unlock=True)
            if left is None or not left.locked:
                continue
            self._check()
            taken = take_away(self._standing, candidate.fit, self._seat, self._months, unlock=True)
            if taken is not None:
                ranked.append((taken.effect.rank, candidate.name, taken, left.locked))
        for __, name, taken, locked in sorted(ranked, key=lambda option: option[:2])[:3]:
            without = released(self._standing, locked)
            if without is not None:
                portfolio, plan = without
                case = replace(self._case, portfolio=portfolio)
                where = stretch_words(self._standing, stretches(locked)[0])
                words = tell("Release the lock of {name} on {place}, and move {name} here.", name=name, place=where)
                holder = self._standing.after(taken.changes).holder
                yield RemedyKind.UNLOCK, words, case, replace(plan, holder=holder)

    # ---- another portfolio

    def _anew(self, kind: RemedyKind, words: str, portfolio: Portfolio, plan: Plan) -> Iterator[_Step]:
        try:
            yield kind, words, build_case(portfolio), plan
        except UserError:  # such as a line that no rate of the rate card fits any more
            return

    def _hire(self) -> Iterator[_Step]:
        portfolio, row = self._case.portfolio, row_of(self._case, self._line)
        person = self._newcomer(row)
        changed = replace(portfolio, staff=(*portfolio.staff, person))
        what: list[str] = [person.role]
        if person.country:
            what = [tell("{role} in {country}", role=person.role, country=person.country)]
        if person.grade:
            what.append(tell("grade {n} or above", n=person.grade))
        if person.skills:
            what.append(tell("with {skills}", skills=all_of(person.skills)))
        words = tell(
            "Hire a {what}, from {month}, at {rate} per hour as is usual.",
            what=joined(", ", what),
            month=self._case.grid.labels[self._months[0]],
            rate=f"{person.cost_rate:,.2f} {portfolio.settings.currency}",
        )
        plan = self._standing.after(self._changes(len(portfolio.staff)))
        yield from self._anew(RemedyKind.HIRE, words, changed, plan)

    def _newcomer(self, row: DemandRow) -> Person:
        """A planned hire who fits a line, in the country where most of the role are, at the middle rate there."""
        case, portfolio = self._case, self._case.portfolio
        people = self._standing.eligibility.in_role(row.role).tolist()
        allowed = [p for p in people if not row.countries or portfolio.staff[p].country in row.countries]
        countries = Counter(portfolio.staff[p].country for p in allowed)
        country = max(countries, key=lambda name: (countries[name], name)) if countries else (*row.countries, "")[0]
        near = [p for p in allowed if portfolio.staff[p].country == country] or people
        rates = [int(case.cost[p]) for p in near] or [int(case.mean_cost)]
        most = max(self._standing.fte((self._seat, t)) for t in self._months)
        use = portfolio.settings.planned_utilisation
        wanted = int(Decimal(most) / use) + 1 if use and most > 100 * use else 100
        ids = {person.id for person in portfolio.staff}
        return Person(
            id=next(f"hire-{n}" for n in range(1, len(ids) + 2) if f"hire-{n}" not in ids),
            name=f"New {row.role}",
            role=row.role,
            fte=wanted,
            cost_rate=Decimal(median_low(rates)) / RATE_UNITS,
            grade=row.min_grade,
            country=country,
            employment=Employment.PLANNED_HIRE,
            start=case.grid.months[self._months[0]].first_day,
            skills=row.skills,
        )

    def _grade(self) -> Iterator[_Step]:
        for person in self._only_failing(Rule.GRADE):
            grade = int(self._standing.eligibility.grade[person])
            words = tell(
                "Accept grade {n} on this line, and assign {name}, who is free for all of it.",
                n=grade, name=self._name(person),
            )  # fmt: skip
            yield from self._relaxed(RemedyKind.GRADE, words, person, min_grade=grade)

    def _country(self) -> Iterator[_Step]:
        row = row_of(self._case, self._line)
        for person in self._only_failing(Rule.COUNTRY):
            country = self._case.portfolio.staff[person].country
            if country:
                words = tell(
                    "Allow {country} on this line, and assign {name}, who is free for all of it.",
                    country=country, name=self._name(person),
                )  # fmt: skip
                yield from self._relaxed(RemedyKind.COUNTRY, words, person, countries=(*row.countries, country))

    def _only_failing(self, rule: Rule) -> list[int]:
        """Who is free for all of it and fails this rule alone, the best two first."""
        failed = failed_rules(self._standing, self._line)
        single = sorted(p for p, rules in failed.items() if rules == (rule,))
        free = [f.person for f in fits(self._standing, self._seat, self._months, single) if f.whole]
        free.sort(key=lambda p: self._standing.effect(self._changes(p)).rank)
        return free[:2]

    def _relaxed(self, kind: RemedyKind, words: str, person: int, **needs: object) -> Iterator[_Step]:
        portfolio, at = self._case.portfolio, int(self._case.demand_rows[self._line])
        row = replace(portfolio.demand[at], **needs)  # type: ignore[arg-type]
        if any(other.key == row.key for i, other in enumerate(portfolio.demand) if i != at):
            return  # the line would be there twice
        changed = replace(portfolio, demand=(*portfolio.demand[:at], row, *portfolio.demand[at + 1 :]))
        yield from self._anew(kind, words, changed, self._standing.after(self._changes(person)))

    def _shift(self) -> Iterator[_Step]:
        study = self._case.portfolio.studies[int(self._case.study_rows[self._standing.study(self._seat)])].id
        for months in range(1, MOST_SHIFT + 1):
            self._check()
            found = shifted(self._standing, self._seat, months)
            if found is None:
                return
            case, plan, person = found
            if person is not None:
                words = counted(
                    months,
                    "Start {study} a month later, and assign {name}.",
                    "Start {study} {n} months later, and assign {name}.",
                    study=study, name=self._name(person),
                )  # fmt: skip
                yield RemedyKind.SHIFT, words, case, plan


def cheapest(remedies: Sequence[Remedy]) -> Remedy | None:
    """The first of them."""
    return remedies[0] if remedies else None
