"""MECARDs, as generators of codes write them."""

from __future__ import annotations

from tests.ocr.written import read


def test_a_mecard_reads_as_a_card_would_be_printed() -> None:
    assert read(
        "MECARD:N:Whitfield,Nora;ORG:Alder\\; Finch;TITLE:Hiring Manager;"
        "TEL:+19165550160;TEL:9165550161;EMAIL:nora@alder.example;"
        "URL:https\\://alder.example;ADR:,,410 Larkspur Avenue,Sacramento,CA,95814,USA;"
        "BDAY:19800101;NOTE:met in June;;"
    ) == [
        "Nora Whitfield",
        "Hiring Manager",
        "Alder; Finch",
        "410 Larkspur Avenue",
        "Sacramento, CA 95814",
        "USA",
        "Tel: +19165550160",
        "Tel: 9165550161",
        "nora@alder.example",
        "https://alder.example",
    ]


def test_a_mecard_may_have_plain_values() -> None:
    assert read(
        "mecard:N:Nora Whitfield;URL:http://alder.example;ADR:3 Fern Lane, Leeds"
    ) == ["Nora Whitfield", "3 Fern Lane, Leeds", "http://alder.example"]
