"""Words of the services that stand alone, beside figures, headings and sheets."""

from __future__ import annotations

from ui.vocabulary.marking import noop

WORDS = (
    noop("Portfolio"),
    noop("Error"),
    noop("Warning"),
    noop("Notice"),
    noop("broken"),
    noop("met"),
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
    # names of edits
    noop("Read the plans of the workbook"),
    # phases of a search
    noop("meeting the floors"),
    noop("improving"),
    noop("tidying"),
    noop("preparing the optimizer"),
    noop("reading the portfolio"),
    # how files write dates and work, and what kind of file it is
    noop("day/month/year"),
    noop("month/day/year"),
    noop("percent of an FTE"),
    noop("hours a month"),
    noop("days a month"),
    noop("portfolio workbook"),
    noop("download of a trial registry"),
    noop("tables"),
    # months in sentences
    noop("Jan"),
    noop("Feb"),
    noop("Mar"),
    noop("Apr"),
    noop("May"),
    noop("Jun"),
    noop("Jul"),
    noop("Aug"),
    noop("Sep"),
    noop("Oct"),
    noop("Nov"),
    noop("Dec"),
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
