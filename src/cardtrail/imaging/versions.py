"""Versions of a card that are made when they are first looked at, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cardtrail.model.photo import Pixels


class Versions(Mapping[str, Pixels]):
    """Pictures by name."""

    def __init__(self, makers: Mapping[str, Callable[[], Pixels]]) -> None:
        self._makers = makers
        self._made: dict[str, Pixels] = {}

    def __getitem__(self, name: str) -> Pixels:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def changed(
    versions: Mapping[str, Pixels], change: Callable[[Pixels], Pixels]
) -> Versions:
    """The same versions, each changed when it is first looked at."""

    def maker(name: str) -> Callable[[], Pixels]:
        return lambda: change(versions[name])

    return Versions({name: maker(name) for name in versions})
