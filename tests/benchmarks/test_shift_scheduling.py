import json
from itertools import product
from pathlib import Path

import pytest

from tests.benchmarks import shift_scheduling
from tests.benchmarks.published.cases import TINY, published
from tests.benchmarks.published.judge import objective, violations
from tests.benchmarks.published.reader import read_instance
from tests.benchmarks.published.tables import read_roster


def _solved(path: Path, seconds: float, out: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """What the command prints, after its roster has been judged."""
    assert shift_scheduling.main([str(path), "--seconds", str(seconds), "--solution", str(out)]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    instance = read_instance(path)
    roster = read_roster(out, instance)
    assert violations(instance, roster) == ()
    assert told["objective"] == objective(instance, roster)
    assert told["instance"] == path.stem
    return told


def test_the_tiny_instance_is_proved_at_the_least_of_all_its_rosters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Tiny.txt"
    path.write_text(TINY, encoding="utf-8")
    told = _solved(path, 20, tmp_path / "out.tsv", capsys)
    instance = read_instance(path)
    everybody = [
        {"A": first, "B": second}
        for first in product((None, "E", "L"), repeat=7)
        if not any(told.startswith("A") for told in violations(instance, {"A": first, "B": (None,) * 7}))
        for second in product((None, "E"), repeat=7)
        if 4 <= sum(day is not None for day in second) <= 5
    ]
    best = min(objective(instance, roster) for roster in everybody if not violations(instance, roster))
    assert (told["status"], told["objective"], told["bound"]) == ("optimal", best, best)


@pytest.mark.reference
@pytest.mark.slow
def test_a_published_optimum_is_reached(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _solved(published(1), 10, tmp_path / "out.tsv", capsys)
    assert told["objective"] == 607


@pytest.mark.reference
@pytest.mark.slow
def test_a_published_optimum_is_proved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = _solved(published(3), 60, tmp_path / "out.tsv", capsys)
    assert (told["status"], told["objective"], told["bound"]) == ("optimal", 1001, 1001)
