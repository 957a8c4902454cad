"""A drill's report as Markdown to read, and as data."""

from collections.abc import Iterator
from typing import Any

from shiftplan.domain.drill import Course, DrillReport, Led
from shiftplan.domain.plan import Plan
from shiftplan.domain.surge import Colour
from shiftplan.files.handout.safe_text import markdown
from shiftplan.language import Message, say
from shiftplan.operations import colour_name

NOTHING = "–"


def report_markdown(report: DrillReport, plan: Plan) -> str:
    """The whole report; what people typed stands in it as text."""
    return "\n".join(_lines(report, plan)) + "\n"


def _lines(report: DrillReport, plan: Plan) -> Iterator[str]:
    drill, scenario = report.drill, report.scenario
    yield f"# {say('Drill')} {_safe(drill.name)}: {_safe(scenario.title)}"
    yield ""
    yield _safe(scenario.story)
    yield ""
    stretch = f"{drill.begins:%m-%d %H:%M} – {report.until:%m-%d %H:%M}"
    yield f"- {say('played')}: {stretch}, × {drill.speed:g}, {say('seed')} {drill.seed}"
    if not report.over:
        yield f"- {say('the drill is not over yet')}"
    yield f"- {_declared(report)}"
    yield f"- {_acted(report)}"
    yield ""
    yield f"## {say('What happened')}"
    yield ""
    for moment, news in report.happened:
        yield f"- {moment:%H:%M} {_safe(news)}"
    yield ""
    yield f"## {say('What the team did')}"
    yield ""
    for deed in report.deeds:
        who = f" ({_safe(deed.who)})" if deed.who else ""
        yield f"- {deed.at:%H:%M} ({deed.minutes:+.0f} min) {_safe(deed.what)}{who}"
    if not report.deeds:
        yield f"- {say('nothing was written down')}"
    yield ""
    yield from _led(report)
    yield from _levels(report)
    yield from _service(report, plan)
    yield from _slots(report)
    yield f"## {say('What the drill does not play')}"
    yield ""
    yield str(
        say(
            "The simulation reacts to the rota (who serves when, breaks, people lent) and to windows, bot "
            "and call-backs taken as measures. It does not react to scripts, decisions, updates or handovers."
        )
    )
    for action in report.unplayed:
        yield f"- {say('taken, but without effect in the simulation')}: {_safe(action)}"


def _declared(report: DrillReport) -> Message:
    if report.declared_minutes is None:
        return say("no incident was declared; {code} would fit", code=report.scenario.declares or NOTHING)
    if report.declared_card == report.scenario.declares or not report.scenario.declares:
        return say(
            "{code} was declared after {minutes:.0f} min",
            code=report.declared_card,
            minutes=report.declared_minutes,
        )
    return say(
        "{code} was declared after {minutes:.0f} min; {right} would fit",
        code=report.declared_card,
        minutes=report.declared_minutes,
        right=report.scenario.declares,
    )


def _acted(report: DrillReport) -> Message:
    if report.first_action_minutes is None:
        return say("nobody changed the rota or took a measure")
    return say("the first action came after {minutes:.0f} min", minutes=report.first_action_minutes)


def _led(report: DrillReport) -> Iterator[str]:
    """How each incident was led."""
    for one in report.led:
        yield f"## {_safe(one.name)} {_safe(one.title)}"
        yield ""
        yield f"- {_updates(one)}"
        yield f"- {_decisions(one)}"
        if one.gated:
            signed = say("the gate was signed after {minutes:.0f} min", minutes=one.signed_minutes or 0.0)
            yield f"- {say('the gate is not signed') if one.signed_minutes is None else signed}"
        yield from (f"- {say('said in an update')}: {_safe(text)}" for text in one.cautions)
        if one.closed_minutes is not None:
            yield f"- {say('closed after {minutes:.0f} min', minutes=one.closed_minutes)}"
        yield ""


def _updates(one: Led) -> Message:
    told = say("{count} {count:update|updates}", count=one.updates)
    if not one.late_updates:
        return say("{updates}, none owed too long", updates=told)
    return say(
        "{updates}; {late} {late:time|times} one was owed too long, by {minutes:.0f} min at most",
        updates=told,
        late=one.late_updates,
        minutes=one.longest_late_minutes,
    )


def _decisions(one: Led) -> Message:
    if not one.decision_minutes:
        return say("no decision was written down")
    return say(
        "{count} {count:decision|decisions}, the first after {minutes:.0f} min",
        count=len(one.decision_minutes),
        minutes=one.decision_minutes[0],
    )


def _levels(report: DrillReport) -> Iterator[str]:
    yield f"## {say('Surge level')}"
    yield ""
    for moment, level in report.levels:
        yield f"- {moment:%H:%M} {colour_name(Colour(level))}"
    yield ""


def _service(report: DrillReport, plan: Plan) -> Iterator[str]:
    yield f"## {say('Service')}"
    yield ""
    yield _row(
        say("queue"),
        say("contacts"),
        say("three-minute rate"),
        say("without action"),
        say("first reply"),
        say("without action"),
        say("longest queue"),
        say("without action"),
    )
    yield _row(*["---"] * 8)
    for one, alone in zip(report.with_actions, report.without, strict=True):
        yield _row(
            _safe(plan.queue[one.queue].name),
            f"{one.contacts:,.0f}",
            *_pair(one, alone, "three_minute_rate"),
            *_pair(one, alone, "first_reply_seconds"),
            f"{one.longest_queue:.0f}",
            f"{alone.longest_queue:.0f}",
        )
    yield ""


def _pair(one: Course, alone: Course, name: str) -> tuple[str, str]:
    values = (getattr(one, name), getattr(alone, name))
    percent = name == "three_minute_rate"
    texts = [NOTHING if each is None else f"{each:.1%}" if percent else f"{each:.0f} s" for each in values]
    return texts[0], texts[1]


def _slots(report: DrillReport) -> Iterator[str]:
    yield _row(say("slot"), say("contacts"), say("three-minute rate"), say("without action"))
    yield _row(*["---"] * 4)
    for slot in report.slots:
        rates = [
            NOTHING if each is None else f"{each:.1%}" for each in (slot.three_minute_rate, slot.without)
        ]
        yield _row(f"{slot.start:%m-%d %H:%M}", f"{slot.contacts:,.0f}", *rates)
    yield ""


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _safe(text: object) -> str:
    return markdown(str(text))


def report_data(report: DrillReport) -> dict[str, Any]:
    return report.model_dump(mode="json")
