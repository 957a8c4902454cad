"""When intervals lie: the day of mere times, and the length of lines that give only their start."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from shiftplan.files.measured.lines import Line

ONE_DAY = timedelta(days=1)
COARSE = (60, 120, 1440)


def nearest_day(lines: list[Line], as_of: datetime, *, dated: bool) -> list[Line]:
    """Lines that give mere times of the day, on the day they mean.

    They were read as of the day on which the file was written. One that has contacts though its time is still
    to come means that the file is of the day before: it was written after midnight, before its first line of
    the new day.
    """
    if dated:
        return lines
    ahead = [line for line in lines if line.start > as_of and any(line.figures.values())]
    return [replace(line, start=line.start - ONE_DAY) for line in lines] if ahead else lines


def length_of(lines: Sequence[Line], slot: int) -> int:
    """Minutes that a line covers which gives only its start: those to the next line of its queue.

    The smallest there are, where they cut a slot into whole pieces, or are hours on the hour. Anything
    else means that lines are missing in between, and a line is a slot.
    """
    starts: dict[str, set[datetime]] = defaultdict(set)
    for line in lines:
        if line.minutes is None:
            starts[line.queue].add(line.start)
    gaps = {
        int((after - before).total_seconds() // 60)
        for moments in starts.values()
        for before, after in pairwise(sorted(moments))
    }
    smallest = min(gaps, default=slot)
    whole = smallest in COARSE and all(not moment.minute for moments in starts.values() for moment in moments)
    return smallest if fitting(smallest, slot) or whole else slot


def fitting(minutes: int, slot: int) -> bool:
    """Whether intervals of this length cut a slot into whole pieces."""
    return 0 < minutes <= slot and slot % minutes == 0
