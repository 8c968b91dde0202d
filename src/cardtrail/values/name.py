"""A person's name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in normal case and its parts, as in the N property of RFC 6350."""

    text: str
    prefix: str | None = None
    given: str | None = None
    additional: str | None = None
    family: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str, *, is_french: bool = False) -> PersonName:
        """The name in ``text``, in the order in which it is printed.

        Where some words of a name are all capitals and others are not, the capitals
        are the family name, whichever place they take ("WHITFIELD Nora"): the custom
        in much of Europe, Africa and Asia. Normal case gives that hint up, so
        ``parse(str(name))`` has the same text but reads its parts in Western order.

        Args:
            text: one name, with or without honorifics and degrees.
            is_french: whether it is printed in French, where M. is Monsieur and no
                initial before a given name and a family name.

        Raises:
            InvalidValueError: it has no word that could be part of a name, or too many
                characters.
        """
        from cardtrail.values.naming import parsed  # noqa: PLC0415 - slow to load

        return parsed(text, is_french=is_french)
