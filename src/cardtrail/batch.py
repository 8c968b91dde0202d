"""Many photos: workers, progress, and one bad photo that stops nothing."""
