"""Invented cards of the north and the middle of Europe."""

from __future__ import annotations

from tests.extract.printed import Card, Details, block, page

BRITISH = (
    Card(
        "Britain, left",
        page(
            block("""
^Harriet Pemberton-Lowe
Head of Talent

Foxglove Publishing Limited
Unit 4, Tannery Yard
12 Bermondsey Lane
London SE1 3TQ

t: +44 (0)20 7946 0132
m: 07700 900482
e: harriet@foxglovebooks.example
w: www.foxglovebooks.example

_Registered in England No. 01234567. VAT No. 123 4567 89
""")
        ),
        Details(
            "Harriet Pemberton-Lowe",
            "Head of Talent",
            "Foxglove Publishing Limited",
            ("Unit 4, Tannery Yard, 12 Bermondsey Lane, London SE1 3TQ",),
            ("work +442079460132", "mobile +447700900482"),
            ("harriet@foxglovebooks.example",),
            ("https://www.foxglovebooks.example",),
        ),
    ),
    Card(
        "Britain, centred with post-nominals",
        page(
            block(
                """
^Prof. Alistair Gantry FRCS
Consultant Surgeon
The Whitmoor Clinic
9 Harley Mews, London W1G 9QY
Telephone 020 7946 0821   Facsimile 020 7946 0822
secretary@whitmoorclinic.example
""",
                at=(525, 100),
                align="centre",
            )
        ),
        Details(
            "Prof. Alistair Gantry FRCS",
            "Consultant Surgeon",
            "The Whitmoor Clinic",
            ("9 Harley Mews, London W1G 9QY",),
            ("work +442079460821", "fax +442079460822"),
            ("secretary@whitmoorclinic.example",),
        ),
    ),
    Card(
        "Ireland",
        page(
            block("""
^Saoirse Ní Bhriain
Marketing Director
Curlew Foods Ltd
17 Quay Street, Galway, H91 AB12, Ireland
T +353 20 911 0123
saoirse@curlewfoods.example
""")
        ),
        Details(
            "Saoirse Ní Bhriain",
            "Marketing Director",
            "Curlew Foods Ltd",
            ("17 Quay Street, Galway, H91 AB12, Ireland",),
            ("work +353209110123",),
            ("saoirse@curlewfoods.example",),
        ),
    ),
)

GERMAN = (
    Card(
        "Germany, firm first",
        page(
            block("""
^Lerchenfeld Maschinenbau GmbH

Dr.-Ing. Friederike Aschenbrenner
Leiterin Entwicklung

Lerchenweg 5
10115 Berlin
Telefon: +49 30 23125 101
Telefax: +49 30 23125 102
f.aschenbrenner@lerchenfeld.example
USt-IdNr. DE000000000
""")
        ),
        Details(
            "Dr.-Ing. Friederike Aschenbrenner",
            "Leiterin Entwicklung",
            "Lerchenfeld Maschinenbau GmbH",
            ("Lerchenweg 5, 10115 Berlin",),
            ("work +493023125101", "fax +493023125102"),
            ("f.aschenbrenner@lerchenfeld.example",),
        ),
    ),
    Card(
        "Germany, national numbers and D-",
        page(
            block("^Tobias Rautenberg\nGeschäftsführer", at=(80, 60)),
            block(
                """
Rautenberg & Söhne KG
Alte Mühlenstraße 12a
D-20095 Hamburg
Tel. 030 / 23125-015
Mobil 030 / 23125-016
""",
                at=(980, 250),
                align="right",
            ),
        ),
        Details(
            "Tobias Rautenberg",
            "Geschäftsführer",
            "Rautenberg & Söhne KG",
            ("Alte Mühlenstraße 12a, D-20095 Hamburg",),
            ("work +493023125015", "mobile +493023125016"),
        ),
    ),
    Card(
        "Austria, post box",
        page(
            block("""
^Mag. Leopold Trauttner
Prokurist, Vertrieb
Trauttner Seilbahnen AG
Postfach 77
A-6020 Innsbruck, Austria
Tel. +43 512 000123
leopold.trauttner@seilbahnen.example
""")
        ),
        Details(
            "Mag. Leopold Trauttner",
            "Prokurist, Vertrieb",
            "Trauttner Seilbahnen AG",
            ("Postfach 77, A-6020 Innsbruck, Austria",),
            ("work +43512000123",),
            ("leopold.trauttner@seilbahnen.example",),
        ),
    ),
)

NORTHERN = (
    Card(
        "Netherlands, particle in the name",
        page(
            block("""
^Willemijn van der Zwaluw
Inkoper
Zwaluw Scheepsbouw B.V.
Havenstraat 31
3011 AB Rotterdam
T +31 20 000 0123
F +31 20 000 0124
w.vanderzwaluw@zwaluw.example
KvK 00000000
""")
        ),
        Details(
            "Willemijn van der Zwaluw",
            "Inkoper",
            "Zwaluw Scheepsbouw B.V.",
            ("Havenstraat 31, 3011 AB Rotterdam",),
            ("work +31200000123", "fax +31200000124"),
            ("w.vanderzwaluw@zwaluw.example",),
        ),
    ),
    Card(
        "Sweden, national number",
        page(
            block("""
^Tuva Granström
Projektledare
Norrsken Bygg AB
Björkgatan 14, 111 20 Stockholm
Tel 08-465 004 12
tuva@norrskenbygg.example
""")
        ),
        Details(
            "Tuva Granström",
            "Projektledare",
            "Norrsken Bygg AB",
            ("Björkgatan 14, 111 20 Stockholm",),
            ("work +46846500412",),
            ("tuva@norrskenbygg.example",),
        ),
    ),
    Card(
        "Poland, street after ul.",
        page(
            block("""
^Bogumiła Jastrzębska
Dyrektor Sprzedaży
Bocian Logistyka Sp. z o.o.
ul. Lipowa 9/4
00-316 Warszawa
tel. +48 22 000 01 23
kom. +48 500 000 124
NIP 000-000-00-00
b.jastrzebska@bocian.example
""")
        ),
        Details(
            "Bogumiła Jastrzębska",
            "Dyrektor Sprzedaży",
            "Bocian Logistyka Sp. z o.o.",
            ("ul. Lipowa 9/4, 00-316 Warszawa",),
            ("work +48220000123", "mobile +48500000124"),
            ("b.jastrzebska@bocian.example",),
        ),
    ),
    Card(
        "Switzerland, two numbers on a line",
        page(
            block("^Reto Zurbriggen\nArchitekt ETH", at=(80, 60)),
            block(
                """
Zurbriggen Architekten AG
Seestrasse 40, CH-8002 Zürich
T +41 44 000 01 23   M +41 79 000 01 24
reto@zurbriggen.example
""",
                at=(80, 320),
            ),
        ),
        Details(
            "Reto Zurbriggen",
            "Architekt ETH",
            "Zurbriggen Architekten AG",
            ("Seestrasse 40, CH-8002 Zürich",),
            ("work +41440000123", "mobile +41790000124"),
            ("reto@zurbriggen.example",),
        ),
    ),
)

CARDS = BRITISH + GERMAN + NORTHERN
