"""Signs and colours of standings and levels, and small pieces of text that the screens share."""

from datetime import datetime

from textual.app import App
from textual.content import Content

from shiftplan.domain.playbook import Words
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, printable, say
from shiftplan.operations import Standing

STANDINGS = {
    Standing.OPEN: ("○", "$accent"),
    Standing.DOING: ("◐", "$accent bold"),
    Standing.DONE: ("✓", "$success bold"),
    Standing.SKIPPED: ("–", "$muted"),
    Standing.AUTO_DONE: ("✓", "$success"),
}
LEVELS = {
    Colour.GREEN: "$level-green",
    Colour.YELLOW: "$level-amber",
    Colour.ORANGE: "$level-orange",
    Colour.RED: "$level-red",
}
BEING_WRITTEN = ("◌", "$accent")
WAITING = ("‖", "$muted")
INDENT = "  "


def clock(moment: datetime) -> str:
    """`11/10 20:00`."""
    return f"{moment:%m/%d %H:%M}"


def hour(moment: datetime, today: datetime) -> str:
    """A time of today without its date: `20:00`."""
    return f"{moment:%H:%M}" if moment.date() == today.date() else clock(moment)


def chip(text: object, colour: Colour) -> Content:
    """A level as a word on its colour."""
    return Content.styled(f" {printable(str(text))} ", f"$background on {LEVELS[colour]} bold")


def heading(text: str) -> Content:
    return Content.styled(text, "$primary bold")


def hung(sign: Content, text: Content, width: int) -> Content:
    """`text` folded to `width` columns, its later lines set under its first one, behind `sign`."""
    room = max(1, width - sign.cell_length)
    indent = Content(" " * sign.cell_length)
    lines = text.wrap(room)
    return Content("\n").join([(sign if i == 0 else indent) + line for i, line in enumerate(lines)])


def dotted(*parts: object) -> str:
    """Parts of a line with dots between them, the empty ones left out."""
    return " · ".join(text for text in map(str, parts) if text)


def fact(label: Message, text: object) -> Content:
    """`label  text`, line breaks kept, safe on any terminal."""
    lines = [Content(printable(line)) for line in str(text).split("\n")]
    return Content.styled(f"{label}  ", "$muted") + Content("\n").join(lines)


def copy(app: App[None], script: Words | None) -> None:
    """Hand a script to the terminal's clipboard (OSC 52), or say that there is none."""
    if script is None:
        app.notify(str(say("There is no script here to copy.")), markup=False)
        return
    app.copy_to_clipboard(str(script))
    app.notify(str(say("Copied. Fill in what stands in braces: {script}", script=str(script))), markup=False)
