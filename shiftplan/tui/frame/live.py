"""The surge level and the open incidents in a few words, for the status line and the overview."""

from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import say

if TYPE_CHECKING:
    from shiftplan.tui.operations.live import Live

LEVELS = ("$level-green", "$level-amber", "$level-orange", "$level-red")


def live_parts(live: "Live") -> list[Content]:
    """The level once it has been read, and how many incidents are open; nothing while nothing goes on."""
    surge, parts = live.surge, []
    if surge.as_of is not None:
        parts.append(
            Content.styled(
                str(say("level {level}", level=surge.level_name)), f"{LEVELS[surge.level.rank]} bold"
            )
        )
    if surge.stale and live.running:
        parts.append(Content.styled(str(say("reading is old")), "$warning"))
    if live.open_incidents:
        text = say("incidents open: {count}", count=len(live.open_incidents))
        parts.append(Content.styled(str(text), "$error bold"))
    return parts
