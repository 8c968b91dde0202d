"""Takes a printed name apart; nameparser knows the honorifics and degrees.

Apart from the name itself, because loading nameparser takes longer than most commands
do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from nameparser import Lexicon, ParsedName, Parser, Role, Token

from cardtrail.errors import InvalidValueError
from cardtrail.text import fold, natural_case, unify
from cardtrail.values.length import check_length
from cardtrail.values.name import PersonName

# Honorifics seen in print that nameparser 2.6 takes for given names.
_TITLES = ("adv", "datin", "dott", "eng", "kum", "pr", "shri", "smt", "sri")
_LEXICON = Lexicon.default().add(titles=_TITLES)
_GIVEN = frozenset(
    "ab author baba burgess cheikh courtier doyen english field goodman grand herzog"
    " hon imam king knight law mahdi maj marquis marquise merchant monk nanny petty"
    " pope pres prince princess queen ritter rock royal saint singer soprano timi us"
    " wing".split()
)
"""Titles of nameparser 2.6 that are people's names: alone before a name they are no
title (Wing Sze Mak), but beside another (Wing Commander) or with a stop (Hon.)."""

_OFFICES = frozenset(
    "abbot admiral bailiff baron bishop canon captain chancellor chef chief colonel"
    " commodore count deacon doctor father general governor graf guru hrabia judge lady"
    " lawyer lord major master mayor pastor priest prinz prior private provost senator"
    " sergeant sheikh sister sultan swami vicar warden".split()
)
"""Titles that are surnames and given names, too: a title only before a whole name."""

_PARSER = Parser(_LEXICON)
_UNTITLED = Parser(_LEXICON.remove(titles=_GIVEN | _OFFICES))
_FRENCH = Parser(_LEXICON.add(titles=("m",)))
_MONSIEUR = re.compile(r"M\.\s?[^\W\d_]{2,}\S*\s[^\W\d_]{2}")
_AFFIXES = frozenset({Role.TITLE, Role.SUFFIX})
_CORE = frozenset({Role.GIVEN, Role.MIDDLE, Role.FAMILY})
_MARKS = re.compile(r"[®™©|•·]")
_GLUED = re.compile(r"((?:[^\W\d_]+\.)+)(?=[A-ZÀ-Þ][^\W\d_]+$)")  # "K.V.Finch"
_MC = re.compile(r"^Mc(?=[A-Z])")  # the one small letter of a name in capitals
_SMALL_SUFFIXES = {"jr": "Jr", "sr": "Sr", "esq": "Esq", "phd": "PhD"}


def parsed(text: str, *, is_french: bool) -> PersonName:
    """The name in ``text`` and its parts; see ``PersonName.parse``.

    Args:
        text: one name, with or without honorifics and degrees.
        is_french: whether it is printed in French.

    Raises:
        InvalidValueError: it is no name.
    """
    check_length(text, "a person's name")
    plain = unify(_MARKS.sub(" ", text)).strip(" ,;:-")
    parser = _FRENCH if is_french and _MONSIEUR.match(plain) else _PARSER
    printed = _read(plain, parser)
    core = _core(printed)
    if not any(char.isalpha() for token in core for char in token.text):
        raise InvalidValueError(
            f"“{unify(text)}” is not a person's name; type it as on the card."
        )
    family = _family_in_capitals(core)
    words = _cased(core, family)
    affixes = [token for token in printed.tokens if token.role in _AFFIXES]
    cased = _replaced(printed, core + affixes, words + list(map(_affix, affixes)))
    final = printed if cased == printed.original else _parted(cased, parser)
    parts = (final.given, final.middle, final.family)
    if family:
        pairs = list(zip(core, words, strict=True))
        first, *others = (word for token, word in pairs if token not in family)
        last = (word for token, word in pairs if token in family)
        parts = (first, " ".join(others), " ".join(last))
    return PersonName(
        text=cased,
        prefix=final.title or None,
        given=parts[0] or None,
        additional=parts[1] or None,
        family=parts[2] or None,
        suffix=final.suffix or None,
    )


def _parted(plain: str, parser: Parser) -> ParsedName:
    """The parts of a name, without a title that is rather part of the name itself."""
    parsed = parser.parse(plain)
    titles = [token.text for token in parsed.tokens if token.role is Role.TITLE]
    word = fold(titles[0]) if len(titles) == 1 else ""
    is_whole = len(_core(parsed)) > 1
    is_name = word in _GIVEN or (word in _OFFICES and not is_whole)
    return _UNTITLED.parse(plain) if is_name else parsed


def _read(plain: str, parser: Parser) -> ParsedName:
    """The parts of a name, with initials freed from the word they are glued to."""
    parsed = _parted(plain, parser)
    tokens = [token for token in parsed.tokens if token.role is not Role.SUFFIX]
    apart = _replaced(parsed, tokens, [_GLUED.sub(r"\1 ", t.text) for t in tokens])
    return parsed if apart == plain else _parted(apart, parser)


def _core(parsed: ParsedName) -> list[Token]:
    return [token for token in parsed.tokens if token.role in _CORE]


def _cased(core: Sequence[Token], family: Sequence[Token]) -> list[str]:
    """The words of ``core``, with those that are in capitals brought to normal case."""
    printed = [token.text for token in core]
    capitals = [_MC.sub("MC", word).upper() for word in printed]
    natural = natural_case(" ".join(capitals)).split(" ")
    shouted = all(_MC.sub("MC", word).isupper() for word in printed)
    return [
        small if shouted or token in family else token.text
        for token, small in zip(core, natural, strict=True)
    ]


def _affix(token: Token) -> str:
    """``DR.`` as ``Dr.`` and ``JR`` as ``Jr``; degrees such as MBA stay as printed."""
    if not token.text.isupper():
        return token.text
    if token.role is Role.TITLE:
        return token.text.title()
    bare = token.text.strip(".,")
    return token.text.replace(bare, _SMALL_SUFFIXES.get(bare.lower(), bare))


def _replaced(parsed: ParsedName, tokens: Sequence[Token], words: Sequence[str]) -> str:
    """The original text with each of ``tokens`` replaced by its word."""
    text = parsed.original
    for token, word in sorted(
        zip(tokens, words, strict=True),
        key=lambda pair: pair[0].span or (),
        reverse=True,
    ):
        if token.span is not None:
            text = text[: token.span.start] + word + text[token.span.end :]
    return text


def _family_in_capitals(core: Sequence[Token]) -> list[Token]:
    """The words in capitals, if they are one run and the rest has small letters."""
    marks = [_is_capitals(token.text) for token in core]
    rest = [token.text for token, mark in zip(core, marks, strict=True) if not mark]
    changes = sum(a != b for a, b in itertools.pairwise(marks))
    if changes != 1 or all(word.isupper() for word in rest):
        return []
    return [token for token, mark in zip(core, marks, strict=True) if mark]


def _is_capitals(word: str) -> bool:
    """Whether a word is a name in capitals, and not initials such as ``J.R.`` or AJ."""
    word = _MC.sub("MC", word)
    vowels = [char in "aeiouy" for char in fold(word) if char.isalpha()]
    if not word.isupper() or not any(vowels) or re.fullmatch(r"(\w\.)+", word):
        return False
    return len(vowels) > 2 or (len(vowels) == 2 and vowels[-1])
