"""A hint names what may have been meant, not the least unlike of all."""

import pytest

from shiftplan.files.faults import near_hint

QUEUES = ("presale", "aftersale", "tickets")


@pytest.mark.parametrize(
    ("read", "known", "said"),
    [
        ("presal", QUEUES, "the nearest is presale"),
        ("PRESALES", QUEUES, "the nearest is presale"),
        ("E9", ("E1", "E2"), "the nearest is E"),
        ("李纳", ("王小明", "李娜"), "the nearest is 李娜"),
        ("warehouse", ("E1", "E2"), "there are: E1, E2"),
        ("xyz", QUEUES, "there are: presale, aftersale, tickets"),
        ("张三", {"s02", "s01"}, "there are: s01, s02"),
        ("zz", tuple(f"a{n}" for n in range(20)), "a11, …"),
    ],
)
def test_only_what_is_near_is_named(read: str, known: tuple[str, ...], said: str) -> None:
    assert said in str(near_hint(read, known))


def test_where_there_is_nothing_nothing_is_named() -> None:
    assert near_hint("presale", ()) is None
