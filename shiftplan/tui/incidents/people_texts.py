"""The words of the windows about people: who is free and for how long, who is missing."""

from collections.abc import Collection, Sequence
from datetime import datetime

from textual.content import Content

from shiftplan.domain.free_person import WHEREABOUTS, FreePerson, Whereabouts
from shiftplan.domain.plan import Plan
from shiftplan.language import printable, say, width
from shiftplan.planning.operations.absences import Rostered
from shiftplan.planning.operations.calling import limit_text
from shiftplan.tui.operations import marks
from shiftplan.tui.operations.board import Row

NAME_COLUMNS = 16
COLOURS = {
    Whereabouts.ON_SHIFT: "$success",
    Whereabouts.STANDBY: "$accent bold",
    Whereabouts.LATER: "$accent",
    Whereabouts.OFF: "$foreground",
    Whereabouts.DONE: "$muted",
    Whereabouts.AWAY: "$muted",
}


def by_time(people: Sequence[FreePerson]) -> list[FreePerson]:
    """By what may come on top, then by what is left of the shift."""
    return sorted(people, key=lambda one: (-one.more_minutes, -one.left_minutes))


def matches(plan: Plan, agent: str, words: str) -> bool:
    """Whether every word is in the name, the id or the team."""
    one = plan.agent[agent]
    text = f"{one.name} {one.id} {one.team} {one.tier}".casefold()
    return all(word in text for word in words.casefold().split())


def free_rows(plan: Plan, people: Sequence[FreePerson], now: datetime, columns: int) -> list[Row]:
    return [Row(one.agent, _free(plan, one, now).truncate(columns, ellipsis=True)) for one in people]


def _free(plan: Plan, one: FreePerson, now: datetime) -> Content:
    """Name and tier, where they are until when, and what they may work on top."""
    where = str(WHEREABOUTS[one.where])
    if one.where is Whereabouts.LATER and one.begins is not None:
        where = str(say("comes at {time}", time=marks.hour(one.begins, now)))
    elif one.until is not None:
        where = str(say("{where} until {time}", where=where, time=marks.hour(one.until, now)))
    parts = [
        Content.styled(_padded(f"{plan.agent[one.agent].name} {plan.agent[one.agent].tier}"), "bold"),
        Content.styled(where, COLOURS[one.where]),
        _more(one),
    ]
    return Content("  ").join(part for part in parts if part.plain)


def _more(one: FreePerson) -> Content:
    if one.more_minutes <= 0:
        return Content.styled(str(say("no more today")), "$muted")
    hours = say("may work {hours:.3g} h more", hours=one.more_minutes / 60)
    text = Content.styled(str(hours), "$success bold")
    if one.where is Whereabouts.OFF:
        return text
    month = say("overtime this month {hours:.3g} h", hours=one.overtime_month)
    return text + Content.styled(f"  {month}", "$muted")


def free_details(one: FreePerson, call: str | None, columns: int) -> Content:
    """What forbids more, and the text that enter copies."""
    parts = [marks.fact(say("what forbids more"), limit_text(one), columns)]
    if not one.consent:
        parts.append(marks.told("! ", say("has not consented to overtime"), "$warning", columns))
    if call is not None:
        parts.append(marks.told("» ", call, "$accent", columns))
    if one.note:
        parts.append(marks.fact(say("remark"), one.note, columns))
    return Content("\n").join(parts)


def missing_rows(
    people: Sequence[Rostered], marked: Collection[str], now: datetime, columns: int
) -> list[Row]:
    return [Row(one.agent, _missing(one, marked, now).truncate(columns, ellipsis=True)) for one in people]


def _missing(one: Rostered, marked: Collection[str], now: datetime) -> Content:
    sign = Content.styled("✗ ", "$error bold") if one.agent in marked else Content.styled("○ ", "$muted")
    hours = f"{marks.hour(one.begins, now)}–{one.ends:%H:%M}"
    there = "" if one.begins > now else str(say("on shift"))
    shift = marks.dotted(one.shift, hours, there)
    return (
        sign + Content.styled(_padded(one.name), "bold") + Content.styled(f" {one.agent}  {shift}", "$muted")
    )


def _padded(text: str) -> str:
    clean = printable(text)
    return clean + " " * max(0, NAME_COLUMNS - width(clean))
