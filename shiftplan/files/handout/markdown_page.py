"""The rota as Markdown: a table for each team and week, sums, and the shifts explained."""

from collections.abc import Iterator, Sequence
from datetime import date

from shiftplan.domain.people import Agent
from shiftplan.domain.rota import Assignment, Cell
from shiftplan.domain.words import KINDS, day_name
from shiftplan.domain.work import weeks
from shiftplan.files.export_grid import brief, legend_row
from shiftplan.files.handout.handout import Change, Handout
from shiftplan.files.handout.safe_text import markdown
from shiftplan.files.handout.words import shift_words, team_name, title
from shiftplan.language import _

ENDING = "-rota.md"


def markdown_files(handout: Handout) -> dict[str, bytes]:
    """The content of the one file, by its name."""
    lines = _changes(handout) if handout.since else _whole(handout)
    text = "\n".join([f"# {markdown(title(handout))}", "", *lines])
    return {f"{handout.stem}{ENDING}": f"{text}\n".encode()}


def _whole(handout: Handout) -> Iterator[str]:
    for team, people in handout.teams.items():
        yield f"## {markdown(team_name(team))}"
        yield ""
        for days in weeks(handout.plan):
            yield from _week(handout, people, days)
            yield ""
        yield from _sums(handout, people)
        yield ""
    yield f"## {_('shifts')}"
    yield ""
    yield from _table([_("shift"), _("shift name"), _("starts at"), _("ends at"), _("hours")])
    for shift in handout.plan.shifts:
        yield _row([markdown(text) for text in legend_row(shift)])


def _week(handout: Handout, people: Sequence[Agent], days: Sequence[date]) -> Iterator[str]:
    yield from _table([_("id"), _("name"), *map(day_name, days)])
    for agent in people:
        cells = (_cell(handout, agent, day) for day in days)
        yield _row([markdown(agent.id), markdown(agent.name), *cells])


def _cell(handout: Handout, agent: Agent, day: date) -> str:
    cell = Cell(agent.id, day)
    if work := handout.at.get(cell, ()):
        return " + ".join(markdown(brief(handout.plan, agent, one)) for one in work)
    away = handout.plan.blocked.get(cell)
    return str(KINDS[away.kind]) if away else ""


def _sums(handout: Handout, people: Sequence[Agent]) -> Iterator[str]:
    yield from _table([_("id"), _("name"), _("shifts"), _("hours"), _("nights")])
    for agent in people:
        own = handout.sum_by_agent(agent)
        amounts = (str(own.shifts), f"{own.hours:.1f}", str(own.nights))
        yield _row([markdown(agent.id), markdown(agent.name), *amounts])


def _changes(handout: Handout) -> Iterator[str]:
    yield from _table([_("id"), _("name"), _("day"), _("as told"), _("now")])
    for change in handout.changes:
        yield _change(handout, change)


def _change(handout: Handout, change: Change) -> str:
    agent, day = handout.plan.agent[change.cell.agent], day_name(change.cell.day)
    told = (_told(handout, one) for one in (change.before, change.after))
    return _row([markdown(agent.id), markdown(agent.name), day, *told])


def _told(handout: Handout, assignment: Assignment | None) -> str:
    return markdown(shift_words(handout.plan, assignment))


def _table(headings: Sequence[str]) -> Iterator[str]:
    yield _row(headings)
    yield _row(["---"] * len(headings))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
