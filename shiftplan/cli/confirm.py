"""`shiftplan confirm`: who has read what was published, and who has not."""

from collections.abc import Iterator
from pathlib import Path

import click

from shiftplan import planning
from shiftplan.cli.output import emit_json, listed
from shiftplan.cli.versions_text import confirmed_data
from shiftplan.domain.plan import Plan
from shiftplan.language import _, printable, say
from shiftplan.planning import versions
from shiftplan.planning.exporting import LAST


@click.command(
    help=_(
        "Note that people have confirmed what was published of PLAN; who has not is listed. Without --agent "
        "and --all it only lists."
    ),
    epilog=_("Whoever has shifts in the version, or had some in the one before, is to confirm it."),
)
@click.argument("folder", metavar="PLAN", type=click.Path(path_type=Path))
@click.option("--agent", "agents", metavar="ID[,ID]", help=_("these people, by id or name"))
@click.option("--all", "everybody", is_flag=True, help=_("everybody who is to confirm it"))
@click.option(
    "--version", "name", metavar="V", default=LAST, help=_("this version; default: the one published last")
)
@click.option("--take-back", is_flag=True, help=_("they have not confirmed it after all"))
@click.option("--json", "as_json", is_flag=True, help=_("print JSON"))
def command(
    folder: Path,
    agents: str | None,
    everybody: bool,  # noqa: FBT001 - click passes flags so
    name: str,
    take_back: bool,  # noqa: FBT001 - click passes flags so
    as_json: bool,  # noqa: FBT001 - click passes flags so
) -> None:
    if take_back and not (agents or everybody):
        raise click.UsageError(str(say("--take-back needs --agent or --all")))
    opened = planning.open_plan(folder)
    version = versions.version_of(opened, name)
    chosen = planning.agents_named(opened.plan, agents) if agents else ()
    who = version.people if everybody else chosen
    done = versions.confirm(opened, version, who, received=not take_back)
    if as_json:
        emit_json({"version": done.number, "name": done.name, **confirmed_data(opened.plan, done)})
    else:
        click.echo("\n".join(_lines(opened.plan, done)))


def _lines(plan: Plan, one: versions.Version) -> Iterator[str]:
    done, people = len(one.confirmed), len(one.people)
    yield str(
        say(
            "{version}: confirmed by {done} of {people} {people:person|people}",
            version=one.name,
            done=done,
            people=people,
        )
    )
    if one.missing:
        names = listed(printable(f"{plan.agent[agent].name} {agent}") for agent in one.missing)
        yield str(say("not yet: {names}", names=names))
