"""Importing what people really have: files, tables, mappings, drafts, a proposal, one undoable step.

::

    files = [read_import_file(path) for path in paths]            # in a child process; cancellable
    proposal = propose(files, session.portfolio, choices, memory, imported=session.state.imported)  # again each time
    take(session, proposal, proposal.wanted)                      # one edit, "Import pipeline.xlsx"
    memory.remember(files, choices)                               # the mappings, for the next time

`ImportChoices` holds everything that the person has said; a wizard keeps one for every page. A new document begins as
``new_document(proposal.base)``, with ``propose(files, None, …)`` or ``propose(files, with_people_of("sample"), …,
into_new=True)``. For the pages before the proposal there are ``read_tables(files, choices, memory)``, how each table is
read, and ``ImportFile.findings``, ``table`` and ``grid``.

Names are loaded when somebody asks for one: together they take most of a second, and the process that is to read a file
begins with that.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.services.importing.everything import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        """A name of `everything`."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module("planner.services.importing.everything"), name)
