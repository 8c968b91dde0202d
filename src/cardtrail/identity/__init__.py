"""Whether two contacts are one person, and what a second card adds to the first."""
