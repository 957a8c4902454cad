"""Names of people and plans as parts of file names."""

import re
import unicodedata
from collections.abc import Iterable

MOST_BYTES = 80
REFUSED = re.compile(r'[<>:"/\\|?*\s]+')
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in "0123456789¹²³")}
)


def safe_name(text: str, otherwise: str) -> str:
    """`text` as a file name without its ending that every system takes; `otherwise` when nothing is left.

    Letters of any language stay; path parts, signs that some system refuses and unseen characters go.
    """
    visible = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)
    name = REFUSED.sub("-", visible).strip(".-~'")
    name = name.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(".-")
    return name if name and name.casefold().split(".")[0] not in DEVICES else otherwise


def distinct_names(texts: Iterable[str], otherwise: str) -> tuple[str, ...]:
    """`safe_name` of each, numbered where a system that reads A as a, or é as e´, would take two for one."""
    taken: set[str] = set()
    found: list[str] = []
    for text in texts:
        bare = name = safe_name(text, otherwise)
        number = 1
        while _folded(name) in taken:
            number += 1
            name = f"{bare}-{number}"
        taken.add(_folded(name))
        found.append(name)
    return tuple(found)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
