"""The event loop: contacts come, are taken by the least loaded, are worked on side by side, end."""

from collections.abc import Callable
from heapq import heappop
from math import inf

from shiftplan.simulation.bench import Bench, Course
from shiftplan.simulation.crew import Change, Kind

ASK_EVERY = 2047
"""Events between two calls of `tick`, less one: a power of two less one."""


class Floor(Bench):
    """One replication with least-loaded routing."""

    def run(self, tick: Callable[[int], None]) -> Course:
        """Play everything; `tick(contacts so far)` is called often and may raise to end it."""
        comes, changes, ends, version = [*self.contacts.comes, inf], self.changes, self.ends, self.version
        last, at, step, rounds = len(comes) - 1, 0, 0, 0
        arrive, finish = self.arrive, self.finish
        while True:
            rounds += 1
            if not rounds & ASK_EVERY:
                tick(at)
            coming, ending = comes[at], ends[0][0] if ends else inf
            changing = changes[step].second if step < len(changes) else inf
            if changing <= coming and changing <= ending and changing < inf:
                self.change(changes[step])
                step += 1
            elif ending <= coming and ends:
                _, agent, told = heappop(ends)
                if told == version[agent]:
                    finish(agent, ending)
            elif at < last:
                arrive(at, coming)
                at += 1
            else:
                return self.course

    def arrive(self, contact: int, now: float) -> None:
        queue = self.contacts.queue[contact]
        agent = self.freest(queue)
        if agent < 0:
            self.lines[queue].append(contact)
            return
        self.course.ready[contact] = now
        self.course.held[contact] = self.level[agent] + 1
        self.leave_bucket(agent)
        self.begin(agent, contact, now)
        self.settle(agent, now)

    def finish(self, agent: int, now: float) -> None:
        self.leave_bucket(agent)
        self.attained[agent], contact = self.due[agent].pop(0)
        self.since[agent] = now
        self.course.ended[contact] = now
        self.level[agent] -= 1
        if self.limit[agent] < self.full[agent]:
            self._widen(agent)
        if self.on[agent]:
            self.refill(agent, now)
        elif not self.level[agent] and agent in self.leaving[self.home[agent]]:
            self.leaving[self.home[agent]].remove(agent)
        self.settle(agent, now)

    def _widen(self, agent: int) -> None:
        """Somebody on a one-window call can hold nothing else; that ends with the call."""
        home, queue = self.home[agent], self.contacts.queue
        held = (self.windows[queue[contact]] for _, contact in self.due[agent] if queue[contact] != home)
        self.limit[agent] = min((self.full[agent], *held))

    def refill(self, agent: int, now: float) -> None:
        """Fill free windows: first from colleagues who are leaving, then from the lines."""
        while self.level[agent] < self.limit[agent]:
            if self.leaving[self.home[agent]]:
                self.hand_over(self.leaving[self.home[agent]], agent, now)
                continue
            contact = self.call(agent, now)
            if contact < 0:
                return
            self.begin(agent, contact, now)

    def call(self, agent: int, now: float) -> int:
        """The contact that has waited longest in the agent's own line, else in the others known; or −1."""
        knows = self.knows[agent]
        contact = self.next_of(self.lines[knows[0]], agent, now)
        if contact >= 0 or len(knows) == 1:
            return contact
        level = self.level[agent]
        others = [queue for queue in knows[1:] if self.lines[queue] and level < self.windows[queue]]
        for queue in sorted(others, key=lambda queue: self.lines[queue][0]):
            contact = self.next_of(self.lines[queue], agent, now)
            if contact >= 0:
                return contact
        return -1

    def change(self, change: Change) -> None:
        now, who = change.second, change.who
        if change.kind is Kind.HEADCOUNT:
            self.set_headcount(who, change.agents, now)
        elif change.kind is Kind.COMES:
            self.come(who, now)
        elif change.kind is Kind.LEAVES:
            self.go(who, now)
        elif change.kind is Kind.WINDOWS:
            self.open_windows(who, change.agents, now)
        else:
            self.pause(who, now, still=change.kind is Kind.AWAY)

    def come(self, agent: int, now: float) -> None:
        """On duty, with the lines shared out to whoever is then the least loaded."""
        self.join(agent, now)
        for queue in self.knows[agent]:
            self.share_out(queue, now)

    def pause(self, agent: int, now: float, *, still: bool) -> None:
        self.leave_bucket(agent)
        self.advance(agent, now)
        self.still[agent] = still
        self.settle(agent, now)
        if not still and self.on[agent]:
            for queue in self.knows[agent]:
                self.share_out(queue, now)

    def open_windows(self, agent: int, windows: int, now: float) -> None:
        """So many from now on; what is held beyond them is finished."""
        self.leave_bucket(agent)
        self.advance(agent, now)
        self.full[agent] = self.limit[agent] = windows
        self._widen(agent)
        self.settle(agent, now)
        if self.on[agent]:
            for queue in self.knows[agent]:
                self.share_out(queue, now)

    def share_out(self, queue: int, now: float) -> None:
        """Give the line's contacts to free agents, one by one to the least loaded."""
        while self.lines[queue]:
            agent = self.freest(queue)
            if agent < 0:
                return
            contact = self.next_of(self.lines[queue], agent, now)
            if contact >= 0:
                self.leave_bucket(agent)
                self.begin(agent, contact, now)
                self.settle(agent, now)

    def set_headcount(self, queue: int, count: int, now: float) -> None:
        """Interchangeable agents: those who leave are the least loaded, and colleagues take over what they
        hold as windows come free there, before anybody in the line is taken.
        """
        own = [agent for agent in range(len(self.home)) if self.home[agent] == queue]
        on = sorted((agent for agent in own if self.on[agent]), key=self.level.__getitem__)
        for agent in on[: max(0, len(on) - count)]:
            self.go(agent, now)
            if self.level[agent]:
                self.leaving[queue].append(agent)
        off = [agent for agent in own if not self.on[agent]] if count > len(on) else []
        for agent in sorted(off, key=lambda agent: -self.level[agent])[: max(0, count - len(on))]:
            if agent in self.leaving[queue]:
                self.leaving[queue].remove(agent)
            self.join(agent, now)
        self.pass_on(queue, now)
        self.share_out(queue, now)

    def pass_on(self, queue: int, now: float) -> None:
        """What leavers hold goes to colleagues with free windows, the least loaded first."""
        while self.leaving[queue]:
            agent = self.freest(queue)
            if agent < 0:
                return
            self.leave_bucket(agent)
            self.hand_over(self.leaving[queue], agent, now)
            self.settle(agent, now)

    def hand_over(self, leaving: list[int], to: int, now: float) -> None:
        """One contact of the first leaver, with the work still to be done on it."""
        leaver = leaving[0]
        self.advance(leaver, now)
        mark, contact = self.due[leaver].pop()
        left = max(0.0, mark - self.attained[leaver])
        self.level[leaver] -= 1
        if not self.level[leaver]:
            leaving.pop(0)
        self.settle(leaver, now)
        self.hold(to, contact, left, now)
