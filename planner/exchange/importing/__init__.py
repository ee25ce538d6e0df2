"""Importing what people really have: other people's sheets, registries and staff lists, as drafts of ours."""
