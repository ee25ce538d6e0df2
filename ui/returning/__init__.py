"""Plan workbooks that people edited and sent back: the proposal, and taking it over."""
