"""Invented cards of the United States."""

from __future__ import annotations

from tests.extract.printed import Card, Details, block, page

CARDS = (
    Card(
        "left, everything labelled",
        page(
            block("""
^Nora Whitfield
Hiring Manager

Alder & Finch Inc.
410 Larkspur Avenue
Sacramento, CA 95814
Tel: 916-555-0160
Fax: 916-555-0161
nora.whitfield@alderfinch.example
www.alderfinch.example
""")
        ),
        Details(
            "Nora Whitfield",
            "Hiring Manager",
            "Alder & Finch Inc.",
            ("410 Larkspur Avenue, Sacramento, CA 95814",),
            ("work +19165550160", "fax +19165550161"),
            ("nora.whitfield@alderfinch.example",),
            ("https://www.alderfinch.example",),
        ),
    ),
    Card(
        "centred capitals",
        page(
            block(
                """
^MERIDIAN COPPERWORKS LLC

^CALVIN T. OAKHURST
SENIOR VICE PRESIDENT

77 FOUNDRY STREET, SUITE 1200
PITTSBURGH, PA 15222
P 412.555.0134   C 412.555.0177
COAKHURST@MERIDIANCOPPER.EXAMPLE
""",
                at=(525, 60),
                align="centre",
            )
        ),
        Details(
            "Calvin T. Oakhurst",
            "Senior Vice President",
            "Meridian Copperworks LLC",
            ("77 FOUNDRY STREET, SUITE 1200, PITTSBURGH, PA 15222",),
            ("work +14125550134", "mobile +14125550177"),
            ("COAKHURST@meridiancopper.example",),
        ),
    ),
    Card(
        "contact line with separators",
        page(
            block("""
^Priscilla Vanderhoof
Realtor, Licence 01234567

^Harbor Lantern Homes
220 Driftwood Rd • Gloucester, MA 01930
978-555-0142 • priscilla@harborlantern.example • harborlantern.example
""")
        ),
        Details(
            "Priscilla Vanderhoof",
            "Realtor",
            "Harbor Lantern Homes",
            ("220 Driftwood Rd • Gloucester, MA 01930",),
            ("work +19785550142",),
            ("priscilla@harborlantern.example",),
            ("https://harborlantern.example",),
        ),
    ),
    Card(
        "name on the right, address on the left",
        page(
            block(
                """
Brightwater Robotics Corp.
1 Harbor Plaza
14th Floor
Seattle, WA 98101-2345
""",
                at=(80, 300),
            ),
            block(
                """
^Dr. Imogen Ashby-Cole
Director of Research
(206) 555-0119 x204
iashbycole@brightwater.example
""",
                at=(980, 60),
                align="right",
            ),
        ),
        Details(
            "Dr. Imogen Ashby-Cole",
            "Director of Research",
            "Brightwater Robotics Corp.",
            ("1 Harbor Plaza, 14th Floor, Seattle, WA 98101-2345",),
            ("work +12065550119 x204",),
            ("iashbycole@brightwater.example",),
        ),
    ),
    Card(
        "vanity number, post box and slogan",
        page(
            block(
                """
_We sweat the small stuff
^Gutters by Desmond
Desmond Fairweather, Owner
P.O. Box 4417
Tulsa, OK 74101
Call 1-800-555-0199 or 918-555-0123
Open Mon-Fri 8:00-17:30
Licensed & Insured  Lic. # 00998877
""",
                at=(525, 60),
                align="centre",
            )
        ),
        Details(
            "Desmond Fairweather",
            "Owner",
            "Gutters by Desmond",
            ("P.O. Box 4417, Tulsa, OK 74101",),
            ("work +18005550199", "work +19185550123"),
        ),
    ),
    Card(
        "two offices side by side",
        page(
            block("^Halvorsen & Pike LLP", at=(80, 60)),
            block("Marguerite Halvorsen, Esq.\nAttorney at Law", at=(80, 150)),
            block(
                """
55 Beacon Street
Boston, MA 02108
Tel 617-555-0110
""",
                at=(80, 300),
            ),
            block(
                """
900 Peachtree Walk NE
Atlanta, GA 30309
Tel 404-555-0187
""",
                at=(600, 300),
            ),
            block("mhalvorsen@halvorsenpike.example", at=(80, 500)),
        ),
        Details(
            "Marguerite Halvorsen, Esq.",
            "Attorney at Law",
            "Halvorsen & Pike LLP",
            (
                "55 Beacon Street, Boston, MA 02108",
                "900 Peachtree Walk NE, Atlanta, GA 30309",
            ),
            ("work +16175550110", "work +14045550187"),
            ("mhalvorsen@halvorsenpike.example",),
        ),
    ),
    Card(
        "social handles and a bare number",
        page(
            block("""
^Juniper Okafor
Photographer
@juniper.shoots
facebook.com/juniper.shoots
512.555.0166
hello@juniperokafor.example
""")
        ),
        Details(
            "Juniper Okafor",
            "Photographer",
            None,
            (),
            ("work +15125550166",),
            ("hello@juniperokafor.example",),
            profiles=(
                "https://www.facebook.com/juniper.shoots",
                "@juniper.shoots",
            ),
        ),
    ),
    Card(
        "icons read as letters",
        page(
            block("^Rowan Castellano\nProject Manager", at=(80, 60)),
            block("^TILLERMAN BUILDERS", at=(560, 60)),
            block(
                """
) 303-555-0148
Q 1840 Quarry Lane, Denver, CO 80202
= rowan@tillerman.example
® www.tillerman.example
""",
                at=(80, 300),
            ),
        ),
        Details(
            "Rowan Castellano",
            "Project Manager",
            "Tillerman Builders",
            ("1840 Quarry Lane, Denver, CO 80202",),
            ("work +13035550148",),
            ("rowan@tillerman.example",),
            ("https://www.tillerman.example",),
        ),
    ),
    Card(
        "portrait",
        page(
            block(
                """
^Plumtree Savings


Theodora Lindqvist
Branch Manager

12 Market Sq.
Portland, OR 97204

Direct 503-555-0121
Main 503-555-0100
Fax 503-555-0109
""",
                at=(300, 60),
                align="centre",
            ),
            width=600,
            height=1050,
        ),
        Details(
            "Theodora Lindqvist",
            "Branch Manager",
            "Plumtree Savings",
            ("12 Market Sq., Portland, OR 97204",),
            ("work +15035550121", "work +15035550100", "fax +15035550109"),
        ),
    ),
    Card(
        "labels in a column of their own",
        page(
            block("^Wendell Birdsong\nAccount Executive", at=(80, 60)),
            block("Phone\nMobile\nFax\nEmail", at=(80, 260)),
            block(
                """
602-555-0171
602-555-0172
602-555-0173
wbirdsong@cactusledger.example
""",
                at=(330, 260),
            ),
            block("Cactus Ledger Software, Inc.", at=(80, 480)),
        ),
        Details(
            "Wendell Birdsong",
            "Account Executive",
            "Cactus Ledger Software, Inc.",
            (),
            ("work +16025550171", "mobile +16025550172", "fax +16025550173"),
            ("wbirdsong@cactusledger.example",),
        ),
    ),
    Card(
        "name below the title",
        page(
            block("""
Chief Financial Officer
^Beatrix Holloway

beatrix.holloway@pinemarten.example
M: 207-555-0155
Pine Marten Outfitters
8 Cannery Wharf
Portland, Maine 04101
""")
        ),
        Details(
            "Beatrix Holloway",
            "Chief Financial Officer",
            "Pine Marten Outfitters",
            ("8 Cannery Wharf, Portland, Maine 04101",),
            ("mobile +12075550155",),
            ("beatrix.holloway@pinemarten.example",),
        ),
    ),
)
