"""Choosing what of a plan leaves, with a preview, and writing it."""
