"""Settings that can't be used are told, and the rest of them holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardtrail.config.checkup import settings
from cardtrail.model.finding import State


def environment(path: Path, **more: str) -> dict[str, str]:
    return {"CARDTRAIL_CONFIG": str(path), "LANG": "en_GB.UTF-8", **more}


def test_without_a_file_the_defaults_hold_and_its_place_is_told(
    tmp_path: Path,
) -> None:
    path = tmp_path / "config.toml"
    found, finding = settings(environment(path))
    assert found.country == "GB"
    assert finding.state is State.OK
    assert str(path) in finding.found
    assert not path.exists()


def test_what_the_environment_sets_is_named(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('country = "DE"', encoding="utf-8")
    found, finding = settings(environment(path, CARDTRAIL_LANGUAGE="eng+deu"))
    assert (found.country, found.language) == ("DE", "eng+deu")
    assert finding.found == f"{path}; from the environment: CARDTRAIL_LANGUAGE"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("country = ", "is not in TOML"),
        ('contry = "DE"', "Did you mean country"),
        ('country = "XX"', "can't be “XX”"),
        ("[follow-up]\ncall-days = 9\ncall-latest-days = 4", "has to be no less than"),
    ],
)
def test_a_mistake_is_told_and_the_environment_still_holds(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    found, finding = settings(environment(path, CARDTRAIL_LANGUAGE="deu"))
    assert finding.state is State.BROKEN
    assert said in f"{finding.found} {finding.remedy}"
    assert found.country == "GB"
    assert found.language in {"deu", "eng"}


def test_a_mistake_in_the_environment_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(f'store = "{tmp_path}/kept.sqlite"', encoding="utf-8")
    found, finding = settings(environment(path, CARDTRAIL_COUNTRY="Ruritania"))
    assert finding.state is State.BROKEN
    assert "CARDTRAIL_COUNTRY" in finding.found
    assert found.store == tmp_path / "kept.sqlite"
