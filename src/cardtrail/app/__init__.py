"""Use cases that every face shares; clock and paths are arguments."""
