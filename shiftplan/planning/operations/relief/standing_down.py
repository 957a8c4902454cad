"""Taking a measure back from now on: what was worked already stays, the rest goes back to the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from shiftplan.domain.edit import CellEdit, Edit
from shiftplan.domain.leaving import stayed
from shiftplan.domain.on_the_day import Lent
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief_taken import InForce, StoodDown
from shiftplan.domain.rota import Assignment, Rota
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import Message, printable, say
from shiftplan.operations import relief_words as words
from shiftplan.planning.editing import Edited
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now, unknown
from shiftplan.planning.operations.relief.begun import carry, conclude
from shiftplan.planning.operations.relief.choosing import measures
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.judged import edit_of
from shiftplan.planning.operations.relief.scene import rounded_up
from shiftplan.planning.operations.relief.telling import Telling, telling
from shiftplan.planning.operations.trial import with_made


@dataclass(frozen=True)
class Back:
    """What standing a measure down would do; `edit` is None where the rota stays as it is."""

    one: InForce
    title: Message
    down: StoodDown
    edit: Edit | None = None
    telling: Telling | None = None

    @property
    def text(self) -> str:
        return self.down.text


@dataclass(frozen=True)
class StoodBack:
    """A measure stood down: the plan as it is now."""

    opened: OpenPlan
    down: StoodDown
    edited: Edited | None = None


def back(opened: OpenPlan, name: str = "", now: datetime | None = None) -> Back:
    """What standing a measure down would do; "" means the one to take back first. Nothing is written."""
    moment = now or right_now(opened)
    return back_of(opened, _named(opened, name, moment), moment)


def back_of(opened: OpenPlan, one: InForce, moment: datetime) -> Back:
    """The like for a measure at hand. Raises `BadInput` when its shifts stand otherwise now."""
    plan, ladder, local = opened.plan, read_ladder(opened.folder), opened.plan.grid.local(moment)
    what, edit = words.title_of_taken(plan, ladder, one.taken), _back_edit(opened, one, local)
    lines = tuple(_line(plan, cell) for cell in edit.cells) if edit else ()
    down = StoodDown(
        taken=one.event,
        action=one.taken.action,
        at=local,
        level=one.taken.level,
        edit=edit,
        text=words.stood_down_text(what, local, lines),
    )
    return Back(one, what, down, edit, telling(opened, edit) if edit else None)


def stand_down(
    opened: OpenPlan, name: str = "", now: datetime | None = None, who: str | None = None
) -> StoodBack:
    """Stand a measure down. Raises `BadInput`, `FitsNoLonger`, `BreaksRules`, `StorageFailed`."""
    moment = now or right_now(opened)
    return take_back(opened, back(opened, name, moment), moment, who)


def take_back(opened: OpenPlan, shown: Back, moment: datetime, who: str | None = None) -> StoodBack:
    """Stand a measure down as it was shown; raises as `stand_down`."""
    if all(one.event != shown.one.event for one in in_force(opened, moment)):
        raise BadInput(
            say("{what} is not in force any more", what=shown.title),
            say("see what is in force with: shiftplan surge PLAN"),
        )
    down, edited = shown.down, None
    if shown.edit is not None:
        note = str(say("back to plan: {what}", what=shown.title))
        edit = shown.edit.model_copy(update={"note": note})
        edited, down = carry(opened, down.model_copy(update={"edit": edit}), edit, moment, who)
    conclude(opened, down, moment, who)
    return StoodBack(edited.opened if edited else opened, down, edited)


def _named(opened: OpenPlan, name: str, moment: datetime) -> InForce:
    holding = measures(opened, moment).in_force if not name else in_force(opened, moment)
    if not holding:
        raise BadInput(
            say("nothing is in force, so there is nothing to stand down"),
            say("see what is possible with: shiftplan surge PLAN"),
        )
    known = {**{one.taken.action: one for one in holding}, **{str(one.event): one for one in holding}}
    if not name:
        return holding[0]
    if name not in known:
        raise unknown(say("no such measure is in force"), name, [one.taken.action for one in holding])
    return known[name]


def _back_edit(opened: OpenPlan, one: InForce, local: datetime) -> Edit | None:
    """The edit that takes back what lies ahead; None when nothing does."""
    relief, plan, rota = one.taken.relief, opened.plan, opened.rota or Rota()
    if relief is None or relief.edit is None:
        return None
    changes = {}
    for cell in relief.edit.cells:
        now = rota.by_cell.get(cell.cell)
        if now is None or not cell.after.works or now.shift != cell.after.works[0].shift:
            raise _stands_otherwise(plan, cell)
        after = taken_back(plan, cell.before.works[0], cell.after.works[0], now, rounded_up(local))
        if after != now:
            changes[cell.agent] = after
    return edit_of(plan, rota, changes) if changes else None


def taken_back(
    plan: Plan, before: Assignment, after: Assignment, now: Assignment, local: datetime
) -> Assignment:
    """A shift as it stands `now`, less what lies ahead of `local` of the change from `before` to `after`.

    Of whoever has left nothing lies ahead.
    """
    left = now.on_the_day.left
    if left is not None and left <= _minute(now, local):
        return now
    shift, minute = plan.worked(stayed(now)), _minute(now, local)
    old, new, made = before.on_the_day, after.on_the_day, now.on_the_day
    told_end = shift.end_minute - made.longer
    breaks = _breaks(plan, (before, after, now), minute)
    changed = with_made(
        now,
        earlier=made.earlier if shift.start_minute < minute else made.earlier - (new.earlier - old.earlier),
        longer=max(made.longer - (new.longer - old.longer), min(made.longer, minute - told_end), 0),
        called_in=_called(old.called_in, new.called_in, made.called_in, minute),
        lent=tuple(_lent(old.lent, new.lent, made.lent, minute)),
        late_breaks=made.late_breaks if new.late_breaks == old.late_breaks else _late(plan, now, breaks),
    )
    return changed.model_copy(update={"breaks": breaks})


def _called(
    old: tuple[int, int] | None, new: tuple[int, int] | None, now: tuple[int, int] | None, minute: int
) -> tuple[int, int] | None:
    if old == new or now is None:
        return now
    if now[0] >= minute:
        return old
    least = now[0] + 1 if old is None else old[1]
    return now[0], min(now[1], max(minute, least))


def _lent(old: tuple[Lent, ...], new: tuple[Lent, ...], now: tuple[Lent, ...], minute: int) -> Iterator[Lent]:
    """Stretches that the change brought end now, or never begin; what it made longer ends as it was to."""
    brought = [one for one in new if one not in old]
    ends = {(one.queue, one.begin): one.end for one in old}
    for one in now:
        until = max(minute, ends.get((one.queue, one.begin), minute))
        if one not in brought or one.end <= until:
            yield one
        elif one.begin < until:
            yield one.model_copy(update={"end": until})


def _breaks(plan: Plan, three: tuple[Assignment, Assignment, Assignment], minute: int) -> tuple[int, ...]:
    """Breaks that have not begun go back to their places, if these have not gone by either."""
    before, after, now = three
    old, new, here = (_places(plan, one) for one in three)
    if before.breaks == after.breaks or old == new:
        return now.breaks
    told = plan.worked(now).start_minute + now.on_the_day.earlier
    back_to = tuple(
        was if moved != was and place == moved and min(told + was, told + place) >= minute else place
        for was, moved, place in zip(old, new, here, strict=True)
    )
    return before.breaks if back_to == old else back_to


def _places(plan: Plan, one: Assignment) -> tuple[int, ...]:
    return one.breaks or tuple(pause.after_minutes for pause in plan.shift[one.shift].breaks)


def _late(plan: Plan, now: Assignment, breaks: tuple[int, ...]) -> bool:
    own = plan.shift[now.shift].breaks
    return any(place > pause.last for place, pause in zip(breaks, own, strict=False))


def _minute(one: Assignment, local: datetime) -> int:
    return int((local - datetime.combine(one.day, time())).total_seconds() // 60)


def _line(plan: Plan, cell: CellEdit) -> Message:
    """Until when somebody works after all."""
    name = printable(plan.agent[cell.agent].name) if cell.agent in plan.agent else cell.agent
    ends = plan.worked(cell.after.works[0]).ends(cell.day)
    return say("{name}: until {end} as planned", name=name, end=f"{ends:%H:%M}")


def _stands_otherwise(plan: Plan, cell: CellEdit) -> BadInput:
    name = printable(plan.agent[cell.agent].name) if cell.agent in plan.agent else cell.agent
    return BadInput(
        say("the shift of {name} on {day} is another one now", name=name, day=str(cell.day)),
        say("change it in the rota by hand, then publish it"),
    )
