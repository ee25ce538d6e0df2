"""Registry downloads as roadmaps."""
