"""Plans and studies changed by hand, with the evaluator's answer. Knows no window and no document but its rows."""

from __future__ import annotations

from planner.services.changing.answering import Answer, FigureChange, answer, edited
from planner.services.changing.applying import Changed, apply
from planner.services.changing.changes import (
    Adopt,
    Assign,
    Change,
    Clear,
    Extend,
    Lock,
    MergeSeats,
    MoveStudy,
    Paste,
    ResizeSeat,
    SetDemand,
    SetProbability,
    SetStudyDates,
    SplitSeat,
    SwapPeople,
    SwapStretches,
    Unlock,
)
from planner.services.changing.records import changed_record, copy_name, keep_change
from planner.services.changing.refusal import ChangeRefused, Objection
from planner.services.changing.words import name_of

__all__ = [
    "Adopt",
    "Answer",
    "Assign",
    "Change",
    "ChangeRefused",
    "Changed",
    "Clear",
    "Extend",
    "FigureChange",
    "Lock",
    "MergeSeats",
    "MoveStudy",
    "Objection",
    "Paste",
    "ResizeSeat",
    "SetDemand",
    "SetProbability",
    "SetStudyDates",
    "SplitSeat",
    "SwapPeople",
    "SwapStretches",
    "Unlock",
    "answer",
    "apply",
    "changed_record",
    "copy_name",
    "edited",
    "keep_change",
    "name_of",
]
