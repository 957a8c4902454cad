"""The answer of Erlang B: who finds no free agent is lost."""

from typing import Any

import click

from shiftplan.cli.calc_question import check_one_of
from shiftplan.cli.output import emit_json, table
from shiftplan.domain.service import ServiceDefinition
from shiftplan.errors import Unreachable
from shiftplan.language import say
from shiftplan.queueing import erlang_b
from shiftplan.queueing.checked import MOST_AGENTS, check_contacts, check_handling, check_share

SECONDS_PER_HOUR = 3600


def show(rate: float, aht_seconds: float, agents: int | None, target: float | None, *, as_json: bool) -> None:
    """Answer on stdout; raises BadInput and Unreachable with a sentence. `target` is the share answered."""
    check_one_of(agents, target)
    check_contacts(rate)
    check_handling((aht_seconds,))
    load = rate * aht_seconds / SECONDS_PER_HOUR
    count = agents if agents is not None else _fewest(load, target or 0.0)
    found = _data(count, load)
    if as_json:
        emit_json(found)
    else:
        click.echo(_text(found))


def _fewest(load: float, target: float) -> int:
    check_share(target)
    low, high = -1, MOST_AGENTS
    best = 1 - erlang_b(high, load)
    if best < target:
        raise Unreachable(
            say(
                "even {agents:,} agents answer only {level:.1%}; "
                "the target of {share:.1%} is {gap:.1f} points away",
                agents=high,
                level=best,
                share=target,
                gap=100 * (target - best),
            )
        )
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if 1 - erlang_b(middle, load) >= target else (middle, high)
    return high


def _data(agents: int, load: float) -> dict[str, Any]:
    """Nobody waits, so that nobody leaves a queue: those who are not answered are `blocked`."""
    blocked = erlang_b(agents, load) if load else 0.0
    return {
        "model": "erlang_b",
        "agents": agents,
        "blocked": blocked,
        "p_wait": 0.0,
        "service_level": 1 - blocked,
        "service_level_definition": ServiceDefinition.ANSWERED_OF_OFFERED,
        "mean_wait_seconds": 0.0,
        "abandon": 0.0,
        "occupancy": load * (1 - blocked) / agents if agents else 0.0,
    }


def _text(found: dict[str, Any]) -> str:
    rows = (
        (say("agents"), found["agents"]),
        (say("lost"), f"{found['blocked']:.2%}"),
        (say("answered at once"), f"{found['service_level']:.2%}"),
        (say("occupancy"), f"{found['occupancy']:.2%}"),
    )
    return table((say("Erlang B, nobody can wait"), ""), rows)
