"""Call-backs: who would wait may be put off and comes again later."""

from collections.abc import Sequence
from random import Random

from shiftplan.simulation.bench import Contacts
from shiftplan.simulation.crew import Change, Crew, Kind
from shiftplan.simulation.floor import Floor


class RecallingFloor(Floor):
    """`again[c]` is who comes again as c (−1: c comes for the first time); c only comes if that one was put
    off. `asked[c]`: c is put off when it is in line as call-backs begin (`Kind.CALLS`) or comes while they
    last and nobody is free.
    """

    def __init__(
        self,
        crew: Crew,
        contacts: Contacts,
        random: Random,
        again: Sequence[int],
        asked: Sequence[bool],
    ) -> None:
        super().__init__(crew, contacts, random)
        self.again, self.asked = again, asked
        self.put_off: set[int] = set()
        self.calling = [False] * len(crew.windows)

    def arrive(self, contact: int, now: float) -> None:
        first = self.again[contact]
        if first >= 0 and first not in self.put_off:
            return
        super().arrive(contact, now)
        line = self.lines[self.contacts.queue[contact]]
        if (
            line
            and line[-1] == contact
            and self.calling[self.contacts.queue[contact]]
            and self.asked[contact]
        ):
            self.put_off.add(line.pop())

    def change(self, change: Change) -> None:
        if change.kind is not Kind.CALLS:
            super().change(change)
            return
        self.calling[change.who] = bool(change.agents)
        line = self.lines[change.who]
        if change.agents:
            gone = [
                contact for contact in line if self.asked[contact] and self.leaves[contact] > change.second
            ]
            self.put_off.update(gone)
            kept = [contact for contact in line if contact not in self.put_off]
            line.clear()
            line.extend(kept)
