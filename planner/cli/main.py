"""The command line: takes the words apart and starts what they name. Everything heavy is imported by the command."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.cli.numbers import seconds, seed, workers
from planner.domain.errors import InputProblems, Severity, ThroughlineError, UserError
from planner.exits import EXIT_FAULT, EXIT_INPUT, EXIT_NO_PLAN, EXIT_OK

EXITS = """exit status:
  0  done; for plan and check: every margin floor is met, also by a plan that has
     nothing to staff; for sweep: every search is done; for import: imported, or
     nothing had to be changed
  1  a fault of Throughline itself (details in the log file that is named)
  2  problems with the input, or a place that cannot be written; all are listed, nothing is written
  3  margin floors are not met; the plan is written and marked
  4  no plan (cancelled, or none found)
  5  the cluster cannot be used: its extra is not installed, or nobody answers there (any more)
  6  a sweep is incomplete: some searches failed or were cancelled; the rest is printed and written"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; gives the exit status. Errors of people are sentences, never tracebacks."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except InputProblems as refused:
        say(str(refused))
        for problem in refused.problems:
            say(f"  {'' if problem.severity is Severity.ERROR else problem.severity + ': '}{problem}")
        return EXIT_INPUT
    except ThroughlineError as trouble:
        say(str(trouble))
        return EXIT_INPUT
    except KeyboardInterrupt:
        say("Cancelled. Nothing was written.")
        return EXIT_NO_PLAN
    except BrokenPipeError:
        return _quietly_closed()
    except Exception:
        return _own_fault()


def say(text: str) -> None:
    """One line for the person, beside the results."""
    print(text, file=sys.stderr, flush=True)


def _run(arguments: list[str]) -> int:
    if arguments and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version")):
        options = command_parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    _refuse_mistyped(arguments)
    return _window(window_parser().parse_args(arguments))


def _refuse_mistyped(arguments: list[str]) -> None:
    """UserError for a first word that is neither a command nor an option, nor can be a file to open."""
    from difflib import get_close_matches

    word = arguments[0] if arguments else "-"
    if word.startswith("-") or Path(word).suffix or Path(word).name != word or Path(word).exists():
        return
    near = get_close_matches(word.casefold(), COMMANDS, 1)
    meant = f"Did you mean throughline {near[0]}?" if near else f"The commands are {', '.join(COMMANDS)}."
    raise UserError(f"{word} is no command, and no file of that name is here. {meant} See throughline --help.")


def window_main() -> int:
    """The entry without a terminal: opens the window."""
    return main([a for a in sys.argv[1:] if a not in COMMANDS])


def _quietly_closed() -> int:
    """The reader of our output has gone (as in ``throughline plan … | head``)."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return EXIT_INPUT


def _own_fault() -> int:
    """Keep the details for a report and say where they are."""
    import traceback

    details = traceback.format_exc()
    try:
        place = f"The details are in {_write_fault(details)}."
    except OSError:
        place = f"The details:\n{details}"
    say(f"Throughline has made a mistake of its own: {details.strip().splitlines()[-1]}\n{place}")
    return EXIT_FAULT


def _write_fault(details: str) -> Path:
    import datetime as dt

    from platformdirs import user_log_path

    folder = user_log_path("throughline", appauthor=False, ensure_exists=True)
    file = folder / "fault.log"
    with file.open("a", encoding="utf-8") as log:
        log.write(f"{dt.datetime.now().isoformat(timespec='seconds')} throughline {_version()}\n{details}\n")
    return file


def _version() -> str:
    from importlib.metadata import version  # takes longer than the rest of this module

    return version("throughline")


def command_parser() -> argparse.ArgumentParser:
    """All commands."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(
        prog="throughline",
        usage="throughline [--sample | FILE]\n       throughline COMMAND ...",
        description="Staffing continuity planner for contract research organisations.\n"
        "Without a command it opens the window, with FILE (a workbook or a .throughline document) if given.",
        epilog=EXITS,
        formatter_class=raw,
    )
    parser.add_argument("--version", action="version", version=f"throughline {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, prog="throughline")
    for name, (summary, add) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary, epilog=EXITS, formatter_class=raw)
        add(command)
    return parser


def window_parser() -> argparse.ArgumentParser:
    """``throughline [--sample | FILE]``."""
    parser = argparse.ArgumentParser(prog="throughline", description="Open the window.", add_help=False)
    parser.add_argument("--sample", action="store_true", help="open the sample portfolio")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a workbook or a .throughline document")
    return parser


def _add_plan(parser: argparse.ArgumentParser) -> None:
    from planner.cli.around import add_around

    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "portfolio",
        nargs="?",
        type=Path,
        metavar="PORTFOLIO",
        help="a portfolio or plan workbook, or a .throughline document",
    )
    source.add_argument("--sample", action="store_true", help="plan the sample portfolio that comes with Throughline")
    parser.add_argument("-o", "--output", required=True, type=Path, metavar="PLAN.xlsx", help="the workbook to write")
    parser.add_argument("--time-limit", type=seconds, default=60.0, metavar="S", help="seconds to search (default: 60)")
    parser.add_argument("--seed", type=seed, default=1, metavar="N", help="seed of the random numbers (default: 1)")
    parser.add_argument("--workers", type=workers, default=None, metavar="N", help="searches side by side (default: 2)")
    parser.add_argument(
        "--deterministic",
        action="store_true",
        help="count work instead of seconds, so that the same input and seed give the same plan; "
        "S seconds become S times a fixed amount of work",
    )
    parser.add_argument("--report", type=Path, metavar="R.json", help="write all figures as JSON, too")
    parser.add_argument(
        "--keep",
        nargs="?",
        const="",
        metavar="NAME",
        help="put the plan into the document that is planned, too, under this name (default: the next Plan N)",
    )
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    add_around(parser)
    parser.set_defaults(run=_plan)


def _add_sweep(parser: argparse.ArgumentParser) -> None:
    from planner.cli.sweep_options import add_sweep

    add_sweep(parser)
    parser.set_defaults(run=_sweep)


def _add_import(parser: argparse.ArgumentParser) -> None:
    from planner.cli.import_options import add_import

    add_import(parser)
    parser.set_defaults(run=_import)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", type=Path, metavar="PLAN.xlsx", help="a full plan workbook, from wherever it comes")
    parser.add_argument("--report", type=Path, metavar="R.json", help="write all figures as JSON, too")
    parser.set_defaults(run=_check)


def _add_template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("output", type=Path, metavar="OUT.xlsx", help="the workbook to write")
    parser.set_defaults(run=_template)


def _add_prepare(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_prepare)


def _module(name: str) -> Callable[[argparse.ArgumentParser], None]:
    """A command with a module of its own, which has ``add_options(parser)`` and sets ``run`` there."""

    def add(parser: argparse.ArgumentParser) -> None:
        from importlib import import_module

        import_module(name).add_options(parser)

    return add


def _seat(name: str) -> Callable[[argparse.ArgumentParser], None]:
    """A command about one seat."""

    def add(parser: argparse.ArgumentParser) -> None:
        from planner.cli import seat

        getattr(seat, name)(parser)

    return add


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "plan": ("Make a staffing plan and write it as an Excel workbook.", _add_plan),
    "sweep": ("Plan many scenarios and put them side by side.", _add_sweep),
    "import": ("Bring other people's files into a document, or show what would come of them.", _add_import),
    "mappings": ("List, rename, export, load or delete what import remembers.", _module("planner.cli.mappings")),
    "export": ("Write a plan, or a part of it, as a workbook, CSV tables or pages.", _module("planner.cli.export")),
    "check": ("Check any full plan workbook: rules, margin floors and figures.", _add_check),
    "scenarios": ("List, copy, rename, publish or delete the plans of a document.", _module("planner.cli.scenarios")),
    "edit": ("Change a plan or a study by hand, and see what it does.", _module("planner.cli.edit")),
    "return": ("Read back a plan workbook that people edited.", _module("planner.cli.returning")),
    "compare": ("Put two or three plans of a document side by side.", _module("planner.cli.compare")),
    "candidates": ("Who could hold a seat, ranked by what it does to the plan.", _seat("add_candidates")),
    "why": ("Why somebody holds a seat, or nobody, and what would change that.", _seat("add_why")),
    "note": ("Read or write the note on a sponsor, study, person or seat.", _module("planner.cli.note")),
    "picture": ("Draw a picture of a plan, or write its pages, without a window.", _module("planner.cli.picture")),
    "template": ("Write an empty portfolio workbook to fill in.", _add_template),
    "prepare": ("Compile the optimizer ahead of its first use.", _add_prepare),
}


def _plan(options: argparse.Namespace) -> int:
    from planner.cli.around import around_of
    from planner.cli.plan import PlanRequest, run_plan

    return run_plan(
        PlanRequest(
            options.portfolio, options.output, options.time_limit, options.seed, options.workers,
            options.deterministic, options.report, options.quiet, around_of(options), options.keep,
        )
    )  # fmt: skip


def _sweep(options: argparse.Namespace) -> int:
    if options.sample == bool(options.files):
        raise UserError("Give the files to sweep, or --sample for the sample portfolio.")
    from planner.cli.sweep import SweepRequest, run_sweep_command
    from planner.services.sweeps import SweepKind

    return run_sweep_command(
        SweepRequest(
            tuple(options.files), None if options.what is None else SweepKind(options.what), options.points,
            options.draws, options.seed, options.time_limit, options.deterministic, options.workers, options.cluster,
            options.output, options.report, options.quiet,
        )
    )  # fmt: skip


def _import(options: argparse.Namespace) -> int:
    from planner.cli.importing import run_import

    return run_import(options)


def _check(options: argparse.Namespace) -> int:
    from planner.cli.check import run_check

    return run_check(options.plan, options.report)


def _template(options: argparse.Namespace) -> int:
    from planner.cli.plan import check_output
    from planner.exchange.template import write_template

    check_output(options.output)
    if options.output.exists():
        raise UserError(
            f"{options.output} is there already, perhaps filled in. Choose another name, or remove it first."
        )
    write_template(options.output)
    say(f"Wrote {options.output}. Fill in the sheets and plan it with: throughline plan {options.output} -o plan.xlsx")
    return EXIT_OK


def _prepare(options: argparse.Namespace) -> int:
    from solver.warmup import prepare

    say("Compiling the optimizer for this machine; this takes about half a minute, once.")
    prepare()
    say("The optimizer is ready.")
    return EXIT_OK


def _window(options: argparse.Namespace) -> int:
    from planner.cli.window import open_window

    return open_window(options.file, options.sample)
