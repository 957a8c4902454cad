"""Conditions on the rota as published and confirmed, and on the sale's calendar."""

from shiftplan.domain.event import Event
from shiftplan.language import say
from shiftplan.operations.facts import Facts, Verdict

NOT_TOLD = say("nothing has been published yet")


def calendar_in(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    """The calendar has phases, and one of them opens with a rush."""
    event: Event = facts.plan.settings.event
    if not event.phases:
        return Verdict(met=False, evidence=say("the plan has no phases"))
    text = say(
        "{phases} {phases:phase|phases}, {openings} {openings:opening|openings}",
        phases=len(event.phases),
        openings=len(event.openings),
    )
    return Verdict(met=bool(event.openings), evidence=text)


def rota_published(facts: Facts, limit: float | None) -> Verdict:  # noqa: ARG001 - it has no threshold
    """The version published last says what the rota says."""
    if facts.told is None:
        return Verdict(met=False, evidence=NOT_TOLD)
    told = facts.told
    if told.news:
        text = say(
            "{count} {count:shift is|shifts are} otherwise than told in {version}",
            count=told.news,
            version=told.version,
        )
        return Verdict(met=False, evidence=text)
    return Verdict(met=True, evidence=say("{version} is the rota of today", version=told.version))


def rota_confirmed(facts: Facts, limit: float | None) -> Verdict:
    """A share of `limit` (default: all) of those concerned confirmed the last version, which still holds."""
    published = rota_published(facts, None)
    if facts.told is None or not published.met:
        return published
    people = facts.told.people
    missing = [name for name in people if name not in facts.told.confirmed]
    confirmed = len(people) - len(missing)
    met = confirmed >= len(people) * (1.0 if limit is None else limit)
    if not missing:
        return Verdict(met=met, evidence=say("confirmed by all {people}", people=len(people)))
    first = facts.plan.agent.get(missing[0])
    text = say(
        "{confirmed} of {people} confirmed {version}; first missing: {name}",
        confirmed=confirmed,
        people=len(people),
        version=facts.told.version,
        name=first.name if first else missing[0],
    )
    return Verdict(met=met, evidence=text)
