"""Deadlines as people type them, in the time of the plan."""

from datetime import UTC, datetime

import pytest

from shiftplan import planning
from shiftplan.errors import BadInput
from shiftplan.planning.operations.typed_times import moment_of
from tests.operations.plans import far_plan

NOW = datetime(2094, 11, 10, 15, 50, 30, tzinfo=UTC)  # 23:50:30 in Shanghai


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> planning.OpenPlan:
    return planning.open_plan(far_plan(tmp_path_factory.mktemp("plan") / "plan"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("23:55", "2094-11-10 23:55"),
        ("00:10", "2094-11-11 00:10"),
        ("9：05", "2094-11-11 09:05"),
        ("+90", "2094-11-11 01:20"),
        ("+2h", "2094-11-11 01:50"),
        ("+ 3 天", "2094-11-13 23:50"),
        ("11-12", "2094-11-12 18:00"),
        ("11月12日 09:30", "2094-11-12 09:30"),
        ("2095/01/02 09:30", "2095-01-02 09:30"),
        ("2095-01-02T09:30", "2095-01-02 09:30"),
    ],
)
def test_a_time_is_read_as_it_was_meant(opened: planning.OpenPlan, text: str, moment: str) -> None:
    assert f"{moment_of(opened, text, NOW):%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize(("text", "moment"), [("23:45", "11-10 23:45"), ("00:10", "11-11 00:10")])
def test_the_nearest_is_before_or_after_midnight(opened: planning.OpenPlan, text: str, moment: str) -> None:
    assert f"{moment_of(opened, text, NOW, nearest=True):%m-%d %H:%M}" == moment


@pytest.mark.parametrize(
    "text", ["", "soon", "24:00", "13-45", "2094-02-30", "+99999h", "+9999d" * 9, "\x00"]
)
def test_anything_else_is_refused_with_an_example(opened: planning.OpenPlan, text: str) -> None:
    with pytest.raises(BadInput, match="is no time") as caught:
        moment_of(opened, text, NOW)
    assert "11-12 09:00" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("now", "text", "moment"),
    [
        ("2094-12-30 20:00", "01-02", "2095-01-02 18:00"),
        ("2095-01-02 08:00", "12-31 21:00", "2094-12-31 21:00"),
        ("2095-01-20 08:00", "02-29", "2096-02-29 18:00"),
        ("2094-11-13 20:00", "11-12 09:00", "2094-11-12 09:00"),
    ],
)
def test_a_day_without_its_year_is_the_nearest(opened, now: str, text: str, moment: str) -> None:
    local = datetime.fromisoformat(f"{now}+08:00")
    assert f"{moment_of(opened, text, local):%Y-%m-%d %H:%M}" == moment
