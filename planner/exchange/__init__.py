"""Spreadsheets in and out.

In: `reading` opens any file in a child process (`reader_child`, `reading_scan`, `reading_sniff`) within `limits` and
gives plain values (`raw`). `portfolio_reader` makes a portfolio of them by the one table of sheets and columns in
`portfolio_columns`; `portfolio_rules` holds what a portfolio must keep to, wherever it came from.

Out: `portfolio_writer` and `template` for portfolios, `plan_workbook` for plans, all through `sheets`, the one place
for styles, for text that must stay text, and for saving without harm to the file that was there.

Nothing in a spreadsheet is executed or fetched. Modules here load openpyxl only where they write.
"""
