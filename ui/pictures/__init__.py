"""Pictures of a plan: laid out as plain shapes, painted on the window, on pages and into files alike."""
