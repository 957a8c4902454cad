"""What `shiftplan explain` is asked, checked against the plan, and the answers to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from shiftplan import planning
from shiftplan.cli.waiting import counted
from shiftplan.domain.explanation import Levers, PersonReasons, ShortHours, SlotReasons
from shiftplan.domain.finding import Finding
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import say

WORST = 3
"""Short stretches of which the reasons are told unasked."""

NO_LEVERS = Levers()


@dataclass(frozen=True)
class Question:
    """Numbers and ids that the plan knows; raises `BadInput` on making for what it does not know."""

    slot: int | None
    queue: str | None
    agent: str | None
    day: date | None
    levers: bool

    @classmethod
    def of(
        cls,
        plan: Plan,
        *,
        slot: datetime | None,
        queue: str | None,
        agent: str | None,
        day: date | None,
        levers: bool,
    ) -> "Question":
        queue = None if queue is None else planning.queue_named(plan, queue)
        agent = None if agent is None else planning.agent_named(plan, agent)
        if day is not None:
            _inside(plan, day)
            if agent is None:
                raise BadInput(say("--day says which day of a person; name the person too: --agent ID"))
        return cls(_slot_of(plan, slot), queue, agent, day, levers)

    @property
    def needs_rota(self) -> bool:
        return self.slot is not None or self.agent is not None or self.levers

    @property
    def overview(self) -> bool:
        return not self.needs_rota


@dataclass(frozen=True)
class Answer:
    """What there is to say; empty where it was not asked."""

    findings: tuple[Finding, ...] = ()
    short: tuple[ShortHours, ...] = ()
    slots: tuple[SlotReasons, ...] = ()
    days: tuple[PersonReasons, ...] = ()
    levers: Levers = NO_LEVERS
    has_rota: bool = field(default=True)


def answer_of(
    explainer: planning.Explainer, question: Question, seconds: float, stop: Callable[[], bool]
) -> Answer:
    """Everything asked, with a line on stderr that tells how far it is."""
    plan, rota = explainer.plan, explainer.rota
    if rota is None:
        return Answer(findings=explainer.precheck(), has_rota=False)
    if question.overview:
        short = tuple(one for one in explainer.short() if question.queue in (None, one.queue))
        slots = _slots(explainer, [(one.queue, one.worst) for one in short[:WORST]])
        return Answer(findings=explainer.precheck(), short=short, slots=slots)
    slots = _slots(explainer, _asked_slots(plan, explainer, question))
    days = _days(explainer, question)
    return Answer(
        slots=slots, days=days, levers=_levers(explainer, seconds, stop) if question.levers else NO_LEVERS
    )


def _asked_slots(plan: Plan, explainer: planning.Explainer, question: Question) -> list[tuple[str, int]]:
    if question.slot is None:
        return []
    names = [question.queue] if question.queue else [queue.id for queue in plan.settings.queues]
    needed = [name for name in names if explainer.need.of(name).need[question.slot] > 0]
    return [(name, question.slot) for name in needed or names]


def _slots(explainer: planning.Explainer, asked: list[tuple[str, int]]) -> tuple[SlotReasons, ...]:
    found = []
    with counted(say("looking at each person")) as report:
        for number, (queue, slot) in enumerate(asked):

            def tell(done: int, total: int, before: int = number) -> None:
                report(before * total + done, len(asked) * total)

            found.append(explainer.slot(queue, slot, tell))
    return tuple(found)


def _days(explainer: planning.Explainer, question: Question) -> tuple[PersonReasons, ...]:
    if question.agent is None:
        return ()
    days = (question.day,) if question.day else explainer.plan.grid.dates
    found = []
    with counted(say("looking at each day")) as report:
        for number, day in enumerate(days):
            found.append(explainer.person(question.agent, day))
            report(number + 1, len(days))
    return tuple(found)


def _levers(explainer: planning.Explainer, seconds: float, stop: Callable[[], bool]) -> Levers:
    rota = explainer.rota
    if rota is None:
        return NO_LEVERS
    with counted(say("trying levers")) as report:
        return planning.levers(explainer.plan, explainer.need, rota, seconds, report, stop)


def _inside(plan: Plan, day: date) -> None:
    if plan.grid.day_index(day) is None:
        first, last = plan.grid.dates[0], plan.grid.dates[-1]
        raise BadInput(
            say(
                "{day} is outside the plan, which runs from {first} to {last}",
                day=day,
                first=first,
                last=last,
            )
        )


def _slot_of(plan: Plan, moment: datetime | None) -> int | None:
    if moment is None:
        return None
    _inside(plan, moment.date())
    return plan.grid.slot_at(moment)
