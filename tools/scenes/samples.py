"""The sample photos: who is on them and how they are taken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scenes import invented
from scenes.camera import Camera
from scenes.layouts import LAYOUTS
from scenes.light import Light
from scenes.palettes import PALETTES
from scenes.people import Person
from scenes.scene import Item, Print, Scene
from scenes.sensor import Sensor
from scenes.table import Table
from scenes.warp import Place


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample photo.

    Attributes:
        file: name of the picture.
        about: what it shows, for the table of samples.
        scene: how it is drawn.
        warnings: codes of the problems that the card has on purpose.
    """

    file: str
    about: str
    scene: Scene
    warnings: tuple[str, ...] = ()

    @property
    def person(self) -> Person:
        """Who stands on the card."""
        return self.scene.items[0].print.person


def _one(
    person: Person, layout: str, palette: str, typeface: str, turn: float
) -> tuple[Item]:
    """One card in the middle of the table, ``turn`` degrees askew."""
    print_ = Print(person, LAYOUTS[layout], PALETTES[palette], typeface)
    return (Item(print_, Place(turn=turn)),)


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "01-on-wood.jpg",
        "a light card, straight from above, on oak",
        Scene(
            _one(invented.COPPER, "centred", "copper", "source-serif", 1.2),
            table=Table("oak", 3),
            seed=101,
            camera=Camera(fill=0.66, tilt=3, shift=(0.01, -0.02)),
            light=Light(lamp=(-190, -170, 300), hand=(40, 84, 0.35)),
            taken=dt.datetime.fromisoformat("2026-11-12T15:42:08"),
        ),
    ),
    Sample(
        "02-tilted.jpg",
        "held at an angle, on linen",
        Scene(
            _one(invented.SAWTOOTH, "stacked", "forest", "lato", -9),
            table=Table("linen", 8),
            seed=102,
            camera=Camera(fill=0.62, tilt=22, towards=14, shift=(-0.02, 0.0)),
            light=Light(lamp=(210, -190, 340), warmth=-0.3, hand=(170, 76, 0.3)),
            taken=dt.datetime.fromisoformat("2026-11-17T10:05:51"),
        ),
    ),
    Sample(
        "03-dark-card.jpg",
        "light print on a dark card, on marble",
        Scene(
            _one(invented.NOCTURNE, "emblem", "midnight", "lato", 3),
            table=Table("marble", 24),
            seed=103,
            camera=Camera(fill=0.74, tilt=8, towards=-8),
            light=Light(lamp=(-120, -260, 330), warmth=-0.1, gloss=0.05),
            sensor=Sensor(exposure=0.72),
            taken=dt.datetime.fromisoformat("2026-11-13T17:20:30"),
        ),
    ),
    Sample(
        "04-two-columns.jpg",
        "two columns, three numbers, on a desk",
        Scene(
            _one(invented.LARKFIELD, "two-columns", "harbour", "roboto", -3.5),
            table=Table("desk"),
            seed=104,
            camera=Camera(fill=0.68, tilt=9, towards=20, shift=(0.015, 0.02)),
            light=Light(lamp=(160, -240, 360), warmth=0.0, hand=(110, 62, 0.4)),
        ),
    ),
    Sample(
        "05-british.jpg",
        "a British address and British numbers, on walnut",
        Scene(
            _one(invented.SALTMARSH, "european", "plum", "hanken", 5),
            table=Table("walnut", -5),
            seed=105,
            camera=Camera(fill=0.74, tilt=10, towards=-20),
            light=Light(lamp=(-230, -120, 300), warmth=0.45, hand=(15, 92, 0.3)),
            taken=dt.datetime.fromisoformat("2026-11-10T11:31:02"),
        ),
    ),
    Sample(
        "06-german.jpg",
        "a German address and German numbers, on slate",
        Scene(
            _one(invented.NORDLICHT, "letterpress", "teal", "source-sans", -4),
            table=Table("slate", 12),
            seed=106,
            camera=Camera(fill=0.68, tilt=12, towards=6),
            light=Light(lamp=(-150, -230, 320), warmth=-0.4),
            taken=dt.datetime.fromisoformat("2026-11-09T09:12:44"),
        ),
    ),
    Sample(
        "07-no-email.jpg",
        "no e-mail address on the card",
        Scene(
            _one(invented.TRELAWNEY, "emblem", "sand", "caladea", -2),
            table=Table("walnut", 82),
            seed=107,
            camera=Camera(fill=0.64, tilt=8, towards=-30, shift=(0, 0.03)),
            light=Light(lamp=(200, -150, 280), warmth=0.5, hand=(190, 80, 0.35)),
            taken=dt.datetime.fromisoformat("2026-11-16T14:02:19"),
        ),
        ("email.missing",),
    ),
    Sample(
        "08-misprinted-email.jpg",
        "the printer misspelt the domain of the e-mail address",
        Scene(
            _one(invented.JUNIPER, "stacked", "brick", "source-sans", 2),
            table=Table("desk"),
            seed=108,
            camera=Camera(fill=0.66, tilt=13, towards=28),
            light=Light(lamp=(-210, -200, 330), warmth=0.15, hand=(50, 66, 0.45)),
            taken=dt.datetime.fromisoformat("2026-11-18T16:55:37"),
        ),
        ("email.domain-misspelt",),
    ),
    Sample(
        "09-wrong-zip.jpg",
        "a Californian address with a ZIP code of New York, on leather",
        Scene(
            _one(invented.ALDER, "wave", "ochre", "lato", -2.5),
            table=Table("leather"),
            seed=109,
            camera=Camera(fill=0.66, tilt=7, towards=-12),
            light=Light(lamp=(-170, -210, 300), warmth=0.25),
            taken=dt.datetime.fromisoformat("2026-11-19T13:08:00"),
        ),
        ("address.postcode-mismatch",),
    ),
    Sample(
        "10-sideways.jpg",
        "the card lies on its side",
        Scene(
            _one(invented.BRIGHTWATER, "two-columns", "mono", "hanken", 88),
            table=Table("oak", 91),
            seed=110,
            camera=Camera(width=1500, height=2000, fill=0.66, tilt=8, towards=10),
            light=Light(lamp=(180, -200, 310), warmth=0.1, hand=(150, 58, 0.3)),
        ),
    ),
    Sample(
        "11-steep.jpg",
        "photographed from far to the side, with a soft far end",
        Scene(
            _one(invented.KESTREL, "wave", "harbour", "roboto", 13),
            table=Table("walnut", 20),
            seed=111,
            camera=Camera(fill=0.74, tilt=35, towards=22, shift=(0.0, 0.02)),
            light=Light(lamp=(-240, -140, 320), warmth=0.2, gloss=0.10),
            sensor=Sensor(aperture=8.0),
            taken=dt.datetime.fromisoformat("2026-11-11T18:47:25"),
        ),
    ),
    Sample(
        "12-portrait.jpg",
        "an upright card on linen",
        Scene(
            _one(invented.SUNDIAL, "portrait", "copper", "source-serif", -3),
            table=Table("linen", -12),
            seed=112,
            camera=Camera(width=1500, height=2000, fill=0.68, tilt=10, towards=-16),
            light=Light(lamp=(-160, -220, 310), warmth=0.3, hand=(30, 60, 0.35)),
            taken=dt.datetime.fromisoformat("2026-11-14T12:00:33"),
        ),
    ),
    Sample(
        "13-turned-by-exif.jpg",
        "stored sideways, with the EXIF orientation that says so",
        Scene(
            _one(invented.TIDEWATER, "stacked", "teal", "manrope", -1),
            table=Table("marble", 70),
            seed=113,
            camera=Camera(width=1500, height=2000, fill=0.58, tilt=12, towards=5),
            light=Light(lamp=(170, -230, 330), warmth=-0.2, hand=(140, 62, 0.3)),
            taken=dt.datetime.fromisoformat("2026-11-20T09:40:12"),
            orientation=6,
        ),
    ),
    Sample(
        "14-qr-code.jpg",
        "a QR code that says what is printed, on oak",
        Scene(
            _one(invented.HERONSGATE, "coded", "plum", "hanken", 2.5),
            table=Table("oak", -6),
            seed=114,
            camera=Camera(fill=0.7, tilt=9, towards=15, shift=(-0.01, 0.015)),
            light=Light(lamp=(-180, -200, 320), warmth=0.1, hand=(160, 70, 0.3)),
            taken=dt.datetime.fromisoformat("2026-11-20T16:25:47"),
        ),
    ),
)
"""In the order of their files."""
