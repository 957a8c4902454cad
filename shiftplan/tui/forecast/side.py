"""The panel beside the picture on a wide screen: every scenario at the cursor, of the day, of the plan."""

from textual.content import Content

from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.domain.words import scenario_name
from shiftplan.language import printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import queue_colour, total
from shiftplan.tui.forecast.spot import Known, Spot
from shiftplan.tui.forecast.texts import come_in_at, source, spot_title

LABEL, NUMBER = 14, 10


def side(known: Known, spot: Spot, queues: tuple[str, ...], findings: tuple[Finding, ...]) -> Content:
    """Blocks under each other."""
    plan, grid = known.plan, known.plan.grid
    day = grid.day_index(spot.begin.date()) or 0
    whole_day = known.slots(day * grid.per_day, (day + 1) * grid.per_day)
    blocks = [
        Content("\n").join([spot_title(plan, spot), *_table(plan, spot, queues)]),
        _block(str(say("This day")), _table(plan, whole_day, queues)),
        _block(str(say("Whole plan")), _table(plan, known.slots(0, grid.slots), queues)),
        _peak(known, queues),
        Content(str(source(known))),
    ]
    found = len(findings)
    text = (
        say("{count} {count:remark|remarks} on the forecast, see f", count=found)
        if found
        else say("nothing looks odd")
    )
    return Content("\n\n").join([*blocks, Content.styled(str(text), "$warning" if found else "$success")])


def _block(title: str, lines: list[Content]) -> Content:
    return Content("\n").join([Content.styled(title, "$primary bold"), *lines])


def _table(plan: Plan, spot: Spot, queues: tuple[str, ...]) -> list[Content]:
    """Scenarios across, queues down; below them the contacts before the bot, and the last event's."""
    chosen = plan.settings.scenario
    heads = [
        _right(scenario_name(name), "$accent bold" if name == chosen else "$muted") for name in spot.contacts
    ]
    lines = [_label(str(say("reach people"))) + Content("").join(heads)]
    for queue in queues:
        cells = [_right(f"{amounts[queue]:,.0f}") for amounts in spot.contacts.values()]
        name = _label(printable(plan.queue[queue].name), queue_colour(plan, queue))
        lines.append(name + Content("").join(cells))
    come = [_right(f"{come_in_at(plan, each, queues):,.0f}", "$muted") for each in spot.contacts.values()]
    lines.append(_label(str(say("come in"))) + Content("").join(come))
    last = spot.last_total(queues)
    if last is not None:
        lines.append(_label(str(say("last event")), "$accent") + _right(f"{last:,.0f}", "$accent"))
    return lines


def _label(text: str, style: str = "$muted") -> Content:
    return Content.styled(text, style).truncate(LABEL, ellipsis=True, pad=True)


def _right(text: str, style: str = "") -> Content:
    content = Content.styled(text, style)
    return content.pad_left(max(0, NUMBER - content.cell_length))


def _peak(known: Known, queues: tuple[str, ...]) -> Content:
    series = total(known.chosen, queues)
    top = max(range(len(series)), key=series.__getitem__)
    text = say(
        "Peak of the plan: {amount:,.0f} reach people at {moment}",
        amount=series[top],
        moment=words.moment(known.plan.grid.moment(top)),
    )
    return Content(str(text))
