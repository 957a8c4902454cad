"""The words around the pictures of the forecast: heading, legends, the reading at the cursor."""

from datetime import datetime

from textual.content import Content

from shiftplan.domain.plan import Plan
from shiftplan.domain.words import scenario_name
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.drawing.heat_map import Heat, steps, unit
from shiftplan.tui.forecast.picture import before_bot, queue_colour, queues_of, total
from shiftplan.tui.forecast.spot import Amounts, Known, Spot
from shiftplan.tui.place import Place


def nothing_odd() -> Content:
    return Content(str(say("Nothing looks odd in this forecast.")))


def heading(known: Known, place: Place) -> Content:
    """The day, and how many come in and how many of them reach people."""
    plan, queues = known.plan, queues_of(known.plan, place)
    day = plan.grid.of_day(place.day)
    title = Content.styled(words.day(plan.grid.dates[place.day]), "$primary bold")
    text = say(
        "{come:,.0f} contacts come in, {reach:,.0f} reach people after the bot",
        come=sum(before_bot(plan, known.chosen, queues)[day]),
        reach=sum(total(known.chosen, queues)[day]),
    )
    return Content.assemble(title, "  ", str(text))


def hour_heading(known: Known, place: Place) -> Content:
    """The hour shown in steps, and whether more is known of it than the contacts of its slots."""
    spot, queues = known.hour(place), queues_of(known.plan, place)
    title = Content.styled(f"{words.day(spot.begin.date())} {_times(spot.begin, spot.end)}", "$primary bold")
    fine = any(known.chosen.fine.get(queue, {}).get(place.index(known.plan.grid)) for queue in queues)
    spread = (
        say("with the rush of its first minutes") if fine else say("spread evenly, nothing finer is known")
    )
    text = say(
        "in steps of 5 minutes, {spread}: {reach:,.0f} reach people",
        spread=spread,
        reach=spot.total(known.plan.settings.scenario, queues),
    )
    return Content.assemble(title, "  ", str(text))


def legend(known: Known, place: Place) -> Content:
    """What the colours and lines of the picture mean."""
    plan, queues = known.plan, queues_of(known.plan, place)
    parts = [
        Content.assemble(("█ ", queue_colour(plan, queue)), printable(plan.queue[queue].name))
        for queue in queues
    ]
    names, chosen = list(known.traffic), plan.settings.scenario
    highest, lowest = names[-1], names[0]
    if highest != chosen:
        parts.append(
            _key("█", "$band", say("up to the {scenario} scenario", scenario=scenario_name(highest)))
        )
    if lowest != chosen:
        parts.append(_key("─", "$low-line", say("{scenario} scenario", scenario=scenario_name(lowest))))
    parts.append(_key("─", "$muted", say("before the bot")))
    if known.last is not None:
        parts.append(_key("╌", "$accent", say("last event")))
    return Content("  ").join(parts)


def _key(sign: str, colour: str, text: Message) -> Content:
    return Content.assemble((f"{sign} ", colour), str(text))


def heat_legend(heat: Heat, width: int) -> Content:
    """The scale of the heat map: each colour with the most it stands for, in the numbers of the cells."""
    scale = [
        Content.styled(f" {bound} ", f"$heat-text on $heat-{level}") for level, bound in steps(heat, width)
    ]
    each = unit(heat.top, width)
    text = (
        say("contacts an hour, up to") if each == 1 else say("contacts an hour ÷ {unit:,}, up to", unit=each)
    )
    marks = say("▲ opening ▏ new phase")
    return Content.assemble(f"{text} ", *scale, "  ", (str(marks), "$muted"))


def _times(begin: datetime, end: datetime) -> str:
    return f"{begin:%H:%M}–{end:%H:%M}"


def spot_title(plan: Plan, spot: Spot) -> Content:
    """`20:00–20:30 现货开门红`."""
    phase = plan.settings.event.phase_at(spot.begin)
    name = Content.styled(f"  {printable(phase.name)}", "$muted") if phase else Content("")
    return Content.styled(_times(spot.begin, spot.end), "$accent bold") + name


def come_in_at(plan: Plan, amounts: Amounts, queues: tuple[str, ...]) -> float:
    """What comes in, of these amounts that reach people."""
    return sum(amounts[queue] / (1 - plan.queue[queue].bot_share) for queue in queues)


def reading(known: Known, spot: Spot, queues: tuple[str, ...]) -> Content:
    """Three lines on the stretch at the cursor, for a narrow screen."""
    plan, amounts = known.plan, spot.contacts[known.plan.settings.scenario]
    text = say(
        "{come:,.0f} come in, {reach:,.0f} reach people",
        come=come_in_at(plan, amounts, queues),
        reach=spot.total(plan.settings.scenario, queues),
    )
    lines = [
        Content.assemble(spot_title(plan, spot), "  ", str(text)),
        Content("  ").join([_queue_reading(plan, spot, queue) for queue in queues]),
        Content("  ").join([*_last_reading(spot, queues), Content.styled(str(source(known)), "$muted")]),
    ]
    return Content("\n").join(lines)


def _queue_reading(plan: Plan, spot: Spot, queue: str) -> Content:
    amounts = [each[queue] for each in spot.contacts.values()]
    value = f" {spot.contacts[plan.settings.scenario][queue]:,.0f}"
    span = Content.styled(f" ({min(amounts):,.0f}–{max(amounts):,.0f})", "$muted")
    name = Content.styled(printable(plan.queue[queue].name), queue_colour(plan, queue))
    return Content.assemble(name, value, span)


def _last_reading(spot: Spot, queues: tuple[str, ...]) -> list[Content]:
    last = spot.last_total(queues)
    text = say("last event: {reach:,.0f}", reach=last)
    return [] if last is None else [Content.styled(str(text), "$accent")]


def source(known: Known) -> Message:
    """Where the numbers of the chosen scenario come from."""
    settings = known.plan.settings
    name, made = settings.scenario, known.made_from
    factor = settings.scenarios.get(name, 1.0)
    if name in known.plan.forecast.contacts or factor == 1:
        return made
    return say("{made}, times {factor:g}", made=made, factor=factor)
