"""The sheet of what is not as it was told: person, day, before, now."""

from datetime import date

from shiftplan.domain.rota import Assignment
from shiftplan.files.handout.colours import OFF, shift_looks
from shiftplan.files.handout.handout import Change, Handout
from shiftplan.files.handout.list_page import DAY
from shiftplan.files.handout.pages import HEAD, TITLE, Look, Page, Square
from shiftplan.files.handout.safe_text import visible
from shiftplan.files.handout.words import shift_words, title
from shiftplan.language import _

WIDTHS = (8, 14, 12, 12, 34, 34)


def changes_page(handout: Handout, name: str) -> Page:
    looks = shift_looks(handout.plan)
    heads = (_("id"), _("name"), _("team"), _("day"), _("as told"), _("now"))
    rows = (
        (Square(visible(title(handout)), TITLE),),
        tuple(Square(head, HEAD) for head in heads),
        *(_row(handout, looks, change) for change in handout.changes),
    )
    return Page(name, rows, WIDTHS, (2, 0))


def _row(handout: Handout, looks: dict[str, Look], change: Change) -> tuple[Square, ...]:
    agent = handout.plan.agent[change.cell.agent]
    names = (Square(visible(text)) for text in (agent.id, agent.name, agent.team))
    before, after = (_told(handout, looks, one) for one in (change.before, change.after))
    return (*names, _day(change.cell.day), before, after)


def _day(day: date) -> Square:
    return Square(day, DAY)


def _told(handout: Handout, looks: dict[str, Look], assignment: Assignment | None) -> Square:
    look = looks.get(assignment.shift, OFF) if assignment else OFF
    return Square(visible(shift_words(handout.plan, assignment)), look)
