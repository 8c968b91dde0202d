"""Versions that are made only when somebody looks at them."""

from __future__ import annotations

import numpy as np

from cardtrail.imaging.versions import Versions, changed
from cardtrail.model.photo import Pixels


def test_a_version_is_made_once_and_only_if_it_is_looked_at() -> None:
    made: list[str] = []

    def maker() -> Pixels:
        made.append("grey")
        return np.zeros((2, 3), np.uint8)

    versions = Versions({"grey": maker, "colour": maker})
    assert list(versions) == ["grey", "colour"]
    assert made == []
    assert versions["grey"] is versions["grey"]
    assert made == ["grey"]


def test_a_change_waits_until_the_version_is_looked_at() -> None:
    given = {"grey": np.zeros((2, 3), np.uint8)}
    seen: list[Pixels] = []

    def brighter(version: Pixels) -> Pixels:
        seen.append(version)
        return version + np.uint8(7)

    versions = changed(given, brighter)
    assert len(versions) == 1
    assert seen == []
    assert (versions["grey"] == 7).all()
    assert (given["grey"] == 0).all()
