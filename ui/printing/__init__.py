"""The plan on paper: pages of the summary and of the board, for printers and PDF."""
