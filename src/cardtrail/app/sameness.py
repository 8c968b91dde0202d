"""Who is the same person, and which interviews are one: what the store is told of it.

What tells people apart takes longer to load than most commands take to run, so it is
loaded where it is asked.
"""

from __future__ import annotations

from collections.abc import Collection

from cardtrail.identity.version import VERSION
from cardtrail.model.contact import Contact
from cardtrail.model.field import FieldName
from cardtrail.model.followup import Interview
from cardtrail.store.rules import Likeness

INDEXER = f"identity {VERSION}"
"""Names what ``traits`` and ``employer`` give; another one, and they give another."""


def traits(contact: Contact) -> Collection[str]:
    """By what a contact is found again; see ``identity.keys``."""
    from cardtrail.identity.keys import keys  # noqa: PLC0415 - see above

    return keys(contact)


def likeness(kept: Contact, seen: Contact) -> Likeness | None:
    """Whether two contacts are one person; see ``identity.match``."""
    from cardtrail.identity.match import match  # noqa: PLC0415 - see above
    from cardtrail.model.match import Likeness as Grade  # noqa: PLC0415 - as above

    found = match(kept, seen)
    if found is None:
        return None
    return Likeness(found.grade is Grade.STRONG, found.sentence)


def strengthened(
    kept: Contact, seen: Contact, edited: Collection[FieldName]
) -> Contact:
    """What another photo adds to what is kept; see ``identity.strengthen``."""
    from cardtrail.identity.strengthen import strengthened  # noqa: PLC0415 - see above

    return strengthened(kept, seen, edited)


def employer(contact: Contact, interview: Interview) -> str:
    """By what interviews of one day are known for one; see ``identity.employer``."""
    from cardtrail.identity.employer import employer  # noqa: PLC0415 - see above

    return employer(contact, interview)
