"""After the sale: plan, rota and journal in; the debrief and its lessons out. Pure functions."""

from shiftplan.review.debrief import Known, debrief
from shiftplan.review.opening import quarters
from shiftplan.review.staffed import worked
from shiftplan.review.worth import Done

__all__ = ["Done", "Known", "debrief", "quarters", "worked"]
