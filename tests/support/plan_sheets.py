"""A second opinion on plan workbooks: reads the flat sheets with openpyxl and judges them, without any product code.

Written from docs/planning-model.md and docs/workbook.md alone. Percent are integers, months are labels.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Row = dict[str, Any]
PROBABILITY = {"Ongoing": 1.0, "Awarded": 1.0, "Verbal": 0.9, "RFP": 0.4, "Forecast": 0.25}


def percent(fte: Any) -> int:
    """FTE of a cell as whole percent."""
    return math.floor(float(fte or 0) * 100 + 0.5)


def items(text: Any) -> frozenset[str]:
    """A list inside a cell."""
    return frozenset(part.strip() for part in str(text or "").split(";") if part.strip())


def day(value: Any) -> Any:
    """A date cell: a date, or None where it is blank."""
    return value.date() if isinstance(value, dt.datetime) else value


class PlanSheets:
    """The sheets of one plan workbook, and what follows from them."""

    def __init__(self, path: Path) -> None:
        workbook = load_workbook(path, data_only=False)
        self.sheets: dict[str, list[Row]] = {}
        for sheet in workbook.worksheets:
            rows = list(sheet.iter_rows(values_only=True))
            head = [str(cell) for cell in rows[0]] if rows else []
            self.sheets[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows[1:] if any(row)]
        self.settings = {row["Setting"]: row["Value"] for row in self.sheets["Settings"]}
        self.summary = {row["Measure"]: row["Value"] for row in self.sheets["Summary"]}
        self.staff = {row["Staff ID"]: row for row in self.sheets["Staff"]}
        self.roles = {row["Role"]: row for row in self.sheets["Roles"]}
        self.studies = {row["Study ID"]: row for row in self.sheets["Roadmap"]}
        self.holds = self.sheets["Plan assignments"]

    @cached_property
    def months(self) -> list[str]:
        """The plan's months."""
        year, month = map(int, str(self.settings["Plan start"]).split("-"))
        count = int(self.settings["Months"])
        return [f"{(year * 12 + month - 1 + i) // 12:04d}-{(month - 1 + i) % 12 + 1:02d}" for i in range(count)]

    @staticmethod
    def line_of(row: Row) -> tuple[Any, ...]:
        """What names a line, in Demand and in the plan's sheets."""
        grade = row.get("Min grade")
        return (row["Study ID"], row["Role"], items(row.get("Countries")), grade, items(row.get("Required skills")))

    def probability(self, study: str) -> float:
        """P of a study."""
        row = self.studies[study]
        if row["Status"] in ("Ongoing", "Awarded"):
            return 1.0
        return PROBABILITY[row["Status"]] if row["Probability"] is None else float(row["Probability"])

    @cached_property
    def demand(self) -> dict[tuple[Any, ...], dict[str, int]]:
        """Percent by line and month, planned studies only."""
        planned = {s for s, row in self.studies.items() if row["Status"] not in ("Closed", "Lost")}
        return {
            self.line_of(row): {m: percent(row.get(m)) for m in self.months}
            for row in self.sheets["Demand"]
            if row["Study ID"] in planned
        }

    @cached_property
    def seats(self) -> dict[tuple[Any, ...], dict[str, int]]:
        """Percent by seat (line and number) and month."""
        return {(self.line_of(r), r["Seat"]): {m: percent(r.get(m)) for m in self.months} for r in self.sheets["Seats"]}

    def broken_rules(self) -> list[str]:
        """Rules 1 to 5, and that seats make the demand and every seat-month stands on exactly one sheet."""
        return [
            *self._seats_make_demand(), *self._one_holder(), *self._eligible(), *self._loads(), *self._locks(),
            *self._contractors(),
        ]  # fmt: skip

    def _seats_make_demand(self) -> list[str]:
        total: dict[Any, int] = defaultdict(int)
        for (line, _), months in self.seats.items():
            for month, share in months.items():
                total[line, month] += share
        return [
            f"{line} {month}"
            for line, months in self.demand.items()
            for month, share in months.items()
            if total[line, month] != share
        ]

    def _one_holder(self) -> list[str]:
        seen: dict[Any, int] = defaultdict(int)
        wrong = []
        for sheet in ("Plan assignments", "Contractors", "Open demand"):
            for row in self.sheets[sheet]:
                place = (self.line_of(row), row["Seat"], row["Month"])
                seen[place] += 1
                if self.seats[place[:2]][row["Month"]] != percent(row["FTE"]):
                    wrong.append(f"{sheet} {place}: not the seat's FTE")
        every = {(*seat, m) for seat, months in self.seats.items() for m, share in months.items() if share}
        return wrong + [f"{place} is held {seen[place]} times" for place in every | set(seen) if seen[place] != 1]

    def _eligible(self) -> list[str]:
        return [str(row) for row in self.holds if not self.eligible(row["Staff ID"], self.line_of(row))]

    def eligible(self, staff: str, line: tuple[Any, ...]) -> bool:
        """Rule 1."""
        study, role, countries, grade, skills = line
        person, sponsor = self.staff[staff], self.studies[study]["Sponsor"]
        return (
            role in {person["Role"], *items(person["Other roles"])}
            and (grade is None or (person["Grade"] or 0) >= grade)
            and (not countries or person["Country"] in countries)
            and skills <= items(person["Skills"])
            and person["Dedicated to"] in (None, sponsor)
            and not items(person["Excluded sponsors"]) & {study, sponsor}
        )

    def available(self, staff: str, month: str) -> int:
        """Percent that a person can work in a month."""
        person, year, number = self.staff[staff], *map(int, month.split("-"))
        days = [d for d in (dt.date(year, number, 1) + dt.timedelta(i) for i in range(31)) if d.month == number]
        weekdays = [d for d in days if d.weekday() < 5]
        start, end = day(person["Start"]), day(person["End"])
        inside = [d for d in weekdays if (not start or d >= start) and (not end or d <= end)]
        away = Fraction(0)
        for d in inside:
            shares = [
                Fraction(str(row["Share"] if row["Share"] is not None else 1))
                for row in self.sheets["Leave"]
                if row["Staff ID"] == staff and day(row["Start"]) <= d <= day(row["End"])
            ]
            away += min(Fraction(1), sum(shares, Fraction(0)))
        used = Fraction(str(self.settings["Planned utilisation"] or 1))
        worked = len(inside) - (away if away > 5 else 0)
        return math.floor(percent(person["FTE"]) * used * worked / len(weekdays))

    def _loads(self) -> list[str]:
        load: dict[Any, int] = defaultdict(int)
        studies: dict[Any, set[str]] = defaultdict(set)
        for row in self.holds:
            load[row["Staff ID"], row["Month"]] += percent(row["FTE"])
            studies[row["Staff ID"], row["Month"]].add(row["Study ID"])
        wrong = [f"{who} {month}: {x}" for (who, month), x in load.items() if x > self.available(who, month)]
        for (who, month), on in studies.items():
            person = self.staff[who]
            limit = person["Max studies"] or self.roles[person["Role"]]["Max studies"]
            if limit is not None and len(on) > limit:
                wrong.append(f"{who} {month}: on {len(on)} studies")
        return wrong

    def _locks(self) -> list[str]:
        """A locked person is on the line in each month of the lock, unless Summary says that the lock gave way."""
        held = {(row["Staff ID"], row["Study ID"], row["Role"], row["Month"]) for row in self.holds}
        wrong = []
        for row in self.sheets["Assignments"]:
            if row["Locked"] != "Y" or f"Lock that gave way: {row['Staff ID']} on {row['Study ID']}" in self.summary:
                continue
            first, last = (day(row[c]).strftime("%Y-%m") for c in ("Start", "End"))
            needed = [m for m in self.months if first <= m <= last and self._demanded(row, m)]
            wrong += [
                f"lock {row} {m}" for m in needed if (row["Staff ID"], row["Study ID"], row["Role"], m) not in held
            ]
        return wrong

    def _demanded(self, row: Row, month: str) -> bool:
        return any(line[:2] == (row["Study ID"], row["Role"]) and months[month] for line, months in self.demand.items())

    def _contractors(self) -> list[str]:
        used: dict[Any, int] = defaultdict(int)
        for row in self.sheets["Contractors"]:
            used[row["Role"], row["Month"]] += percent(row["FTE"])
        limit = {
            name: percent(row["Contractor limit"]) if row["Contractor rate"] is not None else 0
            for name, row in self.roles.items()
        }
        return [f"{role} {month}: {x}" for (role, month), x in used.items() if x > limit[role]]

    def belongs(self, row: Row) -> tuple[Any, ...] | None:
        """The line of a row of Assignments: the first of its study and role that the person is eligible for."""
        lines = [line for line in self.demand if line[:2] == (row["Study ID"], row["Role"])]
        return next((line for line in lines if self.eligible(row["Staff ID"], line)), lines[0] if lines else None)

    def incumbent(self, staff: str, line: tuple[Any, ...]) -> bool:
        """Whether an assignment of today goes on at plan start."""
        start = dt.date.fromisoformat(f"{self.months[0]}-01")
        return any(
            row["Staff ID"] == staff
            and self.belongs(row) == line
            and day(row["Start"]) < start
            and (row["End"] is None or day(row["End"]) >= start)
            for row in self.sheets["Assignments"]
        )

    @cached_property
    def first_month(self) -> dict[tuple[str, str], str]:
        """Each person's first month on each study in the plan."""
        first: dict[tuple[str, str], str] = {}
        for row in self.holds:
            key = (row["Staff ID"], row["Study ID"])
            first[key] = min(first.get(key, row["Month"]), row["Month"])
        return first

    def knew(self, staff: str, study: str) -> bool:
        """Whether a person knew the sponsor when joining a study."""
        sponsor, start = self.studies[study]["Sponsor"], dt.date.fromisoformat(f"{self.months[0]}-01")
        if any(
            r["Staff ID"] == staff and r["Sponsor"] == sponsor and r["FTE-months"] != 0
            for r in self.sheets["Experience"]
        ):
            return True
        if any(
            r["Staff ID"] == staff and self.studies[r["Study ID"]]["Sponsor"] == sponsor and day(r["Start"]) < start
            for r in self.sheets["Assignments"]
        ):
            return True
        joined = self.first_month[staff, study]
        return any(
            who == staff and other != study and self.studies[other]["Sponsor"] == sponsor and month < joined
            for (who, other), month in self.first_month.items()
        )

    def handovers(self) -> set[tuple[Any, ...]]:
        """(line, month, to): somebody who takes over two seats of a line in one month does so once."""
        ever: dict[Any, str] = {}  # person and line: first month on it
        holder: dict[Any, str] = {}
        for row in self.holds:
            line = self.line_of(row)
            holder[line, row["Seat"], row["Month"]] = row["Staff ID"]
            key = (row["Staff ID"], line)
            ever[key] = min(ever.get(key, row["Month"]), row["Month"])
        found = set()
        for line, number in self.seats:
            last = self._seat_of_today(line, number)
            for month in self.months:
                who = holder.get((line, number, month))
                if who is None:
                    continue
                if last not in (None, who) and ever[who, line] == month and not self.incumbent(who, line):
                    found.add((line, month, who))
                last = who
        return found

    def _seat_of_today(self, line: tuple[Any, ...], number: int) -> str | None:
        """The incumbent of a seat: the seats of a line begin with those of today's assignments, in sheet order."""
        first, last = f"{self.months[0]}-01", self.months[-1]
        rows = [
            r["Staff ID"]
            for r in self.sheets["Assignments"]
            if self.belongs(r) == line
            and day(r["Start"]).strftime("%Y-%m") <= last
            and (r["End"] is None or day(r["End"]).isoformat() >= first)
        ]
        people = list(dict.fromkeys(rows))
        who = people[number - 1] if number <= len(people) else None
        return who if who is not None and self.incumbent(who, line) else None

    def to_base(self, rate: Any, currency: Any) -> float:
        """A rate in base currency."""
        rates = {row["Currency"]: row["Rate to base"] for row in self.sheets["Exchange rates"]}
        return float(rate) * (1.0 if currency in (None, self.settings["Currency"]) else float(rates[currency]))

    def bill(self, row: Row) -> float:
        """The bill rate of a row of Demand, from the rate card if it has none."""
        if row["Bill rate"] is not None:
            return self.to_base(row["Bill rate"], row["Currency"])
        sponsor = self.studies[row["Study ID"]]["Sponsor"]
        fitting = [
            card
            for card in self.sheets["Rate card"]
            if card["Role"] == row["Role"]
            and card["Sponsor"] in (None, sponsor)
            and (card["Country"] is None or card["Country"] in items(row["Countries"]))
        ]
        best = max(fitting, key=lambda c: (c["Sponsor"] is not None, c["Country"] is not None))
        return self.to_base(best["Bill rate"], best["Currency"])

    def money(self, study: str) -> tuple[float, float]:
        """Revenue and cost of a study."""
        hours = float(self.settings["Hours per FTE-month"])
        bills = {self.line_of(row): self.bill(row) for row in self.sheets["Demand"] if row["Study ID"] == study}
        revenue = cost = 0.0
        joined: set[Any] = set()
        for row in self.holds:
            line = self.line_of(row)
            if line[0] != study:
                continue
            person, share = self.staff[row["Staff ID"]], percent(row["FTE"]) / 100
            rate = self.to_base(person["Cost rate"], person["Currency"])
            revenue += hours * bills[line] * share
            cost += hours * rate * share
            if not self.incumbent(row["Staff ID"], line) and (row["Staff ID"], line) not in joined:
                joined.add((row["Staff ID"], line))
                known = self.knew(row["Staff ID"], study)
                column = "Onboarding knows sponsor" if known else "Onboarding new to sponsor"
                cost += hours * rate * float(self.roles[line[1]][column])
        for row in self.sheets["Contractors"]:
            if row["Study ID"] == study:
                share = percent(row["FTE"]) / 100
                revenue += hours * bills[self.line_of(row)] * share
                cost += hours * float(self.roles[row["Role"]]["Contractor rate"]) * share
        return revenue, cost
