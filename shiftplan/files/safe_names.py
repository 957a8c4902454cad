"""Names of people and plans as parts of file names."""

import re
import unicodedata

MOST_BYTES = 80
REFUSED = re.compile(r'[<>:"/\\|?*\s]+')
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{i}" for port in ("com", "lpt") for i in range(10))}
)


def safe_name(text: str, otherwise: str) -> str:
    """`text` as a file name without its ending that every system takes; `otherwise` when nothing is left.

    Letters of any language stay; path parts, signs that some system refuses and unseen characters go.
    """
    visible = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)
    name = REFUSED.sub("-", visible).strip(".-~'")
    name = name.encode()[:MOST_BYTES].decode(errors="ignore").rstrip(".-")
    return name if name and name.casefold().split(".")[0] not in DEVICES else otherwise
