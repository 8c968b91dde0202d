"""The people of the sample photos, by their firms. None of them exists.

Telephone numbers are those reserved for fiction: 555-0100 to 555-0199 in North America
(NANPA), 020 7946 0xxx in the United Kingdom (Ofcom), 040 66969-xxx and 0171 39200xx in
Germany (Bundesnetzagentur, for media productions). Domains end in .example (RFC 2606);
the one misprint, gmial.com, stands for a well-known provider.
"""

from __future__ import annotations

from cardtrail.values.phone import PhoneKind
from scenes.people import Person, PrintedPhone


def _us(label: str, area: str, line: str, kind: PhoneKind) -> PrintedPhone:
    return PrintedPhone(f"{label} ({area}) 555-{line}", f"+1{area}555{line}", kind)


COPPER = Person(
    "Marguerite Ellison",
    "Talent Partner",
    "Copper Lantern Books",
    ("218 Quillfeather Street, Portland, OR 97205",),
    (_us("Phone", "503", "0142", PhoneKind.WORK),),
    "marguerite@copperlantern.example",
    "www.copperlantern.example",
    "Independent publishers since 1987",
)
SAWTOOTH = Person(
    "Theo Abernathy",
    "Regional Hiring Manager",
    "Sawtooth Outfitters",
    ("1460 Bitterroot Lane, Suite 300", "Boise, ID 83702"),
    (
        _us("Office", "208", "0117", PhoneKind.WORK),
        _us("Cell", "986", "0154", PhoneKind.MOBILE),
    ),
    "theo.abernathy@sawtoothoutfitters.example",
)
NOCTURNE = Person(
    "Imogen Castellane",
    "Creative Director",
    "Studio Nocturne",
    ("77 Lamplighter Court", "Chicago, IL 60614"),
    (
        _us("T", "312", "0163", PhoneKind.WORK),
        _us("M", "773", "0188", PhoneKind.MOBILE),
    ),
    "imogen@studionocturne.example",
    "studionocturne.example",
)
LARKFIELD = Person(
    "Desmond Achterberg",
    "Head of Engineering",
    "Larkfield Systems",
    ("5200 Cottonwood Parkway", "Denver, CO 80205"),
    (
        _us("Tel", "303", "0128", PhoneKind.WORK),
        _us("Fax", "303", "0129", PhoneKind.FAX),
        _us("Cell", "720", "0191", PhoneKind.MOBILE),
    ),
    "d.achterberg@larkfield.example",
    "www.larkfield.example",
    "Software for growers",
)
SALTMARSH = Person(
    "Harriet Penhallow",
    "Recruitment Lead",
    "Saltmarsh & Vane Ltd",
    ("14 Ropewalk Yard", "London", "SE1 4XZ"),
    (
        PrintedPhone("T +44 (0)20 7946 0182", "+442079460182", PhoneKind.WORK),
        PrintedPhone("F +44 (0)20 7946 0183", "+442079460183", PhoneKind.FAX),
    ),
    "harriet@saltmarshvane.example",
    "www.saltmarshvane.example",
    "Chartered surveyors",
)
NORDLICHT = Person(
    "Annegret Brandhorst",
    "Leiterin Personalentwicklung",
    "Nordlicht Logistik GmbH",
    ("Lindenweg 27", "20457 Hamburg"),
    (
        PrintedPhone("Tel. +49 40 66969-214", "+494066969214", PhoneKind.WORK),
        PrintedPhone("Mobil +49 171 3920043", "+491713920043", PhoneKind.MOBILE),
    ),
    "a.brandhorst@nordlicht.example",
    "www.nordlicht.example",
)
TRELAWNEY = Person(
    "Gus Trelawney",
    "Workshop Foreman",
    "Trelawney Joinery",
    ("39 Persimmon Hollow Road", "Asheville, NC 28801"),
    (
        _us("Shop", "828", "0175", PhoneKind.WORK),
        _us("Mobile", "828", "0119", PhoneKind.MOBILE),
    ),
    website="www.trelawneyjoinery.example",
)
JUNIPER = Person(
    "Rosalind Hartmoor",
    "Director of Admissions",
    "Juniper Hill School",
    ("640 Applegarth Avenue", "Madison, WI 53703"),
    (_us("Phone", "608", "0139", PhoneKind.WORK),),
    "rosalind.hartmoor@gmial.com",
    "www.juniperhill.example",
)
ALDER = Person(
    "Nora Whitfield",
    "Manager",
    "Alder & Finch",
    ("410 Larkspur Avenue", "Sacramento, CA 10458"),
    (
        _us("Ph.", "916", "0160", PhoneKind.WORK),
        _us("Fax", "916", "0161", PhoneKind.FAX),
    ),
    "nora@alderandfinch.example",
    "www.alderandfinch.example",
)
BRIGHTWATER = Person(
    "Caleb Ostrowe",
    "Senior Analyst",
    "Brightwater Research",
    ("1205 Halyard Street", "Seattle, WA 98109"),
    (_us("Direct", "206", "0184", PhoneKind.WORK),),
    "c.ostrowe@brightwater.example",
    "www.brightwater.example",
)
KESTREL = Person(
    "Lucinda Marchbanks",
    "Operations Director",
    "Kestrel Rail Services",
    ("88 Signal Box Road", "Atlanta, GA 30312"),
    (
        _us("Office", "404", "0107", PhoneKind.WORK),
        _us("Cell", "470", "0133", PhoneKind.MOBILE),
    ),
    "lucinda@kestrelrail.example",
    "www.kestrelrail.example",
)
SUNDIAL = Person(
    "Beatrix Lowell",
    "Executive Chef",
    "Sundial Kitchens",
    ("903 Marigold Street", "Austin, TX 78702"),
    (_us("Cell", "512", "0146", PhoneKind.MOBILE),),
    "bea@sundialkitchens.example",
    "sundialkitchens.example",
)
TIDEWATER = Person(
    "Jonah Fairweather",
    "Nursing Supervisor",
    "Tidewater Clinic",
    ("2750 Pelican Quay Drive", "Norfolk, VA 23510"),
    (
        _us("Phone", "757", "0122", PhoneKind.WORK),
        _us("Fax", "757", "0123", PhoneKind.FAX),
    ),
    "jfairweather@tidewaterclinic.example",
    "www.tidewaterclinic.example",
)
HERONSGATE = Person(
    "Philippa Thornbury",
    "People Operations Lead",
    "Heronsgate Optics",
    ("318 Thistledown Way", "Tucson, AZ 85701"),
    (
        _us("Office", "520", "0136", PhoneKind.WORK),
        _us("Cell", "520", "0158", PhoneKind.MOBILE),
    ),
    "philippa@heronsgate.example",
    "www.heronsgate.example",
)
