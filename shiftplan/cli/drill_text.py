"""How drills show on the command line: lines for a person, data for a script."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from shiftplan.domain.drill import Interval, Scenario
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say
from shiftplan.planning.drills import Fed, OneDrill


def begun_lines(one: OneDrill) -> Iterator[str]:
    drill, scenario = one.drill, one.scenario
    yield str(say("drill {name}: {title}", name=drill.name, title=scenario.title))
    yield f"  {scenario.story}"
    yield f"  {say('practises: {what}', what=scenario.practises)}"
    yield "  " + str(
        say(
            "from {begins} to {ends}, {speed:g} times as fast: {minutes:g} minutes in all; it strikes at "
            "{strikes}",
            begins=f"{drill.begins:%m-%d %H:%M}",
            ends=f"{drill.ends:%m-%d %H:%M}",
            strikes=f"{drill.strikes:%H:%M}",
            speed=one.clock.speed,
            minutes=round((drill.ends - drill.begins).total_seconds() / 60 / one.clock.speed, 1),
        )
    )
    yield f"  {say('folder: {folder}', folder=str(one.folder))}"


def drill_line(one: OneDrill) -> str:
    real = datetime.now(UTC)
    if one.over(real):
        state = say("over")
    elif one.clock.running:
        state = say("running, {time} there", time=f"{one.now(real):%m-%d %H:%M}")
    else:
        state = say("paused at {time}", time=f"{one.now(real):%m-%d %H:%M}")
    return f"{printable(one.drill.name)}  {one.scenario.title} × {one.clock.speed:g}  {state}"


def scenario_lines(found: tuple[Scenario, ...]) -> Iterator[str]:
    for one in found:
        yield f"{one.id}: {one.title} — {one.story}"


def fed_lines(fed: Fed, plan: Plan, level: object) -> Iterator[str]:
    """News as they come, then the newest figures of each queue and the level."""
    for each in fed.news:
        yield f"** {each.news}"
    newest = {row.queue: row for row in fed.rows}
    for row in newest.values():
        yield _row(row, plan)
    if newest:
        yield f"   {say('level: {level}', level=level)}"


def _row(row: Interval, plan: Plan) -> str:
    rate = "–" if row.three_minute_rate is None else f"{row.three_minute_rate:.0%}"
    reply = "–" if row.first_reply_seconds is None else f"{row.first_reply_seconds:.0f}"
    return f"{row.start:%H:%M} " + str(
        say(
            "{queue}: {contacts:.0f} came, first reply {reply} s, within three minutes {rate}, "
            "{waiting:.0f} wait, {present:.0f} present",
            queue=plan.queue[row.queue].name,
            contacts=row.contacts,
            reply=reply,
            rate=rate,
            waiting=row.waiting,
            present=row.present,
        )
    )


def drill_data(one: OneDrill) -> dict[str, Any]:
    real = datetime.now(UTC)
    return {
        **one.drill.model_dump(mode="json"),
        "folder": str(one.folder),
        "speed": one.clock.speed,
        "running": one.clock.running and not one.over(real),
        "over": one.over(real),
        "now": one.now(real).isoformat(),
        "declares": one.scenario.declares,
    }


def fed_data(fed: Fed, level: str) -> dict[str, Any]:
    return {
        "now": fed.now.isoformat(),
        "level": level,
        "news": [str(each.news) for each in fed.news],
        "rows": [row.model_dump(mode="json") for row in fed.rows],
        "over": fed.over,
    }
