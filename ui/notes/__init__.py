"""Notes of people on what the board shows."""
