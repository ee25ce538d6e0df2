"""Scenarios in the window: the list of plans, plans side by side, and planning around what is fixed."""
