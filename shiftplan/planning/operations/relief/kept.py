"""What was worked out last, kept while what it was worked out from is the same."""

from collections import defaultdict
from collections.abc import Callable
from threading import RLock
from typing import TypeVar

T = TypeVar("T")
MOST = 8
_MAKING: dict[str, RLock] = defaultdict(RLock)
_FOUND: dict[str, list[tuple[tuple[object, ...], object]]] = {}


def kept(name: str, key: tuple[object, ...], make: Callable[[], T]) -> T:
    """`make()`, or what it gave for this key before. Large values of a key (plan, rota) count as the same
    only when they are the same objects; a plan that is read again is another one. Threads that ask for the
    same at once have it made by one of them.
    """
    with _MAKING[name]:
        for known, value in _FOUND.get(name, []):
            if _same(known, key):
                return value  # type: ignore[return-value] # of one name all are of one type
        made = make()
        _FOUND[name] = [(key, made), *_FOUND.get(name, [])][:MOST]
        return made


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(
        a is b or (type(a) is type(b) and isinstance(a, SMALL) and a == b)
        for a, b in zip(one, other, strict=True)
    )


SMALL = (str, tuple, frozenset, int, float)
