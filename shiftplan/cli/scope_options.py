"""What of a rota a solve may change, as options."""

from collections.abc import Callable
from typing import Any

import click

from shiftplan import planning
from shiftplan.domain.plan import Plan
from shiftplan.domain.scope import Scope
from shiftplan.language import _

NAMES = ("days", "week", "team", "agents", "fill", "fewest_changes")
OPTIONS = (
    click.option("--days", metavar="DAYS", help=_("change these days only: 2027-11-11, or FIRST..LAST")),
    click.option("--week", metavar="DAY", help=_("change the calendar week of this day only")),
    click.option("--team", metavar="NAME", help=_("change this team only")),
    click.option("--agents", metavar="AGENTS", help=_("change these people only: ids or names, by commas")),
    click.option("--fill", is_flag=True, help=_("only fill short slots: who works keeps what they do")),
    click.option("--fewest-changes", is_flag=True, help=_("with the fewest changes to what was published")),
)


def with_scope(command: Callable[..., Any]) -> Callable[..., Any]:
    """The command with the options of a scope."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def scope_from(plan: Plan, words: dict[str, Any]) -> Scope:
    """The scope that the options say; raises `BadInput` for what the plan does not know."""
    return planning.scope_of(
        plan,
        **{name: words[name] or "" for name in ("days", "week", "team", "agents")},
        fill=words["fill"],
        told=words["fewest_changes"],
    )
