"""A complaint that is walked is an open case, with a deadline and an owner, until its run is closed."""

from datetime import datetime, timedelta

from shiftplan.domain.case import MOST_CHARACTERS, CaseKind
from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.cases import add_case, cases, finish_case
from shiftplan.planning.operations.common import right_now

ANSWER_WITHIN = timedelta(hours=24)
"""A default of ours; move the case's deadline when the customer was told another time."""


def became_case(
    opened: OpenPlan,
    book: Playbook,
    name: str,
    title: str,
    who: str | None = None,
    now: datetime | None = None,
) -> None:
    """Note a complaint that was just taken as a case of whoever took it; other cards are none."""
    if book.kind is not PlaybookKind.COMPLAINT:
        return
    moment, owner = now or right_now(opened), who or login_name()
    add_case(
        opened,
        str(say("{card} {name}", card=book.title, name=name)),
        kind=CaseKind.COMPLAINT,
        customer=title[:MOST_CHARACTERS],
        owner=owner,
        due=opened.plan.grid.local(moment + ANSWER_WITHIN),
        note=name,
        who=owner,
        now=moment,
    )


def settle_case(
    opened: OpenPlan, run: int, name: str, who: str | None = None, now: datetime | None = None
) -> None:
    """The case of a run that was closed is done, unless somebody has settled it before.

    Its first note is the name of the run; in older journals it was `#` and the run's id.
    """
    for case in cases(opened, now):
        if case.open and case.kind is CaseKind.COMPLAINT and case.notes[0].text in (name, f"#{run}"):
            finish_case(opened, case.number, who=who, now=now)
