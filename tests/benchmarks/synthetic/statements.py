"""What plan.toml states of cover, of hours that weigh more, of who works with whom, and of sessions."""

from collections.abc import Sequence
from datetime import timedelta

from tests.benchmarks.synthetic.calendar import START, Sale
from tests.benchmarks.synthetic.people import SQUAD, Person

SENIORS_ALL_NIGHT_FROM = 24
SEATS = 0.75
CLASS = 6
"""Newcomers whom one trains at a time."""
SCORED = """
[[scored]]
queue = "presale"
factor = 1.5
phases = ["spot", "main"]
"""
PATTERN = """
[[patterns]]
id = "four_two"
turn = ["*", "*", "*", "*", "-", "-"]
force = "wish"
weight = 0.5
"""


def statements(sale: Sale, team: Sequence[Person]) -> str:
    return "".join([_cover(len(team)), SCORED, PATTERN, *_squads(team), *_bonds(team), _sessions(sale, team)])


def _cover(size: int) -> str:
    """Somebody of tier T3 or above in every slot, and no more people than seats."""
    hours = "" if size >= SENIORS_ALL_NIGHT_FROM else 'since = "10:00"\nuntil = "22:00"\n'
    return (
        f'\n[[cover]]\nid = "senior"\ntier = "T3"\nleast = 1\nforce = "wish"\n{hours}'
        f'\n[[cover]]\nid = "seats"\nmost = {max(6, round(SEATS * size))}\nforce = "rule"\n'
    )


def _squads(team: Sequence[Person]) -> list[str]:
    """Two squads wish for a senior of their own; its price is small, for the sale comes first."""
    names = sorted({person.squad for person in team if person.squad})
    return [f'\n[[squads]]\nid = "{name}"\ntier = "T3"\nforce = "wish"\nweight = 0.02\n' for name in names]


def _bonds(team: Sequence[Person]) -> list[str]:
    """In every third squad: two who share a car, two who are kept apart, a newcomer with a mentor."""
    found = []
    for first in range(0, len(team) - SQUAD + 1, 3 * SQUAD):
        squad = team[first : first + SQUAD]
        newcomer = next((one for one in squad[3:] if one.tier == "T1" and one.contract == "full"), None)
        found += [
            _bond("carpool", [squad[1], squad[2]], 'force = "wish"\nweight = 0.05'),
            _bond("apart", [squad[-2], squad[-1]], 'force = "rule"'),
        ]
        if newcomer is not None and squad[0].queues[0] in newcomer.queues:
            found.append(_bond("mentor", [squad[0], newcomer], 'force = "wish"\nweight = 0.05'))
    return found


def _bond(kind: str, people: Sequence[Person], how: str) -> str:
    names = ", ".join(f'"{one.id}"' for one in people)
    return f'\n[[bonds]]\nkind = "{kind}"\nagents = [{names}]\n{how}\n'


def _sessions(sale: Sale, team: Sequence[Person]) -> str:
    """A briefing before the opening, each when it suits; an hour of training for a class of newcomers."""
    newcomers = [one.id for one in team if one.tier == "T1"][:CLASS] or [team[-1].id]
    names = ", ".join(f'"{name}"' for name in newcomers)
    opening = (START + timedelta(days=sale.main - 1)).date()
    early = ", ".join(str((START + timedelta(days=day)).date()) for day in (1, 2))
    return (
        f'\n[[sessions]]\nid = "brief"\nkind = "briefing"\nminutes = 30\ndays = [{opening}]\n'
        f'since = "09:00"\nuntil = "19:00"\nqueue = "presale"\ngroup = false\nforce = "wish"\nweight = 0.1\n'
        f'\n[[sessions]]\nid = "train"\nminutes = 60\ndays = [{early}]\nsince = "13:00"\n'
        f'until = "17:00"\nagents = [{names}]\ngroup = true\nforce = "wish"\nweight = 0.1\n'
    )
