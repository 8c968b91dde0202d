"""Reads vCard 2.1 (versit), 3.0 (RFC 2426) and 4.0 (RFC 6350) as codes have them.

What generators of codes write keeps to no version, so all three are read alike, but
for folded lines. Nothing is refused: what is not understood is left out.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote

from cardtrail.errors import InvalidValueError
from cardtrail.ocr.code_contact import CodeAddress, CodeContact, CodePhone
from cardtrail.ocr.escaped import split, unescaped
from cardtrail.values.profile import Profile

_BREAK = re.compile(r"\r\n|\r|\n")
_OLD = re.compile(r"^\s*VERSION\s*:\s*2", re.IGNORECASE | re.MULTILINE)
_UNBROKEN = re.compile(r"(?:[^:;.]*\.)?(?:EMAIL|TEL|URL)\b", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"[^:]*\bQUOTED-PRINTABLE\b[^:]*:", re.IGNORECASE)
_HEAD = re.compile(r'([^:"]*(?:"[^"]*"[^:"]*)*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'(?:[^;"]|"[^"]*")+')
_STEPS = {"BEGIN": 1, "END": -1}
_BINARY = frozenset({"B", "BASE64"})

# Others are no text codecs, or run code of their own on hostile text.
_CHARSET = re.compile(
    r"utf-?8|us-ascii|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|shift_jis|euc-(?:jp|kr)"
    r"|iso-2022-jp|gb2312|gbk|gb18030|big5",
    re.IGNORECASE,
)

_LABELS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("FAX",), "Fax"),
    (("CELL", "MOBILE", "IPHONE", "PCS"), "Mobile"),
    (("PAGER",), "Pager"),
    (("HOME",), "Home"),
)
"""What is printed before a number whose types have one of these; else ``Tel``."""

_TYPES = frozenset({"TYPE", "SERVICE-TYPE", "X-SERVICE-TYPE"})
_PROFILES = frozenset({"IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE"})

_URI = re.compile(r"(tel|sms|mailto):(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_EXTENSION = re.compile(r";ext=([\d-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Property:
    """One property: its name in capitals, without its group."""

    group: str
    name: str
    types: frozenset[str]
    value: str

    @property
    def parts(self) -> list[str]:
        return split(self.value, ";")

    @property
    def text(self) -> str:
        return unescaped(self.value).strip()


def read_vcard(text: str) -> CodeContact:
    """The first vCard in ``text``; an empty contact if there is none."""
    card = tuple(_first_card(text))
    names = [one.text for one in _named(card, "FN")]
    names += [_full_name(one.parts) for one in _named(card, "N")]
    company, department = _organisation(card)
    return CodeContact(
        name=_first(names),
        title=_first([one.text for one in _named(card, "TITLE")]),
        department=department,
        company=company,
        addresses=tuple(
            CodeAddress.of([unescaped(part).strip() for part in one.parts])
            for one in _named(card, "ADR")
        ),
        phones=tuple(_phone(one, card) for one in _named(card, "TEL")),
        emails=tuple(_without_scheme(one.text) for one in _named(card, "EMAIL")),
        websites=tuple(one.text for one in _named(card, "URL")),
        profiles=tuple(filter(None, map(_profile, card))),
    )


def telephone(uri: str) -> str:
    """The number in a tel URI (RFC 3966) or in any other text, as written."""
    extension = _EXTENSION.search(uri)
    number = unquote(_without_scheme(uri).partition(";")[0])
    return f"{number} ext. {extension[1]}" if extension else number


def _without_scheme(uri: str) -> str:
    match = _URI.fullmatch(uri.strip())
    return match["rest"] if match else uri


def _first(texts: Sequence[str]) -> str:
    return next((text for text in texts if text.strip()), "")


def _organisation(card: Sequence[_Property]) -> tuple[str, str]:
    """The company and its units, the largest first (RFC 2426, 3.5.5)."""
    for one in _named(card, "ORG"):
        company, *units = [*filter(str.strip, map(unescaped, one.parts))] or [""]
        if company:
            return company, ", ".join(units)
    return "", ""


def _profile(one: _Property) -> str:
    """A profile as it is printed; empty where a property is none.

    Besides IMPP (RFC 4770) and SOCIALPROFILE (RFC 9554) that is Apple's property, whose
    value may begin with a scheme of its own, and what is named after a service.
    """
    service = re.fullmatch(r"X-(?!SOCIALPROFILE)(\w+?)(?:-USERNAME|-ID)?", one.name)
    if service is None and one.name not in _PROFILES:
        return ""
    handle = re.sub(r"^x-apple:", "", one.text, flags=re.IGNORECASE)
    labels = (service[1],) if service else sorted(one.types)
    for text in (one.text, *(f"{label}: {handle}" for label in labels)):
        with suppress(InvalidValueError):
            found = Profile.parse(text)
            return found.spoken if found.service else ""
    return ""


def _named(card: Sequence[_Property], name: str) -> Iterator[_Property]:
    return (one for one in card if one.name == name)


def _full_name(parts: Sequence[str]) -> str:
    """Family, given, additional, prefix and suffix in the order of speech."""
    padded = [*parts, "", "", "", "", ""]
    family, given, additional, prefix, suffix = (
        " ".join(map(unescaped, split(part, ","))) for part in padded[:5]
    )
    spoken = (prefix, given, additional, family, suffix)
    return " ".join(part.strip() for part in spoken if part.strip())


def _phone(one: _Property, card: Sequence[_Property]) -> CodePhone:
    """A number and its label, which Apple writes as a property of the same group."""
    own = {
        label.text.upper()
        for label in _named(card, "X-ABLABEL")
        if one.group and label.group == one.group
    }
    types = one.types | own
    for marks, label in _LABELS:
        if any(mark in its for mark in marks for its in types):
            return CodePhone(telephone(one.text), label)
    return CodePhone(telephone(one.text))


def _first_card(text: str) -> Iterator[_Property]:
    """The properties between the first BEGIN and its END, or the end of the text."""
    depth = 0  # an AGENT of vCard 2.1 is a card within the card
    for one in filter(None, map(_property, _unfolded(text))):
        if one.name in _STEPS and one.text.upper() == "VCARD":
            depth += _STEPS[one.name]
            if depth <= 0:
                return
        elif depth == 1:
            yield one


def _unfolded(text: str) -> Iterator[str]:
    """Whole lines: a blank goes on with the one before, and so does a soft break.

    vCard 2.1 folds at a blank, which is kept (RFC 822, 3.1.1) where blanks may stand;
    later versions put one in (RFC 2425, 5.8.1).
    """
    is_old = bool(_OLD.search(text))
    whole: list[str] = []
    for line in _BREAK.split(text):
        if whole and whole[-1].endswith("=") and _QUOTED_PRINTABLE.match(whole[0]):
            whole[-1] = whole[-1][:-1]
            whole.append(line)
        elif whole and line[:1] in {" ", "\t"}:
            is_kept = is_old and not _UNBROKEN.match(whole[0])
            whole.append(line if is_kept else line[1:])
        else:
            yield "".join(whole)
            whole = [line]
    yield "".join(whole)


def _property(line: str) -> _Property | None:
    """The property on a whole line; None where it is none, or holds no text."""
    match = _HEAD.fullmatch(line)
    head, value = match.groups() if match else line.partition(":")[::2]
    name, *parameters = _PARAMETER.findall(head) or [""]
    types, settings = set(), {}
    for parameter in parameters:
        key, has_value, setting = parameter.strip().upper().partition("=")
        if not has_value:
            types.add(key)
        elif key.strip() in _TYPES:
            types.update(setting.replace('"', "").split(","))
        else:
            settings[key.strip()] = setting.strip('" ')
    encoding = settings.get("ENCODING", "")
    if encoding in _BINARY or types & _BINARY:
        return None
    if "QUOTED-PRINTABLE" in {encoding, *types}:
        value = _decoded(value, settings.get("CHARSET", ""))
    group, _, bare = name.strip().upper().rpartition(".")
    return _Property(group, bare, frozenset(types), value)


def _decoded(value: str, charset: str) -> str:
    """Quoted-printable text (RFC 2045, 6.7), read as UTF-8 where its charset fails."""
    octets = quopri.decodestring(value.encode(errors="replace"))
    named = [charset] if _CHARSET.fullmatch(charset) else []
    for encoding in (*named, "utf-8"):
        try:
            return octets.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return octets.decode("latin-1")
