"""Programs that run without a package that is installed."""

from __future__ import annotations

from pathlib import Path

HIDE = """\
import importlib.machinery
import sys

class Hidden(importlib.machinery.PathFinder):
    @classmethod
    def find_spec(cls, name, *args, **kwargs):
        if name.partition(".")[0] == {name!r}:
            return None
        return super().find_spec(name, *args, **kwargs)

sys.meta_path[:] = [
    Hidden if finder is importlib.machinery.PathFinder else finder
    for finder in sys.meta_path
]
"""


def without(package: str, folder: Path) -> Path:
    """A folder that hides an installed package from the Python that finds it first."""
    folder.mkdir()
    hiding = HIDE.format(name=package)
    (folder / "sitecustomize.py").write_text(hiding, encoding="utf-8")
    return folder
