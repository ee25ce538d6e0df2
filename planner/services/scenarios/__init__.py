"""Scenarios: named plans on one portfolio. Kept, compared, planned around what is fixed, and accepted in parts."""
