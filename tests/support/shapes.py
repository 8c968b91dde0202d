"""Points and boxes by chance, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from cardtrail.geometry import Box

coordinates = st.floats(-4000, 4000)
sizes = st.floats(1, 3000)
boxes = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    coordinates,
    coordinates,
    sizes,
    sizes,
)
