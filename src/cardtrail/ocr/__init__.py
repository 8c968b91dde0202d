"""Reads flat cards: the only room that knows OCR engines."""
