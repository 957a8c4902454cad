"""What the window says of levers: tried ones with what they saved, then those that only promise."""

from textual.content import Content

from shiftplan.domain.explanation import Lever, Levers
from shiftplan.domain.money import yuan
from shiftplan.language import Message, say
from shiftplan.tui.frame.says import clickable
from shiftplan.tui.why.texts import line, page

EVEN = 1e-6


def working(share: float) -> Content:
    return line(say("Solving the plan with and without each lever … {share:.0%}", share=share))


def in_order(levers: Levers) -> tuple[Lever, ...]:
    """As they stand on the page: what helps, then what was tried in vain."""
    return (*_useful(levers), *(one for one in levers.told if one not in _useful(levers)))


def _useful(levers: Levers) -> list[Lever]:
    return [one for one in levers.told if one.saved is None or one.saved > EVEN]


def lever_page(levers: Levers, picked: int = 0) -> Content:
    """The lever that is `picked`, by its place in the order, is marked; a click picks another."""
    useful, every = _useful(levers), in_order(levers)
    lines = [line(say("What would help most"), style="$primary bold")]
    lines += [_lever(one, number, picked) for number, one in enumerate(every[: len(useful)])]
    if not useful:
        lines.append(line(say("nothing that was looked at would help")))
    if len(every) > len(useful):
        lines += [Content(""), line(say("tried, and nothing saved:"), style="$muted")]
        lines += [_lever(every[n], n, picked, "$muted") for n in range(len(useful), len(every))]
    lines += [Content(""), line(_meaning(levers), style="$muted")]
    if every:
        lines.append(_try())
    return page(lines)


def _lever(one: Lever, number: int, picked: int, style: str = "") -> Content:
    told = line("", _saving(one), one.message) if style == "" else line("   ", one.message, style=style)
    marked = told.stylize("on $cursor-shade bold") if number == picked else told
    return clickable(marked, f"screen.pick({number})")


def _try() -> Content:
    """What to do with the one that is marked."""
    text = say("↑/↓ choose · j makes a what-if copy with it, solves it and shows it beside the plan")
    return clickable(line(text, style="$key"), "screen.copy")


def _saving(one: Lever) -> Message:
    if one.saved is None:
        return say("at most {value:,.1f}", value=one.expected)
    hours = one.saved_hours or 0.0
    if one.wages is None:
        return say("saves {value:,.1f} ({hours:+,.1f} agent-h)", value=one.saved, hours=hours)
    return say(
        "saves {value:,.1f} ({hours:+,.1f} agent-h, wages {wages})",
        value=one.saved,
        hours=hours,
        wages=yuan(one.wages),
    )


def _meaning(levers: Levers) -> Message:
    if levers.alone:
        return say(
            "saves: the fall of the rota's value by the best days of that person, everybody else as they are"
        )
    return say("saves: the fall of the rota's value, of two rotas solved alike in the same time")
