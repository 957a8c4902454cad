import pytest
from pydantic import ValidationError

from shiftplan.domain.queue import Model, Shrinkage
from shiftplan.domain.service import Target
from tests import builders as b


def test_a_chat_has_as_many_windows_as_handling_times() -> None:
    assert b.queue(aht_seconds=(240, 282, 288)).windows == 3


def test_shrinkage_adds_up() -> None:
    assert Shrinkage().total == pytest.approx(0.15)
    with pytest.raises(ValidationError, match="nobody would be left"):
        Shrinkage(absence=0.5, system=0.5)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"aht_seconds": (240, 200)}, "cannot get shorter"),
        ({"aht_seconds": (0,)}, "write seconds above 0"),
        ({"aht_seconds": (float("inf"),)}, "write seconds above 0"),
        ({"aht_seconds": (float("nan"),)}, "write seconds above 0"),
        ({"model": Model.ERLANG_C, "aht_seconds": (240, 282)}, "one handling time"),
        ({"model": Model.ERLANG_A, "aht_seconds": (240,), "patience_seconds": None}, "needs patience"),
        ({"patience_seconds": None}, "needs patience"),
        ({"patience_seconds": 0}, "patience is 0 s"),
        ({"patience_seconds": -5}, "patience is -5 s"),
        ({"patience_seconds": 1e300}, "from 0.001 to 100,000,000"),
        ({"aht_seconds": (240, 1e300)}, "from 0.001 to 100,000,000"),
        ({"aht_seconds": (240, 282, 250)}, "falls from 282 s with 2 chats to 250 s with 3"),
        ({"aht_seconds": ()}, "at least 1"),
        ({"bot_share": 1}, "less than 1"),
        ({"id": "pre sale"}, "match pattern"),
    ],
)
def test_a_queue_that_makes_no_sense_is_refused(values: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        b.queue(**values)


def test_erlang_c_does_without_patience() -> None:
    queue = b.queue(model=Model.ERLANG_C, aht_seconds=(300,), patience_seconds=None)
    assert queue.windows == 1


@pytest.mark.parametrize("share", [0, 1, 80])
def test_a_target_is_a_share_between_0_and_1(share: float) -> None:
    with pytest.raises(ValidationError):
        Target(share=share)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"reply_seconds": (5, 9)}, "2 reply times for 3 windows"),
        ({"reply_seconds": (9, 5, 5)}, "cannot come sooner"),
        ({"deadline_hours": 4}, "belong to model"),
        ({"backlog": 4}, "belong to model"),
        ({"model": "deferred", "aht_seconds": (300,)}, "needs deadline_hours"),
        ({"model": "deferred", "aht_seconds": (300, 400), "deadline_hours": 4}, "one contact at a time"),
    ],
)
def test_replies_and_deadlines_belong_together(values, said):
    with pytest.raises(ValidationError, match=said):
        b.queue(**values)


def test_deferred_work_needs_no_patience():
    tickets = b.queue(
        "tickets", model="deferred", aht_seconds=(300,), patience_seconds=None, deadline_hours=24
    )
    assert tickets.deferred
    assert b.queue(reply_seconds=(5, 9, 9)).targets == (b.queue().target,)
