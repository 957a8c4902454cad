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
