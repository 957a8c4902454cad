"""The words of the need screen: heading, table of slots, what was assumed."""

from dataclasses import dataclass

from textual.content import Content

from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.words import BINDINGS, DEFINITIONS, MODELS
from shiftplan.language import Message, printable, say
from shiftplan.tui import words
from shiftplan.tui.forecast.picture import queue_colour, queues_of
from shiftplan.tui.need.picture import worst
from shiftplan.tui.place import Place


def heading(plan: Plan, need: Need, place: Place) -> Content:
    """The day's agent-hours, and the worst instant of the plan."""
    queues, day = queues_of(plan, place), plan.grid.of_day(place.day)
    hours = sum(sum(need.of(queue).need[day]) for queue in queues) * plan.grid.hours
    title = Content.styled(words.day(plan.grid.dates[place.day]), "$primary bold")
    text = say("{hours:,.0f} agent-hours", hours=hours)
    return Content.assemble(title, "  ", str(text), "  ") + worst_text(plan, need, place.queue)


def worst_text(plan: Plan, need: Need, queue: str | None) -> Content:
    """When most agents are needed, and what the rule of thumb would say then."""
    peak = worst(plan, need, queue)
    index, queues = peak.index(plan.grid), queues_of(plan, peak)
    text = say(
        "most {need:,.1f} at {moment}, rule of thumb {thumb}",
        moment=words.moment(plan.grid.moment(index)),
        need=sum(need.of(each).need[index] for each in queues),
        thumb=sum(need.of(each).rule_of_thumb[index] for each in queues),
    )
    return Content.styled("▲ " + str(text), "$warning")


def legend(plan: Plan, place: Place) -> Content:
    parts = [
        Content.assemble(("█ ", queue_colour(plan, queue)), printable(plan.queue[queue].name))
        for queue in queues_of(plan, place)
    ]
    parts.append(Content.assemble(("─ ", "$low-line"), str(say("rule of thumb"))))
    parts.append(Content.styled(str(say("standard agents on shift")), "$muted"))
    return Content("  ").join(parts)


@dataclass(frozen=True)
class Column:
    """A column of the table; numbers stand to the right, `spare` columns stay free beside its text."""

    heading: Message
    width: int
    right: bool = True
    spare: int = 1

    def cell(self, text: str, style: str = "") -> Content:
        content = Content.styled(text, style).truncate(self.width - self.spare, ellipsis=True)
        gap = self.width - content.cell_length
        return content.pad_left(gap) if self.right else content.pad_right(gap)


TIME = Column(say("time"), 6, right=False)
QUEUE = Column(say("queue"), 8, right=False)
WHY = Column(say("why"), 14, right=False, spare=0)
NUMBERS = (
    Column(say("contacts"), 9),
    Column(say("need"), 7),
    Column(say("online"), 7),
    Column(say("in time"), 8),
    Column(say("gone"), 6),
    Column(say("busy"), 6),
    Column(say("thumb"), 6),
)


def table(plan: Plan, need: Need, place: Place, height: int) -> Content:
    """The slots of the day around the cursor, one line a queue, as many as `height` lines hold."""
    queues = queues_of(plan, place)
    room = max(1, (height - 1) // len(queues))
    first = max(0, min(place.slot - room // 2, plan.grid.per_day - room))
    shown = range(first, min(first + room, plan.grid.per_day))
    lines = [_row(plan, need, place, slot, queue) for slot in shown for queue in queues]
    cells = [column.cell(str(column.heading), "$muted") for column in (TIME, QUEUE, *NUMBERS)]
    heads = Content("").join([*cells, Content(" "), WHY.cell(str(WHY.heading), "$muted")])
    return Content("\n").join([heads, *lines])


def _row(plan: Plan, need: Need, place: Place, slot: int, queue: str) -> Content:
    index, one = place.day * plan.grid.per_day + slot, need.of(queue)
    begin = plan.grid.moment(index)
    cells = [
        TIME.cell(f"{begin:%H:%M}"),
        QUEUE.cell(printable(plan.queue[queue].name), queue_colour(plan, queue)),
        *(
            column.cell(text, style)
            for column, (text, style) in zip(NUMBERS, _numbers(one, index), strict=True)
        ),
        Content(" "),
        WHY.cell(str(BINDINGS[one.binding[index]]), "$muted"),
    ]
    line = Content("").join(cells)
    return line.stylize("on $cursor-shade bold") if slot == place.slot else line


def _numbers(one: QueueNeed, index: int) -> list[tuple[str, str]]:
    served = one.online[index] > 0
    return [
        (f"{one.contacts[index]:,.0f}", ""),
        (f"{one.need[index]:,.1f}", "bold"),
        (f"{one.online[index]}", ""),
        (words.percent(one.service_level[index], 1) if served else "–", ""),
        (words.percent(one.abandon[index], 1) if served else "–", ""),
        (words.percent(one.occupancy[index]) if served else "–", ""),
        (f"{one.rule_of_thumb[index]}", "$muted"),
    ]


def assumed(queue: Queue) -> Content:
    """What the need of one queue takes for granted."""
    target = queue.target
    goal = say(
        "{share:.0%} within {seconds:g} s: {definition}",
        share=target.share,
        seconds=target.within_seconds,
        definition=DEFINITIONS[target.definition],
    )
    patience = (
        say("customers wait {seconds:g} s on average before they leave", seconds=queue.patience_seconds)
        if queue.patience_seconds
        else say("customers wait for ever")
    )
    lines = [
        say("target: {goal}", goal=goal),
        say("model: {model}", model=MODELS[queue.model]),
        say("handling time {seconds} s with 1 to {n} windows", seconds=_times(queue), n=queue.windows),
        patience,
        say("the bot answers {share:.0%}", share=queue.bot_share),
        say("shrinkage {share:.0%}: people on shift who do not serve", share=queue.shrinkage.total),
        say("nobody is planned busier than {share:.0%}", share=queue.occupancy_cap),
        say("never fewer than {agents} online", agents=queue.min_agents),
        say("rule of thumb: {rate:g} contacts per agent and hour", rate=queue.contacts_per_agent_hour),
    ]
    name = Content.styled(printable(queue.name), "bold")
    return Content("\n").join([name, *(Content(f"  {line}") for line in lines)])


def _times(queue: Queue) -> str:
    return " / ".join(f"{seconds:g}" for seconds in queue.aht_seconds)


STEADY = say(
    "Each slot is taken as a steady state of its own: at a sudden opening the backlog of one slot is not "
    "carried into the next, so the first minutes can be worse than the table says."
)


def all_assumed(plan: Plan) -> Content:
    """Everything the need of a plan takes for granted."""
    return Content("\n\n").join([Content(str(STEADY)), *map(assumed, plan.settings.queues)])


def assumed_lines(plan: Plan, place: Place) -> Content:
    """The most important of it on two lines, for the queue looked at or the first one."""
    queue = plan.queue[place.queue or plan.settings.queues[0].id]
    target = say(
        "{queue}: in time = {share:.0%} within {seconds:g} s, {definition}",
        queue=queue.name,
        share=queue.target.share,
        seconds=queue.target.within_seconds,
        definition=DEFINITIONS[queue.target.definition],
    )
    rest = say(
        "steady state per slot, patience {patience}, shrinkage {off:.0%}, bot {bot:.0%}",
        patience=say("{seconds:g} s", seconds=queue.patience_seconds) if queue.patience_seconds else "∞",
        off=queue.shrinkage.total,
        bot=queue.bot_share,
    )
    return Content.styled(f"{target}\n{rest}", "$muted")
