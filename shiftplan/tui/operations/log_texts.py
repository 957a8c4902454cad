"""The log of the day at the foot of the live screen: its newest lines."""

from textual.content import Content

from shiftplan.domain.day_log import LogEntry
from shiftplan.language import printable, say
from shiftplan.tui.commands import sign
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.live import Live


def log_lines(live: Live, count: int, width: int) -> Content:
    """The newest `count` lines, the newest last; how to write one."""
    hint = Content.styled(f"{sign('l')} ", "$key") + Content.styled(str(say("write a log line")), "$muted")
    newest = live.log[-count:]
    lines = [_line(entry, live) for entry in newest]
    if not lines:
        lines = [Content.styled(str(say("nothing in the log of the last hours")), "$muted")]
    room = max(1, width - hint.cell_length - 2)
    first = lines[0].truncate(room, ellipsis=True, pad=True) + "  " + hint
    return Content("\n").join([first, *(line.truncate(width, ellipsis=True) for line in lines[1:])])


def _line(entry: LogEntry, live: Live) -> Content:
    text = " ".join(printable(str(entry.what)).split())
    parts = [
        Content.styled(marks.hour(entry.at, live.now), "$key"),
        Content.styled(printable(entry.who), "$muted"),
        Content(text),
    ]
    return Content("  ").join([part for part in parts if part.cell_length])
