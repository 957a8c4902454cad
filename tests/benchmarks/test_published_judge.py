"""The judge of rosters: each rule met and broken by hand, and the model's rows held against it."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.published.cases import TINY
from tests.benchmarks.published.instance import Instance, Roster
from tests.benchmarks.published.judge import objective, violations
from tests.benchmarks.published.reader import read_instance
from tests.benchmarks.published.rows import model_of
from tests.benchmarks.published.tables import read_roster, to_text


@pytest.fixture
def tiny(tmp_path: Path) -> Instance:
    path = tmp_path / "Tiny.txt"
    path.write_text(TINY, encoding="utf-8")
    return read_instance(path)


def roster(instance: Instance, *lines: str) -> Roster:
    return {
        person.id: tuple(None if day == "-" else day for day in line)
        for person, line in zip(instance.staff, lines, strict=True)
    }


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("EE---EE", "EE-EE--", ()),
        ("EEE--LL", "EE-EE--", ()),
        ("EE----E", "EE-EE--", ("A: 1440 minutes",)),
        ("EEE--EE", "EEE-EEE", ("B: 2880 minutes", "B: 1 weekends")),
        ("LLL--EE", "EE-EE--", ("A: L is worked 3 times",)),
        ("EE-EEE-", "EE-EE--", ("A: day 3 is a day off", "A: 1 days off from day 2")),
        (
            "EE-E--E",
            "EEEEE--",
            ("A: day 3", "A: 1 days off", "A: 1 days of work from day 3", "B: 5 days in a row"),
        ),
        ("LE---EE", "EE-EE--", ("A: E on day 1 must not follow L",)),
    ],
)
def test_each_rule_is_told(tiny: Instance, first: str, second: str, told: tuple[str, ...]) -> None:
    found = violations(tiny, roster(tiny, first, second))
    assert len(found) == len(told)
    for sentence, begin in zip(found, told, strict=True):
        assert sentence.startswith(begin)


def test_runs_at_the_ends_are_never_too_short(tiny: Instance) -> None:
    assert violations(tiny, roster(tiny, "-EE--EE", "E-EEE--")) == ()
    inside = violations(tiny, roster(tiny, "-EE--EE", "EE-E-EE"))
    assert any(told.startswith("B: 1 days of work from day 3") for told in inside)


def test_the_objective_is_counted_by_hand(tiny: Instance) -> None:
    # The wish for L is missed (7), B works Friday (5). Day 0 to 2: one too many each (3), Thursday two
    # short (20), Saturday and Sunday: the L is missing (20); E asks for nobody there, so it costs nothing.
    assert objective(tiny, roster(tiny, "EEE--EE", "EEE-E--")) == 7 + 5 + 3 + 20 + 20


def test_another_staff_is_told(tiny: Instance) -> None:
    assert violations(tiny, {"A": (None,) * 7}) != ()


def test_the_rows_say_what_the_judge_says(tiny: Instance) -> None:
    """Every roster of one person with the other's fixed: kept by the rows when the judge finds nothing."""
    model = model_of(tiny)
    kept = 0
    for number, options in enumerate((product("-EL", repeat=7), product("-E", repeat=7))):
        for line in options:
            lines = ["EE---EE", "EE-EE--"]
            lines[number] = "".join(line)
            found = roster(tiny, *lines)
            draft = model.draft(np.array([_taken(tiny, found, int(choice)) for choice in model.choices]))
            if draft.chosen.sum() < sum(line != "-" for days in lines for line in days):
                continue  # a shift or day that the model does not even have
            assert model.is_kept_by(draft) == (not violations(tiny, found)), lines
            assert model.value(draft) == pytest.approx(objective(tiny, found))
            kept += model.is_kept_by(draft)
    assert kept > 20


def _taken(instance: Instance, found: Roster, choice: int) -> float:
    person, day, shift = np.unravel_index(choice, (len(instance.staff), instance.days, len(instance.shifts)))
    return float(found[instance.staff[person].id][day] == instance.shifts[shift].id)


def test_a_roster_survives_its_file(tiny: Instance, tmp_path: Path) -> None:
    found = roster(tiny, "EEE--LL", "EE-EE--")
    path = tmp_path / "out.tsv"
    path.write_text(to_text(found), encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines()[0] == "A\tE\tE\tE\t-\t-\tL\tL"
    assert read_roster(path, tiny) == found
