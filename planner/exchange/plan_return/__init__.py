"""Reading a plan workbook that people edited and sent back: what each sheet says of each seat and month, by cell."""
