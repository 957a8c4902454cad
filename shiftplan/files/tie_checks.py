"""What the bonds of plan.toml say about each other."""

from itertools import combinations

from shiftplan.domain.plan import Settings
from shiftplan.domain.teamwork import OFF, Bond, BondKind
from shiftplan.domain.when import Force
from shiftplan.files.toml_source import TomlSource
from shiftplan.language import say

CLASHING = frozenset({BondKind.TOGETHER, BondKind.MENTOR})
"""Kinds of bond that no two people keep who must be apart."""


def check_ties(source: TomlSource, settings: Settings) -> None:
    """Record people named twice in a bond, bonds that exclude each other, and turns without a working day."""
    for i, bond in enumerate(settings.bonds):
        _nobody_twice(source, i, bond)
    _bonds_agree(source, settings.bonds)
    for i, pattern in enumerate(settings.patterns):
        if set(pattern.turn) == {OFF}:
            source.error(
                "no_work",
                ("patterns", i, "turn"),
                say("the turn {id} has no working day", id=pattern.id),
                say("write * for a day of any shift, or the id of a shift"),
            )


def _nobody_twice(source: TomlSource, index: int, bond: Bond) -> None:
    for name in sorted({name for name in bond.agents if bond.agents.count(name) > 1}):
        source.error(
            "duplicate",
            ("bonds", index, "agents"),
            say("{name} is named twice in one bond", name=name),
            say("name each person once"),
        )


def _bonds_agree(source: TomlSource, bonds: tuple[Bond, ...]) -> None:
    apart = {pair: i for i, bond in enumerate(bonds) for pair in _pairs(bond) if bond.kind is BondKind.APART}
    for i, bond in enumerate(bonds):
        clash = bond.kind in CLASHING and bond.force is Force.RULE
        for pair in _pairs(bond) if clash else ():
            other = apart.get(pair)
            if other is not None and bonds[other].force is Force.RULE:
                first, second = sorted(pair)
                source.error(
                    "contradiction",
                    ("bonds", max(i, other), "agents"),
                    say(
                        "{first} and {second} must be apart by one bond and meet by another ({kind})",
                        first=first,
                        second=second,
                        kind=bond.kind.value,
                    ),
                    say('remove one of the two bonds, or make one a wish: force = "wish"'),
                )


def _pairs(bond: Bond) -> set[frozenset[str]]:
    """Pairs that the bond is about; of a mentor each newcomer with the first."""
    named = [pair for pair in combinations(bond.agents, 2) if pair[0] != pair[1]]
    if bond.kind is BondKind.MENTOR:
        named = [pair for pair in named if bond.agents[0] in pair]
    return {frozenset(pair) for pair in named}
