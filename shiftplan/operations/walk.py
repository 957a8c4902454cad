"""A playbook as a screen asks for it: what is due, whose, how it stands, what the plan says."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from shiftplan.domain.base import Frozen
from shiftplan.domain.playbook import Item, Playbook, Role
from shiftplan.domain.record import LogLine, Mark
from shiftplan.language import printable
from shiftplan.operations.due import due_at
from shiftplan.operations.facts import Facts
from shiftplan.operations.names import Standing
from shiftplan.operations.shift_edges import edges_of
from shiftplan.operations.standing import Standings
from shiftplan.operations.step import SETTLED, ChapterView, LineView, StepView, TimerView

SOON = timedelta(days=1)


class Run(Frozen):
    """A card being walked for one case, known to people by its name. `began` is an instant; a closed run
    owes nothing.
    """

    number: int
    name: str = ""
    title: str
    began: datetime
    closed: bool = False


class Walk(Frozen):
    """A whole playbook at `now` (local wall time); narrowed by `only`. A checklist has no `run`."""

    playbook: Playbook
    now: datetime
    run: Run | None = None
    chapters: tuple[ChapterView, ...]

    @property
    def steps(self) -> tuple[StepView, ...]:
        return tuple(step for chapter in self.chapters for step in chapter.steps)

    @property
    def settled(self) -> int:
        return sum(step.settled for step in self.steps)

    @property
    def progress(self) -> str:
        return f"{self.settled}/{len(self.steps)}"

    @property
    def overdue(self) -> tuple[StepView, ...]:
        """What should have been settled by now, the oldest first."""
        return tuple(sorted((step for step in self.steps if step.overdue), key=_by_due))

    @property
    def rung(self) -> tuple[StepView, ...]:
        """Steps whose timer has rung."""
        return tuple(step for step in self.steps if step.rung)

    @property
    def due_today(self) -> tuple[StepView, ...]:
        return tuple(step for step in self.steps if step.due_today)

    @property
    def next_due(self) -> StepView | None:
        """The unsettled step that comes first: the oldest overdue one, else the next."""
        return min((step for step in self.steps if not step.settled), key=_by_due, default=None)

    @property
    def current(self) -> ChapterView | None:
        """The first pause point that still has something open."""
        return next((c for c in self.chapters if c.settled < len(c.steps)), None)

    def of(self, item_id: str) -> StepView | None:
        return next((step for step in self.steps if step.item.id == item_id), None)

    def at(self, now: datetime) -> "Walk":
        """A view like it with its timers as they are at `now`: they count between two readings."""
        chapters = tuple(
            chapter.model_copy(update={"steps": tuple(step.at_time(now) for step in chapter.steps)})
            for chapter in self.chapters
        )
        return self.model_copy(update={"now": now, "chapters": chapters})

    def only(self, *, due: bool = False, role: Role | None = None) -> "Walk":
        """A view with fewer steps: those overdue, rung or due within a day; those of a role; or both."""
        soon = self.now + SOON

        def wanted(step: StepView) -> bool:
            return step.of_role(role) and (not due or (not step.settled and (step.rung or step.due <= soon)))

        return self._kept(wanted)

    def _kept(self, wanted: Callable[[StepView], bool]) -> "Walk":
        narrowed = (
            chapter.model_copy(update={"steps": tuple(filter(wanted, chapter.steps))})
            for chapter in self.chapters
        )
        return self.model_copy(update={"chapters": tuple(c for c in narrowed if c.steps)})


def _by_due(step: StepView) -> datetime:
    return step.due


def walk(
    playbook: Playbook,
    facts: Facts,
    marks: Mapping[str, Mark],
    now: datetime,
    run: Run | None = None,
    owed_from: datetime | None = None,
) -> Walk:
    """The playbook at `now`, an instant with its zone; `marks` are the newest of each step touched.

    What was due before `owed_from` (local wall time) is never overdue: a drill begins then.
    """
    walker = _Walker(playbook, facts, marks, now, run, owed_from)
    return Walk(playbook=playbook, now=walker.now, run=run, chapters=tuple(walker.chapters()))


class _Walker:
    """Puts together what is said of a step."""

    def __init__(
        self,
        playbook: Playbook,
        facts: Facts,
        marks: Mapping[str, Mark],
        now: datetime,
        run: Run | None,
        owed_from: datetime | None,
    ) -> None:
        self.owed_from = owed_from
        self.playbook, self.facts, self.marks, self.run = playbook, facts, marks, run
        self.local = facts.plan.grid.local
        self.now, self.dated = self.local(now), run is not None or not playbook.has_runs
        self.standings = Standings(playbook, facts, marks)
        self.edges = edges_of(playbook, facts)

    def chapters(self) -> Iterable[ChapterView]:
        """Chapters of which nothing is there are left out."""
        for chapter in self.playbook.chapters:
            steps = tuple(self._step(item) for item in chapter.items if self.standings.there(item))
            if steps:
                due = self._due(chapter.items[0], own=False)
                yield ChapterView(chapter=chapter, due=due, dated=self.dated, steps=steps)

    def _due(self, item: Item, *, own: bool = True) -> datetime:
        due = (item.due if own else None) or self.standings.chapter(item).due
        began = self.local(self.run.began) if self.run else None
        return due_at(due, self.facts.plan.settings.event, began, self.edges)

    def _step(self, item: Item) -> StepView:
        mark, seen = self.marks.get(item.id), self.standings.seen(item)
        standing, due = self.standings.standing(item), self._due(item)
        owed = standing not in SETTLED and self.dated and not (self.run is not None and self.run.closed)
        return StepView(
            item=item,
            chapter=self.standings.chapter(item).id,
            owner=printable(self.facts.plan.settings.owners.get(item.role, "")),
            seat=next((seat for seat in self.playbook.seats if seat.id == item.seat), None),
            due=due,
            dated=self.dated,
            standing=standing,
            overdue=owed and due < self.now and (self.owed_from is None or due >= self.owed_from),
            due_today=owed and due.date() == self.now.date(),
            reason=printable(mark.reason) if mark and standing is Standing.SKIPPED else "",
            answer=item.option(mark.reason) if mark and standing is Standing.DONE else None,
            who=printable(mark.who) if mark else "",
            at=self.local(mark.at) if mark else None,
            notes=tuple(self._line(note) for note in mark.notes) if mark else (),
            evidence=seen.evidence if seen else None,
            contradicted=standing is Standing.DONE and seen is not None and seen.met is False,
            waits_for=tuple(one.text for one in self.standings.waits_for(item)),
            timer=self._timer(item, mark) if owed and standing is Standing.DOING and mark else None,
        )

    def _line(self, line: LogLine) -> LineView:
        return LineView(at=self.local(line.at), who=printable(line.who), text=printable(line.text))

    def _timer(self, item: Item, mark: Mark) -> TimerView | None:
        """It runs from when the step was set under way; one that repeats, from the last note."""
        if item.timer_minutes is None:
            return None
        began = self.local(mark.at if item.repeats else mark.began)
        rings = began + timedelta(minutes=item.timer_minutes)
        return TimerView(began=began, rings_at=rings, rung=rings <= self.now)
