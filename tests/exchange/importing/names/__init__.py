"""Names as people write them, matched to known ones."""
