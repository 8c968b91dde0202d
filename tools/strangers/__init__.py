"""Cards of strangers: lexicons and layouts that no extractor was built on.

People, firms, streets and towns come from Faker, telephone numbers from the plans of
libphonenumber, layouts from ``designs``; none of it is shared with ``scenes``, but for
the form in which the truth is told. Nothing made here is kept: a seed makes it anew.

``countries.toml`` says how each country writes an address, ``languages.toml`` what
each language prints beside it.
"""

from __future__ import annotations

from strangers.stranger import Stranger, stranger

__all__ = ["Stranger", "stranger"]
