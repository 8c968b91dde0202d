"""Finds the department: words of units, and what units do, beside other details."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cardtrail.extract.company_evidence import has_legal_form, matches_domain
from cardtrail.extract.lexicon import entries
from cardtrail.extract.spans import is_next_row
from cardtrail.extract.surroundings import Surroundings
from cardtrail.extract.title_words import title_words
from cardtrail.model.field import Candidate, Signal
from cardtrail.model.page import Line, Word
from cardtrail.text import fold, natural_case

ENOUGH = 2.0
"""Evidence from which a text is taken for the department."""

_OF = " (?:of|for|fur|van|voor|de|del|della|di|do|da|du|des)"
_BEGINS = (
    "department|dept|haupt-?abteilung|abteilung|abt|fachbereich|fakultat|fachgebiet",
    "geschaftsbereich|lehrstuhl|arbeitsgruppe|dezernat|sachgebiet|stabsstelle",
    f"(?:division|faculty|directorate|department|departments){_OF}",
    "departement|faculte|sous-direction|service (?:des|du|de la)|pole|cellule",
    "direction (?:des?|du|commerciale|generale|financiere|technique|juridique)",
    "dipartimento|facolta|divisione|reparto|direzione|settore",
    "departamento|dpto|depto|facultad|seccion|subdireccion|direccion|gerencia de",
    "faculdade|divisao|setor|diretoria|gerencia de|coordenacao|coordenadoria|secao",
    "afdeling|afd|faculteit|vakgroep|divisie|directie",
    "avdelning|avdelningen|avd|avdeling|avdelingen|afdelingen|institutionen|fakultet",
    "enheten|enheden|enhet for|sektionen|seksjon for",
    "dzial|wydzial|katedra|departament|oddeleni|odbor|fakulta|usek",
    "departemen|divisi|fakultas|bahagian",
)
"""What begins the name of a unit and of nothing else, folded."""

_HOUSES = (
    "(?:school|institute|college|center|centre|lab|laboratory|office|bureau|unit"
    "|section|group|programme?|academy|institut|zentrum|amt|seminar|ecole|laboratoire"
    "|istituto|scuola|centro|laboratorio|ufficio|escuela|instituto|escola|unidade?"
    f"|area|oficina|servicio|servico|instituut|instytut|biuro){_OF}"
)
"""What begins the name of a unit, or of a whole house: a firm, a school."""

_LOOSE = "service|ufficio|area|bureau|oficina|unite|team|bereich|referat|direction"
"""What begins it where nothing follows but what units do."""

_ENDS = "department|dept|division|directorate|faculty"
_ENDS_WORDS = (
    "abteilung|dezernat|avdelning|avdelningen|avdeling|avdelingen|afdeling|afdelingen"
    "|osasto|tiedekunta|bolumu|departmani|fakultesi|birimi"
)
_ENDS_LOOSE = "section|unit|team|desk|office|bureau"
_SURE = Signal("word of a unit", 2.0)
_LIKELY = Signal("word of a unit behind", 1.5)
_EITHER = Signal("word of a unit or a house", 1.0)
_LOOSELY = Signal("word of a unit or a place", 0.5)
_KINDS: tuple[tuple[re.Pattern[str], Signal], ...] = (
    (re.compile(rf"(?=\S+ \S)(?:the )?(?:{'|'.join(_BEGINS)})(?![\w:]).*"), _SURE),
    (re.compile(rf".*(?:{_ENDS_WORDS})"), _SURE),
    (re.compile(rf"(?:{_LOOSE})(?:{_OF})? (?P<does>.*)"), _SURE),
    (re.compile(rf"(?!sales office)(?P<does>.*) (?:{_ENDS_LOOSE})"), _SURE),
    (
        re.compile(
            r"[\u3040-\u30ff\u4e00-\u9fff]{2,}(?:部|課|係|学科|研究科|部门|部門)"
        ),
        _SURE,
    ),
    (re.compile(rf"\w.* (?:{_ENDS})"), _LIKELY),
    (re.compile(rf"(?:the )?(?:{_HOUSES})(?!\w).*"), _EITHER),
    (re.compile(r"\w.* (?:section|unit)"), _EITHER),
    (
        re.compile(rf"(?:{_LOOSE}) (?!(?:en|in|and) )\w.*|\w.* (?:{_ENDS_LOOSE})"),
        _LOOSELY,
    ),
)
"""What a folded text is like, the surest first; what a unit ``does`` is an activity."""

_LABEL = re.compile(
    r"^\W*(?:department|dept\.?|abteilung|abt\.?|d[ée]partement|departamento|"
    r"dipartimento|afdeling|avdelning)\s?:\s?(?=\w)",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"(?:police|fire|sheriff'?s?|county|city|state|ministry)\b")
"""Whose department is the whole house."""

_PART = re.compile(r"(?:(?!,\s|\s[-/]\s)[^|•·;])+")
_PEOPLE = re.compile(r"human(?!\w)|human(?:os|as|aines)|umane|personal")
_AND = re.compile(r"\s?[&+/]\s?|\s(?:and|und|et|e|y|en|och|og|i)\s")
_REACH = re.compile(r"^(?:global|group|corporate|international|central|strategic)\s")
_JOINS = frozenset("& and und et e y en i of for the de des du di la fur r d".split())
_OPEN = re.compile(r"(?:[&,]|\b(?:and|und|et|y|e|of|for|f[üu]r|de|des|du|di|the))$")
_OPENS = re.compile(r"(?:&|(?:and|und|et|y|of|for|f[üu]r|des?|du)\b)\s?\S")


Firms = Callable[[], Sequence[Candidate[str]]]


def departments(
    lines: Sequence[Line],
    firms: Firms,
    around: Surroundings,
) -> tuple[Candidate[str], ...]:
    """What may be the department, the likeliest first.

    Args:
        lines: what e-mails, numbers and web sites leave.
        firms: what may be the firm on these lines, as ``companies`` finds it; asked for
            where something may be a unit, since an institute may be one or a firm.
        around: the rest of the card.
    """
    found = []
    for line in lines:
        for piece in _pieces(line, lines):
            signals = tuple(_signals(piece, firms, around))
            value = natural_case(piece.text)
            candidate = Candidate(value, piece.text, piece.words, signals)
            if candidate.score >= ENOUGH:
                found.append(candidate)
    return tuple(sorted(found, key=lambda candidate: -candidate.score))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something between marks.

    Attributes:
        line: on which it begins.
        text: as printed, without its label.
        words: all that it covers, those of its label and of the next row included.
    """

    line: Line
    text: str
    words: tuple[Word, ...]

    @property
    def is_labelled(self) -> bool:
        return _LABEL.match(self.line.text) is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is all of its line."""
        return self.words == self.line.words

    @property
    def folded(self) -> str:
        """Its words, case, accents and marks aside."""
        return " ".join(re.findall(r"[\w'&:-]+", fold(self.text)))


def _pieces(line: Line, lines: Sequence[Line]) -> Iterator[_Piece]:
    """The parts of a line; a unit goes on behind a comma with what units do."""
    label = _LABEL.match(line.text)
    if label is not None:
        yield _Piece(line, line.text[label.end() :].strip(" ,;|•·-"), line.words)
        return
    places = [match.span() for match in _PART.finditer(line.text)]
    for index, (start, end) in enumerate(places):
        behind = itertools.takewhile(
            lambda place: _is_activity(line.text[slice(*place)]), places[index + 1 :]
        )
        stop = max((place[1] for place in behind), default=end)
        text = line.text[start:stop].strip(" ,;|•·-()")
        piece = _Piece(line, text, line.words_between(start, stop))
        if text:
            yield _with_next_row(piece, lines) if stop == len(line.text) else piece


def _with_next_row(piece: _Piece, lines: Sequence[Line]) -> _Piece:
    """A unit whose name goes on in the row below: it ends or that begins with “and”."""
    if _kind(piece.folded) in {None, _LOOSELY}:
        return piece
    for below in lines:
        goes_on = _OPEN.search(piece.text) or _OPENS.match(below.text)
        if goes_on and is_next_row(piece.line.box, below.box):
            text = f"{piece.text} {below.text.strip(' ,;|•·-')}"
            return _Piece(piece.line, text, piece.words + below.words)
    return piece


def _signals(piece: _Piece, firms: Firms, around: Surroundings) -> Iterator[Signal]:
    kind = _kind(piece.folded)
    if piece.is_labelled:
        yield Signal("label", 2.5)
    elif kind is not None:
        yield kind
        if kind in {_SURE, _LIKELY} and _has_company(piece):
            yield Signal("beside a firm or a title", 1.0)
        elif any(_is_apart(firm, piece, kind) for firm in firms()):
            yield Signal("on the card of a firm", 1.0)
        if _words_of_activities() & set(piece.folded.split()):
            yield Signal("what units do", 0.5)
        if kind is _LOOSELY and any(_is_title(row) for row in _above(piece, around)):
            yield Signal("below the title", 0.5)
    elif piece.is_whole and _is_activity(piece.text):
        yield from _of_activity(piece, around)
    else:
        return
    yield from _against(piece, around)


def _kind(folded: str) -> Signal | None:
    """What a text is called, if as a unit."""
    for form, signal in _KINDS:
        match = form.fullmatch(folded)
        if match is not None and _is_activity(match.groupdict().get("does", "it")):
            return signal
    return None


def _of_activity(piece: _Piece, around: Surroundings) -> Iterator[Signal]:
    """What speaks for a line that only says what a unit does, such as Human Resources.

    Below a name it may as well be the title, unless it is nobody's.
    """
    yield Signal("what units do", 1.0)
    above = _above(piece, around)
    if any(map(_is_title, above)):
        yield Signal("below the title", 1.0)
    elif _PEOPLE.search(piece.folded) and any(map(_has_given_name, above)):
        yield Signal("below the name", 1.0)


def _above(piece: _Piece, around: Surroundings) -> list[Line]:
    return [row for row in around.lines if is_next_row(row.box, piece.line.box)]


def _is_title(line: Line) -> bool:
    return title_words(line.text) > 0


def _against(piece: _Piece, around: Surroundings) -> Iterator[Signal]:
    other = " ".join(set(piece.folded.split()) - _words_of_activities())
    evidence = (
        (Signal("words of work", -2), title_words(other) > 0),
        (Signal("legal form", -3), has_legal_form(piece.text)),
        (Signal("is the domain", -2), matches_domain(piece.text, around.domains)),
        (Signal("digits", -1.5), any(map(str.isdigit, piece.text))),
        (Signal("hardly a word", -1.5), _is_short(piece.folded)),
        (Signal("public house", -1.5), _PUBLIC.search(piece.folded) is not None),
        (Signal("goes on elsewhere", -2), bool(_OPEN.search(piece.folded))),
        (Signal("street words", -1.5), _ends_as_street(piece.folded)),
    )
    yield from (signal for signal, holds in evidence if holds)


def _is_apart(firm: Candidate[str], piece: _Piece, kind: Signal) -> bool:
    """Whether a firm is surely one, and stands elsewhere.

    What begins the name of a unit or of a house may be the beginning of the firm whose
    name goes on behind it.
    """
    own = piece.line.words if kind is _EITHER else piece.words
    return not firm.is_changed and set(firm.words).isdisjoint(own)


def _has_company(piece: _Piece) -> bool:
    """Whether the rest of its line is a firm with its legal form, or a title."""
    rest = piece.line.text.replace(piece.text, "", 1)
    return not piece.is_whole and (has_legal_form(rest) or title_words(rest) > 0)


def _has_given_name(line: Line) -> bool:
    return any(word in entries("given_names") for word in fold(line.text).split())


def _is_short(folded: str) -> bool:
    """Whether no word follows that of the unit, as in “Depto. B” of an address."""
    behind = folded.split()[1:]
    is_known = not _words_of_activities().isdisjoint(behind)
    return bool(behind) and not is_known and max(map(len, behind)) < 3


def _ends_as_street(folded: str) -> bool:
    return folded.rpartition(" ")[2] in entries("street_words")


@cache
def _words_of_activities() -> frozenset[str]:
    words = (word for entry in entries("departments") for word in entry.split())
    return frozenset(words) - _JOINS


def _is_activity(text: str) -> bool:
    """Whether a text is one or two things that units of a firm do, and no more."""
    whole = _REACH.sub("", fold(text).strip(" ,;-"))
    known = entries("departments")
    return whole in known or all(part in known for part in _AND.split(whole))
