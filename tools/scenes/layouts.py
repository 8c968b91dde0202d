"""The layouts that cards are printed in."""

from __future__ import annotations

from scenes.layout import Code, Column, Ink, Layout, Mark, Part, Style

_US = (88.9, 50.8)  # 3.5 x 2 inches
_EU = (85.0, 55.0)

_NAME = Style(13.5, "bold")
_TITLE = Style(8.2, ink=Ink.SOFT, before=0.2)
_SMALL = Style(8.0)
_SMALL_APART = Style(8.0, before=1.6)

LAYOUTS: dict[str, Layout] = {
    "centred": Layout(
        *_US,
        columns=(
            Column(
                44.45,
                5.0,
                (
                    (
                        Part.COMPANY,
                        Style(10.5, "bold", Ink.ACCENT, capitals=True, tracking=0.16),
                    ),
                    (Part.TAGLINE, Style(7.4, "italic", Ink.SOFT)),
                ),
                "centre",
            ),
            Column(
                44.45,
                24.2,
                ((Part.NAME, Style(14.5, "bold")), (Part.TITLE, Style(8.6, "italic"))),
                "centre",
                "middle",
            ),
            Column(
                44.45,
                46.6,
                (
                    (Part.ADDRESS, _SMALL),
                    (Part.PHONES, _SMALL),
                    (Part.EMAIL, _SMALL),
                    (Part.WEBSITE, _SMALL),
                ),
                "centre",
                "up",
            ),
        ),
        marks=(Mark("box", 36.4, 16.1, 52.4, 16.35),),
    ),
    "stacked": Layout(
        *_US,
        columns=(
            Column(7, 6, ((Part.NAME, Style(15, "bold")), (Part.TITLE, _TITLE))),
            Column(
                81.5,
                22,
                ((Part.COMPANY, Style(9.5, "bold", Ink.ACCENT)),),
                "right",
            ),
            Column(
                7,
                45.6,
                (
                    (Part.ADDRESS, _SMALL),
                    (Part.PHONES, _SMALL_APART),
                    (Part.EMAIL, _SMALL),
                    (Part.WEBSITE, _SMALL),
                ),
                flow="up",
            ),
        ),
        marks=(
            Mark("box", 0, 0, 2.4, 50.8),
            Mark("ring", 68, 31, 81.5, 44.5),
            Mark("disc", 72.6, 35.6, 76.9, 39.9),
        ),
    ),
    "emblem": Layout(
        *_US,
        columns=(
            Column(
                31,
                5.5,
                (
                    (
                        Part.NAME,
                        Style(12.4, ink=Ink.ACCENT, capitals=True, tracking=0.05),
                    ),
                    (Part.TITLE, _TITLE),
                    (Part.COMPANY, Style(8.6, "bold", before=0.8)),
                ),
            ),
            Column(
                31,
                46.2,
                (
                    (Part.PHONES, _SMALL),
                    (Part.EMAIL, _SMALL),
                    (Part.WEBSITE, _SMALL),
                    (Part.ADDRESS, _SMALL_APART),
                ),
                flow="up",
            ),
        ),
        marks=(
            Mark("box", 26.2, 7, 26.45, 44.5),
            Mark("diamond", 7, 17, 21, 31),
            Mark("diamond", 10.4, 20.4, 17.6, 27.6, Ink.PAPER),
            Mark("disc", 12.6, 22.6, 15.4, 25.4),
        ),
    ),
    "two-columns": Layout(
        *_US,
        columns=(
            Column(
                6.5,
                6,
                (
                    (Part.COMPANY, Style(12.5, "bold", Ink.ACCENT)),
                    (Part.TAGLINE, Style(7.2, ink=Ink.SOFT)),
                ),
            ),
            Column(
                6.5,
                45.2,
                (
                    (Part.NAME, Style(10.4, "bold")),
                    (Part.TITLE, Style(7.8)),
                    (Part.ADDRESS, Style(7.6, before=1.6, ink=Ink.SOFT)),
                ),
                flow="up",
            ),
            Column(
                46.5,
                45.2,
                (
                    (Part.PHONES, Style(7.2)),
                    (Part.EMAIL, Style(7.2, before=1.2)),
                    (Part.WEBSITE, Style(7.2)),
                ),
                flow="up",
            ),
        ),
        marks=(Mark("box", 43.9, 24.5, 44.1, 45), Mark("bars", 72, 5.5, 82, 14.5)),
    ),
    "european": Layout(
        *_EU,
        columns=(
            Column(
                78.5,
                6.5,
                (
                    (Part.COMPANY, Style(11.5, "bold", Ink.ACCENT)),
                    (Part.TAGLINE, Style(7.2, ink=Ink.SOFT)),
                ),
                "right",
            ),
            Column(7, 17.5, ((Part.NAME, _NAME), (Part.TITLE, _TITLE))),
            Column(7, 50, ((Part.ADDRESS, _SMALL),), flow="up"),
            Column(
                78.5,
                50,
                ((Part.PHONES, _SMALL), (Part.EMAIL, _SMALL), (Part.WEBSITE, _SMALL)),
                "right",
                "up",
            ),
        ),
        marks=(Mark("box", 7, 30.2, 78.5, 30.4),),
    ),
    "letterpress": Layout(
        *_EU,
        columns=(
            Column(
                7,
                9.5,
                (
                    (Part.NAME, Style(13, tracking=0.03)),
                    (Part.TITLE, Style(8.2, "italic", Ink.SOFT)),
                ),
            ),
            Column(
                7,
                49.5,
                (
                    (Part.COMPANY, Style(8.8, "bold", Ink.ACCENT)),
                    (Part.ADDRESS, _SMALL),
                    (Part.PHONES, _SMALL_APART),
                    (Part.EMAIL, _SMALL),
                    (Part.WEBSITE, _SMALL),
                ),
                flow="up",
            ),
        ),
        marks=(Mark("ring", 63, 8, 78, 23), Mark("bars", 67.5, 12, 73.8, 18.6)),
    ),
    "wave": Layout(
        *_US,
        columns=(
            Column(7, 6.2, ((Part.COMPANY, Style(11.5, "bold", Ink.ACCENT)),)),
            Column(7, 14.8, ((Part.NAME, _NAME), (Part.TITLE, _TITLE))),
            Column(
                82,
                22.6,
                ((Part.PHONES, _SMALL), (Part.EMAIL, _SMALL), (Part.WEBSITE, _SMALL)),
                "right",
            ),
            Column(7, 38.2, ((Part.ADDRESS, _SMALL),), flow="up"),
        ),
        marks=(
            Mark("wave", 0, 40, 88.9, 50.8),
            Mark("disc", 74, 5, 81.6, 12.6),
        ),
    ),
    "portrait": Layout(
        50.8,
        88.9,
        columns=(
            Column(
                25.4,
                25,
                (
                    (Part.NAME, Style(14, "bold", before=0)),
                    (Part.TITLE, Style(8.2, "italic", Ink.SOFT, before=0.3)),
                    (
                        Part.COMPANY,
                        Style(
                            9,
                            "bold",
                            Ink.ACCENT,
                            capitals=True,
                            tracking=0.08,
                            before=1.4,
                        ),
                    ),
                ),
                "centre",
            ),
            Column(
                25.4,
                81.5,
                (
                    (Part.PHONES, _SMALL),
                    (Part.EMAIL, _SMALL_APART),
                    (Part.WEBSITE, _SMALL),
                    (Part.ADDRESS, _SMALL_APART),
                ),
                "centre",
                "up",
            ),
        ),
        marks=(
            Mark("ring", 18.4, 8, 32.4, 22),
            Mark("diamond", 22.4, 12, 28.4, 18),
            Mark("box", 0, 86.6, 50.8, 88.9),
        ),
    ),
    "coded": Layout(
        *_US,
        columns=(
            Column(
                7,
                5,
                (
                    (Part.NAME, _NAME),
                    (Part.TITLE, _TITLE),
                    (Part.COMPANY, Style(9.5, "bold", Ink.ACCENT, before=0.8)),
                ),
            ),
            Column(
                7,
                46.6,
                (
                    (Part.ADDRESS, _SMALL),
                    (Part.PHONES, _SMALL_APART),
                    (Part.EMAIL, _SMALL),
                    (Part.WEBSITE, _SMALL),
                ),
                flow="up",
            ),
        ),
        marks=(Mark("box", 0, 0, 88.9, 1.8), Mark("arcs", 71.8, 6.5, 81.8, 16.5)),
        code=Code("vcard", 60, 23.2, 23.1),
    ),
}
"""By name."""
