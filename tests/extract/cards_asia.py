"""Invented cards of Asia."""

from __future__ import annotations

from tests.extract.printed import Card, Details, block, page

INDIAN = (
    Card(
        "India, two offices",
        page(
            block("^Kaveri Steel Tubes Pvt. Ltd.", at=(80, 50)),
            block("Raghunath Deshmukh\nManager - Exports", at=(80, 130)),
            block(
                """
Regd. Office: 14, Lotus Chambers, M.G. Road,
Fort, Mumbai - 400 001
Factory: Plot No. 22, GIDC Estate, Phase II,
Vapi - 396 195, Gujarat
Tel: +91-22-0000 0123   Fax: +91-22-0000 0124
Mob: +91 10000 00125
raghunath@kaveritubes.example
GSTIN: 27AAAAA0000A1Z5
""",
                at=(80, 240),
                size=26,
            ),
        ),
        Details(
            "Raghunath Deshmukh",
            "Manager - Exports",
            "Kaveri Steel Tubes Pvt. Ltd.",
            (
                "14, Lotus Chambers, M.G. Road, Fort, Mumbai - 400 001",
                "Plot No. 22, GIDC Estate, Phase II, Vapi - 396 195, Gujarat",
            ),
            ("work +912200000123", "fax +912200000124", "mobile +911000000125"),
            ("raghunath@kaveritubes.example",),
        ),
    ),
    Card(
        "India, initials before the name",
        page(
            block("""
^K. S. VENKATRAGHAVAN
FIELD ENGINEER
Neem & Sandal Instruments
Flat 3B, Jasmine Apartments, 5th Cross
T. Nagar, Chennai - 600017
Cell : 10000 00126
""")
        ),
        Details(
            "K. S. Venkatraghavan",
            "Field Engineer",
            "Neem & Sandal Instruments",
            ("Flat 3B, Jasmine Apartments, 5th Cross, T. Nagar, Chennai - 600017",),
            ("mobile +911000000126",),
        ),
    ),
    Card(
        "India, opposite a landmark",
        page(
            block(
                """
^Shree Mogra Sweets
Prop. Hemlata Bhansali
Shop No. 6, Opp. Clock Tower,
Station Road, Ajmer, Rajasthan 305001
Ph. 0145-1000123, 1000124
_Timings 9:30 am to 10:00 pm
""",
                at=(525, 60),
                align="centre",
            )
        ),
        Details(
            "Hemlata Bhansali",
            "Prop.",
            "Shree Mogra Sweets",
            ("Shop No. 6, Opp. Clock Tower, Station Road, Ajmer, Rajasthan 305001",),
            ("work +911451000123", "work +911451000124"),
        ),
    ),
)

EAST_ASIAN = (
    Card(
        "Japan, blocks before the ward",
        page(
            block("""
^Shuichiro Takamizu
General Manager
Fujinami Optics Co., Ltd.
3-14-7 Kitahama, Naka-ku, Hiroshima 730-0011, Japan
TEL: +81-6-0000-0123   FAX: +81-6-0000-0124
takamizu@fujinami.example
""")
        ),
        Details(
            "Shuichiro Takamizu",
            "General Manager",
            "Fujinami Optics Co., Ltd.",
            ("3-14-7 Kitahama, Naka-ku, Hiroshima 730-0011, Japan",),
            ("work +81600000123", "fax +81600000124"),
            ("takamizu@fujinami.example",),
        ),
    ),
    Card(
        "Japan, no other evidence for the name",
        page(
            block("""
^Yukimasa Obayakawa
Second Design Group
Tsubame Works K.K.
5-2 Hibarigaoka, Kita-ku
Sapporo, Hokkaido 001-0010 JAPAN
Phone 81-11-000-0123
""")
        ),
        Details(
            "Yukimasa Obayakawa",
            None,
            "Tsubame Works K.K.",
            ("5-2 Hibarigaoka, Kita-ku, Sapporo, Hokkaido 001-0010 JAPAN",),
            ("work +81110000123",),
        ),
    ),
    Card(
        "Korea, family name first",
        page(
            block("""
^Hwang Bo Reum
Deputy Director
Haneul Semicon Co., Ltd.
12, Maehwa-ro 3-gil, Gangnam-gu, Seoul 06134, Korea
T. +82.2.000.0123  F. +82.2.000.0124  M. +82.10.0000.0125
boreum@haneul.example
""")
        ),
        Details(
            "Hwang Bo Reum",
            "Deputy Director",
            "Haneul Semicon Co., Ltd.",
            ("12, Maehwa-ro 3-gil, Gangnam-gu, Seoul 06134, Korea",),
            ("work +8220000123", "fax +8220000124", "mobile +821000000125"),
            ("boreum@haneul.example",),
        ),
    ),
    Card(
        "Korea, hyphen in the given name",
        page(
            block("^Duri Paper Mill", at=(80, 60)),
            block("Seung-ah Noh / CEO", at=(80, 200)),
            block(
                """
88-1 Dongbaek-dong, Haeundae-gu, Busan, Korea
TEL 82-51-000-0126
""",
                at=(80, 400),
            ),
        ),
        Details(
            "Seung-ah Noh",
            "CEO",
            "Duri Paper Mill",
            ("88-1 Dongbaek-dong, Haeundae-gu, Busan, Korea",),
            ("work +82510000126",),
        ),
    ),
    Card(
        "China, province and postcode",
        page(
            block("""
^Qiu Wenhao
Sales Manager
Ningbo Heron Lamps Co., Ltd.
Add: 77 Baihe Road, Yinzhou District, Ningbo, Zhejiang 315100, P.R. China
Tel: 0086-574-0000 0123
Mobile: +86 100 0000 0124
E-mail: wenhao@heronlamps.example
""")
        ),
        Details(
            "Qiu Wenhao",
            "Sales Manager",
            "Ningbo Heron Lamps Co., Ltd.",
            ("77 Baihe Road, Yinzhou District, Ningbo, Zhejiang 315100, P.R. China",),
            ("work +8657400000123", "mobile +8610000000124"),
            ("wenhao@heronlamps.example",),
        ),
    ),
    Card(
        "Hong Kong, no postcode",
        page(
            block(
                """
^LAU Ka Yan, Phoebe
Assistant Vice President
Golden Egret Capital Limited
Unit 1803, 18/F., Egret Tower
40 Connaught Road West, Hong Kong
Direct +852 1000 0123   Fax +852 1000 0124
phoebe.lau@goldenegret.example
""",
                at=(525, 60),
                align="centre",
            )
        ),
        Details(
            "Lau Ka Yan",
            "Assistant Vice President",
            "Golden Egret Capital Limited",
            ("Unit 1803, 18/F., Egret Tower, 40 Connaught Road West, Hong Kong",),
            ("work +85210000123", "fax +85210000124"),
            ("phoebe.lau@goldenegret.example",),
        ),
    ),
    Card(
        "Vietnam",
        page(
            block("""
^Nguyen Thi Bich Lien
Accountant
Sen Hong Textiles JSC
25 Hoa Sen Street, Ward 7, District 3, Ho Chi Minh City, Vietnam
HP: +84 900 000 012
""")
        ),
        Details(
            "Nguyen Thi Bich Lien",
            "Accountant",
            "Sen Hong Textiles JSC",
            ("25 Hoa Sen Street, Ward 7, District 3, Ho Chi Minh City, Vietnam",),
            ("mobile +84900000012",),
        ),
    ),
    Card(
        "Singapore",
        page(
            block("""
^Tan Swee Choo
Lead Recruiter
Orchid Bay Staffing Pte Ltd
7 Mangrove Avenue #11-05
Singapore 018989
HP +65 9000 0123
sweechoo@orchidbay.example
""")
        ),
        Details(
            "Tan Swee Choo",
            "Lead Recruiter",
            "Orchid Bay Staffing Pte Ltd",
            ("7 Mangrove Avenue #11-05, Singapore 018989",),
            ("mobile +6590000123",),
            ("sweechoo@orchidbay.example",),
        ),
    ),
)

CARDS = INDIAN + EAST_ASIAN
