"""What the need takes for granted, in words: method, targets by name, patience, shrinkage, caps."""

from textual.content import Content

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.queue import Queue
from shiftplan.domain.service import Target
from shiftplan.domain.staffing import Method
from shiftplan.domain.words import CLOCKS, DEFINITIONS, METHODS, MODELS, percent
from shiftplan.language import Message, printable, say
from shiftplan.tui.place import Place

ABOUT_METHOD = {
    Method.FORWARD: say(
        "The queue is carried from slot to slot: each slot has the fewest agents that keep the targets for "
        "those who come in it, given the contacts and the waiting that the slot before has left."
    ),
    Method.SIPP: say(
        "Each slot is taken as a steady state of its own: at a sudden opening the backlog of one slot is not "
        "carried into the next, so the first minutes can be worse than the table says."
    ),
}
ALIKE = say(
    "All agents online are standard agents, patience and handling times vary exponentially, and contacts "
    "come at random around the forecast. The simulation (x) shows what other assumptions would give."
)


def target_text(target: Target) -> Message:
    """One target with its definition and clock: never a bare “80 % in 18 s”."""
    return say(
        "{share} within {seconds:g} s {clock}: {definition}",
        share=percent(target.share),
        seconds=target.within_seconds,
        clock=CLOCKS[target.clock],
        definition=DEFINITIONS[target.definition],
    )


def assumed(queue: Queue) -> Content:
    """What the need of one queue takes for granted."""
    name = Content.styled(printable(queue.name), "bold")
    lines = _deferred(queue) if queue.deferred else _interactive(queue)
    common = [
        say("the bot answers {share:.0%}", share=queue.bot_share),
        say("shrinkage {share:.0%}: people on shift who do not serve", share=queue.shrinkage.total),
        say("nobody is planned busier than {share:.0%}", share=queue.occupancy_cap),
        say("never fewer than {agents} online", agents=queue.min_agents),
        say("rule of thumb: {rate:g} contacts per agent and hour", rate=queue.contacts_per_agent_hour),
    ]
    return Content("\n").join([name, *(Content(f"  {line}") for line in (*lines, *common))])


def _deferred(queue: Queue) -> list[Message]:
    return [
        say("model: {model}", model=MODELS[queue.model]),
        say(
            "done within {hours:g} hours of coming in, in the valleys of the day", hours=queue.deadline_hours
        ),
        say("handling time {seconds} s", seconds=_times(queue.aht_seconds)),
        say("{contacts:,.0f} wait when the plan begins", contacts=queue.backlog),
    ]


def _interactive(queue: Queue) -> list[Message]:
    lines = [say("target: {goal}", goal=target_text(target)) for target in queue.targets]
    if queue.max_abandon is not None:
        lines.append(say("at most {share:.1%} leave", share=queue.max_abandon))
    lines += [
        say("model: {model}", model=MODELS[queue.model]),
        say(
            "handling time {seconds} s with 1 to {n} windows",
            seconds=_times(queue.aht_seconds),
            n=queue.windows,
        ),
        _patience(queue),
    ]
    if queue.reply_seconds:
        replies = _times(queue.reply_seconds)
        lines.append(
            say(
                "the first reply is typed after {seconds} s with 1 to {n} chats",
                seconds=replies,
                n=queue.windows,
            )
        )
    return lines


def _patience(queue: Queue) -> Message:
    if queue.patience_seconds is None:
        return say("customers wait for ever")
    return say("customers wait {seconds:g} s on average before they leave", seconds=queue.patience_seconds)


def _times(seconds: tuple[float, ...]) -> str:
    return " / ".join(f"{each:g}" for each in seconds)


def all_assumed(plan: Plan, need: Need) -> Content:
    """Everything the need of a plan takes for granted."""
    about = [Content(str(ABOUT_METHOD[need.method])), Content(str(ALIKE))]
    return Content("\n\n").join([*about, *map(assumed, plan.settings.queues)])


def assumed_lines(plan: Plan, need: Need, place: Place) -> Content:
    """The most important of it on two lines, for the queue looked at or the first one."""
    queue = plan.queue[place.queue or plan.settings.queues[0].id]
    first, rest = _due(queue) if queue.deferred else _in_time(queue)
    lines = Content.styled(f"{first}\n{rest}", "$muted")
    if need.method is Method.FORWARD:
        return lines
    return Content.assemble((f"{METHODS[need.method]} (SIPP)", "$warning"), "\n", lines)


def _due(queue: Queue) -> tuple[Message, Message]:
    """For work with a deadline nobody waits on the line: no service level, no patience."""
    return (
        say(
            "{queue}: done within {hours:g} hours, in the valleys of the day",
            queue=queue.name,
            hours=queue.deadline_hours,
        ),
        say(
            "shrinkage {off:.0%}, bot {bot:.0%}, {contacts:,.0f} wait when the plan begins",
            off=queue.shrinkage.total,
            bot=queue.bot_share,
            contacts=queue.backlog,
        ),
    )


def _in_time(queue: Queue) -> tuple[Message, Message]:
    target = queue.target
    return (
        say(
            "{queue}: in time = {share} within {seconds:g} s {clock}, patience {patience}",
            queue=queue.name,
            share=percent(target.share),
            seconds=target.within_seconds,
            clock=CLOCKS[target.clock],
            patience=say("{seconds:g} s", seconds=queue.patience_seconds) if queue.patience_seconds else "∞",
        ),
        say(
            "shrinkage {off:.0%}, bot {bot:.0%}; {definition}",
            off=queue.shrinkage.total,
            bot=queue.bot_share,
            definition=DEFINITIONS[target.definition],
        ),
    )
