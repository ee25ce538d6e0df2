"""The import wizard: from somebody else's file to a reviewed change of the portfolio, one page a file."""
