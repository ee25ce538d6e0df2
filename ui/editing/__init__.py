"""Editing by hand in the window."""
