"""The parts of the printed report, each as lines of text."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.need_words import meaning
from shiftplan.cli.output import table
from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement, Outcome
from shiftplan.domain.plan import Plan
from shiftplan.domain.traffic import Traffic
from shiftplan.domain.words import STATUSES, TERMS, UNITS, day_name
from shiftplan.language import Message, printable, say

BLOCKS = " ▁▂▃▄▅▆▇█"
FINDINGS_SHOWN = 12


def title(plan: Plan) -> Iterator[str]:
    settings = plan.settings
    yield f"{printable(settings.name)} · {plan.grid.start} – {plan.grid.dates[-1]} · {plan.grid.zone}"
    yield str(
        say(
            "{agents} {agents:person|people}, {shifts} shift {shifts:template|templates}, {queues} "
            "{queues:queue|queues}, scenario {scenario}",
            agents=len(plan.agents),
            shifts=len(plan.shifts),
            queues=len(settings.queues),
            scenario=settings.scenario,
        )
    )


def forecast(plan: Plan, traffic: Traffic) -> Iterator[str]:
    """Contacts by day and queue after the bot, with a picture of each day by the hour."""
    yield _heading(say("Forecast: contacts that reach people (after the bot)"))
    queues = list(traffic.contacts)
    most = max(
        (value for series in traffic.contacts.values() for value in _hourly(plan, series)), default=0.0
    )
    rows = []
    for index, day in enumerate(plan.grid.dates):
        totals = [round(sum(traffic.contacts[queue][plan.grid.of_day(index)])) for queue in queues]
        whole = [sum(values) for values in zip(*(traffic.contacts[queue] for queue in queues), strict=True)]
        picture = sparkline(_hourly(plan, whole[plan.grid.of_day(index)]), most)
        rows.append([day_name(day), *totals, picture, ", ".join(_phases(plan, index))])
    names = [printable(plan.queue[queue].name) for queue in queues]
    yield table([say("day"), *names, say("by the hour, 00 to 24"), say("phases (▲ opening)")], rows)


def need(plan: Plan, need_: Need) -> Iterator[str]:
    """The peak and the hours of each queue, with the service level it is for."""
    yield _heading(say("Need: standard agents on shift"))
    rows = []
    for queue_need in need_.queues:
        slot = max(range(plan.grid.slots), key=queue_need.need.__getitem__)
        hours = sum(queue_need.need) * plan.grid.hours
        moment = f"{plan.grid.moment(slot):%m-%d %H:%M}"
        name = printable(plan.queue[queue_need.queue].name)
        rows.append([name, queue_need.need[slot], moment, queue_need.rule_of_thumb[slot], hours])
    headings = ("queue", "peak need", "at", "rule of thumb", "agent-hours")
    yield table([_heading_word(word) for word in headings], rows)
    yield from meaning(plan, need_, need_.queues)


def rota(plan: Plan, outcome: Outcome, judgement: Judgement) -> Iterator[str]:
    """How the solve ended, what the rota costs and what it leaves open."""
    yield _heading(say("The rota"))
    yield str(_ended(outcome, judgement))
    if outcome.parts > 1:
        yield str(say("{parts} parts that share nobody, each solved by itself", parts=outcome.parts))
    shifts = len(outcome.rota.assignments) if outcome.rota else 0
    yield str(
        say(
            "{shifts} {shifts:shift|shifts} for {agents} {agents:person|people}, short of {hours:,.1f} "
            "agent-hours, {errors} {errors:violation|violations}",
            shifts=shifts,
            agents=len(plan.agents),
            hours=judgement.shortage_agent_hours,
            errors=judgement.hard_violations,
        )
    )
    rows = [[TERMS[t.name], t.amount, UNITS.get(t.unit, t.unit), t.weight, t.cost] for t in judgement.terms]
    yield table([_heading_word(word) for word in ("goal", "amount", "unit", "weight", "cost")], rows)


def _ended(outcome: Outcome, judgement: Judgement) -> Message:
    told = {
        "status": STATUSES[outcome.status],
        "seconds": outcome.seconds,
        "value": judgement.objective,
    }
    if outcome.bound is None or outcome.gap is None:
        return say(
            "{status} after {seconds:.0f} s: value {value:,.1f}; there was no time for a bound", **told
        )
    return say(
        "{status} after {seconds:.0f} s: value {value:,.1f}, none is below {bound:,.1f}, gap {gap:.2%}",
        bound=outcome.bound,
        gap=outcome.gap,
        **told,
    )


def no_rota(outcome: Outcome) -> Iterator[str]:
    yield _heading(say("The rota"))
    yield str(say("{status}: there is no rota", status=STATUSES[outcome.status]))
    yield from finding_lines(outcome.findings)


def findings(judgement: Judgement) -> Iterator[str]:
    """The gravest findings first, and how many more there are."""
    yield _heading(say("Findings"))
    ranked = sorted(judgement.findings, key=_rank)
    yield from finding_lines(ranked[:FINDINGS_SHOWN])
    if not ranked:
        yield str(say("none"))
    if len(ranked) > FINDINGS_SHOWN:
        more = len(ranked) - FINDINGS_SHOWN
        yield str(say("… and {more} more: shiftplan check PLAN lists them all", more=more))


def _rank(finding: Finding) -> tuple[int, bool]:
    """Errors first; among the warnings those that customers feel."""
    return list(Severity).index(finding.severity), finding.code != "shortage"


def files(written: Iterable[Path]) -> Iterator[str]:
    yield _heading(say("Files written"))
    for path in written:
        yield printable(str(path))


def sparkline(values: Sequence[float], most: float) -> str:
    """One block a value, scaled so that `most` is a full block."""
    top = len(BLOCKS) - 1
    return "".join(
        BLOCKS[min(top, -int(-value * top // most))] if most > 0 else BLOCKS[0] for value in values
    )


def _hourly(plan: Plan, series: Sequence[float]) -> list[float]:
    per_hour = round(1 / plan.grid.hours)
    return [sum(series[i : i + per_hour]) for i in range(0, len(series), per_hour)]


def _phases(plan: Plan, day_index: int) -> list[str]:
    begin = plan.grid.moment(day_index * plan.grid.per_day)
    end = plan.grid.moment((day_index + 1) * plan.grid.per_day)
    today = [phase for phase in plan.settings.event.phases if phase.start < end and begin < phase.end]
    return [
        _phase_text(phase.name, f"{phase.start:%H:%M}", opens=phase.opening and phase.start >= begin)
        for phase in today
    ]


def _phase_text(name: str, clock: str, *, opens: bool) -> str:
    return f"{printable(name)} ▲{clock}" if opens else printable(name)


def _heading(message: object) -> str:
    return f"── {message} ──"


def _heading_word(word: str) -> str:
    words = {
        "queue": say("queue"),
        "peak need": say("peak need"),
        "at": say("at"),
        "rule of thumb": say("rule of thumb"),
        "agent-hours": say("agent-hours"),
        "goal": say("goal"),
        "amount": say("amount"),
        "unit": say("unit"),
        "weight": say("weight"),
        "cost": say("cost"),
    }
    return str(words[word])
