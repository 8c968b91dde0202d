"""Values of settings for the tests: any that are allowed, and any that are not."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from cardtrail.config.kinds import Plain
from cardtrail.config.table import SETTINGS, Setting
from cardtrail.text import printable

TEXTS = st.text(min_size=1, max_size=60).map(printable).filter(bool)
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
_LISTS = st.lists(TEXTS, min_size=1, max_size=5)
_PATHS = TEXTS.map("/home/kim/{}".format).map(Path).map(str)
_BY_NAME: dict[str, st.SearchStrategy[Plain]] = {
    "country": st.sampled_from(["US", "GB", "JP", "XK"]),
    "store": _PATHS,
    "out": TEXTS.filter(lambda text: text[0] != "~").map(Path).map(str),
    "readers": st.sampled_from(["paddle", "tesseract", "paddle,tesseract"]),
    "language": st.sampled_from(["eng", "eng+deu", "jpn_vert+eng"]),
    "follow-up.note-days": st.integers(1, 2),
    "follow-up.call-days": st.integers(3, 10),
    "follow-up.call-latest-days": st.integers(3, 14),
    "follow-up.email-days": st.integers(1, 10),
    "follow-up.decision-days": st.integers(0, 5),
    "follow-up.reminder": TIMES,
    "calling.from": TIMES,
    "calling.to": TIMES,
    "photos.keep-days": st.integers(0, 3650),
    "deleted.keep-days": st.integers(1, 365),
    "limits.megapixels": st.integers(1, 130),
    "limits.file-megabytes": st.integers(1, 2000),
    "limits.pages": st.integers(1, 1000),
    "limits.cards": st.integers(1, 200),
    "limits.photo-seconds": st.integers(5, 3600),
    "limits.reader-seconds": st.integers(1, 3600),
    "me.name": TEXTS,
    "me.address": _LISTS,
    "me.phone": st.sampled_from(["+44 20 7946 0958", "916 555 0160 ext. 12"]),
    "me.email": st.sampled_from(["kim@ash.example", "k.ash+jobs@example.com"]),
    "me.strengths": _LISTS,
    "drafts.templates": _PATHS,
    "drafts.font": _PATHS,
}

SET: st.SearchStrategy[tuple[Setting, Plain]] = st.sampled_from(
    list(SETTINGS.values())
).flatmap(lambda setting: _BY_NAME[setting.name].map(lambda plain: (setting, plain)))
"""A setting and a value that is allowed, as it is written down."""

ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.times()
    | st.dates()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
"""Whatever TOML can hold, and more."""
