"""A queue and what is promised on it, as the carried queue is asked about it."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from shiftplan.domain.queue import Queue
from shiftplan.errors import Unreachable
from shiftplan.queueing import DEFINITIONS, Goal, Performance
from shiftplan.queueing.checked import MOST_AGENTS
from shiftplan.queueing.out_of_reach import short
from shiftplan.queueing.transient import Found, Line, Passed, Piece, State, advance, fewest
from shiftplan.staffing.model import formula, goals, patience

Pieces = tuple[Piece, ...]
SECONDS_PER_HOUR = 3600


@dataclass(frozen=True)
class Promised:
    queue: Queue

    @cached_property
    def line(self) -> Line:
        return Line(self.queue.aht_seconds, patience(self.queue))

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        return goals(self.queue)

    def fewest(self, state: State, pieces: Pieces, *, every_piece: bool = False) -> Found:
        """The fewest agents that keep all that is promised to those who come in these pieces.

        Raises Unreachable, naming what is missed and by how much.
        """
        self._check_in_reach(pieces)
        cap, gone = self.queue.occupancy_cap, self.queue.max_abandon
        try:
            return fewest(
                self.line,
                state,
                pieces,
                self.goals,
                occupancy_cap=cap,
                max_abandon=gone,
                every_piece=every_piece,
            )
        except Unreachable as error:
            if any(goal.too_soon for goal in self.goals):
                raise
            best = self.carried(state, MOST_AGENTS, pieces)
            if self.kept(best):
                raise
            told = cast("Performance", best)  # it answers all that is asked of a performance
            raise short(told, self.goals, cap, gone) from error

    def _check_in_reach(self, pieces: Pieces) -> None:
        """Far out of reach is told at once: more to be answered than all windows and their ends can take."""
        seconds = sum(piece.seconds for piece in pieces)
        per_hour = sum(piece.seconds * (piece.start_per_hour + piece.end_per_hour) / 2 for piece in pieces)
        for goal in self.goals:
            most = self.line.windows + self.line.end_rates[-1] * (seconds + goal.within_seconds)
            answered = goal.share * per_hour / SECONDS_PER_HOUR
            if goal.definition == DEFINITIONS[0] and answered > MOST_AGENTS * most:
                best = formula(self.queue, per_hour / seconds)(MOST_AGENTS)
                raise short(best, self.goals, self.queue.occupancy_cap, self.queue.max_abandon)

    def carried(self, state: State, agents: int, pieces: Pieces) -> Passed:
        return advance(self.line, state, agents, pieces)

    def kept(self, reached: Passed | Performance) -> bool:
        """Whether the means keep the promise."""
        few_leave = self.queue.max_abandon is None or reached.abandon <= self.queue.max_abandon
        on_target = all(
            reached.service_level(goal.within_seconds, goal.definition, goal.replies) >= goal.share
            for goal in self.goals
        )
        return on_target and few_leave and reached.occupancy <= self.queue.occupancy_cap

    def kept_at_rest(self, agents: int, contacts_per_hour: float) -> bool:
        """Whether these agents would keep it in a steady state of this rate, in the chain that is carried."""
        return agents > 0 and self.kept(formula(self.queue, contacts_per_hour, exact=False)(agents))
