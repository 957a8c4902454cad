"""The words of a drill on the screen."""

from datetime import UTC, datetime
from pathlib import Path

from textual.content import Content

from shiftplan.language import printable, say
from shiftplan.plan_clock import clock_in


def drill_parts(folder: Path | None) -> list[Content]:
    """For the title: that what is open is a drill, how fast it goes, or that it stands or is over."""
    if folder is None:
        return []
    clock = clock_in(folder)
    if clock is None:
        return []
    if clock.at(datetime.now(UTC)) >= clock.ends:
        state = str(say("over"))
    elif clock.running:
        state = f"× {clock.speed:g}"
    else:
        state = str(say("paused"))
    text = say("DRILL {name} {state}", name=printable(folder.name), state=state)
    return [Content.styled(f" {text} ", "$background on $warning bold")]
