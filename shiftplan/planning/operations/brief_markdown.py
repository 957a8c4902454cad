"""The brief of the kick-off meeting as Markdown; whatever people typed is text in it, never markup."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from shiftplan.domain.brief import Brief, DayLine, Goal, Lead, Said
from shiftplan.domain.service import Clock, Target
from shiftplan.domain.words import KINDS, PHASES, SCENARIOS, percent
from shiftplan.files.atomic import write_text
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.language import Message, say
from shiftplan.operations import role_name

Row = Sequence[object]


def brief_markdown(brief: Brief) -> str:
    """The whole page, a line feed at its end."""
    return "\n".join(_lines(brief)) + "\n"


def write_brief(brief: Brief, out: Path) -> None:
    """Write the page, whole or not at all; raises StorageFailed."""
    write_text(out, brief_markdown(brief))


def _lines(brief: Brief) -> Iterator[str]:
    title = say("Kick-off brief: {event}", event=brief.event)
    yield f"# {safe(str(title))}"
    yield ""
    yield _safe(_head(brief))
    yield from _section(say("Goals"), _goals(brief))
    yield from _section(say("Teams"), _teams(brief))
    yield from _section(say("Phases"), _phases(brief))
    yield from _section(say("Day by day"), _days(brief))
    yield from _section(say("Who leads"), _leads(brief))
    yield from _section(say("Risks"), _risks(brief))
    yield from _section(say("Away"), _away(brief))
    yield from _section(say("Promises and incentive"), _said(brief.promises))
    yield from _section(say("Owners"), _owners(brief))
    yield from _section(say("Overdue on the checklist"), _said(brief.overdue))


def _head(brief: Brief) -> Message:
    return say(
        "{plan} · main day {day} · scenario {scenario} · made {made} ({zone})",
        plan=brief.plan,
        day=f"{brief.main_day:%Y-%m-%d}",
        scenario=SCENARIOS.get(brief.scenario, brief.scenario),
        made=_time(brief.made),
        zone=brief.zone,
    )


def _goals(brief: Brief) -> Iterable[str]:
    headings = (
        say("queue"),
        say("goal"),
        say("contacts, main day"),
        say("most in an hour"),
        say("when"),
        say("most agents needed"),
    )
    return _table(headings, (_goal(goal) for goal in brief.goals))


def _goal(goal: Goal) -> Row:
    queue = goal.queue
    if queue.deferred:
        promised = str(say("done within {hours:g} h", hours=queue.deadline_hours or 0))
    else:
        promised = "; ".join(str(_promise(target)) for target in queue.targets)
    counted = f"{goal.contacts:,.0f}", f"{goal.peak:,.0f}", _time(goal.peak_at), f"{goal.most_needed:.1f}"
    return queue.name, promised, *counted


def _promise(target: Target) -> Message:
    share, seconds = percent(target.share), f"{target.within_seconds:g}"
    if target.clock is Clock.FIRST_REPLY:
        return say("{share} with a first reply within {seconds} s", share=share, seconds=seconds)
    return say("{share} taken within {seconds} s", share=share, seconds=seconds)


def _teams(brief: Brief) -> Iterable[str]:
    rows = (
        (
            team.name or say("(no team)"),
            team.people,
            ", ".join(f"{tier.value} {count}" for tier, count in team.tiers.items()),
            ", ".join(team.queues),
        )
        for team in brief.teams
    )
    return _table((say("team"), say("people"), say("tiers"), say("queues")), rows)


def _phases(brief: Brief) -> Iterable[str]:
    rows = (
        (
            phase.name,
            PHASES[phase.kind],
            _time(phase.start),
            _time(phase.end),
            "▲" if phase.opening else "",
            f"{phase.contacts:,.0f}",
        )
        for phase in brief.phases
    )
    headings = (say("phase"), say("kind"), say("from"), say("until"), say("opening"), say("contacts"))
    return _table(headings, rows)


def _days(brief: Brief) -> Iterable[str]:
    headings = (
        say("day"),
        say("contacts"),
        say("needed, agent-hours"),
        say("on the rota"),
        say("short"),
        say("people"),
    )
    return _table(headings, (_day(day) for day in brief.days))


def _day(day: DayLine) -> Row:
    hours = f"{day.needed:,.1f}", f"{day.there:,.1f}", f"{day.short:,.1f}"
    return f"{day.day:%m-%d}", f"{day.contacts:,.0f}", *hours, day.people


def _leads(brief: Brief) -> Iterator[str]:
    """A line a day; without a rota nobody leads yet."""
    if not brief.has_rota:
        yield str(say("There is no rota yet."))
        return
    rows = [
        (f"{day.day:%m-%d}", "; ".join(f"{lead.hours} {lead.shift}: {_names(lead)}" for lead in day.leads))
        for day in brief.days
        if day.leads
    ]
    yield from _table((say("day"), say("shift: who leads")), rows)


def _names(lead: Lead) -> str:
    if not lead.names:
        return str(say("nobody of T3 or T4"))
    text = f"{', '.join(lead.names)} ({lead.tier.value})"
    return str(say("{names} and {count} more", names=text, count=lead.others)) if lead.others else text


def _risks(brief: Brief) -> Iterator[str]:
    if not brief.has_rota:
        yield str(say("There is no rota yet: its gaps are not known."))
        return
    yield _safe(
        say(
            "{short:,.1f} agent-hours short; {broken} {broken:rule|rules} broken",
            short=brief.short_hours,
            broken=brief.broken,
        )
    )
    rows = [
        (
            _span(risk.begin, risk.end),
            risk.queue,
            f"{risk.agent_hours:,.1f}",
            f"{risk.deepest:.1f}",
            risk.lever or "",
        )
        for risk in brief.risks
    ]
    if rows:
        yield ""
        yield from _table(
            (
                say("when"),
                say("queue"),
                say("agent-hours short"),
                say("at the worst"),
                say("what would help"),
            ),
            rows,
        )
    yield ""
    yield from _done_about(brief)


def _done_about(brief: Brief) -> Iterator[str]:
    """What was decided about the gaps, from the checklist."""
    if brief.decided:
        yield _safe(say("What is done about it:"))
        yield ""
        yield from _said(brief.decided)
    elif brief.risks:
        yield _safe(say("Nothing has been decided about them yet."))


def _away(brief: Brief) -> Iterable[str]:
    rows = [
        (away.name, away.team, KINDS[away.kind], f"{away.first:%m-%d}", f"{away.last:%m-%d}")
        for away in brief.away
    ]
    headings = (say("name"), say("team"), say("why"), say("from"), say("until and with"))
    return _table(headings, rows) if rows else []


def _owners(brief: Brief) -> Iterable[str]:
    rows = [(role_name(owner.role), owner.name) for owner in brief.owners]
    return _table((say("role"), say("name")), rows) if rows else []


def _said(items: Iterable[Said]) -> Iterator[str]:
    for item in items:
        line = say("{what} · {whose} · {state}", what=item.text, whose=item.whose, state=item.standing)
        yield f"- {_safe(line)}"
        yield from (f"    - {safe(note)}" for note in item.notes)


def _section(title: Message, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield ""
    yield f"## {title}"
    yield ""
    yield from found or [str(say("none"))]


def _table(headings: Sequence[object], rows: Iterable[Row]) -> Iterator[str]:
    yield _row(headings)
    yield _row(["---"] * len(headings))
    for row in rows:
        yield _row([safe(str(value)) for value in row])


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _safe(text: Message) -> str:
    return safe(str(text))


def _time(moment: datetime) -> str:
    return f"{moment:%m-%d %H:%M}"


def _span(begin: datetime, end: datetime) -> str:
    return f"{_time(begin)}–{end:%H:%M}" if begin.date() == end.date() else f"{_time(begin)}–{_time(end)}"
