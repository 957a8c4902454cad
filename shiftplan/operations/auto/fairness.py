"""Conditions on how evenly the burden lies and how many wishes came true."""

from collections import Counter

from shiftplan.domain import work
from shiftplan.language import say
from shiftplan.operations.auto.solved import NO_ROTA
from shiftplan.operations.facts import Facts, Verdict

NIGHT_SPREAD = 2
WISH_SHARE = 0.8


def nights_even(facts: Facts, limit: float | None) -> Verdict:
    """Nights differ by at most `limit` (default 2) between the people who may work nights and have shifts."""
    plan, rota = facts.plan, facts.rota
    if rota is None or not rota.assignments:
        return Verdict(met=False, evidence=NO_ROTA)
    rules, known = plan.settings.rules, work.known(plan, rota)
    nights = Counter(a.agent for a in known if work.is_night_shift(plan.worked(a), rules))
    working = {assignment.agent for assignment in known}
    able = [agent for agent in plan.agents if agent.id in working and work.may_work_nights(plan, agent)]
    counts = [nights[agent.id] for agent in able]
    low, high = min(counts, default=0), max(counts, default=0)
    met = high - low <= (NIGHT_SPREAD if limit is None else limit)
    return Verdict(met=met, evidence=say("{low} to {high} {high:night|nights} a person", low=low, high=high))


def wishes_met(facts: Facts, limit: float | None) -> Verdict:
    """A share of `limit` (default 0.8) of the wishes came true."""
    plan, rota = facts.plan, facts.rota
    if rota is None or not rota.assignments:
        return Verdict(met=False, evidence=NO_ROTA)
    wishes = work.open_wishes(plan)
    met = sum(work.wish_met(wish, rota.at(wish.agent, wish.day)) for wish in wishes)
    if not wishes:
        return Verdict(met=True, evidence=say("nobody has an open wish"))
    share, least = met / len(wishes), WISH_SHARE if limit is None else limit
    text = say(
        "{met} of {wishes} {wishes:wish|wishes} met; wanted {least:.0%}",
        met=met,
        wishes=len(wishes),
        least=least,
    )
    return Verdict(met=share >= least, evidence=text)
