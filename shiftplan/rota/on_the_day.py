"""Shifts that a running day changed stay as they are: a solve or a repair works around them.

The model knows shifts as their templates have them. So the cells of such shifts are locked while it works,
and what the day made of them is put back into every rota that comes out. What they serve more or less for it
is taken off the need, or added; their own hours and rests are for the judge.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from shiftplan.domain import work
from shiftplan.domain.need import Need, QueueNeed
from shiftplan.domain.on_the_day import AS_PLANNED
from shiftplan.domain.outcome import Outcome, Progress
from shiftplan.domain.plan import Plan
from shiftplan.domain.rota import Cell, Rota
from shiftplan.rota import mending, shortage_first
from shiftplan.rota.limits import Limits
from shiftplan.rota.mending import Task

Report = Callable[[Progress], None]


def solve(
    plan: Plan,
    need: Need,
    start: Rota | None,
    limits: Limits,
    report: Report,
    stop: Callable[[], bool],
    *,
    without: Collection[str] = (),
    published: Rota | None = None,
    standing: bool = False,
) -> Outcome:
    """`shortage_first.solve` around the shifts that the day changed."""
    begin = start or Rota()
    outcome = shortage_first.solve(
        plan,
        beside_them(plan, need, begin),
        held(begin),
        limits,
        telling(report, begin),
        stop,
        without=without,
        published=published,
        standing=standing,
    )
    return with_the_day(outcome, begin)


def mend(
    plan: Plan, need: Need, task: Task, limits: Limits, report: Report, stop: Callable[[], bool]
) -> Outcome:
    """`mending.mend` around them."""
    base = replace(task, start=held(task.start))
    beside = beside_them(plan, need, task.start)
    outcome = mending.mend(plan, beside, base, limits, telling(report, task.start), stop)
    return with_the_day(outcome, task.start)


def changed_cells(start: Rota) -> frozenset[Cell]:
    return frozenset(one.cell for one in start.assignments if one.on_the_day != AS_PLANNED)


def beside_them(plan: Plan, need: Need, start: Rota) -> Need:
    """The need as a model that knows these shifts by their templates must see it."""
    changed = [one for one in start.assignments if one.on_the_day != AS_PLANNED]
    if not changed:
        return need
    as_told = (one.model_copy(update={"on_the_day": AS_PLANNED}) for one in changed)
    modelled, real = work.supply(plan, Rota.of(as_told)), work.supply(plan, Rota.of(changed))

    def seen(one: QueueNeed) -> QueueNeed:
        three = zip(one.need, modelled[one.queue], real[one.queue], strict=True)
        wanted = tuple(max(0.0, here + told - worked) for here, told, worked in three)
        return one.model_copy(update={"need": wanted})

    return need.model_copy(update={"queues": tuple(map(seen, need.queues))})


def held(start: Rota) -> Rota:
    """The rota with these cells locked."""
    cells = changed_cells(start)
    return start.model_copy(update={"locks": start.locks | cells}) if cells else start


def given_back(rota: Rota, start: Rota) -> Rota:
    """A rota made from `held(start)`, with these cells and the locks as they were."""
    cells = changed_cells(start)
    if not cells:
        return rota
    kept = [one for one in start.assignments if one.cell in cells]
    others = [one for one in rota.assignments if one.cell not in cells]
    return Rota.of([*others, *kept], rota.locks - (cells - start.locks), rota.facts)


def telling(report: Report, start: Rota) -> Report:
    def tell(progress: Progress) -> None:
        rota = progress.rota
        report(progress if rota is None else progress.model_copy(update={"rota": given_back(rota, start)}))

    return tell if changed_cells(start) else report


def with_the_day(outcome: Outcome, start: Rota) -> Outcome:
    rota = outcome.rota
    return outcome if rota is None else outcome.model_copy(update={"rota": given_back(rota, start)})
