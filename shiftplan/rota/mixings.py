"""When whole rosters are listed and mixed: one worker begins with everybody's, then parts."""

from shiftplan.rota.draft import Draft
from shiftplan.rota.jobs import Found, Mix, Mixing

PART_SECONDS = 3.0
PAYS = 0.05
"""Luck under which parts are left to chance, like all other kinds of improvement."""
GENERATING, DIVING = 0.5, 0.6
"""The longest part of the time that is left for generating, and then for the dive."""


class Mixings:
    """Draws the jobs of workers that mix; `luck` says how often parts gained lately.

    The first worker that asks mixes; the others follow when its dive was a gain.
    """

    def __init__(self) -> None:
        self.luck = 1.0
        self._possible = True
        self._pays = False
        self._dived: set[int] = set()
        self._first: int | None = None
        self._generated = False

    def next(self, worker: int, draft: Draft, left: float) -> Mix | None:
        """The worker's next job, None when it should not mix."""
        if self._first is None:
            self._first = worker
        ours = worker == self._first or self._pays
        if not ours or not self._possible or self.luck < PAYS:
            return None
        if worker == self._first and not self._generated:
            self._generated = True
            return Mix(draft, Mixing.GENERATE, left * GENERATING)
        if worker not in self._dived:
            self._dived.add(worker)
            return Mix(draft, Mixing.DIVE, left * DIVING)
        return Mix(draft, Mixing.PARTS, min(PART_SECONDS, left))

    def learn(self, job: Mix, answer: Found, *, gained: bool) -> None:
        """Mixing ends when rosters cannot be listed, and rests when it does not pay."""
        if answer.draft is None:
            self._possible = False
        if job.what is Mixing.DIVE:
            self._pays |= gained
        if job.what is Mixing.PARTS:
            self.luck = 0.9 * self.luck + 0.1 * gained
