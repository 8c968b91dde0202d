"""Opens a store in a process of its own, which brings it to the newest version.

Argument: the store.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.desk import rules

from cardtrail.store.store import Store

if __name__ == "__main__":
    with Store.open(Path(sys.argv[1]), rules(), patience=30) as store:
        sys.stdout.write(f"{len(store.records())}\n")
