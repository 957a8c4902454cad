"""A table of amounts in time as steps of five minutes of the plan."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from shiftplan.domain.derivation import Records
from shiftplan.domain.finding import Finding
from shiftplan.domain.traffic import STEP_MINUTES
from shiftplan.errors import BadInput
from shiftplan.forecast.recipes.findings import doubt
from shiftplan.forecast.recipes.ground import STEP, Ground
from shiftplan.forecast.shapes.split import shared_out
from shiftplan.language import say

MINUTE = timedelta(minutes=1)


def spans(records: Records, queue: str) -> Iterator[tuple[datetime, int, float]]:
    """(start, steps, amount) of a queue's rows in order; a row ends where the next one begins."""
    rows = sorted(records.amounts[queue].items())
    ends = [*(moment for moment, _ in rows[1:]), None]
    for (start, amount), end in zip(rows, ends, strict=True):
        minutes = records.minutes if end is None else min(records.minutes, (end - start) // MINUTE)
        yield start, max(1, minutes // STEP_MINUTES), amount


def by_step(ground: Ground, records: Records, queue: str) -> list[float]:
    """The amounts of a queue over the plan's steps; a row is shared out by the density of its moments."""
    series = [0.0] * ground.steps
    for start, count, amount in spans(records, queue):
        first = ground.number(start)
        steps = range(max(0, first), min(ground.steps, first + count))
        shares = shared_out(amount * len(steps) / count, ground.density[steps.start : steps.stop])
        for step, share in zip(steps, shares, strict=True):
            series[step] += share
    return series


def by_queue(ground: Ground, records: Records, file: str) -> dict[str, str]:
    """For each of the plan's queues that the table knows, by id or name, what the table calls it.

    A table without queues stands for a plan of one. Raises `BadInput` when nothing fits.
    """
    queues = ground.settings.queues
    if set(records.amounts) == {""} and len(queues) == 1:
        return {queues[0].id: ""}
    found = {queue.id: name for queue in queues for name in (queue.name, queue.id) if name in records.amounts}
    if not found:
        read = ", ".join(name for name in records.amounts if name)
        raise BadInput(
            say("{file} has no line of any queue of the plan; it has: {read}", file=file, read=read or "–"),
            say("give each line its queue, one of {known}", known=", ".join(queue.id for queue in queues)),
        )
    return found


def queue_findings(
    ground: Ground, file: str, names: Mapping[str, str], records: Records
) -> Iterator[Finding]:
    """Queues that only the plan has, or only the table."""
    for queue in ground.settings.queues:
        if queue.id not in names:
            yield doubt(
                "table_without_queue",
                say("no line of {queue}: the queue gets no contacts", queue=queue.name),
                say("add its lines, or adjust forecast.csv afterwards"),
                file,
            )
    for name in sorted(set(records.amounts) - set(names.values())):
        yield doubt(
            "table_unknown_queue",
            say("the lines of {queue} are not used: the plan has no such queue", queue=name or "–"),
            say("rename the queue in the file, or add it to plan.toml"),
            file,
        )


def gap_findings(ground: Ground, file: str, records: Records) -> Iterator[Finding]:
    """What a table of the plan's own days leaves out, and what it has beyond them."""
    for queue in records.amounts:
        covered, beyond = _covered(ground, records, queue)
        whose = queue or say("visitors")
        if not all(covered):
            yield doubt(
                "table_gaps",
                say(
                    "{hours:.1f} h of the plan have no line and count as 0, "
                    "from {first:%m-%d %H:%M} ({queue})",
                    hours=covered.count(False) * STEP_MINUTES / 60,
                    first=ground.grid.begin + covered.index(False) * STEP,
                    queue=whose,
                ),
                say("add the lines, with 0 where nobody comes"),
                file,
            )
        if beyond:
            yield doubt(
                "table_beyond",
                say(
                    "{count} {count:line|lines} of {queue} {count:lies|lie} outside the plan",
                    count=beyond,
                    queue=whose,
                ),
                say("mend their dates, or start and days in plan.toml"),
                file,
            )


def _covered(ground: Ground, records: Records, queue: str) -> tuple[list[bool], int]:
    covered, beyond = [False] * ground.steps, 0
    for start, count, _ in spans(records, queue):
        first = ground.number(start)
        beyond += not 0 <= first < ground.steps
        for step in range(max(0, first), min(ground.steps, first + count)):
            covered[step] = True
    return covered, beyond
