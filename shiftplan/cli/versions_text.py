"""Published versions and what differs between two, as text and as data."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from shiftplan.cli.edit_text import cell_data
from shiftplan.cli.finding_lines import finding_lines
from shiftplan.cli.output import table
from shiftplan.domain.edit import CellEdit, Edit
from shiftplan.domain.edit_words import state_text
from shiftplan.domain.plan import Plan
from shiftplan.domain.version_words import KEEPINGS
from shiftplan.domain.words import day_name
from shiftplan.language import _, printable, say
from shiftplan.planning.versions import NOW, Keeping, Named, Version, is_new_to

AS_PUBLISHED = say("as published")


def list_lines(plan: Plan, found: Sequence[Version]) -> Iterator[str]:
    """A line for each version, the oldest first."""
    if not found:
        yield str(say("nothing was published yet"))
        return
    headings = (
        say("version"),
        say("when"),
        say("who"),
        say("shifts"),
        say("hours short"),
        say("confirmed"),
        say("state"),
        say("remark"),
    )
    yield table(headings, [_row(plan, one) for one in found])


def _row(plan: Plan, one: Version) -> list[object]:
    notice = one.notice
    when = notice and f"{notice.published_at.astimezone(ZoneInfo(plan.grid.zone)):%Y-%m-%d %H:%M}"
    words = [notice.note, notice.reason] if notice else []
    return [
        one.name,
        when,
        notice and notice.who,
        None if one.keeping is Keeping.BROKEN else len(one.rota.assignments),
        notice and notice.hours_short,
        f"{len(one.confirmed)}/{len(one.people)}",
        KEEPINGS.get(one.keeping.value, AS_PUBLISHED),
        " · ".join(word for word in words if word),
    ]


def version_data(plan: Plan, one: Version) -> dict[str, Any]:
    """The same for a program; what nobody can tell is null."""
    notice = one.notice
    return {
        "version": one.number,
        "name": one.name,
        "published_at": notice and notice.published_at.isoformat(),
        "who": notice and notice.who,
        "note": notice and notice.note,
        "reason": notice and notice.reason,
        "shifts": None if one.keeping is Keeping.BROKEN else len(one.rota.assignments),
        "hours_short": notice and notice.hours_short,
        "state": one.keeping,
        **confirmed_data(plan, one),
    }


def confirmed_data(plan: Plan, one: Version) -> dict[str, Any]:
    """Who has confirmed a version, and who has not."""
    return {
        "people": len(one.people),
        "confirmed": [
            {"agent": each.agent, "who": each.who, "at": each.at.isoformat()} for each in one.confirmed
        ],
        "missing": [{"agent": agent, "name": plan.agent[agent].name} for agent in one.missing],
    }


def diff_lines(plan: Plan, before: Named, after: Named, edit: Edit) -> Iterator[str]:
    """What changed, by person and day, from and to; then how many shifts moved only their breaks."""
    yield from finding_lines((*before.findings, *after.findings))
    new = [one for one in edit.cells if is_new_to(plan, one)]
    rested = len(edit.cells) - len(new)
    sentence = say(
        "from {before} to {after}: {cells} {cells:cell|cells} changed, of {people} {people:person|people}",
        before=_name(before),
        after=_name(after),
        cells=len(new),
        people=len({one.agent for one in new}),
    )
    yield str(sentence)
    if new:
        yield changes_table(plan, new)
    if rested:
        yield str(say("in {count} more {count:shift|shifts} only the breaks have moved", count=rested))


def _name(one: Named) -> str:
    return _("now") if one.name == NOW else one.name


def changes_table(plan: Plan, cells: Iterable[CellEdit]) -> str:
    """Who works otherwise, on which day, from what to what."""
    headings = (say("person"), say("day"), say("from"), say("to"))
    return table(headings, [_change(plan, one) for one in cells])


def _change(plan: Plan, one: CellEdit) -> list[object]:
    name = f"{plan.agent[one.agent].name if one.agent in plan.agent else ''} {one.agent}".strip()
    return [printable(name), day_name(one.day), *(state_text(plan, each) for each in (one.before, one.after))]


def diff_data(plan: Plan, before: Named, after: Named, edit: Edit) -> dict[str, Any]:
    """The same for a program; `breaks_only` marks shifts that are as told but for their breaks."""
    cells = [{**cell_data(one), "breaks_only": not is_new_to(plan, one)} for one in edit.cells]
    return {"from": before.name, "to": after.name, "changes": cells}
