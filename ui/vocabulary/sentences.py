"""Short remarks of the services: words of their own, and sentences with places for names and numbers.

A place whose name begins with ``what`` holds words that are translated, too; others hold names and numbers. The more
a sentence says, the further up it stands, since the first that fits is taken.
"""

from __future__ import annotations

from ui.vocabulary.marking import noop

WORDS = (
    noop("open"),
    noop("contractor"),
    noop("away"),
    noop("no demand"),
    noop("Locked"),
    noop("not staffed"),
    noop("Portfolio"),
    noop("Error"),
    noop("Warning"),
    noop("Notice"),
    noop("broken"),
    noop("met"),
    noop("not available in this month"),
    # statuses of plans in the list of scenarios
    noop("Optimal"),
    noop("All floors met"),
    noop("All floors met, stopped"),
    # where people come from and where they go
    noop("Already there before the plan"),
    noop("Knew the sponsor from earlier"),
    noop("From other sponsors"),
    noop("No earlier work known"),
    noop("Stay to its end"),
    noop("To other sponsors"),
    noop("No further work in the plan"),
    noop("come from"),
    noop("go to"),
    # positions of the slider
    noop("the portfolio's own weights"),
    noop("a little towards continuity"),
    noop("towards continuity"),
    noop("all the way to continuity"),
    noop("a little towards cost"),
    noop("towards cost"),
    noop("all the way to cost"),
    # phases of a search
    noop("meeting the floors"),
    noop("improving"),
    noop("tidying"),
    # how files write dates and work, and what kind of file it is
    noop("day/month/year"),
    noop("month/day/year"),
    noop("percent of an FTE"),
    noop("hours a month"),
    noop("days a month"),
    noop("portfolio workbook"),
    noop("download of a trial registry"),
    noop("tables"),
    # the summary on paper
    noop("Figures"),
    noop("This plan"),
    noop("Request by request, known people first"),
    noop("Request by request, in list order"),
    noop("Level"),
    noop("Floor"),
    noop("State"),
    noop("Short by"),
    noop("Open, FTE-months"),
    noop("Margin floors"),
    noop("No margin floor is set."),
    noop("Seats"),
    noop("Asks for"),
    noop("Months"),
    noop("Why"),
    noop("Why, in the first of these months"),
    noop("No seat is open."),
    noop("Every lock holds."),
    noop("all"),
)
"""Words that stand alone."""

SENTENCES = (
    # the status of a plan
    noop("Floors not met: 1 margin floor is broken"),
    noop("Floors not met: {n} margin floors are broken"),
    noop("{whatstatus}, portfolio changed since"),
    noop("{name} (published)"),
    noop("Sponsor {name}"),
    noop("Study {name}"),
    noop("Proven: no plan that meets every floor can have a score more than {share} lower than this one."),
    # cells of the board
    noop("{n} FTE that nobody holds"),
    noop("{month}: {held} of {asked} FTE planned, {free} free"),
    noop("{month}: {asked} FTE asked, {held} held, {open} open"),
    noop("{used} of {available} FTE planned, {free} free: {whataway}"),
    noop("{used} of {available} FTE planned, {free} free"),
    noop("not available in this month: {whataway}"),
    noop("{who}: nothing planned here"),
    noop("Knew {sponsor} when joining"),
    noop("New to {sponsor}"),
    noop("Handover in {month}: {giver} → {taker}"),
    noop("contract from {day}"),
    noop("contract to {day}"),
    noop("leave {first} to {last}"),
    noop("{study} ({share} likely)"),
    noop("{place}: open"),
    noop("{place}: contractor"),
    # headings of the board
    noop("1 seat differs"),
    noop("{n} seats differ"),
    noop("1 person"),
    noop("{n} people"),
    noop("{n} FTE-months available"),
    noop("{share} planned"),
    noop("{share} filled"),
    noop("continuity {share}"),
    noop("margin {margin}, floor {floor}"),
    noop("margin {margin}"),
    noop("not staffed, floor {floor}"),
    # figures
    noop("Open seats: {n} FTE-months"),
    noop("{n} FTE-months"),
    noop("{n} points, better"),
    noop("{n} points, worse"),
    noop("{n} points"),
    noop("{n}, better"),
    noop("{n}, worse"),
    noop("{name}: change"),
    noop("Compared with {name}"),
    noop("Cost, {currency}"),
    noop("Margin, {currency}"),
    noop("FTE of the people with this main role that other sponsors than {sponsor} leave"),
    noop("FTE of the people with this main role"),
    noop("FTE of the people who have this role besides their main one that other sponsors than {sponsor} leave"),
    noop("FTE of the people who have this role besides their main one"),
    noop("{first} to {last}"),
)
"""Sentences with places for names and numbers."""
