"""Slots that a forecast says nothing about."""

from collections import defaultdict

from shiftplan.domain.plan import Settings
from shiftplan.files.faults import Faults
from shiftplan.language import say

BASE = "base"


def check_gaps(amounts: dict[tuple[str, str, int], float], settings: Settings, faults: Faults) -> None:
    """Warn of slots that will count as 0; refuse a missing base, and a scenario of some queues only."""
    given: dict[tuple[str, str], set[int]] = defaultdict(set)
    for scenario, queue, slot in amounts:
        given[scenario, queue].add(slot)
    scenarios = {scenario for scenario, _ in given}
    if BASE not in scenarios:
        faults.error(
            "no_base",
            say(
                "the forecast has lines of {scenarios} only, none of base",
                scenarios=", ".join(sorted(scenarios)),
            ),
            say("leave the scenario empty, or write base, in the lines of the expected demand"),
        )
        return
    for scenario in sorted(scenarios):
        for name in (queue.id for queue in settings.queues):
            _check(scenario, name, given.get((scenario, name), set()), settings, faults)


def _check(scenario: str, queue: str, given: set[int], settings: Settings, faults: Faults) -> None:
    missing = [slot for slot in range(settings.grid.slots) if slot not in given]
    if not missing:
        return
    if not given and scenario != BASE:
        faults.error(
            "queue_without_scenario",
            say("scenario {scenario} has no line of queue {queue}", scenario=scenario, queue=queue),
            say("add its lines, or remove those of the scenario so that its multiplier speaks"),
        )
        return
    faults.warn(
        "gaps",
        say(
            "{missing} of {slots} slots of {queue} ({scenario}) {missing:is|are} missing and "
            "{missing:counts|count} as 0, from {first}",
            missing=len(missing),
            slots=settings.grid.slots,
            queue=queue,
            scenario=scenario,
            first=f"{settings.grid.moment(missing[0]):%Y-%m-%d %H:%M}",
        ),
        say("add the lines, with 0 where nobody will ask"),
    )
