"""The measures worked out beside the screen: they follow what was read, a moment later."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Event

from shiftplan.errors import ShiftplanError

if TYPE_CHECKING:
    from shiftplan.planning import OpenPlan
    from shiftplan.planning.operations.relief.choosing import Measures
    from shiftplan.tui.operations.live import Live


class Weighed(Event):
    """What can be done now; None when it cannot be told, which the reading of the level says, too."""

    def __init__(self, folder: Path, measures: "Measures | None") -> None:
        super().__init__()
        self.folder, self.measures = folder, measures


def with_measures(live: "Live", before: "Live | None") -> "Live":
    """What was read, with the measures as they were until the next ones are there."""
    known = before.measures if before is not None and before.folder == live.folder else None
    return replace(live, measures=known)


def weighed(opened: "OpenPlan", now: datetime) -> Event:
    from shiftplan.planning.operations.relief.choosing import measures  # noqa: PLC0415 - brings numpy, after the first paint

    try:
        return Weighed(opened.folder, measures(opened, now))
    except ShiftplanError:
        return Weighed(opened.folder, None)
