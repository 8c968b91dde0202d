"""Plans the steps after an interview."""
