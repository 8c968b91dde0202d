"""Writes contacts and plans in formats that other programs read."""
