"""Invented cards of Canada and Brazil."""

from __future__ import annotations

from tests.extract.printed import Card, Details, block, page

CANADIAN = (
    Card(
        "Canada, two languages",
        page(
            block("""
^Étienne Bellefeuille
Conseiller principal / Senior Advisor

Les Entreprises Rivebleue Inc.
1450, rue des Érables, bureau 300
Montréal (Québec) H3A 1B9
Tél. : 514 555-0128   Téléc. : 514 555-0129
ebellefeuille@rivebleue.example
""")
        ),
        Details(
            "Étienne Bellefeuille",
            "Conseiller principal / Senior Advisor",
            "Les Entreprises Rivebleue Inc.",
            ("1450, rue des Érables, bureau 300, Montréal (Québec) H3A 1B9",),
            ("work +15145550128", "fax +15145550129"),
            ("ebellefeuille@rivebleue.example",),
        ),
    ),
    Card(
        "Canada, everything on two lines",
        page(
            block(
                """
^Fiona MacAllister, CPA
Partner
Thistledown Accountants LLP
88 Wellington St W, Toronto, ON M5V 2T6
T: 416-555-0133 | E: fiona@thistledown.example
""",
                at=(525, 120),
                align="centre",
            )
        ),
        Details(
            "Fiona MacAllister, CPA",
            "Partner",
            "Thistledown Accountants LLP",
            ("88 Wellington St W, Toronto, ON M5V 2T6",),
            ("work +14165550133",),
            ("fiona@thistledown.example",),
        ),
    ),
)

BRAZILIAN = (
    Card(
        "Brazil, labels and CEP",
        page(
            block("""
^Marina Quintela
Gerente Comercial

Ipê Amarelo Móveis Ltda.
Rua das Acácias, 45
Jardim Paulista - São Paulo - SP
CEP 01400-000
Fone: (11) 3100-0123
Cel.: (11) 90000-0124
CNPJ 00.000.000/0001-00
marina@ipeamarelo.example
""")
        ),
        Details(
            "Marina Quintela",
            "Gerente Comercial",
            "Ipê Amarelo Móveis Ltda.",
            ("Rua das Acácias, 45, Jardim Paulista - São Paulo - SP, CEP 01400-000",),
            ("work +551131000123", "mobile +5511900000124"),
            ("marina@ipeamarelo.example",),
        ),
    ),
    Card(
        "Brazil, one line for the address",
        page(
            block(
                """
^AÇAÍ DO PORTO
Terça a Domingo, 11:00 às 22:00
^Otávio Bragança
Proprietor
Av. Beira-Mar, 1200 - Meireles, Fortaleza - CE, 60165-121
Tel: +55 85 3100-0199 / 3100-0198
""",
                at=(525, 60),
                align="centre",
            )
        ),
        Details(
            "Otávio Bragança",
            "Proprietor",
            "Açaí do Porto",
            ("Av. Beira-Mar, 1200 - Meireles, Fortaleza - CE, 60165-121",),
            ("work +558531000199", "work +558531000198"),
        ),
    ),
)

CARDS = CANADIAN + BRAZILIAN
