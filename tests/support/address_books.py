"""Programs that nobody here wrote, and what each of them reads in a vCard."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import vobject
from ruamel.yaml import YAML

from cardtrail.export.note import note
from cardtrail.export.plain import shown_name
from cardtrail.export.properties import uri
from cardtrail.export.vcard import Version
from cardtrail.model.field import Field
from cardtrail.model.record import Record
from cardtrail.text import printable
from cardtrail.values.address import PostalAddress
from cardtrail.values.country import bare_country_name
from cardtrail.values.name import PersonName
from cardtrail.values.phone import PhoneNumber
from cardtrail.values.profile import Profile, Service

ORACLES = Path(__file__).parents[1] / "oracles"
KHARD = "[addressbooks]\n[[cards]]\npath = {folder}\n[vcard]\nprivate_objects = ,\n"

OFTEN_MISSING = ("title", "org", "email", "url", "adr", "tel", "impp", "socialprofile")

Seen = dict[str, list[Any]]
"""What a program reads of a contact: the values of each property, by its name.

Texts, and lists of them where a property has parts. The order is the file's.
"""


def meant(record: Record, version: Version) -> Seen:
    """What every program should read of a contact."""
    contact = record.contact
    single = {
        "title": contact.title,
        "company": contact.company,
        "department": contact.department,
    }
    texts = {
        name: printable(field.text if field else "") for name, field in single.items()
    }
    org = [texts["company"], texts["department"]]
    return {
        "fn": [shown_name(record)],
        "n": [_name(record)],
        "uid": [f"urn:uuid:{record.uid}"],
        "note": [note(record)],
        "title": [texts["title"]] if texts["title"] else [],
        "org": [org if org[1] else org[:1]] if any(org) else [],
        "email": [printable(email.text) for email in contact.emails],
        "url": [uri(website.text) for website in contact.websites],
        "adr": [adr for entry in contact.addresses if any(adr := _address(entry))],
        "tel": [_phone(phone, version) for phone in contact.phones],
        "impp": [
            uri(f"skype:{printable(known.handle)}")
            for known in _profiles(contact.profiles)
            if known.service is Service.SKYPE
        ],
        "socialprofile": [
            uri(known.url) if known.url else printable(known.handle)
            for known in _profiles(contact.profiles)
            if known.service not in {None, Service.SKYPE}
            and (known.url or (version is Version.V4 and printable(known.handle)))
        ],
    }


def _name(record: Record) -> list[str]:
    name = record.contact.name
    value = (name and name.value) or PersonName("")
    parts = (value.family, value.given, value.additional, value.prefix, value.suffix)
    shown = [printable(part) for part in parts]
    return shown if any(shown[:2]) else ["", shown_name(record), "", "", ""]


def _address(entry: Field[PostalAddress]) -> list[str]:
    value = entry.value
    if value is None or value.street is None:
        parts: list[str | None] = [entry.text, "", "", "", ""]
    else:
        country = bare_country_name(value.country) if value.country else ""
        parts = [value.street, value.locality, value.region, value.postal_code, country]
    shown = [printable(part) for part in parts]
    return ["", "", *shown] if shown[0] else []


def _phone(phone: Field[PhoneNumber], version: Version) -> str:
    number = phone.value
    if number is None:
        return printable(phone.raw)
    if version is Version.V3:
        return number.e164
    return f"tel:{number.e164}" + (
        f";ext={number.extension}" if number.extension else ""
    )


def _profiles(fields: Sequence[Field[Profile]]) -> Iterator[Profile]:
    yield from (field.value for field in fields if field.value is not None)


def read_by_vobject(content: bytes) -> list[Seen]:
    """What vobject reads in a file of vCards 3.0."""
    return [
        {name: [] for name in OFTEN_MISSING}
        | {
            name.removeprefix("x-"): [_native(line.value) for line in lines]
            for name, lines in card.contents.items()
        }
        for card in vobject.readComponents(content.decode())
    ]


def _native(value: Any) -> Any:  # noqa: ANN401 -- untyped library
    if isinstance(value, vobject.vcard.Name):
        return [value.family, value.given, value.additional, value.prefix, value.suffix]
    if isinstance(value, vobject.vcard.Address):
        return _parts(vars(value))
    return value


def _parts(address: dict[str, Any]) -> list[Any]:
    names = ("box", "extended", "street", "city", "region", "code", "country")
    return [address[name] for name in names]


def listed_by_khard(folder: Path, home: Path) -> tuple[dict[str, Seen], str]:
    """What ``khard list`` tells of the contacts in a folder, by their UID.

    Of each kind of detail khard gives the values in an order of its own: they are
    sorted here.

    Returns:
        The contacts, and what khard complained of.
    """
    fields = "uid,formatted_name,titles,organisations,notes,webpages,emails"
    fields += ",phone_numbers,post_addresses"
    run = _khard(folder, home, "list", "--parsable", "--fields", fields)
    rows = [line.split("\t") for line in run.stdout.decode().split("\n") if line]
    return {row[0]: _khard_row(row) for row in rows}, run.stderr.decode()


def shown_by_khard(folder: Path, home: Path, uid: str) -> Seen:
    """What ``khard show`` tells of a person's name and title.

    Not of the note: khard's YAML breaks long lines within a backslash and a letter.
    """
    run = _khard(folder, home, "show", "--format", "yaml", f"uid:{uid}")
    shown = YAML(typ="safe").load(run.stdout.decode())
    parts = ("Last name", "First name", "Additional", "Prefix", "Suffix")
    return {
        "fn": [shown["Formatted name"]],
        "n": [[shown[part] or "" for part in parts]],
        "title": [shown["Title"]] if shown["Title"] else [],
    }


def _khard(
    folder: Path, home: Path, *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    config = home / "khard.conf"
    config.write_text(KHARD.format(folder=folder), encoding="utf-8")
    return subprocess.run(  # noqa: S603 - a program of the tests
        [sys.executable, "-m", "khard", "--config", str(config), *arguments],
        env={"HOME": str(home), "PYTHONUTF8": "1"},
        capture_output=True,
        check=True,
        timeout=300,
    )


def _khard_row(row: Sequence[str]) -> Seen:
    title, org, told, url = (ast.literal_eval(cell or "[]") for cell in row[2:6])
    emails, phones, addresses = (ast.literal_eval(x or "{}") for x in row[6:])
    return {
        "uid": [row[0]],
        "fn": [row[1]],
        "title": title,
        "org": org,
        "note": told,
        "url": sorted(url),
        "email": sorted(chain.from_iterable(emails.values())),
        "tel": sorted(chain.from_iterable(phones.values())),
        "adr": sorted(map(_parts, chain.from_iterable(addresses.values()))),
    }


def ical_is_missing() -> str:
    """Why ical.js can't be asked here, and what to do about it; "" if it can."""
    if shutil.which("node") is None:
        return "ical.js needs Node.js 20 or newer, which is not installed"
    if not (ORACLES / "node_modules" / "ical.js").is_dir():
        return "ical.js is not installed: run `make oracles`, which needs npm"
    return ""


def read_by_ical(*paths: Path) -> list[list[Any]]:
    """The components that ical.js finds in files: [name, properties, components].

    A property is [name, parameters, type, value, ...].

    Raises:
        AssertionError: it complained.
    """
    run = subprocess.run(  # noqa: S603 - a program of the tests
        [str(shutil.which("node")), str(ORACLES / "read.mjs"), *map(str, paths)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr == b""
    read: list[list[Any]] = json.loads(run.stdout)
    return read


def meant_by_ical(record: Record, version: Version) -> Seen:
    """What ical.js should read of a contact.

    Where a part of a value ends in a backslash, ical.js takes the semicolon after it
    for an escaped one, and the part goes on with the next.
    """
    wanted = meant(record, version)
    for name in ("n", "adr", "org"):
        wanted[name] = [_run_on(parts) for parts in wanted[name]]
    return wanted


def _run_on(parts: Sequence[str]) -> list[str]:
    joined = [parts[0]]
    for part in parts[1:]:
        if joined[-1].endswith("\\"):
            joined[-1] += f";{part}"
        else:
            joined.append(part)
    return joined


def card_by_ical(component: Sequence[Any]) -> Seen:
    """A vCard as ical.js reads it."""
    kind, properties, inner = component
    assert (kind, inner) == ("vcard", [])
    seen: Seen = {name: [] for name in OFTEN_MISSING}
    is_old = ["version", {}, "text", "3.0"] in properties
    for name, _, _, value in properties:
        if is_old and name not in {"n", "adr", "org"}:
            # RFC 2426, 4, wants every semicolon escaped; ical.js takes the backslash
            # away in values of several parts alone. Nothing is lost: each has one.
            value = value.replace(r"\;", ";")  # noqa: PLW2901 - see above
        seen.setdefault(name.removeprefix("x-"), []).append(value)
    seen["org"] = [[org] if isinstance(org, str) else org for org in seen["org"]]
    return seen
