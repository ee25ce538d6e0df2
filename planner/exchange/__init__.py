"""Spreadsheets in and out.

In: `reading` opens any file in a child process (`reader_child`) within `limits` and gives plain values (`raw`), all of
them or a preview. In that process, `reading_sniff` says what the file is, `reading_scan` and `reading_sheet` look for
danger and for what the reader would not tell, `reading_books` and `reading_texts` read, and `reading_frames` are how it
comes back. `portfolio_reader` makes a portfolio of them by the one table of sheets and columns in `portfolio_columns`;
`portfolio_rules` holds what a portfolio must keep to, wherever it came from. `importing` takes files of any shape.

Out: `portfolio_writer` and `template` for portfolios, `plan_workbook` for plans, all through `sheets`, the one place
for styles, for text that must stay text, and for saving without harm to the file that was there.

Nothing in a spreadsheet is executed or fetched. Modules here load openpyxl only where they write.
"""
