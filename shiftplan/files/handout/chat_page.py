"""The rota as a message for a chat group: by day and shift who works, in lines that need no alignment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.spans import Activity, spans
from shiftplan.domain.words import KINDS, day_name
from shiftplan.files.handout.handout import Change, Handout
from shiftplan.files.handout.safe_text import chat
from shiftplan.files.handout.words import hours, joined, session_names, shift_words, title
from shiftplan.language import _, say

ENDING = "-chat.txt"


def chat_files(handout: Handout) -> dict[str, bytes]:
    """The content of the one file, by its name."""
    lines = _changes(handout) if handout.since else _days(handout)
    text = "\n".join([chat(f"【{title(handout)}】"), *lines])
    day = f"-{handout.day}" if handout.day else ""
    return {f"{handout.stem}{day}{ENDING}": f"{text}\n".encode()}


def _days(handout: Handout) -> Iterator[str]:
    for day in handout.days:
        if not handout.day:
            yield ""
            yield f"■ {day_name(day)}"
        yield from _day(handout, day)


def _day(handout: Handout, day: date) -> Iterator[str]:
    """A line for each shift and queue, then those in sessions, then those away."""
    plan = handout.plan
    work = [one for agent in plan.agents for one in handout.at.get(Cell(agent.id, day), ())]
    if not work:
        yield _("nobody works")
    for words, who in _grouped((_key(plan, one), one.agent) for one in work).items():
        text = say(
            "{shift} ({count} {count:person|people}): {names}",
            shift=chat(words[1]),
            count=len(who),
            names=_names(handout, who),
        )
        yield str(text)
    for (_begin, session), who in _grouped(_sessions(handout, work)).items():
        yield f"{chat(session)}: {_names(handout, who)}"
    away = ((entry.kind, cell.agent) for cell, entry in plan.blocked.items() if cell.day == day)
    for kind, who in _grouped((("", str(KINDS[kind])), agent) for kind, agent in away).items():
        yield f"{kind[1]}: {_names(handout, who)}"


def _key(plan: Plan, assignment: Assignment) -> tuple[str, str]:
    """Groups lie in the order in which they begin."""
    return f"{plan.worked(assignment).begins(assignment.day)}", shift_words(plan, assignment)


def _sessions(handout: Handout, work: Iterable[Assignment]) -> Iterator[tuple[tuple[str, str], str]]:
    names = session_names(handout.plan)
    for one in work:
        for span in spans(handout.plan, one):
            if span.activity is Activity.SESSION:
                words = f"{names.get(span.what, span.what)} {hours(span.begin, span.end)}"
                yield (f"{span.begin}", words), one.agent


def _grouped(pairs: Iterable[tuple[tuple[str, str], str]]) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, agent in pairs:
        found[key].append(agent)
    return dict(sorted(found.items()))


def _names(handout: Handout, agents: Iterable[str]) -> str:
    people = handout.plan.agent
    return joined(chat(people[agent].name) for agent in agents if agent in people)


def _changes(handout: Handout) -> Iterator[str]:
    for change in handout.changes:
        yield _change(handout, change)


def _change(handout: Handout, change: Change) -> str:
    before, after = (chat(shift_words(handout.plan, one)) for one in (change.before, change.after))
    name = chat(handout.plan.agent[change.cell.agent].name)
    return f"{name} {day_name(change.cell.day)}: {before} → {after}"
