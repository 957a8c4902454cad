"""What the app remembers of a person: language, theme, plans opened last."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import platformdirs

from shiftplan.errors import StorageFailed

RECENT_PLANS = 8


@dataclass(frozen=True)
class Preferences:
    """No value of the domain: they are read before anything is drawn, and pydantic loads slowly."""

    language: str | None = None
    theme: str | None = None
    recent: tuple[Path, ...] = ()

    def opened(self, folder: Path) -> "Preferences":
        """These preferences with `folder` as the plan opened last."""
        first = folder.resolve()
        others = tuple(path for path in self.recent if path != first)
        return replace(self, recent=(first, *others)[:RECENT_PLANS])


def path() -> Path:
    return Path(platformdirs.user_config_dir("shiftplan", appauthor=False)) / "preferences.json"


def load() -> Preferences:
    """The preferences kept, or fresh ones when there are none that can be read."""
    try:
        return _read(json.loads(path().read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return Preferences()


def _read(kept: Any) -> Preferences:
    """Raises `TypeError` for what `save` never wrote."""
    if not isinstance(kept, dict):
        raise TypeError("preferences are a table")
    recent, names = kept.get("recent", []), (kept.get("language"), kept.get("theme"))
    if not isinstance(recent, list) or not all(name is None or isinstance(name, str) for name in names):
        raise TypeError("preferences hold names and a list")
    return replace(Preferences(**kept), recent=tuple(map(Path, recent)))


def save(preferences: Preferences) -> None:
    """Keep the preferences; a disk that refuses costs no more than the convenience."""
    from shiftplan.files import write_text  # noqa: PLC0415 - not before the first paint

    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        write_text(path(), json.dumps(asdict(preferences), default=str, indent=1))
    except (OSError, StorageFailed):
        return
