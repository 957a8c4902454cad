"""An instance through the rota core: the model, the search, and the roster that the judge has looked at."""

from dataclasses import dataclass
from time import monotonic
from typing import Any

from shiftplan.domain.outcome import Progress
from shiftplan.domain.rota import Rota
from shiftplan.rota.budget import Budget
from shiftplan.rota.construct.first import first_rota
from shiftplan.rota.crew import Crew
from shiftplan.rota.draft import Draft
from shiftplan.rota.limits import Limits
from shiftplan.rota.model import Model
from shiftplan.rota.parts import apart
from shiftplan.rota.running import Ears, Run
from tests.benchmarks.published.instance import Instance, Roster
from tests.benchmarks.published.judge import objective, violations
from tests.benchmarks.published.rows import model_of

FIRST_SECONDS = 5.0


@dataclass
class Watch:
    """When the first feasible roster was there, in seconds."""

    first: float | None = None

    def see(self, progress: Progress) -> None:
        if progress.best is not None and self.first is None:
            self.first = progress.seconds


@dataclass(frozen=True)
class Solved:
    """`roster` is None when none was found in time; `facts` is what the command prints."""

    roster: Roster | None
    facts: dict[str, Any]


def solve(instance: Instance, limits: Limits) -> Solved:
    """Search with `limits`; every roster that is told was counted by the judge.

    Raises:
        RuntimeError: the judge finds a rule broken, or another objective than the model: a fault of the rows.

    """
    began = monotonic()
    model = model_of(instance)
    watch = Watch()
    base = first_rota(model, min(FIRST_SECONDS, limits.seconds / 4), limits.seed)
    run = Run(model, base, Budget(limits, began), Ears(watch.see, lambda: False, lambda _: Rota()))
    for part, search in zip(run.parts, run.searches, strict=True):
        search.offer(apart(part, base))
    watch.first = monotonic() - began if run.value is not None else None
    with Crew(limits.workers, limits.seed) as crew:
        run.begin(crew)
        run.run(crew)
    roster = None if run.best is None else roster_of(instance, model, run.best)
    return Solved(roster, _facts(instance, run, roster, watch.first, monotonic() - began))


def roster_of(instance: Instance, model: Model, draft: Draft) -> Roster:
    """A draft's choices as shifts by day."""
    days: dict[str, list[str | None]] = {person.id: [None] * instance.days for person in instance.staff}
    shape = len(instance.staff), instance.days, len(instance.shifts)
    for choice in model.choices[draft.chosen > 0].tolist():
        cell, shift = divmod(choice, shape[2])
        employee, day = divmod(cell, shape[1])
        days[instance.staff[employee].id][day] = instance.shifts[shift].id
    return {name: tuple(shifts) for name, shifts in days.items()}


def _facts(
    instance: Instance, run: Run, roster: Roster | None, first: float | None, seconds: float
) -> dict[str, Any]:
    if roster is not None:
        _check(instance, roster, run.value)
    status = "unknown" if roster is None else "optimal" if run.proven else "feasible"
    return {
        "instance": instance.name,
        "objective": None if roster is None else objective(instance, roster),
        "bound": None if run.bound is None else round(run.bound, 2),
        "seconds": round(seconds, 1),
        "status": status,
        "first_seconds": None if first is None else round(first, 1),
    }


def _check(instance: Instance, roster: Roster, value: float | None) -> None:
    broken = violations(instance, roster)
    if broken:
        raise RuntimeError(f"the search returned a roster that breaks rules: {'; '.join(broken)}")
    if value is None or abs(value - objective(instance, roster)) > 1e-3:
        raise RuntimeError(f"the model counts {value} where the judge counts {objective(instance, roster)}")
