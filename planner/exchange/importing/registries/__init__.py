"""Downloads of trial registries as roadmaps."""
