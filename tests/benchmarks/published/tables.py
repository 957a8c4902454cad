"""A roster as text: a line an employee, id and then a field a day, a tab between them, - for a day off."""

from pathlib import Path

from tests.benchmarks.published.instance import Instance, Roster
from tests.benchmarks.published.reader import BadInstance

OFF = "-"


def to_text(roster: Roster) -> str:
    """The roster's lines."""
    return "".join("\t".join([name, *(day or OFF for day in days)]) + "\n" for name, days in roster.items())


def read_roster(path: Path, instance: Instance) -> Roster:
    """The roster in a file, to judge it.

    Raises:
        BadInstance: a line with another number of days, or a name that is there twice.

    """
    roster: Roster = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, *days = line.split("\t")
        if name in roster or len(days) != instance.days:
            raise BadInstance(
                f"{path}, line {number}: an employee once, with {instance.days} days, is expected"
            )
        roster[name] = tuple(None if day == OFF else day for day in days)
    return roster
