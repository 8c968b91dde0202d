"""What holds where nobody says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardtrail.config import COUNTRY, country, store_path


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LC_ALL": "de_AT@euro", "LANG": "en_GB.UTF-8"}, "AT"),
        ({"LC_ALL": "", "LANG": "fr_CA"}, "CA"),
        ({"LANG": "C.UTF-8"}, COUNTRY),
        ({"LANG": "en_ZZ.UTF-8"}, COUNTRY),
        ({"LANG": "eo"}, COUNTRY),
        ({}, COUNTRY),
    ],
)
def test_the_country_is_that_of_the_locale(
    environ: dict[str, str], expected: str
) -> None:
    assert country(environ) == expected


def test_the_environment_names_the_store() -> None:
    assert store_path({"CARDTRAIL_STORE": "kept/cards.db"}) == Path("kept/cards.db")


def test_the_store_lies_in_the_data_folder_of_the_person() -> None:
    path = store_path({"CARDTRAIL_STORE": ""})
    assert path.is_absolute()
    assert path.name == "cardtrail.sqlite"
