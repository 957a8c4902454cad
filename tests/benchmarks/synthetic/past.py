"""Rows of history.csv: what people have behind them when the plan begins."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from tests.benchmarks.synthetic.calendar import START
from tests.benchmarks.synthetic.people import Person

COLUMNS = ("agent", "last_end", "days_in_row", "nights_in_row", "nights", "weekends", "hours")
WORKED_SUNDAY = 0.6
ENDS = (15.5, 17.5, 22.0, 23.5)


def rows(people: Sequence[Person], seed: int) -> list[tuple[str, ...]]:
    dice = Random(f"past {len(people)} {seed}")
    return [_row(person, dice) for person in people]


def _row(person: Person, dice: Random) -> tuple[str, ...]:
    row = dice.randint(1, 4) if dice.random() < WORKED_SUNDAY else 0
    ended = START - timedelta(days=1 if row else dice.randint(2, 3))
    last = ended + timedelta(hours=dice.choice(ENDS))
    sums = (
        dice.randint(0, 3) if person.contract == "full" else 0,
        dice.randint(1, 4),
        dice.randint(120, 180),
    )
    return (person.id, f"{last:%Y-%m-%d %H:%M}", str(row), "0", *map(str, sums))
