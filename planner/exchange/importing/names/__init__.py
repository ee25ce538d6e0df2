"""Names as people write them: which known sponsor or person is meant, how sure that is, and what was decided."""
