"""The words of the forecast screen: heading, reading at the cursor, totals."""

from textual.content import Content

from shiftplan.domain.plan import Plan
from shiftplan.domain.traffic import Traffic
from shiftplan.domain.words import scenario_name
from shiftplan.language import printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import before_bot, queue_colour, queues_of, total
from shiftplan.tui.place import Place
from shiftplan.tui.workspace import Workspace

Scenarios = dict[str, Traffic]
LABEL, NUMBER = 14, 10


def nothing_odd() -> Content:
    return Content(str(say("Nothing looks odd in this forecast.")))


def heading(plan: Plan, traffic: Scenarios, place: Place) -> Content:
    """The day, and how many come in and how many of them reach people."""
    chosen, queues, day = traffic[plan.settings.scenario], queues_of(plan, place), plan.grid.of_day(place.day)
    come, reach = sum(before_bot(plan, chosen, queues)[day]), sum(total(chosen, queues)[day])
    title = Content.styled(words.day(plan.grid.dates[place.day]), "$primary bold")
    text = say(
        "{come:,.0f} contacts come in, {reach:,.0f} reach people after the bot", come=come, reach=reach
    )
    return Content.assemble(title, "  ", str(text))


def legend(plan: Plan, traffic: Scenarios, place: Place) -> Content:
    """What the colours and lines of the picture mean."""
    queues = queues_of(plan, place)
    parts = [
        Content.assemble(("█ ", queue_colour(plan, queue)), printable(plan.queue[queue].name))
        for queue in queues
    ]
    names = list(traffic)
    highest, lowest, chosen = names[-1], names[0], plan.settings.scenario
    if highest != chosen:
        text = say("up to the {scenario} scenario", scenario=scenario_name(highest))
        parts.append(Content.assemble(("█ ", "$band"), str(text)))
    if lowest != chosen:
        text = say("{scenario} scenario", scenario=scenario_name(lowest))
        parts.append(Content.assemble(("─ ", "$low-line"), str(text)))
    parts.append(Content.assemble(("─ ", "$muted"), str(say("before the bot"))))
    return Content("  ").join(parts)


def reading(plan: Plan, traffic: Scenarios, place: Place) -> Content:
    """Two lines on the slot at the cursor, for a narrow screen."""
    index, chosen = place.index(plan.grid), traffic[plan.settings.scenario]
    queues = queues_of(plan, place)
    come, reach = before_bot(plan, chosen, queues)[index], total(chosen, queues)[index]
    text = say("{come:,.0f} come in, {reach:,.0f} reach people", come=come, reach=reach)
    rows = [_queue_reading(plan, traffic, queue, index) for queue in queues]
    first = Content.assemble(slot_title(plan, place), "  ", str(text))
    return Content("\n").join([first, Content("  ").join(rows)])


def slot_title(plan: Plan, place: Place) -> Content:
    """`20:00–20:30 现货开门红`."""
    begin = plan.grid.moment(place.index(plan.grid))
    end = plan.grid.moment(place.index(plan.grid) + 1)
    phase = plan.settings.event.phase_at(begin)
    name = Content.styled(f"  {printable(phase.name)}", "$muted") if phase else Content("")
    return Content.styled(f"{begin:%H:%M}–{end:%H:%M}", "$accent bold") + name


def _queue_reading(plan: Plan, traffic: Scenarios, queue: str, index: int) -> Content:
    amounts = [each.contacts[queue][index] for each in traffic.values()]
    value = f" {traffic[plan.settings.scenario].contacts[queue][index]:,.0f}"
    span = Content.styled(f" ({min(amounts):,.0f}–{max(amounts):,.0f})", "$muted")
    name = Content.styled(printable(plan.queue[queue].name), queue_colour(plan, queue))
    return Content.assemble(name, value, span)


def side(workspace: Workspace, place: Place) -> Content:
    """The panel of a wide screen: every scenario at the cursor, the day, the plan, the findings."""
    plan, traffic = workspace.plan, workspace.traffic
    index, day = place.index(plan.grid), plan.grid.of_day(place.day)
    queues = queues_of(plan, place)
    blocks = [
        Content("\n").join(
            [slot_title(plan, place), *_table(plan, traffic, queues, slice(index, index + 1))]
        ),
        _block(str(say("This day")), _table(plan, traffic, queues, day)),
        _block(str(say("Whole plan")), _table(plan, traffic, queues, slice(0, plan.grid.slots))),
        _peak(plan, traffic, queues),
    ]
    found = len(workspace.forecast_findings)
    text = say("{count} remarks on the forecast, see f", count=found) if found else say("nothing looks odd")
    return Content("\n\n").join([*blocks, Content.styled(str(text), "$warning" if found else "$success")])


def _block(title: str, lines: list[Content]) -> Content:
    return Content("\n").join([Content.styled(title, "$primary bold"), *lines])


def _table(plan: Plan, traffic: Scenarios, queues: tuple[str, ...], part: slice) -> list[Content]:
    """Scenarios across, queues down, and the contacts before the bot below."""
    chosen = plan.settings.scenario
    heads = [_right(scenario_name(name), "$accent bold" if name == chosen else "$muted") for name in traffic]
    lines = [_label(str(say("reach people"))) + Content("").join(heads)]
    for queue in queues:
        cells = [_right(f"{sum(each.contacts[queue][part]):,.0f}") for each in traffic.values()]
        name = _label(printable(plan.queue[queue].name), queue_colour(plan, queue))
        lines.append(name + Content("").join(cells))
    come = [_right(f"{sum(before_bot(plan, t, queues)[part]):,.0f}", "$muted") for t in traffic.values()]
    return [*lines, _label(str(say("come in"))) + Content("").join(come)]


def _label(text: str, style: str = "$muted") -> Content:
    return Content.styled(text, style).truncate(LABEL, ellipsis=True, pad=True)


def _right(text: str, style: str = "") -> Content:
    content = Content.styled(text, style)
    return content.pad_left(max(0, NUMBER - content.cell_length))


def _peak(plan: Plan, traffic: Scenarios, queues: tuple[str, ...]) -> Content:
    series = total(traffic[plan.settings.scenario], queues)
    top = max(range(len(series)), key=series.__getitem__)
    text = say(
        "Peak of the plan: {amount:,.0f} reach people at {moment}",
        amount=series[top],
        moment=words.moment(plan.grid.moment(top)),
    )
    return Content(str(text))
