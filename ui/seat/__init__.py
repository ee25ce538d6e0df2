"""The panel of one seat: who could hold it, why it is held by whom it is, and what would help where nobody does."""
