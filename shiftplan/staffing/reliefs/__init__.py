"""What each possible relief gives, by the queue carried through the next hours from the backlog there is now.

    ranking = rank(situation, reliefs, worth)      the best first; see docs/surge.md

Loads numpy and scipy: import it where something is computed.
"""

from shiftplan.staffing.reliefs.ranking import rank
from shiftplan.staffing.reliefs.situation import Head, Level, QueueNow, Rate, Situation

__all__ = ["Head", "Level", "QueueNow", "Rate", "Situation", "rank"]
