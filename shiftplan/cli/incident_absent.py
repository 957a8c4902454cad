"""`shiftplan incident PLAN absent`: note who is missing, then repair the rota for it at once."""

from collections.abc import Sequence
from datetime import datetime
from time import monotonic
from typing import Any

import click

from shiftplan.cli.repair import mended
from shiftplan.domain.incident_events import Missing
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
    number, people = _which(opened, words)
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
    name = desk.incident(opened, number).name if number is not None else None
    beside = {"incident": name, "absent": [_data(one) for one in away.missing]}
    return mended(away.opened, effort, began, propose=True, as_json=as_json, beside=beside)


def _which(opened: OpenPlan, words: Sequence[str]) -> tuple[int | None, list[str]]:
    """The id of the incident, when the first word names one and is nobody's id, and the people."""
    people = [part for word in words for part in word.replace("，", ",").split(",") if part]
    first = people[0] if people else ""
    if first in opened.plan.agent or not _names_incident(opened, first):
        return None, people
    if not people[1:]:
        raise BadInput(say("nobody was named"), say("name those who are missing, by id or name"))
    return desk.incident_named(opened, first), people[1:]


def _names_incident(opened: OpenPlan, word: str) -> bool:
    """`E2-1`, or a number."""
    card, _, number = word.removeprefix("#").rpartition("-")
    known = {name.casefold() for one in desk.cards(opened) for name in (one.id, one.code)}
    return number.isdecimal() and card.casefold() in {"", *known}


def _data(one: Missing) -> dict[str, Any]:
    since = one.since.isoformat() if one.since else None
    return {"agents": list(one.agents), "day": str(one.day), "since": since, "reason": one.note}
