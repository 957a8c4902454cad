"""The surge level, the open incidents and the update owed in a few words: status line and overview."""

from typing import TYPE_CHECKING

from textual.content import Content

from shiftplan.language import say

if TYPE_CHECKING:
    from shiftplan.tui.operations.live import Live

SOON_MINUTES = 5
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
        parts += _update_owed(live)
    from shiftplan.tui.handover.keys import status_parts  # noqa: PLC0415 - values load after the first paint

    return [*parts, *status_parts(live)]


def _update_owed(live: "Live") -> list[Content]:
    """The update that is owed first across all incidents, once it is near or late."""
    owed = [(view.update_due, view) for view in live.open_incidents if view.update_due is not None]
    if not owed:
        return []
    due, view = min(owed, key=lambda one: one[0])
    minutes = int((due - live.now).total_seconds() // 60)
    if view.update_overdue:
        text = say("update of {name} overdue", name=view.name)
        return [Content.styled(f"! {text}", "$error bold")]
    if minutes > SOON_MINUTES:
        return []
    text = say("update of {name} in {minutes} min", name=view.name, minutes=max(0, minutes))
    return [Content.styled(str(text), "$warning")]
