"""The measures that can be taken now, and the one that is meant."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from shiftplan.domain.plan import Plan
from shiftplan.domain.relief import Ranked, Ranking, Relief
from shiftplan.domain.relief_effects import effects_of
from shiftplan.domain.relief_taken import InForce
from shiftplan.domain.rota import Rota
from shiftplan.domain.surge import Action, Colour, Ladder
from shiftplan.errors import BadInput
from shiftplan.files.playbooks import read_ladder
from shiftplan.language import Message, say
from shiftplan.operations import SurgeView
from shiftplan.operations import relief_words as words
from shiftplan.planning.naming import agent_named
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now, unknown
from shiftplan.planning.operations.ranking import rank, standing
from shiftplan.planning.operations.relief.in_force import in_force
from shiftplan.planning.operations.relief.possible import EARLIER, possible
from shiftplan.planning.operations.surge import surge


@dataclass(frozen=True)
class Choice:
    """A measure that can be taken now: a relief with the ladder's action of its kind, or an action alone.

    `ranked` is what a relief buys; None for actions of which nobody can say it.
    """

    id: str
    title: Message
    rung: Colour
    action: Action | None = None
    relief: Relief | None = None
    ranked: Ranked | None = None


@dataclass(frozen=True)
class Measures:
    """The surge level, what can be done, the best first, and what holds, the first to take back first.

    `ranking` says how the reliefs were counted; None where there are none.
    """

    surge: SurgeView
    choices: tuple[Choice, ...]
    in_force: tuple[InForce, ...]
    ranking: Ranking | None = None

    def of(self, id: str) -> Choice | None:  # noqa: A002 - the field's own name
        return next((one for one in self.choices if one.id == id), None)

    def is_due_back(self, one: InForce) -> bool:
        """Whether the level has fallen below the rung of a measure in force."""
        return self.surge.level.rank < rung_of(self.surge.ladder, one).rank


def measures(opened: OpenPlan, now: datetime | None = None, *, anyway: bool = False) -> Measures:
    """What can be done now and what holds; `anyway`: also what the level does not ask for yet.

    Takes up to a second of computing for a team of a hundred.
    """
    moment = now or right_now(opened)
    view = surge(opened, moment)
    holding = in_force(opened, moment)
    taken = {one.taken.action for one in holding}
    reliefs = [
        *possible(opened, moment, view=view, anyway=anyway),
        *(one for one in _standing(opened, view, moment, anyway=anyway) if one.id not in taken),
    ]
    ranking = rank(opened, reliefs, moment) if reliefs else None
    ranked = ranking.ranked if ranking else ()
    worked_out = tuple(_of_reliefs(opened.plan, view.ladder, ranked))
    helping = tuple(one for one in worked_out if one.ranked and one.ranked.expected.points > 0)
    actions = tuple(_of_actions(view, taken, anyway=anyway))
    others = tuple(one for one in worked_out if one not in helping)
    return Measures(view, (*helping, *actions, *others), _to_take_back(view, holding), ranking)


def _standing(opened: OpenPlan, view: SurgeView, moment: datetime, *, anyway: bool) -> Iterator[Relief]:
    """The reliefs outside the rota that the level of their queue asks for."""
    levels = {one.queue: Colour.RED if anyway else one.level for one in view.queues}
    pressed = [queue for queue, level in levels.items() if level is not Colour.GREEN]
    for one in standing(opened, pressed, moment):
        rung = view.ladder.rung_of(one.kind)
        if rung is not None and rung.rank <= levels[one.queue].rank:
            yield one


def _of_reliefs(plan: Plan, ladder: Ladder, ranked: Collection[Ranked]) -> Iterator[Choice]:
    for one in ranked:
        kind = one.relief.kind
        yield Choice(
            id=one.relief.id,
            title=words.title(plan, ladder, one.relief),
            rung=ladder.rung_of(kind) or Colour.YELLOW,
            action=ladder.action(kind),
            relief=one.relief,
            ranked=one,
        )


def _of_actions(view: SurgeView, taken: Collection[str], *, anyway: bool) -> Iterator[Choice]:
    """The ladder's actions that no relief stands for, as long as they are not in force."""
    rungs = view.ladder.levels[::-1] if anyway else view.ladder.levels[view.level.rank :: -1]
    for rung in rungs:
        for action in rung.actions if rung.colour.rank or view.level is Colour.GREEN else ():
            if action.kind is None and action.id not in taken:
                yield Choice(action.id, words.action_title(action), rung.colour, action)


def rung_of(ladder: Ladder, one: InForce) -> Colour:
    """The level from which on a measure in force is asked for."""
    relief = one.taken.relief
    if relief is not None:
        return ladder.rung_of(relief.kind) or one.taken.level
    rungs = (
        rung.colour for rung in ladder.levels for action in rung.actions if action.id == one.taken.action
    )
    return next(rungs, one.taken.level)


def _to_take_back(view: SurgeView, holding: Collection[InForce]) -> tuple[InForce, ...]:
    """Those above the level first, of them the dearest and then the one that buys least."""

    def order(one: InForce) -> tuple[bool, float, float]:
        above = rung_of(view.ladder, one).rank > view.level.rank
        yuan = one.taken.relief.yuan if one.taken.relief else 0.0
        return not above, -yuan, one.taken.points or 0.0

    return tuple(sorted(holding, key=order))


def choice_named(opened: OpenPlan, name: str, now: datetime) -> Choice:
    """The measure of this id, or the best relief of the ladder's action of this id; `BadInput` for others."""
    found = measures(opened, now, anyway=True)
    exact = found.of(name)
    if exact is not None:
        return exact
    of_action = (one for one in found.choices if one.action is not None and one.action.id == name)
    kind = (one for one in of_action if not one.id.startswith(EARLIER))
    first = next(kind, None)
    if first is not None:
        return first
    if any(one.taken.action == name for one in found.in_force):
        raise BadInput(
            say("{action} is in force already", action=name),
            say("stand it down first, or see what is in force with: shiftplan surge PLAN"),
        )
    known = [action.id for rung in found.surge.ladder.levels for action in rung.actions]
    if name in known:
        raise BadInput(
            say("{action} is not possible now: nobody can be found for it", action=name),
            say("see what is possible with: shiftplan surge PLAN"),
        )
    raise unknown(say("there is no such measure"), name, [one.id for one in found.choices])


def leaving_out(opened: OpenPlan, choice: Choice, without: Collection[str]) -> Choice:
    """The measure less some people, by id or name; `BadInput` when they are not in it, or nobody is left."""
    names = {agent_named(opened.plan, one) for one in without}
    relief = choice.relief
    there = {one.agent for one in relief.helpers} if relief else set()
    if names - there:
        strangers = ", ".join(sorted(names - there))
        raise BadInput(
            say("{names} {count:has|have} no part in it", names=strangers, count=len(names - there)),
            say("leave them out of --without"),
        )
    if not names or relief is None:
        return choice
    if there <= names:
        raise BadInput(say("nobody is left to do it"), say("leave fewer people out"))
    less = _less(opened, relief, names)
    title = words.title(opened.plan, read_ladder(opened.folder), less)
    return replace(choice, title=title, relief=less, ranked=None)


def _less(opened: OpenPlan, relief: Relief, names: Collection[str]) -> Relief:
    helpers = tuple(one for one in relief.helpers if one.agent not in names)
    changed = {"helpers": helpers, "yuan": round(sum(one.yuan for one in helpers), 2)}
    if relief.edit is None:
        return relief.model_copy(update=changed)
    edit = relief.edit.only([one.cell for one in relief.edit.cells if one.agent not in names])
    begins = min(one.begins for one in helpers)
    effects = effects_of(opened.plan, opened.rota or Rota(), edit, begins)
    return relief.model_copy(update={**changed, "edit": edit, "effects": effects})
