"""Damaged files: real ones of every format, changed where it hurts."""
