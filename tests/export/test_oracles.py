"""vCards of awkward people, read by programs that nobody here wrote.

Every value has to come back exactly, and no program may complain.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from tests.support.address_books import (
    Seen,
    card_by_ical,
    ical_is_missing,
    listed_by_khard,
    meant,
    meant_by_ical,
    read_by_ical,
    read_by_vobject,
    shown_by_khard,
)
from tests.support.awkward import people
from tests.support.exports import export
from vcard.vcard_validator import VCard

from cardtrail.app.export import Format
from cardtrail.export.vcard import Version, vcard, vcards

needs_ical = pytest.mark.skipif(bool(ical_is_missing()), reason=ical_is_missing())
few_and_many = pytest.mark.parametrize(
    "count", [25, pytest.param(500, marks=pytest.mark.slow)]
)

# RFC 2426 allows what these are about: parts of a name with a space in them, and lines
# that end before the 75th octet because a character would be cut.
TOLERATED = ("Possible split name", "Short folded line")


def shared(seen: Seen, wanted: Iterable[str]) -> Seen:
    return {name: seen[name] for name in wanted}


def sorted_values(seen: Seen) -> Seen:
    return {name: sorted(values) for name, values in seen.items()}


def assert_read(
    wanted: Sequence[Seen],
    found: Sequence[Seen],
) -> None:
    assert len(found) == len(wanted)
    for each, seen in zip(wanted, found, strict=True):
        assert shared(seen, each) == each


@few_and_many
def test_vobject_reads_every_value(count: int) -> None:
    records = people(count)

    assert_read(
        [meant(record, Version.V3) for record in records],
        read_by_vobject(vcards(records)),
    )


@few_and_many
def test_a_strict_validator_has_no_complaint(count: int) -> None:
    for record in people(count):
        content = vcard(record).replace(b"\r\nIMPP:", b"\r\nX-IM:")  # of RFC 4770
        # It counts characters, and its grammar is that of octets: RFC 2426, 4.
        octets = "".join(chr(octet) if octet < 0x80 else "é" for octet in content)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            VCard(octets)
        assert [
            str(each.message)
            for each in told
            if not str(each.message).startswith(TOLERATED)
        ] == []


@needs_ical
@few_and_many
@pytest.mark.parametrize("version", Version)
def test_ical_js_reads_every_value(
    tmp_path: Path, count: int, version: Version
) -> None:
    records = people(count)
    path = tmp_path / "contacts.vcf"
    path.write_bytes(vcards(records, version))

    (found,) = read_by_ical(path)

    assert_read(
        [meant_by_ical(record, version) for record in records],
        [card_by_ical(component) for component in found],
    )


@few_and_many
@pytest.mark.parametrize(
    ("written", "version"),
    [(Format.VCARD, Version.V3), (Format.VCARD4, Version.V4)],
)
def test_khard_lists_every_value(
    tmp_path: Path, count: int, written: Format, version: Version
) -> None:
    records = people(count)
    files = export(records, tmp_path / "out", [written])

    listed, complaints = listed_by_khard(files.cards[0].parent, tmp_path)

    assert complaints == ""
    assert len(listed) == count
    for record in records:
        wanted = meant(record, version)
        wanted["tel"] = [number.removeprefix("tel:") for number in wanted["tel"]]
        seen = listed[f"urn:uuid:{record.uid}"]
        assert sorted_values(seen) == sorted_values(shared(wanted, seen))


@pytest.mark.parametrize("count", [3, pytest.param(40, marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("written", "version"),
    [(Format.VCARD, Version.V3), (Format.VCARD4, Version.V4)],
)
def test_khard_shows_the_parts_of_a_name(
    tmp_path: Path, count: int, written: Format, version: Version
) -> None:
    records = people(count, seed=2)
    files = export(records, tmp_path / "out", [written])

    for record in records:
        uid = f"urn:uuid:{record.uid}"
        seen = shown_by_khard(files.cards[0].parent, tmp_path, uid)
        assert seen == shared(meant(record, version), seen)


def test_a_second_export_over_the_first_leaves_no_duplicate(tmp_path: Path) -> None:
    first = people(12)
    later = [
        dataclasses.replace(
            record,
            contact=dataclasses.replace(record.contact, name=None),
            revision=record.revision + 1,
            updated=record.updated + dt.timedelta(days=1),
        )
        for record in first
    ]
    export(first, tmp_path / "out")
    files = export(later, tmp_path / "out")

    listed, complaints = listed_by_khard(files.cards[0].parent, tmp_path)

    assert complaints == ""
    assert sorted(listed) == sorted(f"urn:uuid:{record.uid}" for record in first)
    for record in later:
        seen = listed[f"urn:uuid:{record.uid}"]
        assert seen["fn"] == meant(record, Version.V3)["fn"]


@pytest.mark.parametrize("version", Version)
def test_the_identity_of_a_contact_never_changes(version: Version) -> None:
    by_uid = {
        line
        for content in (vcards(people(30), version), vcards(people(30), version))
        for line in content.splitlines()
        if line.startswith(b"UID:")
    }

    assert len(by_uid) == 30
