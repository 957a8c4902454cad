"""The stages one after another: forecast to traffic, traffic to need, rota to judgement."""

from collections.abc import Callable

from shiftplan import checks, forecast, staffing
from shiftplan.domain.finding import Finding
from shiftplan.domain.need import Need
from shiftplan.domain.outcome import Judgement
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.domain.staffing import Method
from shiftplan.domain.traffic import Traffic
from shiftplan.planning.need_beside import large_need
from shiftplan.planning.need_cache import remembered

Report = Callable[[int, int], None]


def traffic_of(plan: Plan, scenario: str | None = None) -> Traffic:
    """Contacts that reach people under a scenario (the plan's own unless named)."""
    return forecast.traffic(plan.settings, plan.forecast, scenario)


def forecast_findings(plan: Plan) -> tuple[Finding, ...]:
    """What looks odd in the forecast."""
    return forecast.inspect(plan.settings, plan.forecast)


def need_of(
    plan: Plan, scenario: str | None = None, report: Report | None = None, method: Method | None = None
) -> Need:
    """Agents needed; takes seconds on a long plan, `report(done, total)` is told on the way.

    A need worked out before from the same inputs is taken as it was.
    """
    traffic, by = traffic_of(plan, scenario), method or plan.settings.staffing.method
    return remembered(plan.settings, traffic, by, lambda: large_need(plan.settings, traffic, report, by))


def delivered(plan: Plan, planned: Need, report: Report | None = None) -> Need:
    """A need with what its agents really achieve when the queue is carried from slot to slot."""
    return staffing.delivered(plan.settings, traffic_of(plan, planned.scenario), planned, report)


def judge(plan: Plan, need: Need, rota: Rota, published: Rota | None = None) -> Judgement:
    """The independent judgement of a rota; with `published`, what people were told, changes are counted."""
    return checks.judge(plan, need, rota, published)
