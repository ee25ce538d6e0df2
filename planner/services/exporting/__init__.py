"""Choosing what of a plan leaves, and writing it as a workbook, as tables or as pages."""
