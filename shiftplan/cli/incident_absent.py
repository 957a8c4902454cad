"""`shiftplan incident PLAN absent`: note who is missing, then repair the rota for it at once."""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic
from typing import Any

import click

from shiftplan.cli.incident_acts import number_of
from shiftplan.cli.repair import mended
from shiftplan.domain.incident_events import Missing
from shiftplan.domain.plan import Plan
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning import OpenPlan
from shiftplan.planning import operations as desk
from shiftplan.planning.operations.incident_words import missing_words
from shiftplan.planning.operations.typed_times import moment_of


def absent_and_repaired(
    opened: OpenPlan, words: Sequence[str], day: datetime | None, said: dict[str, Any], *, as_json: bool
) -> int:
    """Noted in the rota or in availability.csv, and in the log; the repaired rota waits as a proposal.

    The exit code.
    """
    began = monotonic()
    if sum(map(bool, (day, said["left"], said["whole"]))) > 1:
        raise click.UsageError(_("--day, --left and --whole exclude each other; choose one"))
    number, people = _which(opened.plan, words)
    away = desk.absent(
        opened,
        people,
        number=number,
        day=day.date() if day else None,
        left=moment_of(opened, said["left"], nearest=True) if said["left"] else None,
        whole=said["whole"],
        reason=said["reason"],
    )
    if not as_json:
        for one in away.missing:
            click.echo(str(missing_words(one, away.opened.plan)))
    effort = {"seconds": said["seconds"], "seed": 1}
    beside = {"incident": number, "absent": [_data(one) for one in away.missing]}
    return mended(away.opened, effort, began, propose=True, as_json=as_json, beside=beside)


def _which(plan: Plan, words: Sequence[str]) -> tuple[int | None, list[str]]:
    """The number of the incident, when the first word is one and nobody's id, and the people."""
    people = [part for word in words for part in word.replace("，", ",").split(",") if part]
    first = people[0] if people else ""
    if first in plan.agent or not first.removeprefix("#").isdecimal():
        return None, people
    if not people[1:]:
        raise BadInput(say("nobody was named"), say("name those who are missing, by id or name"))
    return number_of(first), people[1:]


def _data(one: Missing) -> dict[str, Any]:
    since = one.since.isoformat() if one.since else None
    return {"agents": list(one.agents), "day": str(one.day), "since": since, "reason": one.note}
