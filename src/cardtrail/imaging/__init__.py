"""Finds cards on photos and lays them flat: the only room that knows OpenCV."""
