"""What `shiftplan drill` does: drills begun, followed, paused, reported on, dropped."""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.drill_text import begun_lines, drill_data, drill_line, fed_data, fed_lines, scenario_lines
from shiftplan.cli.open import on_terminal, open_app
from shiftplan.cli.output import emit_json, talk
from shiftplan.files.atomic import replace_all
from shiftplan.language import printable, say, typed
from shiftplan.operations import colour_name
from shiftplan.planning import drills, operations

POLL_SECONDS = 1.0
PAUSED = 4
USUAL_SPEED = 60.0


@dataclass(frozen=True)
class Wanted:
    """The options as typed; `start` is local wall time."""

    speed: float | None
    seed: int
    start: datetime | None
    hours: float | None
    headless: bool
    as_json: bool
    output: Path | None


def begin(folder: Path, scenario: str, wanted: Wanted) -> Path:
    """The folder of a new drill, which runs."""
    one = drills.begin(
        folder,
        scenario,
        speed=USUAL_SPEED if wanted.speed is None else wanted.speed,
        seed=wanted.seed,
        start=wanted.start,
        hours=wanted.hours,
    )
    if wanted.as_json:
        _json_line("begun", drill_data(one))
    else:
        click.echo("\n".join(begun_lines(one)))
    return one.folder


def run(folder: Path, wanted: Wanted) -> None:
    """The app where a person sits at a terminal; else figures and news as they come, until it is over."""
    if on_terminal() and not (wanted.headless or wanted.as_json):
        open_app(folder)
        _left(folder)
        return
    try:
        _follow(folder, as_json=wanted.as_json)
    except KeyboardInterrupt:
        _left(folder)
        raise SystemExit(PAUSED) from None


def _left(folder: Path) -> None:
    """Nobody practises any more: the clock stands until somebody goes on."""
    one = drills.drill_at(folder)
    names = {"plan": typed(one.plan), "name": one.drill.name}
    if not one.over():
        drills.pause(one)
        talk(say("paused; go on: shiftplan drill {plan} continue {name}", **names))
    talk(say("its report: shiftplan drill {plan} report {name}", **names))


def _follow(folder: Path, *, as_json: bool) -> None:
    while not _step(folder, as_json=as_json):
        time.sleep(POLL_SECONDS)
    found, plan = drills.report(folder), planning.open_plan(folder).plan
    if as_json:
        _json_line("report", drills.report_data(found))
    else:
        click.echo("\n" + drills.report_markdown(found, plan), nl=False)


def _step(folder: Path, *, as_json: bool) -> bool:
    """Tell what is due; whether the drill is over."""
    fed = drills.feed(folder)
    if fed.rows or fed.news:
        opened = planning.open_plan(folder)
        level = operations.surge(opened, fed.now).level
        if as_json:
            _json_line("step", fed_data(fed, level.value))
        else:
            click.echo("\n".join(fed_lines(fed, opened.plan, colour_name(level))))
    return fed.over


def _json_line(kind: str, data: dict[str, object]) -> None:
    click.echo(json.dumps({"kind": kind, **data}, ensure_ascii=False))


def list_drills(folder: Path, *, as_json: bool) -> None:
    planning.open_plan(folder)
    found = drills.drills(folder)
    if as_json:
        emit_json([drill_data(one) for one in found])
        return
    for one in found:
        click.echo(drill_line(one))
    if not found:
        click.echo(str(say("no drills yet")))
        talk(f"  → {say('begin one: shiftplan drill {plan} --scenario flood', plan=typed(folder))}")


def list_scenarios(folder: Path, *, as_json: bool) -> None:
    found = drills.scenarios(folder)
    if as_json:
        emit_json([one.model_dump(mode="json") for one in found])
    else:
        click.echo("\n".join(scenario_lines(found)))


def turn(folder: Path, action: str, name: str, wanted: Wanted) -> None:
    """Pause a drill, go on with it, look at it, or drop it."""
    if action == "drop":
        talk(say("dropped: {name}", name=printable(drills.drop(folder, name))))
        return
    one = drills.drill_named(folder, name)
    if action == "pause":
        one = drills.pause(one)
    elif action == "continue":
        one = drills.go_on(one, speed=wanted.speed)
    if wanted.as_json:
        _json_line("drill", drill_data(one))
    else:
        click.echo(drill_line(one))
    if action != "pause":
        run(one.folder, wanted)


def report(folder: Path, name: str, wanted: Wanted) -> None:
    one = drills.drill_named(folder, name)
    found, plan = drills.report(one.folder), planning.open_plan(one.folder).plan
    if wanted.as_json:
        emit_json(drills.report_data(found))
        return
    text = drills.report_markdown(found, plan)
    if wanted.output is None:
        click.echo(text, nl=False)
        return
    replace_all(wanted.output.absolute().parent, {wanted.output.name: text.encode()})
    talk(say("written: {file}", file=str(wanted.output)))
