"""The command line: options, one call to app, output."""
