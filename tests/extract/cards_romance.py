"""Invented cards of France, Spain and Italy."""

from __future__ import annotations

from tests.extract.printed import Card, Details, block, page

CARDS = (
    Card(
        "France, family name in capitals",
        page(
            block("""
^Solange DUCHEMIN
Directrice des Achats

Ateliers du Héron SAS
24 rue de la Verrerie
75004 Paris
Tél. 01 99 00 12 34
Port. +33 1 99 00 12 35
s.duchemin@heron.example
SIRET 000 000 000 00000
""")
        ),
        Details(
            "Solange Duchemin",
            "Directrice des Achats",
            "Ateliers du Héron SAS",
            ("24 rue de la Verrerie, 75004 Paris",),
            ("work +33199001234", "mobile +33199001235"),
            ("s.duchemin@heron.example",),
        ),
    ),
    Card(
        "France, Cedex",
        page(
            block(
                """
^Cabinet Montclar
Bertrand Aubriot
Avocat à la Cour
3, avenue du Port - BP 41
13002 Marseille Cedex 02
+33 1 99 00 56 78
b.aubriot@montclar.example
""",
                at=(525, 60),
                align="centre",
            )
        ),
        Details(
            "Bertrand Aubriot",
            "Avocat à la Cour",
            "Cabinet Montclar",
            ("3, avenue du Port - BP 41, 13002 Marseille Cedex 02",),
            ("work +33199005678",),
            ("b.aubriot@montclar.example",),
        ),
    ),
    Card(
        "Spain, two family names",
        page(
            block("""
^Remedios Alcázar Fuentealba
Directora de Recursos Humanos
Aceites Miraflor S.L.
C/ Olivar, 18, 2º B
28012 Madrid (España)
Tel.: +34 910 000 123
Móvil: +34 600 000 124
C.I.F. B-00000000
remedios.alcazar@miraflor.example
""")
        ),
        Details(
            "Remedios Alcázar Fuentealba",
            "Directora de Recursos Humanos",
            "Aceites Miraflor S.L.",
            ("C/ Olivar, 18, 2º B, 28012 Madrid (España)",),
            ("work +34910000123", "mobile +34600000124"),
            ("remedios.alcazar@miraflor.example",),
        ),
    ),
    Card(
        "Italy, province in brackets",
        page(
            block("""
^Ing. Ludovica Settembrini
Responsabile Acquisti
Vetreria Lagunare S.r.l.
Via dei Tigli, 7
30121 Venezia (VE)
Tel. +39 06 0000 0123
Cell. +39 300 000 0124
P. IVA 00000000000
l.settembrini@vetrerialagunare.example
""")
        ),
        Details(
            "Ing. Ludovica Settembrini",
            "Responsabile Acquisti",
            "Vetreria Lagunare S.r.l.",
            ("Via dei Tigli, 7, 30121 Venezia (VE)",),
            ("work +390600000123", "mobile +393000000124"),
            ("l.settembrini@vetrerialagunare.example",),
        ),
    ),
)
