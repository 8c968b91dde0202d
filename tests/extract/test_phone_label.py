"""What labels in many languages, and in many places, say a number is for."""

from __future__ import annotations

import pytest
from tests.extract.printed import block, page

from cardtrail.extract.country import Home
from cardtrail.extract.phone import phones
from cardtrail.extract.phone_label import labelled
from cardtrail.model.page import Line

US = Home("US", is_told=True)


def kinds(*lines: Line) -> list[str | None]:
    return [one.kind for one in phones(page(lines), US, frozenset())]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Switchboard:", "work"), ("Växel", "work"), ("Fon", "work"),
        ("Sentralbord", "work"), ("Centralino:", "work"), ("Centralita", "work"),
        ("Zentrale:", "work"), ("Omstilling", "work"), ("Vaihde", "work"),
        ("Standard :", "work"), ("Geral:", "work"), ("Tổng đài:", "work"),
        ("Doorkiesnummer", "work"), ("Ligne directe :", "work"), ("DDI", "work"),
        ("Línea directa:", "work"), ("Direktwahl", "work"), ("Suora", "work"),
        ("Puh.", "work"), ("Tlf.", "work"), ("Điện thoại:", "work"), ("電話:", "work"),
        ("전화", "work"), ("T/F:", "work"), ("Hotline", "work"), ("Freephone", "work"),
        ("Mobile phone", "mobile"), ("Cell phone:", "mobile"), ("Mob. tel", "mobile"),
        ("Home phone", "home"), ("Private tel.", "home"), ("Office phone", "work"),
        ("Telemóvel", "mobile"), ("Tlm:", "mobile"), ("Celular:", "mobile"),
        ("Komórka:", "mobile"), ("tel. kom.", "mobile"), ("Matkapuhelin", "mobile"),
        ("Mobiel", "mobile"), ("Handynummer", "mobile"), ("Cellulare", "mobile"),
        ("Di động:", "mobile"), ("携帯", "mobile"), ("휴대폰", "mobile"),
        ("手機", "mobile"), ("Tel./WhatsApp:", "mobile"), ("Handphone", "mobile"),
        ("Telefaks:", "fax"), ("DĐ:", "mobile"), ("ĐT:", "work"),
        ("Faks", "fax"), ("Facsirnile:", "fax"), ("Faxnummer", "fax"),
        ("Télécopie :", "fax"),
        ("팩스", "fax"), ("傳真", "fax"), ("ファックス", "fax"),
        ("Privat", "home"), ("Particular:", "home"), ("Casa:", "home"),
        ("Domicile", "home"), ("自宅", "home"), ("Suite", None),
        ("Seattle, WA", None), ("Central", None), ("Stadt", None), ("Paddy", None),
    ],
)  # fmt: skip
def test_a_label_is_known_in_its_language(label: str, kind: str | None) -> None:
    found = labelled(f"{label} ")

    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("label", "is_direct"),
    [
        ("Direct:", True), ("Direct dial:", True), ("Direct line", True),
        ("DDI", True), ("D:", True), ("DL", True), ("Durchwahl", True), ("DW", True),
        ("Tel. direct:", True), ("Ligne directe :", True), ("Direktwahl", True),
        ("Doorkiesnummer", True), ("Suora", True), ("直通", True), ("직통:", True),
        ("Direct fax", False), ("Direct / mobile", False), ("Dial", False),
        ("Tel.", False), ("Switchboard:", False), ("Office", False), ("電話", False),
        ("Director", False), ("Directeur", False), ("Direttore", False),
        ("Diretor", False), ("Diretto", True), ("Linha direta", True),
    ],
)  # fmt: skip
def test_a_label_tells_whether_the_line_is_the_persons_own(
    label: str, is_direct: bool
) -> None:
    found = labelled(f"{label} ")

    assert (found is not None and found.is_direct) is is_direct


def test_the_numbers_of_a_card_say_which_one_is_the_persons_own() -> None:
    lines = ("Tel. 916-555-0100", "Direct 916-555-0160", "Fax 916-555-0161")
    found = phones(page(block("\n".join(lines))), US, frozenset())

    assert [(one.kind, one.is_direct) for one in found] == [
        ("work", False),
        ("work", True),
        ("fax", False),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("916-555-0160 mobile", "mobile"),
        ("916-555-0160 - Fax", "fax"),
        ("916-555-0160 [m]", "mobile"),
        ("Mobile | 916-555-0160", "mobile"),
    ],
)
def test_a_label_may_stand_on_either_side_of_a_number(line: str, kind: str) -> None:
    assert kinds(*block(line)) == [kind]


@pytest.mark.parametrize("gap", [" | ", ", ", " / "])
def test_labels_behind_two_numbers_each_belong_to_their_own(gap: str) -> None:
    line = f"916-555-0160 home{gap}916-555-0177 mobile"
    assert kinds(*block(line)) == ["home", "mobile"]


def test_a_label_may_stand_above_its_number() -> None:
    text = "MOBILE\n916-555-0160\nFAX\n916-555-0177"
    assert kinds(*block(text)) == ["mobile", "fax"]


def test_a_line_of_text_above_a_number_is_no_label() -> None:
    assert kinds(*block("We sell mobile homes here\n916-555-0160")) == ["work"]


def test_a_label_whose_number_stands_to_its_right_is_not_for_the_one_below() -> None:
    labels = block("Fax\n916-555-0160", at=(80, 60))
    number = block("916-555-0177", at=(400, 60))
    assert sorted(map(str, kinds(*labels, *number))) == ["fax", "work"]
