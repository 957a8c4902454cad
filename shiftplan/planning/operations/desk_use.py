"""Since when a plan's desk is in use: who has not begun with it yet owes no handover."""

from datetime import datetime

from shiftplan.domain.relief_taken import EVENT as RELIEF
from shiftplan.operations.handover import HANDOVER, SIGNATURE
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import journal_of
from shiftplan.planning.operations.live_desk import LOG

KINDS = (LOG, RELIEF, HANDOVER, SIGNATURE)
"""Events of a running desk; cases, changes of rules and scripts are written weeks before it too."""


def used_since(opened: OpenPlan) -> datetime | None:
    """Local wall time of the first figure, incident, log line, measure or handover; None without any."""
    journal = journal_of(opened)
    first = [record.at for record in journal.events.all(*KINDS)[:1]]
    first += [record.opened_at for record in journal.incidents.all()[:1]]
    began = journal.actuals.first_at()
    first += [began] if began is not None else []
    return opened.plan.grid.local(min(first)) if first else None
