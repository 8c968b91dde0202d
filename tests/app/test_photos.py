"""Which files count as photos."""

from __future__ import annotations

import os
import random
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.unprivileged import unprivileged

from cardtrail.app.photos import find_photos
from cardtrail.errors import NoPhotosError

on_unix = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def touch(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return paths


def found(folder: Path, *include: str, exclude: tuple[str, ...] = ()) -> list[str]:
    """The photos found in a folder, below it."""
    photos = find_photos([folder], include, exclude).photos
    return [path.relative_to(folder).as_posix() for path in photos]


def test_the_pictures_of_a_folder_come_in_natural_order(tmp_path: Path) -> None:
    touch(tmp_path, "card10.jpg", "card2.JPG", "Card1.png")
    assert found(tmp_path) == ["Card1.png", "card2.JPG", "card10.jpg"]


def test_folders_are_searched_to_the_bottom_in_natural_order(tmp_path: Path) -> None:
    names = ["day2/a.jpg", "day2/b/c.jpg", "day2/z.jpg", "day9.jpg", "day10/a.jpg"]
    touch(tmp_path, *random.Random(4).sample(names, len(names)))  # noqa: S311 - no secret
    assert found(tmp_path) == names


def test_a_pdf_in_a_folder_counts_as_a_picture(tmp_path: Path) -> None:
    touch(tmp_path, "scan.PDF", "card.jpg")
    assert found(tmp_path) == ["card.jpg", "scan.PDF"]


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "labels.jsonl",
        "jpg",
        ".hidden.jpg",
        ".hidden/card.jpg",
        "._card.jpg",
        ".trashed-1700000000-card.jpg",
        "__MACOSX/card.jpg",
        "@eaDir/card.jpg/SYNOPHOTO_THUMB_M.jpg",
        "$RECYCLE.BIN/card.jpg",
        "System Volume Information/card.jpg",
        "Thumbs.db",
        "desktop.ini",
        "card.jpg.part",
        "card.jpg.crdownload",
        "card.jpg.download/card.jpg",
        "~$card.pdf",
        "~syncthing~card.jpg",
        "cardtrail-out/report.pdf",
    ],
)
def test_what_is_hidden_unfinished_or_no_picture_is_passed_over(
    tmp_path: Path, name: str
) -> None:
    touch(tmp_path, name, "sub/card.heic", f"sub/{name}")
    assert found(tmp_path) == ["sub/card.heic"]


def test_a_hidden_folder_that_is_named_is_searched(tmp_path: Path) -> None:
    touch(tmp_path, ".cards/card.jpg")
    assert found(tmp_path / ".cards") == ["card.jpg"]


def test_folders_that_cardtrail_writes_to_are_passed_over(tmp_path: Path) -> None:
    card, out, _ = touch(tmp_path, "card.jpg", "out/flat.png", "cards/7f.jpg")
    own = [tmp_path / "out", tmp_path / "sub/../cards", tmp_path / "not-there"]
    (tmp_path / "sub").mkdir()
    assert find_photos([tmp_path], own=own).photos == (card,)
    assert find_photos([tmp_path / "out"], own=own).photos == (out,)


PLACES = ["A.JPG", "b.png", "thumbs/A.JPG", "x/thumbs/y/c.jpg", "x/d.jpg"]


@pytest.mark.parametrize(
    ("include", "exclude", "chosen"),
    [
        (["*.jpg"], [], ["A.JPG", "thumbs/A.JPG", "x/d.jpg", "x/thumbs/y/c.jpg"]),
        (["*.jpg"], ["thumbs/*"], ["A.JPG", "x/d.jpg"]),
        ([], ["Thumbs"], ["A.JPG", "b.png", "x/d.jpg"]),
        ([], ["thumbs/"], ["A.JPG", "b.png", "x/d.jpg"]),
        (["thumbs"], [], ["thumbs/A.JPG", "x/thumbs/y/c.jpg"]),
        (["x/*"], [], ["x/d.jpg", "x/thumbs/y/c.jpg"]),
        (["[ab].*"], ["*.png"], ["A.JPG", "thumbs/A.JPG"]),
        (["?.png", "d*"], [], ["b.png", "x/d.jpg"]),
        ([], ["*.jpg", "*/c.jpg"], ["b.png"]),
    ],
)
def test_patterns_choose_among_the_pictures_of_folders(
    tmp_path: Path, include: list[str], exclude: list[str], chosen: list[str]
) -> None:
    touch(tmp_path, *PLACES)
    assert found(tmp_path, *include, exclude=tuple(exclude)) == chosen


def test_patterns_leave_a_file_that_is_named(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "card.jpg")
    assert find_photos([card], ["*.png"], ["card*"]).photos == (card,)


def test_patterns_that_choose_nothing_are_told(tmp_path: Path) -> None:
    touch(tmp_path, "card.jpg")
    with pytest.raises(NoPhotosError, match="no picture that the patterns choose in"):
        find_photos([tmp_path], include=["*.png"])


def test_a_file_that_is_named_is_a_photo_whatever_it_is_called(tmp_path: Path) -> None:
    (path,) = touch(tmp_path, "scan.tmp")
    assert find_photos([path]).photos == (path,)


def test_a_file_that_does_not_exist_stays_in_its_place(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "card.jpg")
    gone = tmp_path / "gone.jpg"
    assert find_photos([gone, card, gone]).photos == (gone, card)


def test_paths_are_kept_as_given_and_read_once(tmp_path: Path) -> None:
    card, other = touch(tmp_path, "sub/card.jpg", "sub/other.jpg")
    again = tmp_path / "sub" / ".." / "sub"
    assert find_photos([other, tmp_path, again, card]).photos == (other, card)


@on_unix
def test_a_picture_is_read_once_however_many_links_lead_to_it(tmp_path: Path) -> None:
    card, other = touch(tmp_path, "b/card.jpg", "c/other.jpg")
    (tmp_path / "a.jpg").symlink_to(card)
    (tmp_path / "d.jpg").hardlink_to(other)
    (tmp_path / "linked").symlink_to(tmp_path / "c")
    assert found(tmp_path) == ["a.jpg", "c/other.jpg"]


@on_unix
def test_pictures_behind_a_link_to_a_folder_are_found(tmp_path: Path) -> None:
    touch(tmp_path, "elsewhere/card.jpg")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "link").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path / "photos") == ["link/card.jpg"]


@on_unix
def test_folders_that_link_to_each_other_end(tmp_path: Path) -> None:
    touch(tmp_path, *(f"{name}/card{name}.jpg" for name in "abcdefgh"))
    for one in "abcdefgh":
        (tmp_path / one / "up").symlink_to(tmp_path)
        for other in "abcdefgh":
            (tmp_path / one / f"to{other}").symlink_to(tmp_path / other)
    photos = find_photos([tmp_path]).photos
    assert sorted(path.name for path in photos) == [f"card{x}.jpg" for x in "abcdefgh"]


@on_unix
def test_what_only_looks_like_a_picture_is_left_to_tell_why(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (tmp_path / "loop.jpg").symlink_to("loop.jpg")
    (tmp_path / "nowhere.jpg").symlink_to("gone.jpg")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(tmp_path / "socket.jpg"))
        assert found(tmp_path) == ["loop.jpg", "nowhere.jpg", "pipe.jpg", "socket.jpg"]


@on_unix
def test_a_folder_that_may_not_be_listed_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    touch(Path("photos"), "a.jpg", "secret/b.jpg", "z.jpg")
    Path("photos/secret").chmod(0)
    with unprivileged():
        result = find_photos([Path("photos")])
    Path("photos/secret").chmod(0o700)
    assert [path.name for path in result.photos] == ["a.jpg", "z.jpg"]
    assert result.failures == ("photos/secret can't be searched: Permission denied.",)


@on_unix
def test_a_folder_that_may_not_be_entered_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o755)
    touch(Path("photos"), "secret/b.jpg", "secret/more/c.jpg", "secret/notes.txt")
    Path("photos/secret").chmod(0o444)
    with unprivileged():
        result = find_photos([Path("photos")])
    Path("photos/secret").chmod(0o700)
    assert [path.name for path in result.photos] == ["b.jpg"]
    assert result.failures == ("photos/secret can't be searched: Permission denied.",)


@on_unix
def test_folders_nested_beyond_the_longest_path_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    touch(tmp_path, "card.jpg")
    name = "n" * 250
    for _ in range(20):
        Path(name).mkdir()
        monkeypatch.chdir(name)
    result = find_photos([tmp_path])
    assert [path.name for path in result.photos] == ["card.jpg"]
    (sentence,) = result.failures
    assert "can't be searched: File name too long" in sentence


@on_unix
def test_folders_nested_deeper_than_calls_are_searched(tmp_path: Path) -> None:
    deep = tmp_path
    folders = [deep := deep / "d" for _ in range(1500)]
    for folder in folders:
        folder.mkdir()
    card = deep / "card.jpg"
    card.touch()
    result = find_photos([tmp_path])
    card.unlink()
    for folder in reversed(folders):  # what tidies up after tests calls itself
        folder.rmdir()
    assert result.photos == (card,)


def test_a_folder_without_pictures_beside_a_photo_is_told(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "card.jpg")
    (tmp_path / "empty").mkdir()
    found = find_photos([tmp_path / "empty", card])
    assert found.photos == (card,)
    assert [str(tmp_path / "empty") in text for text in found.failures] == [True]


def test_a_folder_named_twice_is_not_empty_the_second_time(tmp_path: Path) -> None:
    (card,) = touch(tmp_path, "sub/card.jpg")
    result = find_photos([tmp_path, tmp_path / "sub", tmp_path])
    assert result.photos == (card,)
    assert result.failures == ()


def test_nothing_but_empty_folders_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoPhotosError, match="no picture in the folder"):
        find_photos([tmp_path])


@on_unix
@given(
    names=st.sets(
        st.binary(min_size=1, max_size=251).filter(
            lambda name: not set(name) & set(b"\0/") and name[:1] not in b".~"
        ),
        max_size=8,
    )
)
def test_a_picture_may_have_any_name_there_is(
    tmp_path_factory: pytest.TempPathFactory, names: set[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("photos")
    for name in (*names, b"\n\xf0\x9f\x98\x80\xff-"):
        (folder / os.fsdecode(name + b".jpg")).touch()
    photos = find_photos([folder]).photos
    assert {os.fsencode(path.name) for path in photos} == {
        os.fsencode(path.name) for path in folder.iterdir()
    }


@pytest.mark.slow
def test_a_hundred_thousand_pictures_are_found_in_seconds(tmp_path: Path) -> None:
    for folder in range(100):
        (tmp_path / f"day{folder}").mkdir()
        for picture in range(1000):
            (tmp_path / f"day{folder}" / f"{picture}.jpg").touch()
    photos = find_photos([tmp_path], exclude=["thumbs/*"]).photos
    assert len(photos) == 100_000
    assert photos[1001] == tmp_path / "day1" / "1.jpg"
