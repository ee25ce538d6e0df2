"""Importing what people really have: other people's spreadsheets, registries and staff lists, as drafts of our sheets."""
