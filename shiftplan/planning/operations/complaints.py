"""A complaint that is walked is an open case, with a deadline and an owner, until its run is closed."""

from datetime import datetime, timedelta

from shiftplan.domain.case import CaseKind
from shiftplan.domain.playbook import Playbook, PlaybookKind
from shiftplan.journal import login_name
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.cases import add_case, cases, finish_case
from shiftplan.planning.operations.common import journal_of, right_now

RUN_CASE = "run_case"
"""The kind of the journal's events that say which case a run became: the run's number, the case's."""
ANSWER_WITHIN = timedelta(hours=24)
"""A default of ours; move the case's deadline when the customer was told another time."""


def became_case(
    opened: OpenPlan,
    book: Playbook,
    run: int,
    title: str,
    who: str | None = None,
    now: datetime | None = None,
) -> None:
    """Note a complaint that was just taken as a case of whoever took it; other cards are none."""
    if book.kind is not PlaybookKind.COMPLAINT:
        return
    moment, owner = now or right_now(opened), who or login_name()
    case = add_case(
        opened,
        str(say("{card} #{number}", card=book.title, number=run)),
        kind=CaseKind.COMPLAINT,
        customer=title,
        owner=owner,
        due=opened.plan.grid.local(moment + ANSWER_WITHIN),
        who=owner,
        now=moment,
    )
    journal_of(opened, moment).events.add(RUN_CASE, str(run), str(case.number), owner)


def settle_case(opened: OpenPlan, run: int, who: str | None = None, now: datetime | None = None) -> None:
    """The case of a run that was closed is done, unless somebody has settled it before."""
    number = case_of(opened, run)
    open_now = {case.number for case in cases(opened, now) if case.open}
    if number in open_now:
        finish_case(opened, number, who=who, now=now)


def case_of(opened: OpenPlan, run: int) -> int:
    """The number of the case that a run became; 0 for a run that is none."""
    events = journal_of(opened).events.all(RUN_CASE)
    return next((int(event.content) for event in events if event.subject == str(run)), 0)
