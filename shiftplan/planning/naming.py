"""What somebody typed as the thing of the plan that is meant: a person, a shift, a queue, days."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.files.faults import near_hint
from shiftplan.language import Message, say

EVERYTHING = ("all", "全部")
RANGE = ".."


class Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


def agent_named(plan: Plan, word: str) -> str:
    """The person of this id, or the only one of this name."""
    return _named(plan.agents, word, say("nobody is called {read}", read=word), [_name])


def shift_named(plan: Plan, word: str) -> str:
    """The shift of this id, or the only one of this short code or name; capitals do not count."""
    message = say("there is no shift {read}", read=word)
    return _named(plan.shifts, word, message, [lambda one: one.short, _name])


def queue_named(plan: Plan, word: str) -> str:
    """The queue of this id, or the only one of this name."""
    return _named(plan.settings.queues, word, say("there is no queue {read}", read=word), [_name])


def agents_named(plan: Plan, words: str) -> tuple[str, ...]:
    """People parted by commas, in that order; `all` is everybody."""
    if words in EVERYTHING:
        return tuple(plan.agent)
    return tuple(dict.fromkeys(agent_named(plan, word) for word in _parts(words)))


def days_named(plan: Plan, words: str) -> tuple[date, ...]:
    """Days of the plan parted by commas, or from one to another as 2027-11-01..2027-11-03, or `all`."""
    if words in EVERYTHING:
        return plan.grid.dates
    return tuple(sorted({day for word in _parts(words) for day in _days(plan, word)}))


def _days(plan: Plan, word: str) -> Iterable[date]:
    first, dots, last = word.partition(RANGE)
    begin = _day(plan, first)
    end = _day(plan, last) if dots else begin
    if end < begin:
        raise BadInput(
            say("{read} ends before it begins", read=word), say("write the first day, then the last")
        )
    return (begin + timedelta(days=number) for number in range((end - begin).days + 1))


def _day(plan: Plan, word: str) -> date:
    dates = plan.grid.dates
    inside = say("choose a day from {first} to {last}", first=str(dates[0]), last=str(dates[-1]))
    try:
        day = date.fromisoformat(word.strip())
    except ValueError as error:
        raise BadInput(say("{read} is no day", read=word), inside) from error
    if plan.grid.day_index(day) is None:
        raise BadInput(say("{read} lies outside the plan", read=word), inside)
    return day


def _parts(words: str) -> list[str]:
    return [word.strip() for word in words.replace("，", ",").split(",") if word.strip()]


def _named(things: Sequence[T], word: str, message: Message, by: list[Callable[[T], str]]) -> str:
    """The id that `word` is, or else that of the only thing that is called so."""
    ids = [one.id for one in things]
    if word in ids:
        return word
    for called in by:
        found = [one.id for one in things if called(one).casefold() == word.casefold()]
        if len(found) == 1:
            return found[0]
        if found:
            hint = say("say which by its id: {ids}", ids=", ".join(found))
            raise BadInput(say("{read} is the name of more than one", read=word), hint)
    raise BadInput(message, near_hint(word, ids))


def _name(one: Named) -> str:
    return one.name
