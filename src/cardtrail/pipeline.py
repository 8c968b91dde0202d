"""From a photo to readings: the order of the steps, nothing else."""
