"""From the table that a file holds to rows of the canonical sheets: suggested, confirmed, remembered, applied."""
