"""The measures as text: the best first, then what cannot be counted, what is not possible, what holds."""

from collections.abc import Callable, Iterator, Mapping

from shiftplan.cli.ranking_text import ranked_lines, ranking_lines
from shiftplan.domain.plan import Plan
from shiftplan.domain.relief_taken import InForce
from shiftplan.language import Message, say
from shiftplan.operations import colour_name
from shiftplan.operations import ranking_words as words
from shiftplan.operations.relief_people import by_hours
from shiftplan.operations.relief_words import filled_script, title_of_taken
from shiftplan.planning.operations.relief.choosing import Choice, Measures

Section = Callable[[Plan, Measures], Iterator[str]]


def measure_lines(plan: Plan, found: Measures) -> Iterator[str]:
    """Every measure once, in sections with an empty line before each that has something to say."""
    sections: tuple[Section, ...] = (_best, _uncounted, _useless, _impossible, _in_force, _counted)
    for section in sections:
        lines = list(section(plan, found))
        if lines:
            yield ""
            yield from lines


def _best(plan: Plan, found: Measures) -> Iterator[str]:
    helping = [one for one in found.choices if _helps(one)]
    if helping:
        yield str(say("do now, the best first; take one with: shiftplan surge PLAN apply ID"))
    whose = _whose(found)
    for number, one in enumerate(helping, start=1):
        yield from _ranked_lines(plan, number, one, whose)


def _useless(plan: Plan, found: Measures) -> Iterator[str]:  # noqa: ARG001 - as every section
    useless = [one for one in found.choices if one.ranked is not None and not _helps(one)]
    if useless:
        yield str(say("possible, but buys nothing in the next {minutes} min:", minutes=_minutes(found)))
    for one in useless:
        facts = (words.points(one.ranked), words.in_short(one.ranked)) if one.ranked else ()
        yield f"· {_dotted(one.title, *facts, one.id)}"


def _uncounted(plan: Plan, found: Measures) -> Iterator[str]:  # noqa: ARG001 - see above
    """The ladder's actions of which nobody can say what they buy; who does it, and what is said."""
    plain = [one for one in found.choices if one.ranked is None]
    if plain:
        yield str(say("at this level, not counted in points; the rota stays as it is, taking one is logged:"))
    whose = _whose(found)
    for one in plain:
        yield from _action_lines(one, whose.get(one.id, ""), found)


def _impossible(plan: Plan, found: Measures) -> Iterator[str]:  # noqa: ARG001 - see above
    """What the ladder asks for and nobody can do, as it holds already or nobody is there for it."""
    there = {one.action.id for one in found.choices if one.action is not None}
    held = {one.taken.relief.kind for one in found.in_force if one.taken.relief}
    kinds = (view.action for view in found.surge.actions if view.action.kind is not None)
    missing = [one for one in kinds if one.id not in there and one.kind not in held]
    if missing:
        yield str(say("not possible now:"))
    yield from (f"· {one.text}" for one in missing)


def _in_force(plan: Plan, found: Measures) -> Iterator[str]:
    if found.in_force:
        yield str(say("in force, the first to stand down first:"))
    yield from (_force_line(plan, one, found) for one in found.in_force)


def _counted(plan: Plan, found: Measures) -> Iterator[str]:
    if found.ranking is not None:
        yield from ranking_lines(plan, found.ranking)


def _helps(one: Choice) -> bool:
    return one.ranked is not None and one.ranked.expected.points > 0


def _minutes(found: Measures) -> int:
    return found.ranking.horizon_minutes if found.ranking else 0


def _whose(found: Measures) -> dict[str, Message | str]:
    """Who carries out each action of the ladder."""
    return {view.action.id: view.whose for view in found.surge.actions}


def _ranked_lines(plan: Plan, number: int, one: Choice, whose: Mapping[str, object]) -> Iterator[str]:
    action, people = one.action, list(by_hours(plan, one.relief)) if one.relief else []
    by = whose.get(action.id, "") if action and not people else ""
    yield f"{number}. {_dotted(one.title, by, colour_name(one.rung), one.id)}"
    if one.ranked is not None:
        yield from map(_under, ranked_lines(one.ranked, action.cost if action else ""))
    yield from map(_under, people)


def _action_lines(one: Choice, whose: object, found: Measures) -> Iterator[str]:
    yield f"· {_dotted(one.title, whose, colour_name(one.rung), one.id)}"
    if one.action is None:
        return
    yield _under(say("buys: {gain}; costs: {cost}", gain=one.action.buys, cost=one.action.cost))
    if one.action.script is not None:
        script = filled_script(one.action, found.surge.facts())
        yield _under(say("script: {script}", script=script))


def _force_line(plan: Plan, one: InForce, found: Measures) -> str:
    line = say(
        "{what} · since {since} · by {who} · {id}",
        what=title_of_taken(plan, found.surge.ladder, one.taken),
        since=f"{one.taken.begins:%m-%d %H:%M}",
        who=one.who,
        id=one.taken.action,
    )
    due = say("the level has fallen: stand it down") if found.is_due_back(one) else ""
    return f"· {_dotted(line, due)}"


def _dotted(*parts: object) -> str:
    return " · ".join(text for text in map(str, parts) if text)


def _under(text: Message | str) -> str:
    return f"   {text}"
