"""Rows of availability.csv: three to five days in a hundred away, and wishes."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from tests.benchmarks.synthetic.calendar import START
from tests.benchmarks.synthetic.people import Person

AWAY, WISHES = 0.04, 0.08
REASONS = {"leave": "年假", "absent": "病假", "training": "培训", "unavailable": "有事"}
MEAN_SPELL = 2.0
Row = tuple[str, str, str, str, str, str]


def rows(people: Sequence[Person], days: int, seed: int) -> list[Row]:
    dice = Random(f"away {len(people)} {days} {seed}")
    found: list[Row] = []
    for person in people:
        blocked = _away(person, days, dice)
        found += blocked.values()
        found += _wishes(person, [day for day in range(days) if day not in blocked], dice)
    return found


def _away(person: Person, days: int, dice: Random) -> dict[int, Row]:
    """Spells of one to three days, more leave than sickness."""
    blocked: dict[int, Row] = {}
    for first in range(days):
        if dice.random() < AWAY / MEAN_SPELL:
            kind = dice.choices(list(REASONS), (4, 2, 1, 2))[0]
            for day in range(first, min(days, first + dice.randint(1, 3))):
                blocked[day] = (person.id, _date(day), kind, "", "", REASONS[kind])
    return blocked


def _wishes(person: Person, days: list[int], dice: Random) -> list[Row]:
    """Mostly days off, some of them only from a shift; a few to work."""
    found: list[Row] = []
    for day in days:
        if dice.random() < WISHES:
            kind, shift = dice.choices(
                [
                    ("wish_off", ""),
                    ("wish_off", "night"),
                    ("wish_on", ""),
                    ("wish_on", "early"),
                    ("not_shift", "night"),
                ],
                (12, 4, 2, 2, 1),
            )[0]
            weight = "" if kind == "not_shift" else str(dice.choice((1, 1, 1, 1, 2)))
            found.append((person.id, _date(day), kind, shift, weight, ""))
    return found


def _date(day: int) -> str:
    return str((START + timedelta(days=day)).date())
