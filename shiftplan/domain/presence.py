"""Somebody who has a plan open: who, where, since when."""

from datetime import datetime, tzinfo

from shiftplan.domain.base import Frozen
from shiftplan.language import Message, printable, say

DAY_SECONDS = 24 * 3600


class Sitting(Frozen):
    """One window on a plan. `system` names the machine, or the container on it, whose process `pid` is;
    `began` tells that process from a later one of the same number; `beat` counts its signs of life.
    """

    login: str
    host: str
    pid: int
    system: str
    began: str = ""
    since: datetime
    beat: int = 0


def since_text(sitting: Sitting, zone: tzinfo | None, now: datetime) -> str:
    """Since when, in this zone (None: the machine's); with the day when that is not within the last day."""
    at = sitting.since.astimezone(zone)
    recent = abs((now - sitting.since).total_seconds()) < DAY_SECONDS
    return f"{at:%H:%M}" if recent else f"{at:%m-%d %H:%M}"


def sitting_text(sitting: Sitting, own_login: str, zone: tzinfo | None, now: datetime) -> Message:
    """`Li Na has this plan open since 14:02 on HOST`."""
    facts = {"since": since_text(sitting, zone, now), "host": printable(sitting.host)}
    if sitting.login == own_login:
        return say("you have this plan open in another window since {since} on {host}", **facts)
    return say("{who} has this plan open since {since} on {host}", who=printable(sitting.login), **facts)
