"""The need of a plan under its scenarios and under other assumptions, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass

from shiftplan import forecast, staffing
from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan, Settings
from shiftplan.domain.staffing import Method
from shiftplan.domain.sweep import Figures, Input, Sweep, SweepRow
from shiftplan.domain.traffic import Traffic
from shiftplan.domain.words import SCENARIOS
from shiftplan.errors import BadInput, Unreachable
from shiftplan.language import say
from shiftplan.planning.need_cache import remembered
from shiftplan.planning.stages import Report
from shiftplan.planning.variants import STANDARD, Variant, value_of

PARTS = 100  # progress is told in hundredths of a row


def sweep(
    plan: Plan,
    report: Report | None = None,
    variants: Sequence[Variant] = (),
    method: Method | None = None,
) -> Sweep:
    """The plan as it stands, its other scenarios, the `STANDARD` variants and `variants` (by method, None:
    the plan's own), each with the agents, hours and yuan it asks for.

    A variant that cannot be reached is a row with its sentence. `report(done, total)` is told on the way;
    whatever it raises ends the sweep.
    """
    by = method or plan.settings.staffing.method
    cases = [*_scenarios(plan), *(_varied(plan, one) for one in (*STANDARD, *_new(variants)))]
    rows: list[SweepRow] = []
    for done, case in enumerate(cases):
        rows.append(_row(case, by, _Part(report, done, len(cases))))
    return Sweep(
        scenario=plan.settings.scenario,
        method=by,
        yuan_per_agent_hour=plan.settings.staffing.yuan_per_agent_hour,
        rate_is_ours="yuan_per_agent_hour" not in plan.settings.staffing.model_fields_set,
        rows=tuple(_compared(row, rows[0]) for row in rows),
    )


@dataclass(frozen=True)
class _Case:
    """A row to be; without `settings` and `traffic` it has failed before."""

    row: SweepRow
    settings: Settings | None = None
    traffic: Traffic | None = None


class _Part:
    """Progress of one row as a part of the whole."""

    def __init__(self, report: Report | None, before: int, rows: int) -> None:
        self._report, self._before, self._rows = report, before, rows

    def __call__(self, done: int, total: int) -> None:
        if self._report:
            self._report(self._before * PARTS + PARTS * done // total, self._rows * PARTS)


def _new(variants: Sequence[Variant]) -> list[Variant]:
    """Those that are not tried anyway, each once."""
    known = {variant.key: variant for variant in variants}
    return [known[key] for key in known if key not in {one.key for one in STANDARD}]


def _scenarios(plan: Plan) -> list[_Case]:
    """The plan's own scenario first."""
    own = plan.settings.scenario
    names = dict.fromkeys((own, *plan.settings.scenarios, *plan.forecast.contacts))
    base = _people(forecast.traffic(plan.settings, plan.forecast, own))
    return [_scenario(plan, name, base, own=name == own) for name in names]


def _scenario(plan: Plan, name: str, base: float, *, own: bool) -> _Case:
    traffic = forecast.traffic(plan.settings, plan.forecast, name)
    row = SweepRow(
        key=name,
        label=say("the plan, {scenario}", scenario=SCENARIOS.get(name, name))
        if own
        else say("scenario {scenario}", scenario=SCENARIOS.get(name, name)),
        input=None if own else Input.CONTACTS,
        input_change=None if own or not base else _people(traffic) / base - 1,
    )
    return _Case(row, plan.settings, traffic)


def _varied(plan: Plan, variant: Variant) -> _Case:
    row = SweepRow(
        key=variant.key, label=variant.label, input=variant.input, input_change=_change(plan, variant)
    )
    try:
        settings = plan.settings.model_copy(update={"queues": variant.queues(plan)})
    except BadInput as error:
        return _Case(row.model_copy(update={"failure": error.message}))
    return _Case(row, settings, scaled(forecast.traffic(settings, plan.forecast), variant))


def scaled(traffic: Traffic, variant: Variant) -> Traffic:
    """The contacts under a variant, which leaves them alone unless it is about them."""
    if variant.input is not Input.CONTACTS:
        return traffic
    contacts = {queue: tuple(map(variant.changed, series)) for queue, series in traffic.contacts.items()}
    fine = {
        queue: {slot: tuple(map(variant.changed, steps)) for slot, steps in slots.items()}
        for queue, slots in traffic.fine.items()
    }
    return traffic.model_copy(update={"contacts": contacts, "fine": fine})


def _change(plan: Plan, variant: Variant) -> float | None:
    """The relative change of the input; of a value set, against its mean over the contacts; None from 0."""
    if variant.factor is not None:
        return variant.factor - 1
    before = _mean(plan, variant.input)
    return variant.changed(before) / before - 1 if before else None


def _mean(plan: Plan, what: Input) -> float:
    """The mean of an input over the contacts that people serve."""
    traffic = forecast.traffic(plan.settings, plan.forecast)
    weighed = [(value_of(queue, what), sum(traffic.contacts[queue.id])) for queue in plan.settings.queues]
    known = [(value, weight) for value, weight in weighed if value is not None]
    whole = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / whole if whole else 0.0


def _people(traffic: Traffic) -> float:
    return sum(sum(series) for series in traffic.contacts.values())


def _row(case: _Case, by: Method, part: _Part) -> SweepRow:
    settings, traffic = case.settings, case.traffic
    if settings is None or traffic is None:
        return case.row
    try:
        found = remembered(settings, traffic, by, lambda: staffing.need(settings, traffic, part, by))
    except (Unreachable, BadInput) as error:
        return case.row.model_copy(update={"failure": error.message})
    part(1, 1)
    rate = settings.staffing.yuan_per_agent_hour
    return case.row.model_copy(update={"figures": figures(found, rate)})


def figures(need: Need, yuan_per_agent_hour: float) -> Figures:
    """Peak, hours and cost of a need."""
    whole = [sum(agents) for agents in zip(*(one.need for one in need.queues), strict=True)]
    peak = max(range(need.grid.slots), key=whole.__getitem__)
    return Figures(
        peak_agents=whole[peak],
        peak_at=need.grid.moment(peak),
        agent_hours=need.agent_hours,
        cost_yuan=need.agent_hours * yuan_per_agent_hour,
    )


def _compared(row: SweepRow, plan_row: SweepRow) -> SweepRow:
    mine, base = row.figures, plan_row.figures
    if mine is None or base is None or row is plan_row or not base.agent_hours:
        return row
    hours = mine.agent_hours / base.agent_hours - 1
    return row.model_copy(
        update={
            "hours_change": hours,
            "peak_change": mine.peak_agents / base.peak_agents - 1,
            "elasticity": hours / row.input_change if row.input_change else None,
        }
    )
