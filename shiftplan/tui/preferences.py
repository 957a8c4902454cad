"""What the app remembers of a person: language, theme, plans opened last."""

import json
from pathlib import Path

import platformdirs
from pydantic import ValidationError

from shiftplan.domain.base import Frozen
from shiftplan.errors import StorageFailed

RECENT_PLANS = 8


class Preferences(Frozen):
    language: str | None = None
    theme: str | None = None
    recent: tuple[Path, ...] = ()

    def opened(self, folder: Path) -> "Preferences":
        """These preferences with `folder` as the plan opened last."""
        first = folder.resolve()
        others = tuple(path for path in self.recent if path != first)
        return self.model_copy(update={"recent": (first, *others)[:RECENT_PLANS]})


def path() -> Path:
    return Path(platformdirs.user_config_dir("shiftplan", appauthor=False)) / "preferences.json"


def load() -> Preferences:
    """The preferences kept, or fresh ones when there are none that can be read."""
    try:
        return Preferences.model_validate(json.loads(path().read_text("utf-8")))
    except (OSError, ValueError, ValidationError):
        return Preferences()


def save(preferences: Preferences) -> None:
    """Keep the preferences; a disk that refuses costs no more than the convenience."""
    from shiftplan.files import write_text  # noqa: PLC0415 - not before the first paint

    try:
        path().parent.mkdir(parents=True, exist_ok=True)
        write_text(path(), preferences.model_dump_json(indent=1))
    except (OSError, StorageFailed):
        return
