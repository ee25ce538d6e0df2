"""Who could hold a seat, and what that would do to the plan."""
