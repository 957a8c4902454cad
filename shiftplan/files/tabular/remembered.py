"""What was made of the parts of a file, for its next reading: most of them are as they were."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """What was made of a key in this reading or in the last one; what neither asked for is forgotten."""

    def __init__(self) -> None:
        self._before: dict[K, V] = {}
        self._now: dict[K, V] = {}

    def begin(self) -> None:
        """Another reading begins."""
        self._before, self._now = self._now, {}

    def get(self, key: K) -> V | None:
        found = self._before.get(key)
        if found is None:
            return self._now.get(key)
        self._now[key] = found
        return found

    def keep(self, key: K, value: V) -> V:
        self._now[key] = value
        return value

    def of(self, key: K, make: Callable[[], V]) -> V:
        found = self.get(key)
        return self.keep(key, make()) if found is None else found
