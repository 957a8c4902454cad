"""From traffic to the agents needed in every slot."""

from shiftplan.staffing.need import need

__all__ = ["need"]
