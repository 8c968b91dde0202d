"""Changing the settings: whole or not at all, also where two do it at once."""

from __future__ import annotations

import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from filelock import FileLock
from tests.cli.conftest import environment

from cardtrail.app.configuration import set_value, unset
from cardtrail.config.settings import Settings
from cardtrail.errors import ConfigError

OWN = "# mine\nlanguage = 'eng+deu'\n"
DAYS = "follow-up.call-days"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings" / "cardtrail.toml"


@pytest.fixture
def environ(path: Path) -> dict[str, str]:
    return {"CARDTRAIL_CONFIG": str(path)}


def found_beside(path: Path) -> set[str]:
    """The files in the folder, but for the lock, which stays."""
    return {each.name for each in path.parent.iterdir()} - {f".{path.name}.lock"}


def test_the_first_setting_makes_a_file_that_only_its_owner_reads(
    path: Path, environ: dict[str, str]
) -> None:
    assert set_value(environ, "me.name", "Kim Ash") == path
    assert Settings.load(environ).me.name == "Kim Ash"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_was_set_can_be_unset(path: Path, environ: dict[str, str]) -> None:
    set_value(environ, "country", "GB")
    set_value(environ, DAYS, 6)
    unset(environ, "country")
    unset(environ, "me.name")
    assert tomllib.loads(path.read_text("utf-8")) == {"follow-up": {"call-days": 6}}


def test_a_link_to_the_file_stays_a_link(
    tmp_path: Path, path: Path, environ: dict[str, str]
) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(OWN, encoding="utf-8")
    path.parent.mkdir()
    path.symlink_to(real)
    set_value(environ, "country", "GB")
    assert path.is_symlink()
    assert real.read_text("utf-8").startswith(OWN)


@pytest.mark.parametrize(
    ("text", "name", "plain"),
    [
        ("country = ", "me.name", "Kim"),
        ("colour = 'red'", "me.name", "Kim"),
        ("[calling]\nto = '12:00'\n", "calling.from", "13:00"),
        ("[follow-up]\ncall-latest-days = 5\n", DAYS, 6),
    ],
)
def test_what_does_not_fit_leaves_the_file_as_it_was(
    path: Path, environ: dict[str, str], text: str, name: str, plain: str | int
) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"cardtrail\.toml"):
        set_value(environ, name, plain)
    assert path.read_text("utf-8") == text
    assert found_beside(path) == {path.name}


def test_unsetting_must_not_leave_a_contradiction(
    path: Path, environ: dict[str, str]
) -> None:
    path.parent.mkdir()
    path.write_text("[calling]\nfrom = '18:00'\nto = '20:00'\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="later than"):
        unset(environ, "calling.to")
    assert Settings.load(environ).calling[1].hour == 20


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    environ = {"CARDTRAIL_CONFIG": str(tmp_path / "file" / "config.toml")}
    with pytest.raises(ConfigError, match=r"can't be written: .* is not a folder"):
        set_value(environ, "country", "GB")


def test_a_folder_in_the_place_of_the_file_is_told(
    path: Path, environ: dict[str, str]
) -> None:
    path.mkdir(parents=True)
    with pytest.raises(ConfigError, match="Is a directory"):
        set_value(environ, "country", "GB")


def test_who_waits_too_long_for_another_is_told(
    path: Path, environ: dict[str, str]
) -> None:
    path.parent.mkdir()
    with (
        FileLock(path.with_name(f".{path.name}.lock")),
        pytest.raises(ConfigError, match="by another program; try again"),
    ):
        set_value(environ, "country", "GB", patience=0.05)
    assert not path.exists()


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, path: Path, environ: dict[str, str]
) -> None:
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    code = (
        "import os, resource\n"
        "from cardtrail.app.configuration import set_value\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5, 5))\n"
        "set_value(os.environ, 'country', 'GB')"
    )
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code],
        env=environment(tmp_path) | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "can't be written: File too large" in run.stderr
    assert path.read_text("utf-8") == OWN
    assert found_beside(path) == {path.name}


def test_several_at_once_lose_nothing_and_nobody_sees_half_a_file(
    tmp_path: Path, path: Path, environ: dict[str, str]
) -> None:
    code = (
        "import os, sys\n"
        "from cardtrail.app.configuration import set_value\n"
        "for days in range(1, 30):\n"
        "    set_value(os.environ, sys.argv[1], days, 60)"
    )
    names = ["photos.keep-days", "deleted.keep-days"]
    runs = [
        subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", code, name],
            env=environment(tmp_path) | environ,
        )
        for name in names
    ]
    while any(run.poll() is None for run in runs):
        settings = Settings.load(environ)
        assert 0 <= settings.deleted_days <= 30
    assert [run.returncode for run in runs] == [0, 0]
    settings = Settings.load(environ)
    assert (settings.photo_days, settings.deleted_days) == (29, 29)
    assert set(tomllib.loads(path.read_text("utf-8"))) == {"photos", "deleted"}
