"""The search for one model: which job helps most now, what its answer is worth; the best kept and checked."""

import numpy as np

from shiftplan.domain.outcome import Doing
from shiftplan.rota.bound import Proof
from shiftplan.rota.budget import Budget
from shiftplan.rota.coolings import Coolings
from shiftplan.rota.desk import Desk
from shiftplan.rota.draft import Draft, union
from shiftplan.rota.jobs import Answered, Found, Improve, Job, Mix, Relax, Stroll, Whole
from shiftplan.rota.mixings import Mixings
from shiftplan.rota.model import Model
from shiftplan.rota.neighbourhoods import WALK, Neighbourhoods
from shiftplan.rota.problem import Ints

PROVEN = 1e-6
PIECE_SECONDS = 4.0
"""Of a processor; on a busy machine a piece gets longer by the clock."""
LEAST_SHARE = 0.25
COOLING = 0.7
"""When the long cooling is over, of the whole time."""
TIGHTENING = 0.25
"""The longest part of the time for cuts."""
LEAST_GAIN = 1e-4
SMALL = 2500
"""Choices up to which the whole model is given to one worker at once."""
EARLY_WALKS = 6
WHOLE_SHARE = 0.5
"""Of the time left, how long that worker may try when there are others."""
LP_WORK = 0.3
"""Moves of the walk that an entry of the relaxation is worth."""
PIECE_WORK = 60
"""The same for a choice of a piece."""


class Search:
    """Minimises a model. `base` keeps every rule that binds one person (locks and no more, or little)."""

    def __init__(self, model: Model, base: Draft, budget: Budget) -> None:
        self.model = model
        self.base = base
        self.best: Draft | None = None
        self.value: float | None = None
        self.bound: float | None = None
        self.proven = False
        self.proof: Proof | None = None
        self._budget = budget
        self._seed = budget.limits.seed
        self._near = Neighbourhoods(model, self._seed)
        self._walks = Coolings(model, base, self._seed)
        self._mixings = Mixings()
        self._asked: set[str] = set()
        self._doing: dict[int, tuple[Job, float]] = {}
        self._tight = False
        self._pieces = 0
        self._share = 1.0
        self._chunk_share = 0.0
        self._warm = False
        self._early = 0

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

    def next(self, worker: int) -> Job:
        """The job that helps most now, for this worker."""
        job = self._next(worker)
        self._doing[worker] = job, self._budget.share
        self._budget.spend(self._work(job))
        return job

    def learn(self, worker: int, answer: Answered) -> None:
        """Take in what the worker answers to its job."""
        job, began = self._doing.pop(worker)
        self.prove(answer.bound)
        if isinstance(answer, Proof):
            self._learn_proof(answer)
        elif isinstance(job, Stroll) and job.cooling:
            self._chunk_share = self._budget.share - began
            if answer.present is not None:
                self._walks.reach(worker, answer.height, answer.present)
            self.offer(answer.draft)
        else:
            self._learn_improvement(job, answer)

    def _learn_proof(self, proof: Proof) -> None:
        before = self.proof.bound if self.proof else None
        if before is not None and proof.bound is not None:
            self._tight = proof.bound - before <= LEAST_GAIN * abs(before)
        self._tight = self._tight or proof.values is None
        self.proof = proof

    def _learn_improvement(self, job: Job, answer: Found) -> None:
        gained = self.offer(self._merged(job, answer))
        if isinstance(job, Stroll):
            self._near.kinds[WALK].learn(finished=False, gained=gained)
        if isinstance(job, Mix):
            gained |= self.offer(answer.draft)
            self._mixings.learn(job, answer, gained=gained)
        if isinstance(job, Improve):
            self._near.kinds[job.label].learn(finished=answer.finished, gained=gained)
            if not self._budget.by_work:
                self._share = 0.7 * self._share + 0.3 * min(1.0, max(LEAST_SHARE, answer.share))

    def _merged(self, job: Job, answer: Found) -> Draft | None:
        """The answer's piece put into the best rota, which may have moved on since the job was given."""
        if answer.draft is None or self.best is None or not isinstance(job, Improve | Mix):
            return answer.draft
        free = job.free if isinstance(job, Improve) else self._changed(job.draft, answer.draft)
        moved = answer.draft.places != job.draft.places
        breaks = np.nonzero(np.isin(self.model.pauses.choice, free) | moved)[0]
        return union(self.best, answer.draft, free, breaks)

    def _changed(self, before: Draft, after: Draft) -> Ints:
        """All choices of the people whose rosters differ."""
        owner = self.model.owner[: self.model.whole]
        people = np.unique(owner[before.chosen != after.chosen])
        found: Ints = np.nonzero(np.isin(owner, people))[0]
        return found

    def _next(self, worker: int) -> Job:
        return self._eagerly() or self._quick() or self._mix(worker) or self._opening() or self._going_on()

    def _eagerly(self) -> Stroll | None:
        """Short walks from the rota that is there, where something better is wanted soon."""
        if not (self._budget.eager and self._warm and self.best and self._early < EARLY_WALKS):
            return None
        self._early += 1
        return self._walks.short(self.best)

    def walk_here(self) -> None:
        """One of the short walks in this process, before there are any workers."""
        job = self._eagerly()
        if job is not None:
            self._budget.spend(job.steps)
            self.offer(job.run(Desk(self.model, self._seed)).draft)

    def _quick(self) -> Job | None:
        """A rota to show comes first."""
        wanted = not self._warm and not self._is_cooling() and self._walks.quick
        return self._walks.next_quick() if wanted else None

    def _opening(self) -> Job | None:
        """What comes once: the bound, the whole of a small model."""
        if self._first_time("bound"):
            return Relax(self._budget.left)
        if self.model.whole <= SMALL and self.proof and self._first_time("whole"):
            return Whole(self.best, self._whole_seconds, self._seed)
        return None

    def _going_on(self) -> Job:
        """Somebody cools, somebody cuts while that helps, then all cool, then all improve."""
        share = self._budget.share
        cools = not self._warm and not self._walks.cooled(share, COOLING)
        if self._tightens(share) and (self._is_cooling() or not cools):
            return Relax(self._budget.left, self.proof)
        if cools:
            return self._walks.next_long(share, COOLING, self._chunk_share)
        return self._improvement()

    @property
    def _whole_seconds(self) -> float | None:
        """Several workers have better things to do soon."""
        if self._budget.by_work:
            return None
        return self._budget.left * (1.0 if self._budget.limits.workers == 1 else WHOLE_SHARE)

    def _mix(self, worker: int) -> Mix | None:
        """Whole rosters: the work of one of several workers, unless time is counted by work."""
        if self._budget.by_work or self._budget.limits.workers == 1:
            return None
        return self._mixings.next(worker, self.best or self.base, self._budget.left)

    def _first_time(self, what: str) -> bool:
        new = what not in self._asked
        self._asked.add(what)
        return new

    def _is_cooling(self) -> bool:
        return any(isinstance(job, Stroll) and job.cooling for job, _ in self._doing.values())

    def _tightens(self, share: float) -> bool:
        """Whether another round of cuts is worth its time."""
        busy = any(isinstance(job, Relax) for job, _ in self._doing.values())
        return self.proof is not None and not busy and not self._tight and share < TIGHTENING

    def _improvement(self) -> Improve | Stroll:
        draft = self.base if self.best is None else self.best
        label, free = self._near.draw()
        if label == WALK:
            return self._walks.short(draft)
        self._pieces += 1
        seconds = None if self._budget.by_work else min(PIECE_SECONDS / self._share, self._budget.left)
        return Improve(draft, free, seconds, self._seed + self._pieces, label)

    def _work(self, job: Job) -> int:
        """What a job is charged as, in moves of the walk."""
        if isinstance(job, Stroll):
            return job.steps
        if isinstance(job, Improve):
            return len(job.free) * PIECE_WORK
        return int(self.model.matrix.nnz * LP_WORK) + 1

    @property
    def doing(self) -> tuple[Doing, ...]:
        """What the workers do for this model now."""
        return tuple(_doing(job) for job, _ in self._doing.values())

    @property
    def phase(self) -> str:
        if self.best is None:
            return "start" if self.proof else "bound"
        return "improve" if self.proof else "bound"


def _doing(job: Job) -> Doing:
    if isinstance(job, Relax):
        return Doing.BOUND if job.proof is None else Doing.CUTS
    if isinstance(job, Stroll):
        return Doing.COOLING if job.cooling else Doing.WALK
    if isinstance(job, Mix):
        return Doing.ROSTERS
    return Doing.WHOLE if isinstance(job, Whole) else Doing(job.label)
