"""The Timeline sheet: one row a seat, one column a month, the holder's name in the sponsor's colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.plan import CONTRACTOR
from planner.exchange import plan_workbook_styles as style
from planner.exchange.plan_export import PlanExport
from planner.exchange.plan_workbook_people import print_landscape, put_banner, put_headings, put_labels, put_styled
from planner.exchange.sheets import cell_text

LEFT = ("Sponsor", "Study", "Role", "Countries", "Seat", "Most FTE")
NEW_SIGN, TAKES_OVER_SIGN = " *", "→ "
LEGEND = (
    f"{NEW_SIGN.strip()} new to the sponsor when joining the study     {TAKES_OVER_SIGN}takes over from somebody else"
)
_PER_LEGEND_ROW = 6


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One row of the timeline: the seat's position and what stands left of the months."""

    seat: int
    sponsor: int
    labels: tuple[str, str, str, str]
    number: int
    peak: int
    first_of_study: bool


def seat_lines(export: PlanExport) -> Iterator[SeatLine]:
    """The seats that carry anything, by sponsor, then study, then line, in the order of the portfolio."""
    case, seats = export.case, export.plan.seats
    portfolio = case.portfolio
    lines, numbers, peaks = seats.line.tolist(), seats.number.tolist(), seats.fte.max(axis=1, initial=0).tolist()
    sponsors, studies = case.line_sponsor.tolist(), case.line_study.tolist()
    rows, demand = case.study_rows.tolist(), case.demand_rows.tolist()
    last_study = -1
    order = sorted((s for s in range(len(lines)) if peaks[s]), key=lambda s: (sponsors[lines[s]], studies[lines[s]], s))
    for s in order:
        line = lines[s]
        study, row = portfolio.studies[rows[studies[line]]], portfolio.demand[demand[line]]
        labels = (study.sponsor, study.id, row.role, "; ".join(row.countries))
        yield SeatLine(s, sponsors[line], labels, numbers[s], peaks[s], studies[line] != last_study)
        last_study = studies[line]


def write_timeline(sheet: Worksheet, export: PlanExport) -> None:
    """Write the whole sheet."""
    months = export.case.grid.labels
    put_labels(sheet, 1, ["Timeline: who holds which seat"], style.TITLE)
    put_banner(sheet, export, 2, len(LEFT) + min(len(months), 12))
    head = _put_legend(sheet, 3, export) + 1
    centred = range(len(LEFT) + 1, len(LEFT) + len(months) + 1)
    looks = dict.fromkeys((5, 6), style.HEADER_RIGHT) | dict.fromkeys(centred, style.HEADER_CENTRE)
    put_headings(sheet, head, (*LEFT, *months), looks)
    texts = _Texts.of(export)
    row = head
    for row, line in enumerate(seat_lines(export), head + 1):
        _put_left(sheet, row, line)
        _put_months(sheet, row, line, texts)
    for column, width in enumerate((24, 18, 28, 14, 7, 11, *(_month_width(texts) for _ in months)), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(LEFT) + len(months))}{max(row, head + 1)}"
    sheet.freeze_panes = f"{get_column_letter(len(LEFT) + 1)}{head + 1}"
    print_landscape(sheet, f"{head}:{head}")


def _put_legend(sheet: Worksheet, row: int, export: PlanExport) -> int:
    """Sponsors with their colours, then the signs; gives the next free row."""
    shown = sorted(set(export.case.study_sponsor.tolist()))
    first = len(LEFT) + 1
    put_styled(sheet, row, 1, "Colours and signs", style.SECTION)
    for place, sponsor in enumerate(shown):
        column = first + place % _PER_LEGEND_ROW
        name = export.case.portfolio.sponsors[sponsor].name
        put_styled(sheet, row + place // _PER_LEGEND_ROW, column, name, style.sponsor_style(sponsor))
    row += max(0, len(shown) - 1) // _PER_LEGEND_ROW + 1
    put_styled(sheet, row, 1, LEGEND, style.LABEL)
    put_styled(sheet, row, first, "OPEN", style.OPEN_SEAT)
    put_styled(sheet, row, first + 1, "contractor", style.CONTRACTOR_SEAT)
    return row + 1


@dataclass(frozen=True)
class _Texts:
    """What the month cells are made of, as plain lists."""

    names: list[str]
    holders: list[list[int]]
    percents: list[list[int]]
    knows: list[list[bool]]
    takeovers: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, export: PlanExport) -> _Texts:
        """Collect them once."""
        return cls(
            [cell_text(person.name or person.id) for person in export.case.portfolio.staff],
            export.plan.holder.tolist(),
            export.plan.seats.fte.tolist(),
            export.evaluation.knows.tolist(),
            frozenset((h.seat, h.month) for h in export.evaluation.handovers),
        )


def _month_width(texts: _Texts) -> float:
    """Wide enough for most names at their full size; the rest shrink to fit."""
    held = {p for holders in texts.holders for p in holders if p >= 0}
    lengths = sorted(len(texts.names[p]) for p in held)
    return min(20.0, max(13.0, lengths[len(lengths) * 9 // 10])) if lengths else 13.0


def _put_left(sheet: Worksheet, row: int, line: SeatLine) -> None:
    look = style.LABEL_TOP if line.first_of_study else style.LABEL
    put_labels(sheet, row, line.labels, look)
    for column, number, number_format in ((5, line.number, "0"), (6, line.peak / 100, "0.00")):
        cell = sheet.cell(row, column, number)
        cell.style = look
        cell.number_format = number_format


def _put_months(sheet: Worksheet, row: int, line: SeatLine, texts: _Texts) -> None:
    s, look = line.seat, style.sponsor_style(line.sponsor)
    holders, percents, knows = texts.holders[s], texts.percents[s], texts.knows[s]
    for t, percent in enumerate(percents):
        if not percent:
            continue
        column, holder = len(LEFT) + 1 + t, holders[t]
        if holder >= 0:
            sign = TAKES_OVER_SIGN if (s, t) in texts.takeovers else ""
            put_styled(sheet, row, column, f"{sign}{texts.names[holder]}{'' if knows[t] else NEW_SIGN}", look)
        elif holder == CONTRACTOR:
            put_styled(sheet, row, column, "contractor", style.CONTRACTOR_SEAT)
        else:
            put_styled(sheet, row, column, "OPEN", style.OPEN_SEAT)
