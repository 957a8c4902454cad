"""The folder of the next plan, written from the old one."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shiftplan.domain.plan import Plan
from shiftplan.domain.recipe import Growth, LastEventRecipe
from shiftplan.domain.traffic import Forecast
from shiftplan.files import agents, availability, forecast
from shiftplan.files.folder import RECIPE_FILE, SETTINGS_FILE
from shiftplan.files.handout.safe_text import markdown as safe
from shiftplan.files.moved_comments import Comments, comments_moved
from shiftplan.files.moved_dates import moved
from shiftplan.files.recipe import recipe_toml
from shiftplan.files.shelf import REPLACED
from shiftplan.files.text import read_text
from shiftplan.language import say
from shiftplan.planning.debriefing import debrief, latest_span, lesson_text, markdown
from shiftplan.planning.forecasting import apply_recipe, read_recipe
from shiftplan.planning.last_event import came
from shiftplan.planning.new_folder import new_folder
from shiftplan.planning.next_plan.belongings import copy_own
from shiftplan.planning.next_plan.old import Old, next_day, refuse_inside
from shiftplan.planning.next_plan.telling import NextPlan, told
from shiftplan.planning.opening import open_plan

LAST_EVENT, LAST_DEBRIEF, LESSONS = "last_event.csv", "last_debrief.md", "lessons.md"
SHIFTS, PEOPLE, AWAY = "shifts.toml", "agents.csv", "availability.csv"


@dataclass(frozen=True)
class _Texts:
    """The texts that people wrote, by file, with their comments moved."""

    comments: dict[str, Comments]

    def moved(self, old: Old) -> dict[str, str]:
        return {
            name: moved(found.text, old.by, old.years, old.changes if name == SETTINGS_FILE else ())
            for name, found in self.comments.items()
        }


def make_next(source: Path, folder: Path, day: date | None = None, growth: float = 1.0) -> NextPlan:
    """A new plan in `folder` from the one in `source`, with its main day on `day` (None: a year later).

    Accepted lessons of the debrief become its numbers; `growth` multiplies its contacts. Takes seconds: the
    debrief works out the need. Raises as `open_plan`, `debrief` and `new_folder`, and BadInput for a day or a
    folder that cannot be; whatever is raised, nothing was written.
    """
    opened = open_plan(source)
    refuse_inside(source, folder)
    when = next_day(opened, day)
    view, _ = debrief(opened, latest_span(opened))
    old = Old(opened, view, when, growth)
    texts = _Texts(
        {
            name: comments_moved(read_text(source / name), old.window, old.by)
            for name in (SETTINGS_FILE, SHIFTS)
        }
    )
    new_folder(folder, lambda built: _build(old, texts, built))
    return told(old, folder, texts.comments)


def _build(old: Old, texts: _Texts, built: Path) -> None:
    source, plan = old.opened.folder, old.opened.plan
    for name, text in texts.moved(old).items():
        (built / name).write_text(text, "utf-8")
    (built / PEOPLE).write_bytes(agents.agents_csv(old.staying, plan.settings))
    (built / AWAY).write_bytes(availability.availability_csv(()))
    (built / LAST_DEBRIEF).write_text(markdown(old.view, plan) + "\n", "utf-8")
    (built / LESSONS).write_text(_lessons(old), "utf-8")
    copy_own(source, built)
    (built / forecast.FILE).write_bytes(forecast.forecast_csv(_same(old)))
    if old.begins_from_actuals:
        _last_event(old, built)
    open_plan(built)


def _same(old: Old) -> Forecast:
    """The old forecast on the new days, grown."""
    known = old.opened.plan.forecast
    grid = old.opened.plan.grid
    return known.model_copy(
        update={
            "grid": grid.model_copy(update={"start": grid.start + old.by}),
            "contacts": {
                name: {queue: tuple(one * old.growth for one in series) for queue, series in by_queue.items()}
                for name, by_queue in known.contacts.items()
            },
            "fine": {
                name: {
                    queue: {slot: tuple(one * old.growth for one in steps) for slot, steps in fine.items()}
                    for queue, fine in by_queue.items()
                }
                for name, by_queue in known.fine.items()
            },
        }
    )


def _last_event(old: Old, built: Path) -> None:
    """The forecast from the contacts that came, phase by phase, grown."""
    plan: Plan = old.opened.plan
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


def _lessons(old: Old) -> str:
    """What the lead of the next sale reads first; numbers that plan.toml already has are named as such."""
    lines = [f"# {say('Lessons of {name}', name=safe(old.opened.plan.settings.name))}", ""]
    for one in old.accepted:
        put = f" ({say('already in plan.toml')})" if one.change is not None and old.fits(one) else ""
        lines.append(f"- {safe(str(lesson_text(one, old.opened.plan)))}{put}")
    return "\n".join([*lines, *([] if old.accepted else [str(say("None was accepted."))]), ""])
