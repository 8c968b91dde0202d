"""Points, boxes, quadrilaterals and the maps between card and photo.

Coordinates are pixels with x to the right and y down; "clockwise" is as seen on screen.
The first pixel reaches from 0 to 1.
"""

from cardtrail.geometry.maps import Bend, Cubic, Homography, PlaneMap
from cardtrail.geometry.shapes import Box, Point, Quad

__all__ = ["Bend", "Box", "Cubic", "Homography", "PlaneMap", "Point", "Quad"]
