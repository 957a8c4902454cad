"""Runs the searches of a plan's parts on one crew: who works on what, sums of values and bounds, reports."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from shiftplan.domain.outcome import Progress
from shiftplan.domain.rota import Rota
from shiftplan.rota.budget import Budget
from shiftplan.rota.crew import Crew
from shiftplan.rota.draft import Draft
from shiftplan.rota.model import Model
from shiftplan.rota.parts import apart, joined, parts_of
from shiftplan.rota.search import Search

POLL_SECONDS = 0.1
REPORT_SECONDS = 0.5


@dataclass(frozen=True)
class Ears:
    """How the search talks with its caller: `show` makes a rota of a draft."""

    report: Callable[[Progress], None]
    stop: Callable[[], bool]
    show: Callable[[Draft], Rota]


class Run:
    """One search a part; each gets workers in turn, by its size, as long as it is not proved best."""

    def __init__(self, model: Model, base: Draft, budget: Budget, ears: Ears) -> None:
        self.model = model
        self.base = base
        self.budget = budget
        self.stopped = False
        self.parts = parts_of(model)
        self.searches = [Search(part.model, apart(part, base), budget) for part in self.parts]
        self._ears = ears
        self._used = [0.0 for _ in self.parts]
        self._given: dict[int, tuple[int, float, int]] = {}
        self._reported = 0.0
        self._shown: float | None = None

    def begin_from(self, draft: Draft | None) -> None:
        """Take a rota that is there already."""
        if draft is not None:
            for part, search in zip(self.parts, self.searches, strict=True):
                search.begin_from(apart(part, draft))

    @property
    def best(self) -> Draft | None:
        """The parts' best together, when each has one."""
        drafts = [search.best for search in self.searches if search.best is not None]
        return joined(self.base, self.parts, drafts) if len(drafts) == len(self.parts) else None

    @property
    def value(self) -> float | None:
        return _sum([search.value for search in self.searches])

    @property
    def bound(self) -> float | None:
        return _sum([search.bound for search in self.searches])

    @property
    def proven(self) -> bool:
        return all(search.proven for search in self.searches)

    def begin(self, crew: Crew) -> None:
        """Tell the workers the models and give each its first job."""
        crew.know(tuple(part.model for part in self.parts))
        self._give_all(crew)

    def run(self, crew: Crew) -> None:
        """Search until proven, stopped or out of time."""
        while not self._over():
            self._give_all(crew)
            for worker, answer in crew.answers(POLL_SECONDS):
                part, began, done = self._given.pop(worker)
                self._used[part] += self._clock() - began if not self.budget.by_work else done
                self.searches[part].learn(worker, answer)
            self._report()

    def _give_all(self, crew: Crew) -> None:
        for worker in crew.idle:
            self._give(crew, worker)

    def _give(self, crew: Crew, worker: int) -> None:
        part = self._neediest()
        before = self.budget.done
        job = self.searches[part].next(worker)
        self._given[worker] = part, self._clock(), self.budget.done - before
        crew.give(worker, part, job)

    @staticmethod
    def _clock() -> float:
        return monotonic()

    def _neediest(self) -> int:
        """The part that had least for its size; those at work count as if they had a little more."""
        busy = [part for part, _, _ in self._given.values()]
        open_parts = [i for i, search in enumerate(self.searches) if not search.proven]
        return min(open_parts, key=lambda i: (busy.count(i), self._used[i] / self.parts[i].model.whole))

    def _over(self) -> bool:
        self.stopped = self._ears.stop()
        return self.stopped or self.proven or self.budget.over

    def _report(self) -> None:
        now = monotonic()
        if now - self._reported < REPORT_SECONDS:
            return
        value = self.value
        changed = value is not None and self._shown != value
        best = self.best if changed else None
        self._reported, self._shown = now, value
        self._tell(value, best)

    def tell(self) -> None:
        """Report the best now."""
        self._reported, self._shown = monotonic(), self.value
        self._tell(self._shown, self.best)

    def _tell(self, value: float | None, best: Draft | None) -> None:
        self._ears.report(
            Progress(
                seconds=self.budget.elapsed,
                phase=self._phase,
                best=value,
                bound=self.bound,
                rota=None if best is None else self._ears.show(best),
                doing=tuple(sorted({doing for search in self.searches for doing in search.doing})),
                parts=len(self.parts),
            )
        )

    @property
    def _phase(self) -> str:
        phases = [search.phase for search in self.searches if not search.proven]
        return next((name for name in ("bound", "start") if name in phases), "improve")


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
