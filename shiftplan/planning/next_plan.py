"""The next plan from an old one: its calendar moved, its people kept, what the debrief taught put in."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from shiftplan.domain.debrief import Debrief
from shiftplan.domain.lesson import Decision, Default, Lesson, LessonKind
from shiftplan.domain.people import Agent
from shiftplan.domain.recipe import Growth, LastEventRecipe
from shiftplan.domain.traffic import Forecast
from shiftplan.files import agents, availability, forecast
from shiftplan.files.folder import RECIPE_FILE, SETTINGS_FILE
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.files.moved_dates import moved
from shiftplan.files.recipe import recipe_toml
from shiftplan.files.shelf import REPLACED
from shiftplan.files.text import read_text
from shiftplan.language import Message, say
from shiftplan.planning.debriefing import debrief, latest_span, lesson_text, markdown
from shiftplan.planning.forecasting import apply_recipe, read_recipe
from shiftplan.planning.last_event import came
from shiftplan.planning.new_folder import new_folder
from shiftplan.planning.opening import OpenPlan, open_plan

LAST_EVENT, LAST_DEBRIEF, LESSONS = "last_event.csv", "last_debrief.md", "lessons.md"
SHIFTS, PEOPLE, AWAY = "shifts.toml", "agents.csv", "availability.csv"
SHOPS_OWN = ("playbooks", "scripts", "mappings.toml")
"""What a shop wrote for itself, not for one sale."""
FEBRUARY_29 = (2, 29)


@dataclass(frozen=True)
class NextPlan:
    """The new folder, and in sentences what was taken over and what is to be looked at."""

    folder: Path
    taken: tuple[Message, ...]


@dataclass(frozen=True)
class _Old:
    """The plan that is over, what its debrief says, and by how much the next one is later."""

    opened: OpenPlan
    view: Debrief
    day: date
    growth: float

    @property
    def by(self) -> timedelta:
        return self.day - self.opened.plan.settings.event.day

    @property
    def staying(self) -> tuple[Agent, ...]:
        """Those who have not left before the new plan begins."""
        plan = self.opened.plan
        begin = plan.grid.start + self.by
        return tuple(one for one in plan.agents if one.leaves is None or one.leaves >= begin)

    @property
    def accepted(self) -> tuple[Lesson, ...]:
        return tuple(one for one in self.view.lessons if one.decision is Decision.ACCEPTED)

    @property
    def changes(self) -> tuple[Default, ...]:
        return tuple(one.change for one in self.accepted if one.change is not None)

    @property
    def begins_from_actuals(self) -> bool:
        return any(one.kind is LessonKind.LAST_EVENT for one in self.accepted)


def a_year_later(day: date) -> date:
    """The same day of the next year; of 29 February the 28th."""
    if (day.month, day.day) == FEBRUARY_29:
        return day.replace(year=day.year + 1, day=day.day - 1)
    return day.replace(year=day.year + 1)


def make_next(source: Path, folder: Path, day: date | None = None, growth: float = 1.0) -> NextPlan:
    """A new plan in `folder` from the one in `source`, with its main day on `day` (None: a year later).

    Accepted lessons of the debrief become its numbers; `growth` multiplies the contacts that came. Raises as
    `open_plan` and `new_folder`.
    """
    opened = open_plan(source)
    view, _ = debrief(opened, latest_span(opened))
    old = _Old(opened, view, day or a_year_later(opened.plan.settings.event.day), growth)
    new_folder(folder, lambda built: _build(old, built))
    return NextPlan(folder, tuple(_told(old)))


def _build(old: _Old, built: Path) -> None:
    source, plan = old.opened.folder, old.opened.plan
    years = (str(plan.settings.event.day.year), str(old.day.year))
    text = moved(read_text(source / SETTINGS_FILE), old.by, years, old.changes)
    (built / SETTINGS_FILE).write_text(text, "utf-8")
    (built / SHIFTS).write_text(moved(read_text(source / SHIFTS), old.by), "utf-8")
    (built / PEOPLE).write_bytes(agents.agents_csv(old.staying, plan.settings))
    (built / AWAY).write_bytes(availability.availability_csv(()))
    (built / LAST_DEBRIEF).write_text(markdown(old.view, plan) + "\n", "utf-8")
    (built / LESSONS).write_text(_lessons(old), "utf-8")
    _copy_own(source, built)
    _forecast(old, built)


def _copy_own(source: Path, built: Path) -> None:
    for name in SHOPS_OWN:
        if (source / name).is_dir():
            shutil.copytree(source / name, built / name)
        elif (source / name).is_file():
            shutil.copyfile(source / name, built / name)


def _forecast(old: _Old, built: Path) -> None:
    """The old forecast on the new days, or, where that was accepted, the contacts that came, grown."""
    plan = old.opened.plan
    grid = plan.grid.model_copy(update={"start": plan.grid.start + old.by})
    same = plan.forecast.model_copy(update={"grid": grid})
    (built / forecast.FILE).write_bytes(forecast.forecast_csv(same))
    if not old.begins_from_actuals:
        return
    base = Forecast(grid=plan.grid, contacts={"base": came(old.opened)})
    (built / LAST_EVENT).write_bytes(forecast.forecast_csv(base))
    recipe = LastEventRecipe(
        file=LAST_EVENT, phases=plan.settings.event.phases, growth=(Growth(factor=old.growth),)
    )
    (built / RECIPE_FILE).write_bytes(recipe_toml(recipe))
    opened, read = open_plan(built), read_recipe(built)
    if read is not None:
        apply_recipe(opened, read)
        shutil.rmtree(built / REPLACED, ignore_errors=True)


def _lessons(old: _Old) -> str:
    """What the lead of the next sale reads first; numbers that plan.toml already has are named as such."""
    lines = [f"# {say('Lessons of {name}', name=old.opened.plan.settings.name)}", ""]
    for one in old.accepted:
        put = f" ({say('already in plan.toml')})" if one.change is not None else ""
        lines.append(f"- {safe(str(lesson_text(one, old.opened.plan)))}{put}")
    return "\n".join([*lines, *([] if old.accepted else [str(say("None was accepted."))]), ""])


def _told(old: _Old) -> Iterator[Message]:
    plan = old.opened.plan
    yield say("the calendar is moved by {days} days: main day {day}", days=old.by.days, day=old.day)
    yield say(
        "{count} {count:person|people} taken over, {gone} who left before are not",
        count=len(old.staying),
        gone=len(plan.agents) - len(old.staying),
    )
    for one in old.accepted:
        yield say("taken over: {lesson}", lesson=lesson_text(one, plan))
    if not old.accepted:
        yield say("no lesson was accepted: every number is as it was (shiftplan debrief PLAN accept LESSON)")
    if not old.begins_from_actuals:
        yield say("the forecast is the old one on the new days: bring one of your own")
    if plan.settings.statutory_days:
        yield say("statutory days are left out: enter those of the new year")
    yield say("wishes and leave begin empty; look at contracts, protection and dates of the people")
