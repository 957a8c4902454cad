"""Fixed routing: each contact is dealt to an agent in turn and waits for that one, however busy."""

from collections import deque

from shiftplan.simulation.floor import Floor


class FixedFloor(Floor):
    """`desks` are the contacts that wait for one agent. With nobody on duty they wait in the common line,
    from which whoever comes first takes; when an agent goes, those waiting there are dealt anew.
    """

    def _open_buckets(self) -> None:
        super()._open_buckets()
        self.desks: list[deque[int]] = [deque() for _ in self.home]
        self.turns: list[deque[int]] = [deque() for _ in self.windows]

    def arrive(self, contact: int, now: float) -> None:
        self._deal(contact, now)

    def _deal(self, contact: int, now: float) -> None:
        queue = self.contacts.queue[contact]
        turns = self.turns[queue]
        if not turns:
            self.lines[queue].append(contact)
            return
        agent = turns[0]
        turns.rotate(-1)
        if self.level[agent] >= self.limit[agent] or self.still[agent]:
            self.desks[agent].append(contact)
            return
        self.course.ready[contact] = now
        self.course.held[contact] = self.level[agent] + 1
        self.leave_bucket(agent)
        self.begin(agent, contact, now)
        self.settle(agent, now)

    def call(self, agent: int, now: float) -> int:
        if self.still[agent]:
            return -1
        contact = self.next_of(self.lines[self.home[agent]], agent, now)
        return contact if contact >= 0 else self.next_of(self.desks[agent], agent, now)

    def join(self, agent: int, now: float) -> None:
        super().join(agent, now)
        self.turns[self.home[agent]].append(agent)

    def go(self, agent: int, now: float) -> None:
        super().go(agent, now)
        self.turns[self.home[agent]].remove(agent)
        desk, self.desks[agent] = self.desks[agent], deque()
        for contact in desk:
            if self.leaves[contact] > now:
                self._deal(contact, now)

    def pause(self, agent: int, now: float, *, still: bool) -> None:
        super().pause(agent, now, still=still)
        self.leave_bucket(agent)
        self.refill(agent, now)
        self.settle(agent, now)
