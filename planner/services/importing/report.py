"""A proposal as plain data, for scripts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from planner.services.importing.proposal import ImportProposal, ProblemGroup, Question, RowChange
from planner.workload.lines import WorkedLine


def import_report(proposal: ImportProposal, ids: Collection[int], refused: str = "") -> dict[str, Any]:
    """Everything in the proposal; ``ids`` are the rows that are taken, ``refused`` why none is."""
    return {
        "name": proposal.name,
        "into_new": proposal.into_new,
        "refused": refused or proposal.refused,
        "sheets": [
            {"sheet": sheet.sheet, **sheet.counts, "changes": [_change(one, ids) for one in sheet.changes]}
            for sheet in proposal.sheets
        ],
        "problems": [_problem(group) for group in proposal.problems],
        "questions": [_question(question) for question in proposal.questions],
        "tables": [
            {
                "file": table.file, "place": table.place, "sheet": table.sheet, "how": table.how, "rows": table.rows,
                "taken": dict(table.taken), "ignored": list(table.ignored), "missing": list(table.missing),
                "notes": list(table.notes),
            }
            for table in proposal.tables
        ],
        "roadmap": [
            {"study": row.study, "sponsor": row.sponsor, "move": row.move.value, "days": row.days,
             "sentence": row.sentence}
            for row in proposal.roadmap.rows
        ],
        "workload": [_line(line, proposal.base.grid.labels) for line in proposal.workload],
        "notes": list(proposal.notes),
    }  # fmt: skip


def _change(change: RowChange, ids: Collection[int]) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "row": change.label,
        "taken": change.id in ids,
        "reason": change.reason,
        "file": change.source.file,
        "place": f"{change.source.sheet}!{change.source.cell}".strip("!"),
        "consequences": list(change.consequences),
        "fields": [
            {"column": one.heading, "old": one.old, "new": one.new, "written": one.written, "note": one.note,
             "cell": one.source.cell, "kept": one.kept}
            for one in change.fields
        ],
    }  # fmt: skip


def _line(line: WorkedLine, labels: Sequence[str]) -> dict[str, Any]:
    """A line of the workload model: its own FTE by month, and what comes of what was said about it."""
    return {
        "study": line.study, "role": line.role, "countries": list(line.countries), "times": line.edit.factor,
        "taken": line.taken,
        "model": {label: percent / 100 for label, percent in zip(labels, line.own, strict=True)},
        "fte": {label: percent / 100 for label, percent in zip(labels, line.fte, strict=True)},
    }  # fmt: skip


def _problem(group: ProblemGroup) -> dict[str, Any]:
    cells = [{"file": one.file, "place": one.place, "value": one.value} for one in group.problems]
    return {
        "severity": group.severity.value, "message": group.message, "remedy": group.remedy, "count": group.count,
        "cells": cells,
    }  # fmt: skip


def _question(question: Question) -> dict[str, Any]:
    return {
        "about": question.ask.value, "subject": question.subject, "text": question.text, "blocking": question.blocking,
        "assumed": question.assumed, "say": question.say, "rows": question.rows,
        "answers": [{"text": one.text, "value": one.value, "score": one.score} for one in question.answers],
    }  # fmt: skip
