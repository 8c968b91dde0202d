"""Finds the details in what was read; it needs neither pixels nor an engine."""
