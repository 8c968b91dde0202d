"""Says what is missing or wrong with a contact's details."""
