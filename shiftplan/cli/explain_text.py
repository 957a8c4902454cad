"""What `shiftplan explain` prints."""

from collections.abc import Iterator

from shiftplan.cli.certain import certain_lines
from shiftplan.cli.explain_answer import WORST, Answer, Question
from shiftplan.cli.output import listed, table
from shiftplan.domain.clock import clock
from shiftplan.domain.explanation import (
    Lever,
    Levers,
    Option,
    PersonReason,
    PersonReasons,
    ServedHours,
    ShortHours,
    SlotReasons,
)
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Assignment
from shiftplan.domain.words import HINDRANCES, RULE_KINDS, day_name
from shiftplan.language import Message, _, printable, say

OPTIONS = 12
EVEN = 0.005
"""Savings below this are none."""


def lines(plan: Plan, question: Question, answer: Answer) -> Iterator[str]:
    """Everything in the answer, part by part."""
    if question.overview or not answer.has_rota:
        yield from certain_lines(answer.findings)
    if question.overview and answer.has_rota:
        yield from _short(plan, answer.short)
    for slot in answer.slots:
        yield from _slot(plan, slot, in_full=question.slot is not None)
    if len(answer.days) == 1:
        yield from _day(plan, answer.days[0])
    elif answer.days:
        yield from _all_days(plan, answer.days)
    if question.levers:
        yield from _levers(answer.levers)


def _short(plan: Plan, short: tuple[ShortHours, ...]) -> Iterator[str]:
    yield _heading(say("Short slots"))
    if not short:
        yield str(say("no slot is short"))
        return
    yield str(
        say(
            "{hours:,.1f} agent-hours short in {count} {count:stretch|stretches}; the worst {shown} and what "
            "stops people:",
            hours=sum(one.agent_hours for one in short),
            count=len(short),
            shown=min(WORST, len(short)),
        )
    )
    yield str(
        say('one slot in full: --slot "{slot}"', slot=f"{plan.grid.moment(short[0].worst):%Y-%m-%d %H:%M}")
    )
    yield ""


def _slot(plan: Plan, slot: SlotReasons, *, in_full: bool) -> Iterator[str]:
    moment = f"{plan.grid.moment(slot.slot):%Y-%m-%d %H:%M}"
    yield _heading(say("{queue} at {moment}", queue=plan.queue[slot.queue].name, moment=moment))
    yield str(
        say(
            "{need:.2f} needed, {have:.2f} there, {short:.2f} short; one agent more saves {price:,.1f}",
            need=slot.need,
            have=slot.supply,
            short=slot.missing,
            price=slot.price,
        )
    )
    yield str(
        say(
            "serving ({count}): {names}",
            count=len(slot.serving),
            names=listed(printable(plan.agent[one].name) for one in slot.serving) or "–",
        )
    )
    for hindrance, count in slot.counts:
        yield f"{count:>5}  {HINDRANCES[hindrance]}"
    if in_full:
        yield ""
        yield _people(plan, slot.reasons)
    yield ""


def _people(plan: Plan, reasons: tuple[PersonReason, ...]) -> str:
    headings = (
        say("person"),
        say("why not"),
        say("in detail"),
        say("source"),
        say("could take"),
        say("giving up"),
        say("price"),
    )
    ranked = sorted(reasons, key=lambda one: (list(HINDRANCES).index(one.hindrance), one.price or 0.0))
    rows = [
        [
            plan.agent[one.agent].name,
            HINDRANCES[one.hindrance],
            one.message,
            f"{one.source}, {RULE_KINDS[one.kind]}" if one.kind else one.source,
            _named(plan, one.move) if one.move else None,
            listed(_named(plan, duty) for duty in one.instead_of),
            one.price,
        ]
        for one in ranked
    ]
    return table(headings, rows, (3, 5, 4))


def _named(plan: Plan, duty: Assignment) -> str:
    return f"{plan.worked(duty).name} {duty.day:%m-%d}"


def _all_days(plan: Plan, days: tuple[PersonReasons, ...]) -> Iterator[str]:
    yield _heading(say("{name}, day by day", name=plan.agent[days[0].agent].name))
    headings = (say("day"), say("shift"), say("queue"), say("why"), say("price of dropping"))
    rows = [
        [
            day_name(one.day),
            plan.worked(one.assignment).name if one.assignment else say("off"),
            plan.queue[one.assignment.queue].name if one.assignment else None,
            one.message,
            one.price_of_dropping,
        ]
        for one in days
    ]
    yield table(headings, rows)


def _day(plan: Plan, one: PersonReasons) -> Iterator[str]:
    shift = plan.worked(one.assignment).name if one.assignment else say("off")
    yield _heading(
        say("{name} on {day}: {shift}", name=plan.agent[one.agent].name, day=day_name(one.day), shift=shift)
    )
    yield str(one.message)
    if one.locked:
        yield str(say("this day is locked"))
    yield from (_served(plan, part) for part in one.serves)
    if one.price_of_dropping is not None:
        yield str(
            say(
                "without the shift the rota's value would change by {price:+z,.1f}",
                price=one.price_of_dropping,
            )
        )
    headings = (say("instead"), say("from"), say("queue"), say("price"), say("what is in the way"))
    yield ""
    yield table(headings, [_option(plan, option) for option in one.options[:OPTIONS]])


def _option(plan: Plan, option: Option) -> list[object]:
    if not option.shift:
        return [say("off"), None, None, option.price, None]
    template = plan.shift[option.shift]
    start = template.start_minute if option.start is None else option.start
    return [template.name, clock(start), plan.queue[option.queue].name, option.price, option.message]


def _served(plan: Plan, part: ServedHours) -> str:
    return str(
        say(
            "{begin}–{end} {queue}: {hours:.2f} agent-hours short without it",
            begin=f"{plan.grid.moment(part.first):%m-%d %H:%M}",
            end=f"{plan.grid.moment(part.last + 1):%m-%d %H:%M}",
            queue=plan.queue[part.queue].name,
            hours=part.short_without,
        )
    )


def _levers(levers: Levers) -> Iterator[str]:
    yield _heading(say("What would help most"))
    idle = [one for one in levers.told if one.saved is not None and one.saved <= EVEN]
    useful = [one for one in levers.told if one not in idle]
    if useful:
        headings = (say("lever"), say("saves"), say("agent-hours"), say("wages, yuan"), say("at most"))
        yield table(headings, [_lever(one) for one in useful])
        yield str(_meaning(levers))
    if levers.untried:
        yield str(
            say(
                "at most: an estimate by the prices of the relaxation; {count} {count:was|were} not "
                "tried, give more --seconds",
                count=levers.untried,
            )
        )
    if any(one.confirmed and one.wages is None for one in useful):
        yield str(say("no wages given: hourly_wage in plan.toml, [[contracts]]"))
    if idle:
        yield str(
            say("tried, and nothing saved: {levers}", levers=_("; ").join(str(one.message) for one in idle))
        )
    if not levers.told:
        yield str(say("nothing that was looked at would help"))


def _meaning(levers: Levers) -> Message:
    if levers.alone:
        return say(
            "saves: the fall of the rota's value by the best days of that person, everybody else as they are"
        )
    return say("saves: the fall of the rota's value, of two rotas solved alike in the same time")


def _lever(one: Lever) -> list[object]:
    return [one.message, one.saved, one.saved_hours, one.wages, None if one.confirmed else one.expected]


def _heading(message: object) -> str:
    return f"── {message} ──"
