"""Addresses in codes, printed as their countries print them."""

from __future__ import annotations

import pytest
from tests.ocr.written import card, read


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("12;;;Nairobi;;00100;Kenya", ["P.O. Box 12", "Nairobi", "00100", "Kenya"]),
        (
            ";Suite 3;410 Larkspur Avenue;Sacramento;CA;95814;US",
            ["410 Larkspur Avenue", "Suite 3", "Sacramento, CA 95814", "United States"],
        ),
        (
            ";;9 Wren Street;London;Greater London;WC1X 0AA;UK",
            ["9 Wren Street", "London", "WC1X 0AA", "UK"],
        ),
        (
            ";;Finkenweg 3;Berlin;Berlin;10115;Deutschland",
            ["Finkenweg 3", "10115 Berlin", "Deutschland"],
        ),
        (";;Finkvägen 3;Lund;;222 20;Sweden", ["Finkvägen 3", "222 20 Lund", "Sweden"]),
        (
            ";;Rua Um 3;São Paulo;SP;01000-000;Brazil",
            ["Rua Um 3", "São Paulo-SP", "01000-000", "Brazil"],
        ),
        (
            ";;1-1 Marunouchi;Chiyoda;Tokyo;100-0001;Japan",
            ["1-1 Marunouchi", "Chiyoda, Tokyo", "100-0001", "Japan"],
        ),
        (
            ";;丸の内1-1;千代田区;東京都;100-0001;日本",
            ["100-0001", "東京都", "千代田区", "丸の内1-1", "日本"],
        ),
        (";;Wren Road 9\\nFloor 2;Central;;;HK", ["Wren Road 9", "Floor 2", "Central",
                                                  "Hong Kong"]),
        (";;9 Wren Street;Wellington;;6011;", ["9 Wren Street", "6011 Wellington"]),
        (";;9 Wren Street;London;;WC1X 0AA", ["9 Wren Street", "London WC1X 0AA"]),
        ("410 Larkspur Avenue, Sacramento", ["410 Larkspur Avenue, Sacramento"]),
        (";;Calle Uno 3;Colón;;0301;Panama", ["Calle Uno 3", "0301 Colón", "Panama"]),
        (";;;Emmastad;;;Netherlands Antilles", ["Emmastad", "Netherlands Antilles"]),
        (";;;;;;", []),
        (";;9 Wren Street;;;;Ruritania", ["9 Wren Street", "Ruritania"]),
    ],
)  # fmt: skip
def test_an_address_is_printed_as_in_its_country(
    written: str, lines: list[str]
) -> None:
    assert read(card(f"ADR;TYPE=work:{written}")) == lines


def test_two_addresses_in_one_place_are_both_whole() -> None:
    town = ";Sacramento;CA;95814;"
    assert read(card(f"ADR:;;1 Larkspur Lane{town}", f"ADR:;;2 Fern Lane{town}")) == [
        "1 Larkspur Lane",
        "Sacramento, CA 95814",
        "2 Fern Lane",
        "Sacramento, CA 95814",
    ]  # fmt: skip
