"""What the documentation says is what the program does."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from planner.cli.main import COMMANDS, command_parser, window_parser
from planner.cli.window import APT_LINE
from planner.exchange.plan_workbook_flat import (
    ASSIGNMENT_HEADINGS,
    CONTINUITY_HEADINGS,
    CONTRACTOR_HEADINGS,
    HANDOVER_HEADINGS,
    MARGIN_HEADINGS,
    OPEN_HEADINGS,
    SEAT_HEADINGS,
)
from planner.exchange.portfolio_columns import SETTINGS, SHEETS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
WORKBOOK = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")


def parsers() -> dict[str, argparse.ArgumentParser]:
    """All parsers by command; '' is the one without a command."""
    actions = command_parser()._actions
    commands = next(a for a in actions if isinstance(a, argparse._SubParsersAction))
    return {"": window_parser(), **commands.choices}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_and_option_is_documented(command: str) -> None:
    assert f"throughline {command}".strip() in COMMAND_LINE
    for action in parsers()[command]._actions:
        names = [name for name in action.option_strings if name not in ("-h",)] or [str(action.metavar or action.dest)]
        for name in names:
            assert name in COMMAND_LINE, f"throughline {command} {name} is not in docs/command-line.md"


def test_every_documented_option_exists() -> None:
    known = {
        name for parser in [command_parser(), *parsers().values()] for a in parser._actions for name in a.option_strings
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", COMMAND_LINE)) <= known


def commands_in(text: str) -> list[list[str]]:
    """The throughline commands in code, split as a shell does."""
    found = re.findall(r"`[^`\n]*?throughline((?: [^`&;]+)?)`", text)
    return [shlex.split(words) for words in found]


def test_the_commands_of_the_readme_parse() -> None:
    parsed = [words for words in commands_in(README) if words and words[0] in COMMANDS]
    assert {words[0] for words in parsed} >= {"plan", "check", "template"}
    for words in parsed:
        command_parser().parse_args(words)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = re.search(r"`(python3 -m venv [^`]*-m pytest)`", README)
    assert command
    assert command[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_libraries_named_without_a_screen_are_those_of_the_readme() -> None:
    assert APT_LINE in README


@pytest.mark.parametrize(
    "headings",
    [
        ASSIGNMENT_HEADINGS, SEAT_HEADINGS, CONTRACTOR_HEADINGS, OPEN_HEADINGS, MARGIN_HEADINGS, CONTINUITY_HEADINGS,
        HANDOVER_HEADINGS,
    ],
)  # fmt: skip
def test_the_plan_sheets_are_documented_column_by_column(headings: tuple[str, ...]) -> None:
    plain = re.sub(r" \([^)]*\)", "", WORKBOOK)
    assert ", ".join(f"`{heading}`" for heading in headings) in plain


def test_every_column_of_the_portfolio_is_documented() -> None:
    for heading in [*(c.heading for c in SETTINGS), *(c.heading for spec in SHEETS for c in spec.columns)]:
        assert f"`{heading}`" in WORKBOOK


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
