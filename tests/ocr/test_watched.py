"""A reader that fails, hangs or talks nonsense says so, and holds nobody up."""

from __future__ import annotations

import dataclasses
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from tests.ocr.pages import line, page
from tests.support.steps import card_of

from cardtrail.errors import ReaderError
from cardtrail.geometry import Box
from cardtrail.model.page import Line, Page
from cardtrail.model.photo import CardImage
from cardtrail.ocr.watched import Watched

CARD = card_of()
GLANCE = page("Nora", reader="odd")
PAGE = page("Nora Whitfield", "916 555 0160", reader="odd")
NOWHERE = float("nan")
AGAIN = ("0160", "O160")
PATIENCE = 0.2

Call = Callable[[Watched], Page]

CALLS: dict[str, Call] = {
    "glance": lambda watched: watched.glance(CARD),
    "read": lambda watched: watched.read(CARD, GLANCE),
}


@dataclass
class Odd:
    """Reads what it is given, after whatever else it does first.

    Attributes:
        seen: the page that comes out of every call.
        first: what happens before that.
        given: the cards and glances that it was given.
    """

    seen: Page = PAGE
    first: Callable[[], object] = lambda: None
    name: str = "odd"
    versions: tuple[str, ...] = ("grey",)
    given: list[tuple[CardImage, Page | None]] = field(default_factory=list)

    def glance(self, card: CardImage) -> Page:
        """See Reader."""
        return self.read(card)

    def read(self, card: CardImage, glance: Page | None = None) -> Page:
        """See Reader."""
        self.given.append((card, glance))
        self.first()
        return self.seen

    def look_again(self, card: CardImage, box: Box) -> tuple[str, ...]:
        """See Reader."""
        del card, box
        self.first()
        return AGAIN


@dataclass
class Stuck:
    """What hangs until it is let go."""

    free: threading.Event = field(default_factory=threading.Event)

    def __call__(self) -> None:
        """Hangs."""
        assert self.free.wait(60)


@pytest.fixture
def stuck() -> Iterator[Stuck]:
    """What hangs, and is let go at the end of the test."""
    hanging = Stuck()
    yield hanging
    hanging.free.set()


@pytest.fixture(params=sorted(CALLS))
def call(request: pytest.FixtureRequest) -> Call:
    """Each way to ask a reader."""
    return CALLS[request.param]


def raising(error: Exception) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail


def with_word(**changed: object) -> Page:
    """A page with one word that is not as it should be, between good ones."""
    good = line("Nora Whitfield")
    odd = dataclasses.replace(good.words[1], **changed)  # type: ignore[arg-type]
    return page("916 555 0160", Line((good.words[0], odd)), reader="odd")


def test_a_good_reader_is_as_it_was() -> None:
    odd = Odd()
    watched = Watched(odd)
    assert (watched.name, watched.versions) == ("odd", ("grey",))
    assert watched.glance(CARD) is PAGE
    assert watched.read(CARD, GLANCE) is PAGE
    assert watched.read(CARD) is PAGE
    assert odd.given == [(CARD, None), (CARD, GLANCE), (CARD, None)]


def test_another_look_is_as_the_reader_gives_it() -> None:
    assert Watched(Odd()).look_again(CARD, Box(0, 0, 10, 10)) == AGAIN


def test_another_look_that_fails_is_told_with_the_name_of_the_reader() -> None:
    odd = Odd(first=raising(ValueError("no such layer")))
    with pytest.raises(ReaderError, match="reader odd failed"):
        Watched(odd).look_again(CARD, Box(0, 0, 10, 10))


def test_an_empty_page_is_a_page(call: Call) -> None:
    empty = page(reader="odd")
    assert call(Watched(Odd(empty))) is empty


@pytest.mark.parametrize("confidence", [0.0, 1.0])
def test_the_utmost_confidences_are_believed(call: Call, confidence: float) -> None:
    sure = with_word(confidence=confidence)
    assert call(Watched(Odd(sure))) is sure


@pytest.mark.parametrize(
    "error",
    [ValueError("no such layer"), MemoryError(), OSError(5, "I/O"), KeyError("text")],
    ids=repr,
)
def test_whatever_a_reader_raises_is_told_with_its_name(
    call: Call, error: Exception
) -> None:
    with pytest.raises(ReaderError, match="reader odd failed") as caught:
        call(Watched(Odd(first=raising(error))))
    assert repr(error) in str(caught.value)
    assert caught.value.__cause__ is error


def test_a_reader_that_failed_may_be_asked_again(call: Call) -> None:
    odd = Odd(first=raising(ValueError("once")))
    watched = Watched(odd)
    with pytest.raises(ReaderError):
        call(watched)
    odd.first = lambda: None
    assert call(watched) is PAGE


@pytest.mark.parametrize(
    "box",
    [
        Box(NOWHERE, 0, 10, 10),
        Box(0, NOWHERE, 10, 10),
        Box(0, 0, float("inf"), 10),
        Box(float("-inf"), 0, float("inf"), 10),
        Box(0, 0, 10, NOWHERE),
    ],
    ids=str,
)
def test_a_word_that_lies_nowhere_is_no_reading(call: Call, box: Box) -> None:
    with pytest.raises(ReaderError, match="a word at"):
        call(Watched(Odd(with_word(box=box))))


@pytest.mark.parametrize("confidence", [7.0, 1.0001, -0.1, NOWHERE])
def test_a_confidence_that_is_none_is_no_reading(call: Call, confidence: float) -> None:
    with pytest.raises(ReaderError, match="confidence"):
        call(Watched(Odd(with_word(confidence=confidence))))


def test_a_reader_that_hangs_is_waited_for_no_longer_than_there_is_patience(
    call: Call, stuck: Stuck
) -> None:
    started = time.monotonic()
    with pytest.raises(ReaderError, match=r"reader odd failed.*no answer"):
        call(Watched(Odd(first=stuck), PATIENCE))
    assert PATIENCE <= time.monotonic() - started < 10


def test_a_slow_reader_within_its_time_is_waited_for(call: Call) -> None:
    slow = Odd(first=lambda: time.sleep(PATIENCE))
    assert call(Watched(slow, 30)) is PAGE


def test_a_reader_that_hangs_is_busy_and_is_told_so_at_once(
    call: Call, stuck: Stuck
) -> None:
    odd = Odd(first=stuck)
    watched = Watched(odd, PATIENCE)
    with pytest.raises(ReaderError):
        call(watched)
    started = time.monotonic()
    with pytest.raises(ReaderError, match="reader odd is still busy"):
        call(watched)
    assert time.monotonic() - started < PATIENCE
    assert len(odd.given) == 1


def test_a_reader_works_again_once_the_call_that_hung_has_ended(
    call: Call, stuck: Stuck
) -> None:
    odd = Odd(first=stuck)
    watched = Watched(odd, PATIENCE)
    with pytest.raises(ReaderError, match="no answer"):
        call(watched)
    odd.seen, odd.first = GLANCE, lambda: None
    stuck.free.set()
    assert eventually(lambda: call(watched)) is GLANCE


def eventually(ask: Callable[[], Page]) -> Page:
    """What comes once the reader is no longer busy."""
    for _ in range(100):
        try:
            return ask()
        except ReaderError as error:
            assert "busy" in str(error)  # noqa: PT017 - nothing else may go wrong
            time.sleep(0.05)
    return ask()


def test_a_reader_that_hangs_does_not_hold_up_another(stuck: Stuck) -> None:
    with pytest.raises(ReaderError):
        Watched(Odd(first=stuck), PATIENCE).read(CARD)
    assert Watched(Odd(), PATIENCE).read(CARD) is PAGE
