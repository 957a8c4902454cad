"""Signs and colours of standings and levels, and small pieces of text that the screens share."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from textual.app import App
from textual.content import Content

from shiftplan.domain.blanks import blanks, left_open
from shiftplan.domain.surge import Colour
from shiftplan.language import Message, _, printable, say
from shiftplan.operations import Standing
from shiftplan.tui.frame.folding import folded

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
ASKING = ("?", "$accent bold")
INDENT = "  "
HALF_A_DAY = timedelta(hours=12)


def clock(moment: datetime) -> str:
    """`11/10 20:00`."""
    return f"{moment:%m/%d %H:%M}"


def hour(moment: datetime, now: datetime) -> str:
    """A time within half a day without its date: `20:00`, over midnight too."""
    return f"{moment:%H:%M}" if abs(moment - now) < HALF_A_DAY else clock(moment)


def chip(text: Message, colour: str) -> Content:
    """A word on a colour."""
    return Content.styled(f" {text} ", f"$background on {colour} bold")


def heading(text: str) -> Content:
    return Content.styled(text, "$primary bold")


def hung(sign: Content, text: Content, width: int) -> Content:
    """`text` folded to `width` columns, its later lines set under its first one, behind `sign`."""
    room = max(1, width - sign.cell_length)
    indent = Content(" " * sign.cell_length)
    lines = folded(text, room)
    return Content("\n").join([(sign if i == 0 else indent) + line for i, line in enumerate(lines)])


def dotted(*parts: object) -> str:
    """Parts of a line with dots between them, the empty ones left out."""
    return " · ".join(text for text in map(str, parts) if text)


def flowed(parts: Iterable[Content], width: int) -> Content:
    """Parts beside each other with room between them; what does not fit goes to the next line whole."""
    lines: list[Content] = []
    for part in parts:
        longer = Content("  ").join([lines[-1], part]) if lines else part
        if part.cell_length and lines and longer.cell_length <= width:
            lines[-1] = longer
        elif part.cell_length:
            lines.append(hung(Content(""), part, width))
    return Content("\n").join(lines)


def fact(label: Message, text: object, width: int) -> Content:
    """`label  text`, folded under itself, line breaks kept, safe on any terminal."""
    lines = [Content(printable(line)) for line in str(text).split("\n")]
    return hung(Content.styled(f"{label}  ", "$muted"), Content("\n").join(lines), width)


def told(sign: str, text: object, style: str, width: int) -> Content:
    """A sign and a text of one colour, folded under itself."""
    return hung(Content.styled(sign, style), Content.styled(str(text), style), width)


def copy(app: App[None], script: object) -> None:
    """Hand a script to the terminal's clipboard (OSC 52), or say that there is none."""
    if script is None:
        app.notify(str(say("There is no script here to copy.")), markup=False)
        return
    copied(app, blanks(script))


def copied(app: App[None], text: str) -> None:
    """Hand a text to the clipboard; one with blanks is copied with a warning that names them."""
    app.copy_to_clipboard(text)
    gaps = left_open(text)
    if gaps:
        names = _(", ").join(gaps)
        said = say("Copied with blanks in it. Fill in before you send it: {gaps}", gaps=names)
        app.notify(str(said), severity="warning", markup=False)
    else:
        app.notify(str(say("Copied: {text}", text=text)), markup=False)
