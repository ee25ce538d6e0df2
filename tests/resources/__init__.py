"""Files that travel with the program."""
