"""What a plan's rota comes to, in the figures by which copies are compared."""

from collections import defaultdict
from datetime import date

from shiftplan.domain.estimate import ServiceEstimate
from shiftplan.domain.fair_counts import Measure, amounts, asked_wishes, missed_wishes
from shiftplan.domain.figures import Figures, Service
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.planning.opening import OpenPlan
from shiftplan.planning.stages import judge, need_of

Days = dict[str, set[tuple[date, str, int | None]]]


def figures_of(opened: OpenPlan, base: Rota | None) -> Figures | None:
    """The figures of a plan's rota beside the rota `base`; None without a rota. Takes seconds."""
    if opened.rota is None:
        return None
    need = need_of(opened.plan)
    return _figures(opened.plan, need, opened.rota, judge(opened.plan, need, opened.rota), base)


def _figures(plan: Plan, need: Need, rota: Rota, judged: Judgement, base: Rota | None) -> Figures:
    terms = {term.name: term.amount for term in judged.terms}
    working = {one.agent for one in rota.assignments}
    nights = [count for agent, count in amounts(plan, rota, Measure.NIGHTS).items() if agent in working]
    asked = sum(map(len, asked_wishes(plan).values()))
    outdated = _outdated(plan, need, rota)
    return Figures(
        short_hours=judged.shortage_agent_hours,
        value=judged.objective,
        bound=rota.facts.bound if rota.facts and not outdated else None,
        wages=terms.get("labour_cost"),
        overtime=terms.get("overtime", 0.0),
        nights_mean=sum(nights) / len(nights) if nights else 0.0,
        nights_most=round(max(nights, default=0)),
        wishes_met=asked - sum(map(len, missed_wishes(plan, rota).values())),
        wishes=asked,
        violations=judged.hard_violations,
        people=len(working),
        changed=None if base is None else len(_changed(base, rota)),
        outdated=outdated,
        need_hours=need.agent_hours,
    )


def _outdated(plan: Plan, need: Need, rota: Rota) -> bool:
    if rota.facts is None:
        return False
    return (rota.facts.need_digest, rota.facts.rules_digest) != (need.digest(), plan.rules_digest())


def _changed(before: Rota, after: Rota) -> set[str]:
    """People whose days are otherwise: another shift or start, or on and off."""
    old, new = _days(before), _days(after)
    return {agent for agent in old.keys() | new.keys() if old.get(agent) != new.get(agent)}


def _days(rota: Rota) -> Days:
    found: Days = defaultdict(set)
    for one in rota.assignments:
        found[one.agent].add((one.day, one.shift, one.start))
    return dict(found)


def service_of(estimate: ServiceEstimate) -> Service | None:
    """The share in time over all contacts; queues share people, so their errors are added up."""
    told = [
        (one.queue, one.whole.offered.mean[0] or 0.0, one.whole.service_level.at(0))
        for one in estimate.queues
    ]
    known = [(queue, weight, level) for queue, weight, level in told if level.mean is not None and weight > 0]
    whole = sum(weight for _, weight, _ in known)
    if not known or not estimate.replications:
        return None
    sure = [level.half_width for _, _, level in known]
    half = None
    if all(width is not None for width in sure):
        half = sum(weight * (level.half_width or 0.0) for _, weight, level in known) / whole
    per_day = estimate.grid.per_day
    return Service(
        share=sum(weight * (level.mean or 0.0) for _, weight, level in known) / whole,
        half_width=half,
        replications=estimate.replications,
        days=estimate.grid.dates[estimate.first_slot // per_day : -(-estimate.end_slot // per_day)],
        queues={queue: level.mean or 0.0 for queue, _, level in known},
    )
