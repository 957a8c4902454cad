"""The search: bound, start and improvement dealt out to the crew; the best kept, checked and reported."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import numpy as np

from shiftplan.domain.outcome import Progress
from shiftplan.domain.rota import Rota
from shiftplan.rota.annealing import Annealing
from shiftplan.rota.bound import Relaxed
from shiftplan.rota.crew import Crew
from shiftplan.rota.draft import Draft, union
from shiftplan.rota.jobs import Answered, Found, Improve, Job, Relax, Round, Stroll, Whole
from shiftplan.rota.limits import Limits
from shiftplan.rota.model import Model
from shiftplan.rota.neighbourhoods import WALK, Neighbourhoods
from shiftplan.rota.rounding import by_worth

PROVEN = 1e-6
POLL_SECONDS = 0.1
REPORT_SECONDS = 0.5
PIECE_SECONDS = 2.5
"""Of a processor; on a busy machine a piece gets longer by the clock."""
LEAST_SHARE = 0.25
COOLING = 0.5
"""The longest part of the time for the first cooling."""
SMALL = 2500
"""Choices up to which the whole model is given to one worker at once."""


@dataclass(frozen=True)
class Ears:
    """How the search talks with its caller: `show` makes a rota of choices."""

    report: Callable[[Progress], None]
    stop: Callable[[], bool]
    show: Callable[[Draft], Rota]
    began: float


class Search:
    """Minimises a model. `base` are choices that keep every rule (locks and nothing else, or little)."""

    def __init__(self, model: Model, base: Draft, limits: Limits, ears: Ears) -> None:
        self.model = model
        self.base = base
        self.limits = limits
        self.ears = ears
        self.until = ears.began + limits.seconds
        self.best: Draft | None = None
        self.value: float | None = None
        self.bound: float | None = None
        self.stopped = False
        self.proven = False
        self.pieces = 0
        self._near = Neighbourhoods(model, limits.seed)
        self._walks = Annealing(model, base, limits.seed)
        self._relaxed: Relaxed | None = None
        self._asked: set[str] = set()
        self._doing: dict[int, Job] = {}
        self._share = 1.0
        self._warm = False
        self._reported = 0.0
        self._shown: float | None = None

    def begin_from(self, draft: Draft | None) -> None:
        """Take a rota that is there already."""
        self._warm = self.offer(draft)

    def offer(self, draft: Draft | None) -> bool:
        """Keep `draft` if it keeps every rule and is better than the best; whether it was."""
        if draft is None:
            return False
        value = self.model.value(draft)
        if self.value is not None and value >= self.value - PROVEN * abs(self.value):
            return False
        if not self.model.is_kept_by(draft):
            return False
        self.best, self.value = draft, value
        self._settle()
        return True

    def prove(self, bound: float | None) -> None:
        """Raise the proven bound."""
        if bound is not None:
            self.bound = bound if self.bound is None else max(bound, self.bound)
            self._settle()

    def _settle(self) -> None:
        if self.value is not None and self.bound is not None:
            self.proven = self.value - self.bound <= PROVEN * max(1.0, abs(self.value))

    def run(self) -> None:
        """Search until proven, stopped or out of time."""
        with Crew(self.model, self.limits.workers) as crew:
            while not self._over():
                for worker in crew.idle:
                    self._doing[worker] = self._next()
                    crew.give(worker, self._doing[worker])
                for worker, answer in crew.answers(POLL_SECONDS):
                    self._learn(self._doing.pop(worker), answer)
                self._report()

    def _over(self) -> bool:
        self.stopped = self.ears.stop()
        return self.stopped or self.proven or monotonic() >= self.until

    def _left(self) -> float:
        return max(0.05, self.until - monotonic())

    def _first_time(self, what: str) -> bool:
        new = what not in self._asked
        self._asked.add(what)
        return new

    def _next(self) -> Job:
        """The job that helps most now."""
        if self._first_time("bound"):
            return Relax(self._left())
        if self._cools():
            return self._walks.cooling(self._cooling_share())
        relaxed = self._relaxed.values if self._relaxed else None
        if relaxed is not None and self._first_time("round"):
            return Round(relaxed, by_worth(self.model), self._left())
        if self.model.whole <= SMALL and self._relaxed and self._first_time("whole"):
            return Whole(self.best, self._left(), self.limits.seed)
        return self._improvement()

    def _cools(self) -> bool:
        """Whether a worker should go on with the cooling; a start that was given is not left for it."""
        walking = any(isinstance(job, Stroll) and job.cooling for job in self._doing.values())
        wanted = not self._warm and self.limits.workers > 1 and not walking
        return wanted and not self._walks.cooled(self._cooling_share())

    def _cooling_share(self) -> float:
        return (monotonic() - self.ears.began) / (COOLING * self.limits.seconds)

    def _improvement(self) -> Improve | Stroll:
        draft = self.base if self.best is None else self.best
        label, free = self._near.draw()
        if label == WALK:
            return self._walks.short(draft)
        self.pieces += 1
        seconds = min(PIECE_SECONDS / self._share, self._left())
        return Improve(draft, free, seconds, self.limits.seed + self.pieces, label)

    def _learn(self, job: Job, answer: Answered) -> None:
        if isinstance(answer, Relaxed):
            self._relaxed = answer
            self.prove(answer.bound)
            return
        self.prove(answer.bound)
        if isinstance(job, Stroll) and job.cooling and answer.draft is not None:
            self._walks.present = answer.draft
        gained = self.offer(self._merged(job, answer))
        if isinstance(job, Stroll) and not job.cooling:
            self._near.kinds[WALK].learn(finished=False, gained=gained)
        if isinstance(job, Improve):
            self._near.kinds[job.label].learn(finished=answer.finished, gained=gained)
            self._share = 0.7 * self._share + 0.3 * min(1.0, max(LEAST_SHARE, answer.share))

    def _merged(self, job: Job, answer: Found) -> Draft | None:
        """The answer's piece put into the best rota, which may have moved on since the job was given."""
        if answer.draft is None or self.best is None or not isinstance(job, Improve):
            return answer.draft
        breaks = np.nonzero(np.isin(self.model.pauses.choice, job.free))[0]
        return union(self.best, answer.draft, job.free, breaks)

    @property
    def phase(self) -> str:
        if self._relaxed is None:
            return "bound"
        return "start" if self.best is None else "improve"

    def _report(self) -> None:
        now = monotonic()
        if now - self._reported < REPORT_SECONDS:
            return
        changed = self.best is not None and self._shown != self.value
        rota = self.ears.show(self.best) if changed and self.best is not None else None
        self._reported, self._shown = now, self.value
        progress = Progress(
            seconds=now - self.ears.began, phase=self.phase, best=self.value, bound=self.bound, rota=rota
        )
        self.ears.report(progress)
