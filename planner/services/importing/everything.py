"""All names of the package that others use, which `planner.services.importing` gives one by one."""

from planner.exchange.importing.draft import DraftCell, Source
from planner.exchange.importing.mapping.mapping import Choices, ColumnUse, Mapping, MonthUse, PairUse
from planner.exchange.importing.mapping.source import ColumnRef, SourceTable
from planner.exchange.importing.mapping.suggesting import ColumnGuess, SheetGuess, Suggestion
from planner.exchange.importing.mapping.targets import MAPPABLE, lacking, targets_of
from planner.exchange.importing.registries.choice import OPEN_STATUSES, OURS, RegistryChoice
from planner.exchange.importing.registries.forms import TrialStatus
from planner.exchange.importing.registries.trials import Trials
from planner.exchange.importing.tables.found import FoundTable
from planner.exchange.importing.values.date_order import DateOrder
from planner.exchange.importing.values.fte import FteUnit
from planner.exchange.importing.values.numbers import DecimalSign
from planner.exchange.raw import CellValue, Preview, TextForm
from planner.exchange.reading import ReadingCancelled, preview
from planner.services.importing.beginnings import SAMPLE, with_people_of
from planner.services.importing.choices import ImportChoices, NewSettings, TableChoice, TableKey
from planner.services.importing.files import FileKind, ImportFile, read_import_file
from planner.services.importing.memory import ImportMemory
from planner.services.importing.proposal import (
    Answer,
    Ask,
    FieldChange,
    ImportProposal,
    ProblemGroup,
    Question,
    RowChange,
    RowKind,
    SheetProposal,
    TableReading,
)
from planner.services.importing.proposing import propose
from planner.services.importing.questions import ROLES_FROM_STAFF
from planner.services.importing.reading_tables import ReadTable, read_tables
from planner.services.importing.roadmap_diff import Move, RoadmapDiff, RoadmapRow
from planner.services.importing.taking import check, take, taken

__all__ = [
    "MAPPABLE", "OPEN_STATUSES", "OURS", "ROLES_FROM_STAFF", "SAMPLE", "Answer", "Ask", "CellValue", "Choices",
    "ColumnGuess", "ColumnRef", "ColumnUse", "DateOrder", "DecimalSign", "DraftCell", "FieldChange", "FileKind",
    "FoundTable", "FteUnit", "ImportChoices", "ImportFile", "ImportMemory", "ImportProposal", "Mapping", "MonthUse",
    "Move", "NewSettings", "PairUse", "Preview", "ProblemGroup", "Question", "ReadTable", "ReadingCancelled",
    "RegistryChoice", "RoadmapDiff", "RoadmapRow", "RowChange", "RowKind", "SheetGuess", "SheetProposal", "Source",
    "SourceTable", "Suggestion", "TableChoice", "TableKey", "TableReading", "TextForm", "TrialStatus", "Trials",
    "check", "lacking", "preview", "propose", "read_import_file", "read_tables", "take", "taken", "targets_of",
    "with_people_of",
]  # fmt: skip
