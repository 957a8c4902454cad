"""Conditions on who is present when."""

from itertools import chain

from shiftplan.domain import work
from shiftplan.domain.people import Tier
from shiftplan.domain.rota import Rota
from shiftplan.language import say
from shiftplan.operations.auto.solved import NO_ROTA
from shiftplan.operations.facts import Facts, Verdict

COVERED_SHARE = 0.95
ENOUGH = 0.95
"""A slot is covered when this share of its need is there, or less than `A_LITTLE` of an agent is missing."""
A_LITTLE = 0.25
ROUNDING = 1e-6
SENIOR = frozenset({Tier.T3, Tier.T4})


def coverage_reached(facts: Facts, limit: float | None) -> Verdict:
    """The share of a queue's slots that are covered (see `ENOUGH`) is at least `limit` (default 0.95).

    Slots that need nobody do not count.
    """
    if facts.rota is None or not facts.rota.assignments:
        return Verdict(met=False, evidence=NO_ROTA)
    if facts.need is None:
        return Verdict(met=None, evidence=say("the need has not been computed"))
    present = work.supply(facts.plan, facts.rota)
    pairs = list(
        chain.from_iterable(zip(q.need, present.get(q.queue, ()), strict=False) for q in facts.need.queues)
    )
    wanted = [(need, there) for need, there in pairs if need > 0]
    covered = sum(_is_covered(need, there) for need, there in wanted)
    share, least = covered / len(wanted) if wanted else 1.0, COVERED_SHARE if limit is None else limit
    text = say(
        "{share:.1%} of slots covered to {enough:.0%}, or all but {little} of an agent"
        " ({covered} of {wanted}); wanted {least:.0%}",
        share=share,
        covered=covered,
        wanted=len(wanted),
        least=least,
        enough=ENOUGH,
        little=A_LITTLE,
    )
    return Verdict(met=share >= least, evidence=text)


def _is_covered(need: float, there: float) -> bool:
    return there >= need * ENOUGH - ROUNDING or need - there < A_LITTLE - ROUNDING


def seniors_present(facts: Facts, limit: float | None) -> Verdict:
    """At most `limit` staffed slots (default 0) without a T3 or T4 on shift."""
    plan, rota = facts.plan, facts.rota
    if rota is None or not rota.assignments:
        return Verdict(met=False, evidence=NO_ROTA)
    seniors = [a for a in work.known(plan, rota) if plan.agent[a.agent].tier in SENIOR]
    heads, leading = work.heads(plan, rota), work.heads(plan, Rota.of(seniors))
    staffed = [slot for slot in range(plan.grid.slots) if any(heads[queue][slot] for queue in heads)]
    alone = [slot for slot in staffed if not any(leading[queue][slot] for queue in leading)]
    met = len(alone) <= (limit or 0)
    if not alone:
        return Verdict(met=met, evidence=say("a T3 or T4 on shift in all {slots} slots", slots=len(staffed)))
    first = plan.grid.moment(alone[0]).isoformat(" ", "minutes")
    text = say("{count} {count:slot|slots} without a T3 or T4; first: {first}", count=len(alone), first=first)
    return Verdict(met=met, evidence=text)
