"""Importing what people really have: files -> tables -> mappings -> drafts -> a proposal -> one undoable step.

::

    files = [read_import_file(path) for path in paths]          # in a child process; cancellable
    proposal = propose(files, session.portfolio, choices)       # a value; again after every answer
    take(session, proposal, proposal.wanted)                    # one edit, "Import pipeline.xlsx"
    remember(proposal_files_and_choices)                        # the mappings, for the next time

`ImportChoices` holds everything that the person has said; a wizard keeps one for every page. The modules:

- `files`: ``read_import_file(path, *, text=None, cancelled=None, progress=None) -> ImportFile`` with ``.tables``,
  ``.registry``, ``.kind``, ``.notes`` and ``.grid(sheet)``.
- `reading_tables`: ``understand(files, base, choices, memory) -> tuple[TableReading, ...]``, without the proposal.
- `proposing`: ``propose(files, base, choices, memory) -> ImportProposal``; ``base`` None is a new document.
- `taking`: ``take(session, proposal, ids)``, ``taken(proposal, ids) -> Portfolio``, ``check(proposal, ids)``.
- `memory`: ``ImportMemory(folder)``: mappings remembered by layout and sponsor.
"""
