"""Keeps contacts and their follow-ups in SQLite: the only room that knows SQL."""
