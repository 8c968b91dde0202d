"""Between two readings of one place: whose is taken, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from tests.ocr.pages import line

from cardtrail.model.page import Word
from cardtrail.ocr.align import Pair
from cardtrail.ocr.calibrate import Case, Evidence
from cardtrail.ocr.checks import Knowledge
from cardtrail.ocr.judge import DIRT, Judge, lone

KNOWLEDGE = Knowledge(frozenset({"manager", "whitfield"}).__contains__, "")


@dataclass
class Scales:
    """Weighs by the reader's own confidence, and keeps what it was given."""

    given: list[Evidence] = field(default_factory=list)

    def __call__(self, evidence: Evidence) -> float:
        """The probability."""
        self.given.append(evidence)
        return evidence.own


def words(text: str, *confidences: float) -> tuple[Word, ...]:
    """The words of a line with these confidences, or 0.9."""
    seen = line(text).words
    sure = confidences or (0.9,) * len(seen)
    return tuple(
        Word(word.text, word.box, confidence)
        for word, confidence in zip(seen, sure, strict=True)
    )


def told(
    first: tuple[Word, ...], second: tuple[Word, ...]
) -> tuple[tuple[Word, ...], Evidence]:
    """What is taken, and the evidence that it was weighed by in the end."""
    scales = Scales()
    result = Judge("paddle", "tesseract", KNOWLEDGE, scales).told(Pair(first, second))
    return result, scales.given[-1]


@pytest.mark.parametrize(
    ("first", "second", "taken", "case"),
    [
        ("Manager", "Manager", "Manager", Case.AGREED),
        ("5550160", "555 0160", "555 0160", Case.SPACED),
        ("555 0160", "5550160", "555 0160", Case.SPACED),
        ("Lindstrom", "Lindström", "Lindström", Case.SPACED),
        ("Lindström", "Lindstrom", "Lindström", Case.SPACED),
        ("MERIDIAN", "Meridian", "MERIDIAN", Case.SPACED),
        ("Manager", "Manoger", "Manager", Case.SETTLED),
        ("Manoger", "Manager", "Manager", Case.SETTLED),
        ("Xylo", "Xyla", "Xylo", Case.DISPUTED),
    ],
)
def test_each_pair_of_readings_is_one_case(
    first: str, second: str, taken: str, case: Case
) -> None:
    result, evidence = told(words(first), words(second))
    assert " ".join(word.text for word in result) == taken
    assert evidence.case == case
    assert evidence.reader == ("paddle" if first == taken else "tesseract")


def test_the_evidence_is_the_weakest_word_of_each() -> None:
    seen = words("916 555", 0.8, 0.4), words("916555", 0.7)
    result, evidence = told(*seen)
    assert (evidence.own, evidence.other) == (0.4, 0.7)
    assert evidence.letters == 6
    assert {word.confidence for word in result} == {0.4}


@pytest.mark.parametrize(("own", "other"), [(0.9, 0.2), (0.4, 0.5)])
def test_of_a_dispute_the_first_one_is_taken(own: float, other: float) -> None:
    (word,), evidence = told(words("Xylo", own), words("Xyla", other))
    assert (word.text, evidence.own, evidence.other) == ("Xylo", own, other)


def test_a_struck_letter_is_an_accent_and_wins() -> None:
    (word,), evidence = told(words("Łukasz", 0.4), words("Lukasz", 0.9))
    assert (word.text, evidence.case) == ("Łukasz", Case.SPACED)


@pytest.mark.parametrize("is_first", [True, False])
def test_what_one_reader_saw_alone_is_weighed_word_by_word(is_first: bool) -> None:
    seen = words("Nora Xylo &", 0.9, DIRT - 0.01, 0.5)
    result, evidence = told(seen, ()) if is_first else told((), seen)
    name = "paddle" if is_first else "tesseract"
    assert [word.text for word in result] == ["Nora", "&"]
    assert [word.readings for word in result] == [((name, "Nora"),), ((name, "&"),)]
    assert evidence == Evidence(Case.ALONE, name, 0.5, None, letters=0)


@pytest.mark.parametrize(("text", "is_told"), [("A", True), ("-", False), ("•", False)])
def test_a_mark_that_one_reader_saw_alone_has_to_be_rather_print_than_not(
    text: str, is_told: bool
) -> None:
    judge = Judge("paddle", "tesseract", KNOWLEDGE, Scales())
    assert bool(judge.told(Pair(words(text, 0.4), ()))) == is_told


def test_a_word_that_nobody_else_saw_keeps_its_text_and_place() -> None:
    (word,) = words("Nora", 0.7)
    scales = Scales()
    kept = lone(word, Case.SINGLE, "paddle", scales)
    assert (kept.text, kept.box) == (word.text, word.box)
    assert kept.readings == (("paddle", "Nora"),)
    assert scales.given == [Evidence(Case.SINGLE, "paddle", 0.7, None, letters=4)]


def test_a_word_with_an_error_of_each_reader_is_made_of_what_both_saw_rightly() -> None:
    knowledge = Knowledge(frozenset().__contains__, "norawhitfield")
    judge = Judge("paddle", "tesseract", knowledge, Scales())
    seen = words("whitfield@alder.c0m"), words("whitfie1d@alder.com")
    (word,) = judge.told(Pair(*seen))
    assert word.text == "whitfield@alder.com"
    assert not word.is_disputed
    assert dict(word.readings) == {
        "paddle": "whitfield@alder.c0m", "tesseract": "whitfie1d@alder.com",
    }  # fmt: skip


def test_a_word_of_which_one_difference_is_settled_and_one_is_not_is_disputed() -> None:
    result, evidence = told(words("nora@alder.c0m"), words("noro@alder.com"))
    assert result[0].text == "noro@alder.com"
    assert result[0].is_disputed
    assert evidence.case is Case.DISPUTED
