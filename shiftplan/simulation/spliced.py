"""People of a rota that was changed while the day ran: before each change the rota of then counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, inf

from shiftplan.domain.rota import Rota
from shiftplan.simulation.draws import Purpose, stream
from shiftplan.simulation.people import Duty, Roster, Stretch


@dataclass(frozen=True)
class RotaFrom:
    """The rota that counts from a second on, until that of the next."""

    second: float
    rota: Rota


@dataclass(frozen=True)
class Missing:
    """A share of those due between two seconds does not serve between them."""

    begins: float
    ends: float
    share: float


def spliced(roster: Roster, rotas: Sequence[RotaFrom]) -> tuple[Duty, ...]:
    """Duties with their stretches as each rota had them while it counted.

    Whoever was there before keeps the place in the order, so that what was played before a change stays.
    """
    ends = [*(one.second for one in rotas[1:]), inf]
    found: dict[tuple[object, ...], Duty] = {}
    for one, end in zip(rotas, ends, strict=True):
        begin = one.second if one is not rotas[0] else -inf
        for duty in roster.duties(one.rota):
            inside = _clipped(duty.stretches, begin, end)
            if inside:
                key = (duty.who, duty.day, duty.person.queue)
                before = found[key].stretches if key in found else ()
                found[key] = replace(found.get(key, duty), stretches=_joined((*before, *inside)))
    return tuple(found.values())


def without(
    duties: Sequence[Duty], first: Sequence[Duty], missing: Sequence[Missing], seed: int
) -> tuple[Duty, ...]:
    """Duties without those who are missing, chosen by lot among the `first` ones, who were due at first."""
    for number, one in enumerate(missing):
        due = sorted({duty.who for duty in first if _clipped(duty.stretches, one.begins, one.ends)})
        lots = stream(seed, number, Purpose.MISSING).permutation(len(due))
        gone = {due[lot] for lot in lots[: ceil(one.share * len(due))]}
        duties = [_leaving(duty, one) if duty.who in gone else duty for duty in duties]
    return tuple(duty for duty in duties if duty.stretches)


def _leaving(duty: Duty, one: Missing) -> Duty:
    before = _clipped(duty.stretches, -inf, one.begins)
    return replace(duty, stretches=(*before, *_clipped(duty.stretches, one.ends, inf)))


def _clipped(stretches: Sequence[Stretch], begin: float, end: float) -> tuple[Stretch, ...]:
    cut = ((max(first, begin), min(last, end)) for first, last in stretches)
    return tuple((first, last) for first, last in cut if first < last)


def _joined(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """In order, those that meet as one: nobody goes and comes in the same second."""
    found: list[Stretch] = []
    for begin, end in sorted(stretches):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def still_spells(stretches: Sequence[Stretch], stops: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """When somebody on duty in these stretches stands still because nobody can answer."""
    cut = (each for stop in stops for each in _clipped(stretches, *stop))
    return _joined(tuple(cut))
