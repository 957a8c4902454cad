import time

import pytest

from tests import patience


def test_what_waits_for_ever_is_rung_out_by_name(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "PATIENCE_SECONDS", 0.05)
    waiting = patience._rung_out(request.node)
    next(waiting)
    with pytest.raises(pytest.fail.Exception, match=r"rung_out_by_name did not end"):
        time.sleep(20)
    with pytest.raises(StopIteration):
        next(waiting)


async def test_it_says_where_coroutines_wait() -> None:
    async def inner() -> list[str]:
        return [*patience._awaited()]

    assert any("test_patience.py" in place and "where_coroutines_wait" in place for place in await inner())
