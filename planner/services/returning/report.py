"""The proposal of an edited workbook as JSON."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from planner.exchange.plan_return.values import Comment
from planner.services.notes import name_of
from planner.services.returning.desk import ReadBack
from planner.services.returning.items import spots_of
from planner.services.returning.keeping import subject_of


def return_report(found: ReadBack, taken: Collection[int], plan: str = "") -> dict[str, Any]:
    """Everything that was found; ``taken`` are the parts that were, or would be, accepted into ``plan``."""
    case = found.judged.case
    after = found.effect(taken)
    return {
        "file": found.path.name,
        "plan": found.record.name,
        "into": plan,
        "changes": [
            {
                "kind": str(item.kind),
                "study": item.line.study if item.line else "",
                "role": item.line.role if item.line else "",
                "seat": item.seat,
                "months": [case.grid.labels[month] for _, _, month in spots_of(found.judged, item)],
                "before": item.before,
                "after": item.after,
                "cells": item.cells,
                "rule": item.rule,
                "reason": item.reason,
                "options": list(item.options),
                "part": item.part + 1 if item.part >= 0 else None,
                "taken": item.part in taken,
            }
            for item in found.items
        ],
        "comments": [_comment(comment) for comment in found.judged.comparison.comments],
        "notes": list(found.notes),
        "already": found.judged.comparison.already,
        "objective": [found.before.objective, after.objective],
        "sponsor_continuity": [found.before.portfolio.sponsor_continuity, after.portfolio.sponsor_continuity],
        "floors_broken": [len(found.before.floors_broken), len(after.floors_broken)],
    }


def _comment(comment: Comment) -> dict[str, str]:
    subject = subject_of(comment)
    return {
        "cell": str(comment.place),
        "author": comment.author,
        "text": comment.text,
        "on": "" if subject is None else name_of(subject),
    }
