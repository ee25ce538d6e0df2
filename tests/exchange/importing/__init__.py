"""Importing what people have: drafts from other people's files."""
