"""How many threads a picture is worked on with."""

from __future__ import annotations

import cv2


def use_one_thread() -> None:
    """OpenCV takes one thread from now on, where it takes one per core by itself.

    Of several processes that work side by side, each is quickest so.
    """
    cv2.setNumThreads(1)
