"""Hours that a contract promises beyond what the law lets its people work."""

from collections.abc import Iterator

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.work import max_week_hours
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, names_of
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import plain


def check(scene: Scene) -> Iterator[Finding]:
    """Contracts whose least hours of a week exceed the most of the rule book, for those who have them."""
    for contract in scene.plan.settings.contracts:
        people = [agent for agent in scene.plan.agents if agent.contract == contract.id]
        most = min((max_week_hours(scene.plan, agent) for agent in people), default=float("inf"))
        if contract.min_hours_per_week > most:
            message = say(
                "contract {contract} promises {least} {least:hour|hours} a week, but {most} may be worked: "
                "{names}",
                contract=contract.id,
                least=plain(contract.min_hours_per_week),
                most=plain(most),
                names=names_of(people),
            )
            hint = say("lower min_hours_per_week in plan.toml, [[contracts]]")
            yield certain("contract_limits", Severity.ERROR, message, hint, people=people)
