"""The next plan from an old one: its calendar moved, its people kept, what the debrief taught put in."""

from shiftplan.planning.next_plan.making import make_next
from shiftplan.planning.next_plan.old import a_year_later
from shiftplan.planning.next_plan.telling import NextPlan

__all__ = ["NextPlan", "a_year_later", "make_next"]
