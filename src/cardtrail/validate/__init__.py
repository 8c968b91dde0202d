"""Whether the details can be relied on: one room per field, then all together."""
