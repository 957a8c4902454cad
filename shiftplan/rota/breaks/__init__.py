"""Breaks that may move: what each place takes from cover, and the relaxation that bounds them all."""

from shiftplan.rota.breaks.pauses import Pauses, no_pauses

__all__ = ["Pauses", "no_pauses"]
