"""The nouns of cardtrail: frozen, comparable, without I/O."""
