"""The surge level of a plan."""

from datetime import datetime

from shiftplan.files.playbooks import read_ladder
from shiftplan.operations import SurgeView
from shiftplan.operations import surge as view_surge
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.operations.common import right_now
from shiftplan.planning.operations.read_so_far import known_at
from shiftplan.planning.operations.relief.kept import kept
from shiftplan.planning.stages import traffic_of


def surge(opened: OpenPlan, now: datetime | None = None) -> SurgeView:
    """The level of every queue from what is known so far, and the actions due; climbed once for a moment."""
    ladder, plan = read_ladder(opened.folder), opened.plan
    moment = now or right_now(opened)
    known = known_at(opened, moment)
    key = (plan, known, moment.isoformat(), ladder.model_dump_json())
    return kept("surge", key, lambda: view_surge(ladder, plan, traffic_of(plan), known, moment))
