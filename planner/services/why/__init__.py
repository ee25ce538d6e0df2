"""Why somebody holds a seat, why nobody does, what would flip it, and what would help: computed, and in sentences."""
