"""From traffic to the agents needed in every slot."""

from shiftplan.staffing.need import delivered, need

__all__ = ["delivered", "need"]
