"""How the names of files that hold a portfolio end. Apart, so that a window can name them before it can open any."""

DOCUMENT_SUFFIX = ".throughline"
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
