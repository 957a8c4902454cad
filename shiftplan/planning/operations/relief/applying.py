"""Taking a measure: the rota edited and published, a line in the journal, a text for the group."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.free_person import FreePerson
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Relief, ReliefKind
from shiftplan.domain.relief_taken import InForce, Taken
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput
from shiftplan.language import say
from shiftplan.operations import SurgeView
from shiftplan.operations import relief_words as words
from shiftplan.operations.names import colour_name
from shiftplan.planning.editing import Edited
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.free_people import free_people
from shiftplan.planning.operations.relief.begun import carry, conclude
from shiftplan.planning.operations.relief.choosing import Choice, choice_named, leaving_out
from shiftplan.planning.operations.relief.possible import bench_of, trial_of
from shiftplan.planning.operations.relief.telling import Telling, telling
from shiftplan.planning.operations.surge import surge

LOOK_AGAIN = timedelta(minutes=30)


@dataclass(frozen=True)
class Preview:
    """What a measure would do. `people` are its helpers as they are now, `warnings` what the judge warns of
    once it is done, `telling` what would be published (None without a change of the rota).
    """

    choice: Choice
    taken: Taken
    people: tuple[FreePerson, ...] = ()
    warnings: tuple[Finding, ...] = ()
    telling: Telling | None = None

    @property
    def text(self) -> str:
        return self.taken.text


@dataclass(frozen=True)
class Applied:
    """A measure taken: the plan as it is now, and the measure as it holds."""

    opened: OpenPlan
    in_force: InForce
    edited: Edited | None = None


def preview(
    opened: OpenPlan, name: str, without: Collection[str] = (), now: datetime | None = None
) -> Preview:
    """What taking a measure would do; nothing is written. Raises `BadInput`, `BreaksRules`."""
    moment = now or right_now(opened)
    choice = leaving_out(opened, choice_named(opened, name, moment), without)
    return preview_of(opened, choice, moment)


def preview_of(opened: OpenPlan, choice: Choice, moment: datetime) -> Preview:
    """The like for a choice at hand."""
    view, relief = surge(opened, moment), choice.relief
    taken = _taken(choice, opened.plan, view)
    if relief is None:
        return Preview(choice, taken)
    helpers = {one.agent for one in relief.helpers}
    people = tuple(one for one in free_people(opened, "", moment) if one.agent in helpers)
    if relief.edit is None:
        return Preview(choice, taken, people)
    news = bench_of(trial_of(opened)).news(relief.edit)
    warnings = tuple(one for one in news if one.severity is Severity.WARNING)
    return Preview(choice, taken, people, warnings, telling(opened, relief.edit))


def apply(
    opened: OpenPlan,
    name: str,
    without: Collection[str] = (),
    now: datetime | None = None,
    who: str | None = None,
) -> Applied:
    """Take a measure. Raises `BadInput`, `FitsNoLonger`, `BreaksRules`, `StorageFailed`: nothing is done."""
    moment = now or right_now(opened)
    choice = leaving_out(opened, choice_named(opened, name, moment), without)
    return apply_choice(opened, choice, moment, who)


def apply_choice(opened: OpenPlan, choice: Choice, moment: datetime, who: str | None = None) -> Applied:
    """Take a measure as it was shown: an edit that fits the rota no longer is refused."""
    taken, relief, edited = _taken(choice, opened.plan, surge(opened, moment)), choice.relief, None
    if relief is not None and relief.edit is not None:
        _require_sound(opened, relief)
        note = say("surge {level}: {what}", level=colour_name(taken.level), what=choice.title)
        edit = relief.edit.model_copy(update={"note": str(note)})
        taken = taken.model_copy(update={"relief": relief.model_copy(update={"edit": edit})})
        edited, taken = carry(opened, taken, edit, moment, who)
    record = conclude(opened, taken, moment, who)
    found = InForce(event=record.id, taken=taken, who=record.who, at=record.at)
    return Applied(edited.opened if edited else opened, found, edited)


def _require_sound(opened: OpenPlan, relief: Relief) -> None:
    """The judge's word on the edit in the rota as it is, whatever it was when the edit was offered."""
    edit = relief.edit
    if edit is None or edit.misfits(opened.plan, opened.rota or Rota()):
        return  # an edit that does not fit is refused with the cells that changed
    news = bench_of(trial_of(opened)).news(edit)
    broken = next((one for one in news if one.severity is Severity.ERROR), None)
    if broken is not None:
        raise BadInput(
            say("it would break a rule: {message}", message=broken.message),
            say("leave this person out, or choose another measure"),
        )


def _taken(choice: Choice, plan: Plan, view: SurgeView) -> Taken:
    """The measure as it will be kept, with its text for the group."""
    local, relief, look_again = view.now, choice.relief, view.now + LOOK_AGAIN
    facts = {**view.facts(relief.queue if relief else ""), **words.relief_facts(plan, relief)}
    script = words.filled_script(choice.action, facts)
    text = words.group_text(
        plan, choice.title, view.level, local, relief=relief, script=script, look_again=look_again
    )
    begins, ends = _lasts(plan, choice, local)
    return Taken(
        action=choice.id,
        level=view.level,
        relief=relief,
        begins=begins,
        ends=ends,
        look_again=look_again,
        breaks_until=ends if relief and relief.kind is ReliefKind.BREAKS else None,
        points=round(choice.ranked.expected.points, 2) if choice.ranked else None,
        text=text,
    )


def _lasts(plan: Plan, choice: Choice, local: datetime) -> tuple[datetime, datetime | None]:
    """From when until when it is in force; a break put off is owed until it has begun."""
    relief = choice.relief
    if relief is None:
        minutes = choice.action.lasts_minutes if choice.action else 0
        return local, local + timedelta(minutes=minutes) if minutes else None
    if relief.kind is ReliefKind.BREAKS and relief.edit is not None:
        moved = [
            datetime.combine(cell.day, time()) + timedelta(minutes=new)
            for cell in relief.edit.cells
            for _, new in words.moved_breaks(plan, cell)
        ]
        return local, max(moved, default=local)
    spans = [(one.begins, one.ends) for one in relief.helpers]
    spans += [(effect.begins, effect.ends) for effect in relief.effects]
    return min((one[0] for one in spans), default=local), max((one[1] for one in spans), default=None)
