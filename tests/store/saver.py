"""Saves cards in a process of its own and tells each one that is safe.

Arguments: the store, a label that makes the photos different, how many cards.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from tests.support.desk import kept_by, rules

from cardtrail.errors import StoreError
from cardtrail.model.contact import Contact
from cardtrail.model.field import Field, Grade
from cardtrail.model.followup import DateSource, Interview
from cardtrail.model.reading import Reading, Status
from cardtrail.store.store import Store
from cardtrail.values.name import PersonName


def main(path: Path, label: str, count: int) -> None:
    interview = Interview(dt.date(2026, 11, 20), DateSource.TODAY)
    with Store.open(path, rules(), patience=30) as store:
        for number in range(count):
            name = f"{label} {number}"
            contact = Contact(name=Field(PersonName(name), name, 0.9, Grade.SURE))
            reading = Reading(
                Path(f"{name}.jpg"), name, 1, Status.READ, contact=contact
            )
            try:
                kept_by(store, reading, interview, dt.datetime.now(dt.UTC))
            except StoreError as error:
                sys.exit(str(error))
            sys.stdout.write(f"{name}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
