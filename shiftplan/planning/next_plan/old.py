"""The plan that a next one is made from, and what of it goes on."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from shiftplan.domain.debrief import Debrief
from shiftplan.domain.lesson import Decision, Default, Lesson, LessonKind
from shiftplan.domain.people import Agent
from shiftplan.errors import BadInput
from shiftplan.files.named_days import Window
from shiftplan.language import say
from shiftplan.planning.opening import OpenPlan

FEBRUARY_29 = (2, 29)
MOST_YEARS = 10
BEFORE, AFTER = timedelta(days=30), timedelta(days=30)
"""How far around the sale its texts name days of it: from T-30 to the last refund."""


@dataclass(frozen=True)
class Old:
    """The plan that is over, what its debrief says, the next main day, and how much more is to come."""

    opened: OpenPlan
    view: Debrief
    day: date
    growth: float

    @property
    def by(self) -> timedelta:
        return self.day - self.opened.plan.settings.event.day

    @property
    def years(self) -> tuple[str, str]:
        """The year of the old main day and that of the new one."""
        return str(self.opened.plan.settings.event.day.year), str(self.day.year)

    @property
    def window(self) -> Window:
        grid, main = self.opened.plan.grid, self.opened.plan.settings.event.day
        return Window(min(grid.start, main - BEFORE), grid.end.date() + AFTER)

    @property
    def staying(self) -> tuple[Agent, ...]:
        """Those who have not left before the new plan begins."""
        plan = self.opened.plan
        begin = plan.grid.start + self.by
        return tuple(one for one in plan.agents if one.leaves is None or one.leaves >= begin)

    @cached_property
    def accepted(self) -> tuple[Lesson, ...]:
        return tuple(one for one in self.view.lessons if one.decision is Decision.ACCEPTED)

    def fits(self, lesson: Lesson) -> bool:
        """Whether the plan still has what the lesson changes: a queue may have been renamed since."""
        path = lesson.change.path if lesson.change else ()
        return path[:1] != ("queues",) or path[1] in self.opened.plan.queue

    @property
    def changes(self) -> tuple[Default, ...]:
        return tuple(one.change for one in self.accepted if one.change is not None and self.fits(one))

    @property
    def begins_from_actuals(self) -> bool:
        return any(one.kind is LessonKind.LAST_EVENT for one in self.accepted)


def a_year_later(day: date) -> date:
    """The same day of the next year; of 29 February the 28th."""
    if (day.month, day.day) == FEBRUARY_29:
        return day.replace(year=day.year + 1, day=day.day - 1)
    return day.replace(year=day.year + 1)


def next_day(opened: OpenPlan, wanted: date | None) -> date:
    """The new main day, `wanted` or a year after the old one; BadInput for one that is no next time."""
    before = opened.plan.settings.event.day
    day = wanted or a_year_later(before)
    if not before < day <= before + timedelta(days=366 * MOST_YEARS):
        raise BadInput(
            say(
                "the new main day {day} is not in the ten years after the old one, {before}",
                day=day,
                before=before,
            ),
            say("give a later date, such as {day}", day=a_year_later(before)),
        )
    return day


def refuse_inside(source: Path, folder: Path) -> None:
    """A plan's folder is the plan's alone."""
    if folder.resolve().is_relative_to(source.resolve()) and folder.resolve() != source.resolve():
        raise BadInput(
            say("{folder} lies inside the old plan", folder=str(folder)), say("name a folder outside of it")
        )
