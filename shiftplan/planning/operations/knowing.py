"""What the conditions of playbooks read: at hand at once, or after the need and the judgement."""

from datetime import datetime

from shiftplan.operations import Facts
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.stages import judge, need_of


def facts_at_hand(opened: OpenPlan, now: datetime | None = None) -> Facts:  # noqa: ARG001 - readings have times
    """All that needs no computation."""
    return Facts(plan=opened.plan, rota=opened.rota)


def facts_of(opened: OpenPlan, now: datetime | None = None) -> Facts:
    """Everything; computes need and judgement, which takes seconds."""
    need = need_of(opened.plan)
    judgement = None if opened.rota is None else judge(opened.plan, need, opened.rota)
    return facts_at_hand(opened, now).model_copy(update={"need": need, "judgement": judgement})
