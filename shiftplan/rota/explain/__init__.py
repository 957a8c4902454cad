"""Explanations: what is certain before a search, why a slot is short, why somebody works, what would help."""

from shiftplan.domain.need import Need
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Rota
from shiftplan.rota.explain.alone import Alone
from shiftplan.rota.explain.foresight import foresee
from shiftplan.rota.explain.levers import Candidate, Joined, candidates, joined
from shiftplan.rota.explain.people import person_reasons
from shiftplan.rota.explain.scene import scene_of, sketch_of
from shiftplan.rota.explain.slots import slot_reasons
from shiftplan.rota.explain.standing import Standing

__all__ = [
    "Alone",
    "Candidate",
    "Joined",
    "Standing",
    "candidates",
    "foresee",
    "joined",
    "person_reasons",
    "sketch_of",
    "slot_reasons",
    "standing_of",
]


def standing_of(plan: Plan, need: Need, rota: Rota) -> Standing:
    """A rota in the model of its plan."""
    return Standing(scene_of(plan, need, rota), rota)
