"""Where every shape of a picture stands; nothing here needs a window."""
