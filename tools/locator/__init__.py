"""Teaches the network that marks the cards on a photo; see ``train.py``."""
