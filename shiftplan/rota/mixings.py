"""When whole rosters are listed and mixed: one worker begins with everybody's, dives, then parts as they pay."""

from shiftplan.rota.draft import Draft
from shiftplan.rota.jobs import Found, Mix, Mixing

PART_SECONDS = 3.0
PAYS = 0.05
"""Luck under which parts are left to chance, like all other kinds of improvement."""
GENERATING = 0.5
"""The longest part of the time that is left for generating, and again for the dive."""


class Mixings:
    """Draws the jobs of the worker that mixes; `luck` says how often parts gained lately."""

    def __init__(self) -> None:
        self.luck = 1.0
        self._worker: int | None = None
        self._possible = True
        self._before = [Mixing.GENERATE, Mixing.DIVE]

    def next(self, worker: int, draft: Draft, left: float) -> Mix | None:
        """The mixing worker's next job, None for any other worker and when mixing does not pay."""
        if self._worker is None:
            self._worker = worker
        if worker != self._worker or not self._possible or self.luck < PAYS:
            return None
        if self._before:
            return Mix(draft, self._before.pop(0), left * GENERATING)
        return self.part(draft, left)

    @property
    def ready(self) -> bool:
        """Whether parts may be drawn by anybody."""
        return self._possible and not self._before

    @staticmethod
    def part(draft: Draft, left: float) -> Mix:
        return Mix(draft, Mixing.PARTS, min(PART_SECONDS, left))

    def learn(self, job: Mix, answer: Found, *, gained: bool) -> None:
        """Mixing ends when rosters cannot be listed, and rests when it does not pay."""
        if answer.draft is None and answer.finished:
            self._possible = False
        if job.what is Mixing.PARTS:
            self.luck = 0.85 * self.luck + 0.15 * gained
