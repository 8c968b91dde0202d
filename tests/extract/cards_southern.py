"""Invented cards of Australia and Africa."""

from __future__ import annotations

from tests.extract.printed import Card, Details, block, page

CARDS = (
    Card(
        "Australia, ABN and state",
        page(
            block("""
^Lachlan Brideson
Site Supervisor
Wattlebird Civil Pty Ltd
ABN 00 000 000 000
Level 2, 31 Jacaranda Street
Fremantle WA 6160
Ph (02) 5550 0123
Mob 0491 570 006
lachlan@wattlebird.example
""")
        ),
        Details(
            "Lachlan Brideson",
            "Site Supervisor",
            "Wattlebird Civil Pty Ltd",
            ("Level 2, 31 Jacaranda Street, Fremantle WA 6160",),
            ("work +61255500123", "mobile +61491570006"),
            ("lachlan@wattlebird.example",),
        ),
    ),
    Card(
        "South Africa, street and post box",
        page(
            block("""
^Thandeka Mabuza
Operations Manager
Protea Freight (Pty) Ltd
10 Sugarbush Road, Bellville, 7530, South Africa
P.O. Box 120, Bellville, 7535
Tel: +27 31 000 0123
Cell: +27 80 000 0124
thandeka@proteafreight.example
""")
        ),
        Details(
            "Thandeka Mabuza",
            "Operations Manager",
            "Protea Freight (Pty) Ltd",
            (
                "10 Sugarbush Road, Bellville, 7530, South Africa",
                "P.O. Box 120, Bellville, 7535",
            ),
            ("work +27310000123", "mobile +27800000124"),
            ("thandeka@proteafreight.example",),
        ),
    ),
    Card(
        "Kenya, post box and plain code",
        page(
            block("""
^Wanjiku Kamotho
Programme Officer
Twiga Seeds Trust
P.O. Box 100 - 00100, Nairobi, Kenya
Tel: +254 20 000 0123
wanjiku@twigaseeds.example
""")
        ),
        Details(
            "Wanjiku Kamotho",
            "Programme Officer",
            "Twiga Seeds Trust",
            ("P.O. Box 100 - 00100, Nairobi, Kenya",),
            ("work +254200000123",),
            ("wanjiku@twigaseeds.example",),
        ),
    ),
)
