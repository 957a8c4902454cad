"""Reliefs in words: what is done, by whom from when until when, and the text for the group."""

from collections.abc import Mapping
from datetime import datetime

from shiftplan.domain.blanks import blanks
from shiftplan.domain.clock import clock
from shiftplan.domain.edit import CellEdit
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Helper, Relief, ReliefKind
from shiftplan.domain.relief_taken import Taken
from shiftplan.domain.rota import Assignment
from shiftplan.domain.surge import Action, Colour, Ladder
from shiftplan.language import Message, _, printable, say
from shiftplan.operations.names import colour_name

MINUTE = 60
CHINESE = {
    "姓名": "colleague",
    "小时": "hours",
    "人数": "people",
    "起点": "since",
    "秒": "seconds",
    "比例": "share",
}
"""The gaps of the ladder's scripts that are filled, by the names that the Chinese texts have for them."""


def title(plan: Plan, ladder: Ladder, relief: Relief) -> Message:
    """What is done, with how many people."""
    count, queue = len(relief.helpers), queue_name(plan, relief.queue)
    facts = {"count": count, "queue": queue}
    if relief.kind is ReliefKind.BREAKS:
        return say(
            "put {count} {count:break|breaks} off by {minutes} min · {queue}",
            minutes=put_off(plan, relief),
            **facts,
        )
    if relief.kind is ReliefKind.STANDBY:
        return say(
            "call {count} in from standby, {begins}–{ends} · {queue}",
            begins=_clock(min(one.begins for one in relief.helpers)),
            ends=_clock(max(one.ends for one in relief.helpers)),
            **facts,
        )
    if relief.kind is ReliefKind.EXTEND:
        minutes = max(_minutes(one) for one in relief.helpers)
        if comes_earlier(relief):
            return say("ask {count} to come {minutes} min earlier · {queue}", minutes=minutes, **facts)
        return say("keep {count} for {minutes} min longer · {queue}", minutes=minutes, **facts)
    if relief.kind is ReliefKind.LEND:
        until = _clock(max(one.ends for one in relief.helpers))
        return say("lend {count} to {queue} until {until}", until=until, **facts)
    action = ladder.action(relief.kind)
    words: object = action.text if action else relief.kind.value
    return say("{what} · {queue}", what=words, queue=queue)


def title_of_taken(plan: Plan, ladder: Ladder, taken: Taken) -> Message:
    """What was done: the relief, else the ladder's action, else its id where the ladder has it no more."""
    if taken.relief is not None:
        return title(plan, ladder, taken.relief)
    actions = (action for level in ladder.levels for action in level.actions)
    action = next((action for action in actions if action.id == taken.action), None)
    return action_title(action) if action else say("{what}", what=taken.action)


def action_title(action: Action) -> Message:
    return say("{what}", what=action.text)


def comes_earlier(relief: Relief) -> bool:
    """Whether people begin before their shift does; else they stay after it."""
    cells = relief.edit.cells if relief.edit else ()
    return any(_made(one.after.works) > _made(one.before.works) for one in cells)


def _made(works: tuple[Assignment, ...]) -> int:
    return works[0].on_the_day.earlier if works else 0


def put_off(plan: Plan, relief: Relief) -> int:
    """By how many minutes the breaks move."""
    cells = relief.edit.cells if relief.edit else ()
    return max((new - old for one in cells for old, new in moved_breaks(plan, one)), default=0)


def moved_breaks(plan: Plan, cell: CellEdit) -> tuple[tuple[int, int], ...]:
    """From which minute of the day to which each break moves."""
    if not cell.before.works or not cell.after.works:
        return ()
    if any(one.shift not in plan.shift for one in (cell.before.works[0], cell.after.works[0])):
        return ()
    old, new = plan.worked(cell.before.works[0]), plan.worked(cell.after.works[0])
    if len(old.breaks) != len(new.breaks):
        return ()
    places = (
        (old.start_minute + one.after_minutes, new.start_minute + other.after_minutes)
        for one, other in zip(old.breaks, new.breaks, strict=True)
    )
    return tuple((one, other) for one, other in places if one != other)


def helper_line(plan: Plan, relief: Relief, helper: Helper) -> Message:
    """Who does it, from when until when; of a break from when to when it moves."""
    name = printable(plan.agent[helper.agent].name) if helper.agent in plan.agent else helper.agent
    cell = (
        next((one for one in relief.edit.cells if one.agent == helper.agent), None) if relief.edit else None
    )
    moved = moved_breaks(plan, cell) if cell and relief.kind is ReliefKind.BREAKS else ()
    if moved:
        old, new = moved[0]
        return say("{name}: break {old} → {new}", name=name, old=clock(old), new=clock(new))
    return say("{name} {begins}–{ends}", name=name, begins=_clock(helper.begins), ends=_clock(helper.ends))


def group_text(
    plan: Plan,
    what: Message,
    level: Colour,
    local: datetime,
    *,
    relief: Relief | None,
    script: str,
    look_again: datetime,
) -> str:
    """What the lead pastes into the group: level, time, what, the script, each person, when to look again."""
    head = say("[{level} {time}] {what}", level=colour_name(level), time=_clock(local), what=what)
    lines = [str(head), *([script] if script else [])]
    if relief is not None and relief.edit is not None:
        lines += [f"· {helper_line(plan, relief, one)}" for one in relief.helpers]
        lines.append(
            str(say("Answer when you have read it. We look again at {time}.", time=_clock(look_again)))
        )
    return "\n".join(lines)


def filled_script(action: Action | None, facts: Mapping[str, str]) -> str:
    """The action's script with what is known; what is not stays open for the lead: a promise is theirs."""
    if action is None or action.script is None:
        return ""
    in_chinese = {theirs: facts[ours] for theirs, ours in CHINESE.items() if ours in facts}
    return blanks(action.script, {**facts, **in_chinese})


def relief_facts(plan: Plan, relief: Relief | None) -> dict[str, str]:
    """What a relief says of the gaps of its script: who, how many, for how long."""
    if relief is None or not relief.helpers:
        return {}
    names = (printable(plan.agent[one.agent].name) for one in relief.helpers if one.agent in plan.agent)
    return {
        "colleague": _(", ").join(names),
        "people": str(len(relief.helpers)),
        "hours": f"{max(_minutes(one) for one in relief.helpers) / MINUTE:g}",
    }


def stood_down_text(what: Message, local: datetime, lines: tuple[Message, ...]) -> str:
    """What the lead pastes when a measure is taken back."""
    head = say("[{time}] Back to plan: {what}. Thank you!", time=_clock(local), what=what)
    return "\n".join([str(head), *(f"· {line}" for line in lines)])


def queue_name(plan: Plan, queue: str) -> str:
    return printable(plan.queue[queue].name) if queue in plan.queue else queue


def _minutes(helper: Helper) -> int:
    return int((helper.ends - helper.begins).total_seconds() // MINUTE)


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
