"""The outlook worked out beside the screen: it follows what was read, a moment later."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message as Event

if TYPE_CHECKING:
    from shiftplan.domain.outlook import Outlook
    from shiftplan.planning import OpenPlan
    from shiftplan.tui.operations.live import Live


class Foreseen(Event):
    """The rest of the day as it now looks; None outside the plan."""

    def __init__(self, folder: Path, outlook: "Outlook | None") -> None:
        super().__init__()
        self.folder, self.outlook = folder, outlook


def carried_on(live: "Live", before: "Live | None") -> "Live":
    """What was read, with the outlook as it was until the next one is there."""
    known = before.outlook if before is not None and before.folder == live.folder else None
    return replace(live, outlook=known)


def foreseen(opened: "OpenPlan", now: datetime) -> Event:
    from shiftplan.planning.operations.outlook import outlook  # noqa: PLC0415 - brings numpy, after the first paint

    return Foreseen(opened.folder, outlook(opened, now))
