import pytest
from pydantic import ValidationError

from shiftplan.domain.people import Contract, ContractKind
from tests import builders as b
from tests.checks.bench import day, entry


def test_employment_includes_both_ends() -> None:
    ann = b.agent("ann", hired=day(1), leaves=day(3))
    assert [ann.employed_on(day(i)) for i in range(5)] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("kind", "blocks"),
    [
        ("leave", True),
        ("unavailable", True),
        ("absent", True),
        ("training", True),
        ("wish_on", False),
        ("wish_off", False),
    ],
)
def test_what_blocks_a_day(kind: str, *, blocks: bool) -> None:
    assert entry("ann", 0, kind).blocks is blocks


@pytest.mark.parametrize(
    "values", [{"queues": ()}, {"productivity": 0}, {"id": ""}, {"max_windows": 0}, {"shoe_size": 44}]
)
def test_people_that_make_no_sense_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        b.agent(**{"id": "ann", **values})


def test_a_week_has_168_hours() -> None:
    with pytest.raises(ValidationError):
        Contract(id="c", kind=ContractKind.TEMP, hours_per_week=169)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"min_hours_per_week": 50}, "min_hours_per_week is 50, above max_hours_per_week, which is 48"),
        (
            {"min_hours_per_month": 90, "max_hours_per_month": 80.5},
            "min_hours_per_month is 90, above max_hours_per_month, which is 80.5",
        ),
        (
            {"min_days_per_week": 4, "max_days_per_week": 3},
            "min_days_per_week is 4, above max_days_per_week, which is 3",
        ),
        (
            {"min_hours_per_week": 40, "max_days_per_week": 5, "max_hours_per_day": 7.5},
            "40 h a week at least do not fit into 5 days of 7.5 h",
        ),
    ],
)
def test_a_contract_that_nobody_can_keep(values: dict[str, float], sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Contract(id="c", kind=ContractKind.FULL_TIME, **values)
    assert f"contract c: {sentence}" in str(caught.value.errors()[0]["ctx"]["error"])


@pytest.mark.parametrize(
    "values",
    [
        {"min_hours_per_week": 48},
        {"min_hours_per_month": 80, "max_hours_per_month": 80},
        {"min_days_per_week": 3, "max_days_per_week": 3},
        {"min_hours_per_week": 40, "max_days_per_week": 5, "max_hours_per_day": 8},
    ],
)
def test_a_contract_at_its_own_limit(values: dict[str, float]) -> None:
    assert Contract(id="c", kind=ContractKind.FULL_TIME, **values).id == "c"
