"""The command line: options, one call to app, output."""

from __future__ import annotations

import importlib
import sys

from cardtrail.errors import INTERRUPTED, EngineMissingError


def main() -> int:
    """Runs ``cardtrail``.

    The program is imported here and not above, and a command as it runs: where a
    native library does not load, the person gets a sentence and not a traceback.

    Returns:
        The exit code; ``cardtrail --help`` lists them.
    """
    try:
        program = importlib.import_module("cardtrail.cli.program")
        return int(program.run())
    except KeyboardInterrupt:  # while it was loading
        return INTERRUPTED
    except ImportError as error:
        sys.stderr.write(
            f"cardtrail: A library that it stands on can't be loaded: {error}. "
            "Install cardtrail again; on a bare Linux system OpenCV also needs the "
            "packages libgl1 and libglib2.0-0. What else is missing, and how to get "
            "it: cardtrail doctor\n"
        )
        return EngineMissingError.exit_code
