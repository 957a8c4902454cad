"""What was taken into the next plan, and what its lead should look at."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from shiftplan.domain.lesson import Decision
from shiftplan.domain.words import WEEKDAYS
from shiftplan.files.moved_comments import Comments
from shiftplan.files.named_days import named
from shiftplan.files.text import read_text
from shiftplan.language import Message, _, printable, say
from shiftplan.planning.debriefing import lesson_text
from shiftplan.planning.next_plan.belongings import own_files
from shiftplan.planning.next_plan.old import Old

MOST_PLACES = 5
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class NextPlan:
    """The new folder, and in sentences what was taken over and what is to be looked at."""

    folder: Path
    taken: tuple[Message, ...]
    look: tuple[Message, ...]


def told(old: Old, folder: Path, comments: Mapping[str, Comments]) -> NextPlan:
    return NextPlan(folder, tuple(_taken(old, comments)), tuple(_look(old, comments)))


def _taken(old: Old, comments: Mapping[str, Comments]) -> Iterator[Message]:
    plan = old.opened.plan
    yield say(
        "the calendar is {days} {days:day|days} later: main day {day} ({weekday}), it was {before} ({then})",
        days=old.by.days,
        day=old.day,
        weekday=_weekday(old.day),
        before=plan.settings.event.day,
        then=_weekday(plan.settings.event.day),
    )
    yield say(
        "{count} {count:person|people}; {gone} who left before are not",
        count=len(old.staying),
        gone=len(plan.agents) - len(old.staying),
    )
    yield from (lesson_text(one, plan) for one in old.accepted if old.fits(one))
    if old.growth != 1:
        yield say("contacts times {growth:g}", growth=old.growth)
    for name, found in comments.items():
        if found.moved:
            count = len(found.moved)
            yield say(
                "{file}: {count} {count:comment names|comments name} the new days", file=name, count=count
            )
    own = len(list(own_files(old.opened.folder)))
    if own:
        yield say("{count} {count:file|files} of your own: playbooks, scripts, forms, mappings", count=own)


def _look(old: Old, comments: Mapping[str, Comments]) -> Iterator[Message]:
    yield from _lessons(old)
    yield from _days(old, comments)
    protected = [printable(one.name) for one in old.staying if one.protection]
    if protected:
        yield say("whether {people} are still to be protected", people=_listed(protected))
    yield say("wishes and leave begin empty; look at contracts and dates of the people")


def _days(old: Old, comments: Mapping[str, Comments]) -> Iterator[Message]:
    """What may name or fall on days that are no longer right."""
    start = old.opened.plan.grid.start
    if old.by % A_WEEK:
        yield say(
            "days fall on other weekdays: the first was {before} and is {after}; look at what goes by the "
            "week",
            before=_weekday(start),
            after=_weekday(start + old.by),
        )
    for name, found in comments.items():
        if found.dropped:
            yield say(
                "{file}: comments that named a weekday of the old sale are left out, there in {lines}",
                file=name,
                lines=_listed(f"{line}" for line in found.dropped),
            )
    places = list(_places(old))
    if places:
        yield say("files of your own name days of the old sale: {places}", places=_listed(places))
    if old.opened.plan.settings.statutory_days:
        yield say("statutory days are left out: enter those of the new year")


def _lessons(old: Old) -> Iterator[Message]:
    if not old.view.over:
        yield say("the old sale is not over yet: what comes after today is not in it")
    if not old.accepted:
        yield say("no lesson was accepted: every number is as it was (shiftplan debrief PLAN accept LESSON)")
    undecided = sum(one.decision is Decision.OPEN for one in old.view.lessons)
    if undecided:
        yield say("{count} {count:lesson is|lessons are} not decided and not taken over", count=undecided)
    for one in old.accepted:
        if not old.fits(one):
            lesson = lesson_text(one, old.opened.plan)
            yield say("not taken over, the old plan has no such queue any more: {lesson}", lesson=lesson)
    if not old.begins_from_actuals:
        yield say("the forecast is the old one on the new days: bring one of your own")


def _places(old: Old) -> Iterator[str]:
    """file:line where the shop's own files name days of the old sale."""
    source = old.opened.folder
    for path in own_files(source):
        for number, line in enumerate(read_text(path).splitlines(), 1):
            if any(named(line, old.window)):
                yield f"{path.relative_to(source)}:{number}"


def _weekday(day: date) -> Message:
    return WEEKDAYS[day.weekday()]


def _listed(parts: Iterable[str]) -> str:
    found = list(parts)
    more = [f"… {len(found)}"] if len(found) > MOST_PLACES else []
    return _(", ").join([*found[:MOST_PLACES], *more])
