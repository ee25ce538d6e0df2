"""The sheets of the plan workbook that people read, and the hidden one that the way back starts from."""
