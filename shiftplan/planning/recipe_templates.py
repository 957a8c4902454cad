"""A forecast.toml to fill in, with the names of the plan already in it."""

from datetime import datetime
from pathlib import Path
from string import Template

from shiftplan import files
from shiftplan.domain.event import Phase
from shiftplan.domain.phase_kind import PhaseKind
from shiftplan.domain.plan import Settings
from shiftplan.errors import BadInput
from shiftplan.language import say, typed
from shiftplan.planning.opening import OpenPlan
from shiftplan.resources import shipped


def recipe_templates() -> tuple[str, ...]:
    """The kinds for which there is one: `last-event`, `target`, `visitors`."""
    return tuple(
        sorted(path.stem.replace("_", "-") for path in (shipped("configs") / "recipes").glob("*.toml"))
    )


def write_recipe_template(opened: OpenPlan, kind: str) -> Path:
    """Put the template of a kind into the plan folder; raises `BadInput` when there is a recipe already."""
    path = opened.folder / files.RECIPE_FILE
    if path.exists():
        raise BadInput(
            say("{path} is already there; nothing was written", path=str(path)),
            say(
                "change it, or move it away; to see what it gives: shiftplan forecast {plan}",
                plan=typed(opened.folder),
            ),
        )
    source = shipped("configs") / "recipes" / f"{kind.replace('-', '_')}.toml"
    text = Template(source.read_text("utf-8")).substitute(_names(opened.plan.settings))
    return files.write_new_recipe(opened.folder, text, opened.stamps)


def _names(settings: Settings) -> dict[str, str]:
    phases, queues = settings.event.phases, settings.queues
    return {
        "phases": ", ".join(phase.id for phase in phases) or "–",
        "queues": ", ".join(queue.id for queue in queues),
        "phase": _main(phases),
        "queue": queues[0].id,
        "last_queue": queues[-1].id,
        "phase_visitors": "\n".join(f"{_key(phase.id)} = 0" for phase in phases) or "# main = 0",
        "past_phases": "\n".join(_a_year_earlier(phase) for phase in phases),
    }


def _main(phases: tuple[Phase, ...]) -> str:
    """The phase to show examples with: the main day, else the first."""
    main = [phase.id for phase in phases if phase.kind is PhaseKind.MAIN]
    return next(iter([*main, *(phase.id for phase in phases)]), "main")


def _a_year_earlier(phase: Phase) -> str:
    lines = (
        "[[phases]]",
        f"id = {_text(phase.id)}",
        f"name = {_text(phase.name)}",
        f'kind = "{phase.kind.value}"',
        f"start = {_year_before(phase.start)}",
        f"end = {_year_before(phase.end)}",
        *(("opening = true",) if phase.opening else ()),
    )
    return "\n".join((*lines, ""))


def _year_before(moment: datetime) -> str:
    day = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year - 1, day=day).isoformat()


def _text(value: str) -> str:
    """A TOML text, whatever is in it."""
    import tomli_w  # noqa: PLC0415 - only who writes a recipe needs it

    return tomli_w.dumps({"x": value}).removeprefix("x = ").strip()


def _key(value: str) -> str:
    import tomli_w  # noqa: PLC0415 - only who writes a recipe needs it

    return tomli_w.dumps({value: 0}).split(" = ")[0]
