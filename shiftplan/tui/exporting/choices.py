"""What can be chosen on the way to an export."""

from collections.abc import Sequence
from datetime import date

from shiftplan.domain.words import day_name
from shiftplan.language import Message, say
from shiftplan.tui.dialogs import Choice

OF_DAY = "@day"
WHOLE = "whole"


def formats(day: date) -> tuple[Choice, ...]:
    """The formats, those of one day with the day of the cursor; their values end in `OF_DAY`."""
    name = day_name(day)
    told: tuple[tuple[str, Message, Message], ...] = (
        ("xlsx", say("workbook"), say("coloured, a sheet for each team, hours and nights summed")),
        ("ics", say("calendars"), say("one for each person; brought up to date when imported again")),
        ("csv", say("CSV"), say("opens in a spreadsheet")),
        ("md", say("page"), say("Markdown, tables by team and week")),
        ("chat", say("message"), say("for a chat group, all days")),
        (f"chat{OF_DAY}", say("message of the day"), say("for a chat group, only {day}", day=name)),
        (f"print{OF_DAY}", say("day on paper"), say("{day} by half-hours, with breaks", day=name)),
        ("toml", say("TOML"), say("everything in one file, to read back")),
    )
    return tuple(Choice(value, str(label), str(note)) for value, label, note in told)


def extents(versions: Sequence[str]) -> tuple[Choice, ...]:
    """The whole rota, or only what differs from a version; the newest version first."""
    changes = (Choice(name, str(say("only changes since {version}", version=name))) for name in versions)
    return (Choice(WHOLE, str(say("the whole rota"))), *changes)
