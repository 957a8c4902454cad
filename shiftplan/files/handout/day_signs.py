"""The signs of the printed day: a letter for each queue, a small one for what is no service."""

from shiftplan.domain.plan import Plan
from shiftplan.domain.spans import Activity
from shiftplan.files.handout.day_view import Doing
from shiftplan.language import Message, _, say

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS: dict[Activity, Message] = {
    Activity.MEAL: say("m"),
    Activity.REST: say("r"),
    Activity.SESSION: say("t"),
    Activity.STANDBY: say("s"),
}


def sign(plan: Plan, doing: Doing | None) -> str:
    """What stands in a half-hour, "" for nothing."""
    if doing is None:
        return ""
    return str(SIGNS[doing.activity]) if doing.activity in SIGNS else letter(plan, doing.what)


def letter(plan: Plan, queue: str) -> str:
    index = list(plan.queue).index(queue)
    return LETTERS[index] if index < len(LETTERS) else "*"


def explained(plan: Plan) -> tuple[tuple[str, str], ...]:
    """(sign, meaning) of all signs, queues first."""
    queues = tuple((letter(plan, one.id), one.name) for one in plan.settings.queues)
    meanings = {
        Activity.MEAL: _("meal"),
        Activity.REST: _("short rest"),
        Activity.SESSION: _("training or briefing"),
        Activity.STANDBY: _("on standby"),
    }
    return queues + tuple((str(SIGNS[one]), words) for one, words in meanings.items())
