"""Ties between people that exclude each other, or that leave somebody no day to work."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from shiftplan.domain.finding import Finding, Severity
from shiftplan.domain.people import Agent
from shiftplan.domain.teamwork import Bond, BondKind
from shiftplan.domain.when import Force
from shiftplan.language import say
from shiftplan.rota.explain.foresight.findings import certain, names_of, severity_of
from shiftplan.rota.explain.scene import Scene
from shiftplan.rota.problem import Flags


def check(scene: Scene) -> Iterator[Finding]:
    """Together and apart at once; partners and mentors who can never be there."""
    yield from _together_and_apart(scene)
    for bond in scene.plan.settings.bonds:
        if bond.kind is BondKind.TOGETHER:
            yield from _never_together(scene, bond)
        if bond.kind is BondKind.MENTOR:
            yield from _mentor_never_there(scene, bond)


def _people(scene: Scene, bond: Bond) -> list[Agent]:
    return [scene.plan.agent[name] for name in bond.agents if name in scene.plan.agent]


def _together_and_apart(scene: Scene) -> Iterator[Finding]:
    bonds = scene.plan.settings.bonds
    kinds = {
        kind: {
            frozenset(pair): bond.force
            for bond in bonds
            if bond.kind is kind
            for pair in combinations(bond.agents, 2)
        }
        for kind in (BondKind.TOGETHER, BondKind.APART)
    }
    for pair in sorted(kinds[BondKind.TOGETHER].keys() & kinds[BondKind.APART].keys(), key=sorted):
        people = [scene.plan.agent[name] for name in sorted(pair) if name in scene.plan.agent]
        both_bind = {kinds[kind][pair] for kind in kinds} == {Force.RULE}
        message = (
            say("{names} must work together and apart: so neither can work at all", names=names_of(people))
            if both_bind
            else say(
                "{names} are to work together and apart: one of the two is missed", names=names_of(people)
            )
        )
        hint = say("take one of the two bonds out of plan.toml")
        severity = Severity.ERROR if both_bind else Severity.WARNING
        yield certain("bonds_exclude", severity, message, hint, people=people)


def _never_together(scene: Scene, bond: Bond) -> Iterator[Finding]:
    people = _people(scene, bond)
    works = [_duties(scene, agent) for agent in people]
    if people and all(own.any() for own in works) and not np.logical_and.reduce(works).any():
        message = say(
            "{names} are to work together, but there is no day and shift that all of them may work",
            names=names_of(people),
        )
        hint = say("look at their leave and shifts, or take the bond out of plan.toml")
        yield certain("bond_never", severity_of(bond.force), message, hint, people=people)


def _mentor_never_there(scene: Scene, bond: Bond) -> Iterator[Finding]:
    mentor, *others = _people(scene, bond)
    free: Flags = np.any(_duties(scene, mentor), axis=1)
    days = [day for number, day in enumerate(scene.plan.grid.dates) if not free[number]]
    if not free.any():
        message = say(
            "{mentor} cannot work on any day of the plan, and {names} only with {mentor}",
            mentor=mentor.name,
            names=names_of(others),
        )
        hint = say("name another mentor in plan.toml")
        yield certain(
            "bond_never", severity_of(bond.force), message, hint, people=[mentor, *others], days=days
        )


def _duties(scene: Scene, agent: Agent) -> Flags:
    """Which duties somebody may work on which day, (days, duties)."""
    found: Flags = np.any(scene.open[scene.problem.agent_numbers[agent.id]], axis=2)
    return found
