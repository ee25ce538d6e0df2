"""The command line: one module for each command, `main` with all of them."""
