"""Runs the command line: ``python -m cardtrail``."""

import sys

from cardtrail.cli import main

if __name__ == "__main__":  # worker processes import this file under another name
    sys.exit(main())
