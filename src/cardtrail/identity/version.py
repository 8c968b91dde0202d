"""Apart from the rules themselves: asking for their version loads nothing else."""

VERSION = 1
"""Grows whenever a contact gets other keys (``identity.keys``) or another employer:
kept keys are then made anew."""
