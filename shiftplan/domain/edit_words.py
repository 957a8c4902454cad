"""Edits in words: their kinds, and what stands in a cell."""

from collections.abc import Iterator

from shiftplan.domain.clock import clock
from shiftplan.domain.edit import CellState, Edit, EditKind
from shiftplan.domain.edit_history import Fate
from shiftplan.domain.grid import MINUTES_PER_DAY
from shiftplan.domain.on_the_day import OnTheDay
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.words import KINDS as AVAILABILITY_KINDS
from shiftplan.language import Message, _, printable, say

KINDS: dict[EditKind, Message] = {
    EditKind.SET: say("set"),
    EditKind.CLEAR: say("day off"),
    EditKind.SWAP: say("swap"),
    EditKind.COPY: say("copy"),
    EditKind.FILL: say("fill down"),
    EditKind.LEAVE: say("leave"),
    EditKind.ABSENT: say("absent"),
    EditKind.BACK: say("back again"),
    EditKind.LOCK: say("lock"),
    EditKind.UNLOCK: say("unlock"),
    EditKind.TAKE: say("take over"),
    EditKind.RELIEF: say("surge measure"),
}

FATES: dict[Fate, Message] = {
    Fate.DONE: say("holds"),
    Fate.UNDONE: say("undone"),
    Fate.LEFT: say("left behind"),
}


def state_text(plan: Plan, state: CellState) -> str:
    """What stands in a cell: the shift with its queue, else why its person is away, else off."""
    away = [str(AVAILABILITY_KINDS[entry.kind]) for entry in state.away]
    parts = [*(_work(plan, one) for one in state.works), *away] or [_("off")]
    return _(", ").join([*parts, *([_("locked")] if state.locked else [])])


def _work(plan: Plan, one: Assignment) -> str:
    shift = plan.shift.get(one.shift)
    name = shift.name if shift else one.shift
    ids = (one.queue, *([one.then] if one.then else []))
    queues = " → ".join(plan.queue[each].name if each in plan.queue else each for each in ids)
    start = "" if one.start is None else f" {clock(one.start)}"
    made = "".join(f" {part}" for part in made_of(plan, one.on_the_day))
    return printable(f"{name}{start} {queues}{made}")


def made_of(plan: Plan, made: OnTheDay) -> Iterator[Message]:
    """What a running day made of a shift, a few words each."""
    if made.earlier:
        yield say("+{minutes} min before", minutes=made.earlier)
    if made.longer:
        yield say("+{minutes} min after", minutes=made.longer)
    if made.called_in:
        begin, end = map(clock, made.called_in)
        yield say("called in {begin}–{end}", begin=begin, end=end)
    for lent in made.lent:
        name = plan.queue[lent.queue].name if lent.queue in plan.queue else lent.queue
        yield say("at {queue} {begin}–{end}", queue=name, begin=clock(lent.begin), end=clock(lent.end))
    if made.late_breaks:
        yield say("breaks put off")
    if made.left is not None:
        yield say("left at {time}", time=clock(made.left % MINUTES_PER_DAY))


def edit_text(plan: Plan, edit: Edit) -> str:
    """An edit on one line: its first cell, before and after, and how many more there are."""
    return " ".join(_parts(plan, edit))


def _parts(plan: Plan, edit: Edit) -> Iterator[str]:
    one = edit.cells[0]
    name = plan.agent[one.agent].name if one.agent in plan.agent else one.agent
    yield f"{printable(name)} {one.day:%m-%d}: {state_text(plan, one.before)} → {state_text(plan, one.after)}"
    if edit.cells[1:]:
        yield str(say("(and {count} more)", count=len(edit.cells) - 1))
    if edit.note:
        yield f"“{printable(edit.note)}”"
