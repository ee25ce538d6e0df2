"""From a study's facts to role demand by month, and from hours and days to FTE."""
