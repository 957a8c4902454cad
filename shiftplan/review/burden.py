"""Overtime by person, and how evenly nights, weekends, peaks and hours lay, in the rota as it was worked."""

from datetime import date

from shiftplan.domain import work
from shiftplan.domain.debrief import Fair, Overtime
from shiftplan.domain.fair_counts import Measure, amounts
from shiftplan.domain.fairness import Tallies
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.shift import ShiftTemplate
from shiftplan.domain.stretches import overtime as of_stretch
from shiftplan.domain.stretches import stretches

LEAST_HOURS = 0.05


def overtime(plan: Plan, rota: Rota) -> tuple[Overtime, ...]:
    """Everybody with overtime (劳动法 §41, 国务院令第174号 §3), the most first."""
    shifts: dict[str, dict[date, ShiftTemplate]] = {agent.id: {} for agent in plan.agents}
    for one in work.known(plan, rota):
        shifts[one.agent][one.day] = plan.worked(one)
    nights = amounts(plan, rota, Measure.NIGHTS)
    found = []
    for agent in plan.agents:
        own = shifts[agent.id]
        hours = sum(
            of_stretch(plan, stretch, (own[day] for day in stretch.days if day in own))
            for stretch in stretches(plan, agent)
        )
        if hours >= LEAST_HOURS:
            found.append(Overtime(agent=agent.id, name=agent.name, hours=hours, nights=nights[agent.id]))
    return tuple(sorted(found, key=lambda one: (-one.hours, one.agent)))


def fairness(plan: Plan, rota: Rota) -> tuple[Fair, ...]:
    """Each measure of which there is anything: its gini, and who has most of it."""
    tallies = Tallies(plan, rota)
    told = []
    for measure in Measure:
        tally = tallies.of(measure)
        most = max(tally.standings, key=lambda one: one.have.total, default=None)
        if most is not None and most.have.total > 0:
            told.append(
                Fair(
                    measure=measure,
                    gini=tally.spread.gini,
                    most=most.have.total,
                    most_name=most.agent.name,
                )
            )
    return tuple(told)
