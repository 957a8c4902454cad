"""What a what-if copy of a plan has otherwise: values, and what they do to a plan."""

from shiftplan.domain.adjusting.applying import adjusted
from shiftplan.domain.adjusting.values import (
    ADJUSTMENT,
    Adjustment,
    MoreHours,
    MorePeople,
    MoreSkill,
    OtherContacts,
    OtherPhase,
    OtherScenario,
    OtherStart,
    OtherTarget,
    WishGivenUp,
)

__all__ = [
    "ADJUSTMENT",
    "Adjustment",
    "MoreHours",
    "MorePeople",
    "MoreSkill",
    "OtherContacts",
    "OtherPhase",
    "OtherScenario",
    "OtherStart",
    "OtherTarget",
    "WishGivenUp",
    "adjusted",
]
