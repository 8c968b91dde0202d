"""samples/ is complete, truthful and what the tool draws."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import phonenumbers
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

import draw_samples
from scenes import encode_jpeg
from scenes.camera import Camera
from scenes.samples import SAMPLES
from scenes.truth import details

Colours = NDArray[np.float64]
FOLDER = draw_samples.FOLDER
EXPECTED: list[dict[str, Any]] = json.loads(
    (FOLDER / "expected.json").read_text(encoding="utf-8")
)
IDS = [entry["file"] for entry in EXPECTED]
FICTION = ("+1", "+442079460", "+494066969", "+4917139200")


def test_expected_json_lists_every_picture_and_no_other() -> None:
    pictures = sorted(path.name for path in FOLDER.glob("*.jpg"))
    assert pictures == sorted(IDS) == sorted(sample.file for sample in SAMPLES)


def test_readme_has_a_row_for_every_picture() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in IDS:
        assert f"| `{name}` |" in readme


def test_the_labels_are_those_of_the_scenes() -> None:
    for entry, sample in zip(EXPECTED, SAMPLES, strict=True):
        told = {key: entry[key] for key in details(sample.person)}
        assert told == details(sample.person)
        assert entry["warnings"] == list(sample.warnings)


@pytest.mark.parametrize("entry", EXPECTED, ids=IDS)
def test_a_telephone_number_is_what_is_printed_and_reserved_for_fiction(
    entry: dict[str, Any],
) -> None:
    person = next(s for s in SAMPLES if s.file == entry["file"]).person
    for phone, printed in zip(entry["phones"], person.phones, strict=True):
        parsed = phonenumbers.parse(_digits(printed.text), "US")
        e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        assert e164 == phone["number"]
        assert e164.startswith(FICTION)
        if e164.startswith("+1"):
            assert e164[5:9] == "5550"
            assert e164[9] == "1"


def _digits(text: str) -> str:
    """The printed number without its label."""
    return text[min(i for i, char in enumerate(text) if char in "+(") :]


@pytest.mark.parametrize("entry", EXPECTED, ids=IDS)
def test_a_domain_belongs_to_nobody(entry: dict[str, Any]) -> None:
    misprinted = "email.domain-misspelt" in entry["warnings"]
    for text in entry["emails"] + entry["websites"]:
        assert text.endswith(".example") or (misprinted and text.endswith("@gmial.com"))


@pytest.mark.parametrize("entry", EXPECTED, ids=IDS)
def test_a_detail_is_missing_exactly_where_the_warning_says(
    entry: dict[str, Any],
) -> None:
    for field, told in (
        ("email", entry["emails"]),
        ("phone", entry["phones"]),
        ("address", entry["addresses"]),
    ):
        assert (not told) == (f"{field}.missing" in entry["warnings"])


@pytest.mark.parametrize("entry", EXPECTED, ids=IDS)
def test_the_time_in_the_file_is_the_one_told(entry: dict[str, Any]) -> None:
    with Image.open(FOLDER / entry["file"]) as picture:
        stamp = picture.getexif().get_ifd(0x8769).get(0x9003)
    told = entry["taken"]
    assert stamp == (told and told.replace("-", ":").replace("T", " "))


@pytest.mark.parametrize("entry", EXPECTED, ids=IDS)
def test_the_outline_separates_card_and_table(entry: dict[str, Any]) -> None:
    with Image.open(FOLDER / entry["file"]) as picture:
        pixels = np.asarray(ImageOps.exif_transpose(picture), dtype=np.float64)
    centre = np.mean(entry["outline"], axis=0)
    for corner in np.asarray(entry["outline"]):
        inward = (centre - corner) / np.linalg.norm(centre - corner)
        within, beyond = (_colour(pixels, corner + inward * step) for step in (14, -14))
        assert np.abs(within - beyond).max() > 30


def _colour(pixels: Colours, place: Colours) -> Colours:
    """The mean colour around a place."""
    x, y = (int(value) for value in place)
    around: Colours = pixels[y - 3 : y + 4, x - 3 : x + 4].mean(axis=(0, 1))
    return around


def test_the_pictures_are_small_enough_to_ship() -> None:
    sizes = [path.stat().st_size for path in FOLDER.glob("*.jpg")]
    assert max(sizes) < 700_000
    assert sum(sizes) < 6_000_000


@pytest.mark.slow
def test_the_samples_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw_samples.main(["--check"]) == 0
    assert capsys.readouterr().out == "The samples are up to date.\n"


def test_a_fresh_drawing_of_a_sample_is_the_one_kept() -> None:
    (name, drawn), *_ = draw_samples.files(SAMPLES[:1])
    assert draw_samples.same((FOLDER / name).read_bytes(), drawn)


def test_a_changed_letter_is_noticed() -> None:
    kept = (FOLDER / SAMPLES[0].file).read_bytes()
    picture = Image.open(io.BytesIO(kept))
    ImageDraw.Draw(picture).rectangle((900, 700, 912, 712), fill=(40, 36, 30))
    altered = np.asarray(picture, dtype=np.uint8)[..., ::-1]
    again = encode_jpeg(
        np.ascontiguousarray(altered), taken=SAMPLES[0].scene.taken, quality=95
    )
    assert not draw_samples.same(kept, again)


def test_a_difference_that_no_one_sees_passes() -> None:
    kept = (FOLDER / SAMPLES[0].file).read_bytes()
    pixels = np.array(Image.open(io.BytesIO(kept)), dtype=np.uint8)[..., ::-1]
    pixels[::97, ::89] ^= 1
    again = encode_jpeg(
        np.ascontiguousarray(pixels), taken=SAMPLES[0].scene.taken, quality=88
    )
    assert again != kept
    assert draw_samples.same(kept, again)


def test_another_time_in_the_file_is_noticed() -> None:
    kept = (FOLDER / SAMPLES[0].file).read_bytes()
    pixels = np.array(Image.open(io.BytesIO(kept)), dtype=np.uint8)[..., ::-1]
    assert not draw_samples.same(kept, encode_jpeg(np.ascontiguousarray(pixels)))


def test_what_was_just_drawn_is_up_to_date_until_it_is_changed(tmp_path: Path) -> None:
    scene = dataclasses.replace(SAMPLES[3].scene, camera=Camera(800, 600))
    some = (dataclasses.replace(SAMPLES[3], scene=scene),)
    draw_samples.write(tmp_path / "new", some)
    written = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert written == ["04-two-columns.jpg", "README.md", "expected.json"]
    assert list(draw_samples.outdated(tmp_path / "new", some)) == []

    (tmp_path / "new" / "expected.json").write_text("[]", encoding="utf-8")
    told = list(draw_samples.outdated(tmp_path / "new", some))
    assert told == ["expected.json has changed."]


def test_missing_and_stray_files_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "99-stray.jpg").write_bytes(b"")
    assert draw_samples.main(["--check", "--into", str(tmp_path)]) == 1
    told = capsys.readouterr().out
    assert "99-stray.jpg is not one of the samples." in told
    assert "04-two-columns.jpg is missing." in told
    assert "expected.json is missing." in told
    assert "python tools/draw_samples.py" in told
