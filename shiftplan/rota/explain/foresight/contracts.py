"""Contracts whose least exceeds their most."""

from collections.abc import Iterator

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Agent, Contract
from shiftplan.domain.work import max_week_hours
from shiftplan.language import Message, say
from shiftplan.rota.explain.foresight.findings import certain, names_of
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.explain.stretches import plain

HINT = say("change one of the two in plan.toml, [[contracts]]")


def check(scene: Scene) -> Iterator[Finding]:
    """Days or hours of a week or month of which none lie between least and most."""
    for contract in scene.plan.settings.contracts:
        people = [agent for agent in scene.plan.agents if agent.contract == contract.id]
        if people:
            for message in _clashes(scene, contract, people):
                yield certain("contract_limits", Severity.ERROR, message, HINT, people=people)


def _clashes(scene: Scene, contract: Contract, people: list[Agent]) -> Iterator[Message]:
    names = names_of(people)
    days = contract.max_days_per_week
    if days is not None and contract.min_days_per_week > days:
        yield say(
            "contract {contract} wants at least {least} and at most {most} days a week: {names}",
            contract=contract.id,
            least=contract.min_days_per_week,
            most=days,
            names=names,
        )
    most = min(max_week_hours(scene.plan, agent) for agent in people)
    if contract.min_hours_per_week > most:
        yield say(
            "contract {contract} wants at least {least} hours a week, but {most} may be worked: {names}",
            contract=contract.id,
            least=plain(contract.min_hours_per_week),
            most=plain(most),
            names=names,
        )
    month = contract.max_hours_per_month
    if month is not None and contract.min_hours_per_month > month:
        yield say(
            "contract {contract} wants at least {least} and at most {most} hours a month: {names}",
            contract=contract.id,
            least=plain(contract.min_hours_per_month),
            most=plain(month),
            names=names,
        )
