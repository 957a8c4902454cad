"""`shiftplan simulate`: the service that a rota, or the need, is expected to give."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any

import click

from shiftplan import planning
from shiftplan.cli import simulate_table
from shiftplan.cli.dates import DAY
from shiftplan.cli.lines import Lines
from shiftplan.cli.output import emit_json, talk
from shiftplan.cli.solve_talk import Pace, stoppable
from shiftplan.cli.waiting import need_of, opened_to_staff
from shiftplan.domain.estimate import Routing, ServiceEstimate, SimulationOptions, Staffed
from shiftplan.domain.need import Need
from shiftplan.domain.queue import Shape
from shiftplan.domain.rota import Rota
from shiftplan.errors import BadInput
from shiftplan.language import _, say
from shiftplan.planning.simulation_protocol import estimate_line, progress_line

EXIT_STOPPED = 4
EXIT_STOPPED_WITH_NOTHING = 130
SHAPES = click.Choice([shape.value for shape in Shape])
Report = Callable[[int, int], None]


@click.command(help=_("Simulate the service that the rota of PLAN gives, beside what the formula says."))
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--rota", "staffed", flag_value="rota", help=_("the people of the rota; the default if there is one")
)
@click.option("--need", "staffed", flag_value="need", help=_("the agents online that the need asks for"))
@click.option("--scenario", help=_("scenario of the contacts; default: the plan's own"))
@click.option(
    "--day",
    "days",
    multiple=True,
    type=DAY,
    metavar="DAY",
    help=_("only this day, slot by slot; twice: from the first to the last"),
)
@click.option("--queue", "queues", multiple=True, help=_("only this queue, by its id"))
@click.option(
    "--replications",
    default=20,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help=_("how often to play it"),
)
@click.option(
    "--precision",
    type=click.FloatRange(0, 100, min_open=True, max_open=True),
    help=_("end once every day's service level is known to ± so many points"),
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(min=0), help=_("seed of chance"))
@click.option("--routing", type=click.Choice([r.value for r in Routing]), help=_("who gets a contact"))
@click.option("--patience-shape", type=SHAPES, help=_("how patience varies; default: as the queue says"))
@click.option("--handling-shape", type=SHAPES, help=_("how handling times vary; default: as the queue says"))
@click.option(
    "--dispersion", type=click.FloatRange(1, 100), help=_("variance of a slot's contacts over their mean")
)
@click.option("--day-to-day", is_flag=True, help=_("dispersion moves whole days up or down"))
@click.option("--no-help", is_flag=True, help=_("nobody helps another queue"))
@click.option("--no-breaks", is_flag=True, help=_("a rota without its breaks, to see what they cost"))
@click.option("--no-shrinkage", is_flag=True, help=_("a rota with nobody absent or away"))
@click.option(
    "--explain",
    default=3,
    show_default=True,
    type=click.IntRange(0, 100),
    help=_("trace the differences of so many days to their causes"),
)
@click.option(
    "--progress", type=click.Choice(["jsonl"]), help=_("JSON lines on stdout; a line 'stop' on stdin stops")
)
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    staffed: str | None,
    scenario: str | None,
    progress: str | None,
    as_json: bool,  # noqa: FBT001 - click passes flags so
    **asked: Any,
) -> int:
    if progress and as_json:
        raise click.UsageError(_("--json and --progress jsonl both print JSON; choose one"))
    options = _options(**asked)
    if progress:
        with stoppable(listen=True) as stop:
            return _as_child(*_read(folder, staffed, scenario), options, stop)
    opened, need, rota = _read(folder, staffed, scenario)
    with stoppable(listen=False) as stop:
        estimate = planning.simulate(opened.plan, need, rota, options, _Spoken().tell, stop.is_set)
    if as_json:
        emit_json(simulate_table.data(opened.plan, need, estimate))
    elif estimate.replications:
        click.echo(
            "\n".join(simulate_table.lines(opened.plan, need, estimate, by_slot=options.days is not None))
        )
    else:
        talk(say("stopped before the first replication was through; there is nothing to show"))
    return _exit_code(estimate)


def _options(
    days: tuple[datetime, ...],
    queues: tuple[str, ...],
    precision: float | None,
    routing: str | None,
    **rest: Any,
) -> SimulationOptions:
    switches = {
        "cross_trained": not rest.pop("no_help"),
        "breaks": not rest.pop("no_breaks"),
        "shrinkage": not rest.pop("no_shrinkage"),
    }
    return SimulationOptions(
        days=tuple(day.date() for day in days) or None,
        queues=queues or None,
        precision=None if precision is None else precision / 100,
        routing=Routing(routing) if routing else Routing.LEAST_LOADED,
        **switches,
        **rest,
    )


def _read(
    folder: Path, staffed: str | None, scenario: str | None
) -> tuple[planning.OpenPlan, Need, Rota | None]:
    opened = opened_to_staff(planning.open_plan(folder))
    if staffed == Staffed.ROTA and opened.rota is None:
        raise BadInput(
            say("this plan has no rota yet"),
            say("solve one, or simulate the need: shiftplan simulate PLAN --need"),
        )
    rota = None if staffed == Staffed.NEED else opened.rota
    return opened, need_of(opened.plan, scenario), rota


def _as_child(
    opened: planning.OpenPlan, need: Need, rota: Rota | None, options: SimulationOptions, stop: Event
) -> int:
    """Simulate beside the app: niced, lines out, stop line in."""
    lines, pace = Lines(stop), _Clock()

    def report(done: int, total: int) -> None:
        if pace.due():
            lines.write(progress_line(done / total))

    estimate = planning.simulate(opened.plan, need, rota, options, report, stop.is_set)
    lines.write(estimate_line(estimate))
    return _exit_code(estimate)


def _exit_code(estimate: ServiceEstimate) -> int:
    if not estimate.stopped:
        return 0
    return EXIT_STOPPED if estimate.replications else EXIT_STOPPED_WITH_NOTHING


class _Clock:
    """Lets one report through a second."""

    def __init__(self) -> None:
        self._pace, self._began = Pace(), time.monotonic()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def due(self) -> bool:
        return self._pace.due(self.seconds)


class _Spoken:
    """Progress for a person, on stderr."""

    def __init__(self) -> None:
        self._clock = _Clock()

    def tell(self, done: int, total: int) -> None:
        if self._clock.due():
            talk(
                say(
                    "{seconds:5.0f} s  {share:.0%} simulated", seconds=self._clock.seconds, share=done / total
                )
            )
