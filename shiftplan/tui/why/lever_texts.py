"""What the window says of levers: tried ones with what they saved, then those that only promise."""

from textual.content import Content

from shiftplan.domain.explanation import Lever, Levers
from shiftplan.language import Message, say
from shiftplan.tui.why.texts import line, page

EVEN = 1e-6


def working(share: float) -> Content:
    return line(say("Solving the plan with and without each lever … {share:.0%}", share=share))


def lever_page(levers: Levers) -> Content:
    idle = [one for one in levers.told if one.saved is not None and one.saved <= EVEN]
    useful = [one for one in levers.told if one not in idle]
    lines = [line(say("What would help most"), style="$primary bold")]
    lines += [line(_saving(one), one.message) for one in useful]
    if not useful:
        lines.append(line(say("nothing that was looked at would help")))
    if idle:
        lines += [Content(""), line(say("tried, and nothing saved:"), style="$muted")]
        lines += [line("  ", one.message, style="$muted") for one in idle]
    return page([*lines, Content(""), line(_meaning(levers), style="$muted")])


def _saving(one: Lever) -> Message:
    if one.saved is None:
        return say("at most {value:,.1f}", value=one.expected)
    hours = one.saved_hours or 0.0
    if one.wages is None:
        return say("saves {value:,.1f} ({hours:+,.1f} agent-h)", value=one.saved, hours=hours)
    return say(
        "saves {value:,.1f} ({hours:+,.1f} agent-h, wages ¥{wages:,.0f})",
        value=one.saved,
        hours=hours,
        wages=one.wages,
    )


def _meaning(levers: Levers) -> Message:
    if levers.alone:
        return say(
            "saves: the fall of the rota's value by the best days of that person, everybody else as they are"
        )
    return say("saves: the fall of the rota's value, of two rotas solved alike in the same time")
