"""The next plan from one that is over: asked for on the start screen and on stage 8, then opened."""

from shiftplan.tui.next_plan.dialog import NextPlanDialog, ask_next

__all__ = ["NextPlanDialog", "ask_next"]
