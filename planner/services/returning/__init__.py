"""The way back: an edited plan workbook compared with what was exported and with what the document says now."""
