"""The borders: nobody comes, nobody serves, no time to wait, ten thousand agents; and what is refused."""

import math
import subprocess
import sys
from collections.abc import Callable

import pytest

from shiftplan.domain.service import ServiceDefinition
from shiftplan.errors import BadInput
from shiftplan.queueing import DEFINITIONS, chat, erlang_a, erlang_b, erlang_c


def test_definitions_are_those_of_the_domain() -> None:
    assert tuple(definition.value for definition in ServiceDefinition) == DEFINITIONS


def test_an_unknown_definition_is_refused() -> None:
    with pytest.raises(KeyError):
        erlang_c(5, 10, 100).service_level(20, "by")


def test_nobody_comes() -> None:
    for found in (erlang_c(3, 0, 240), erlang_a(3, 0, 240, 60), chat(0, 0, (240, 300), 60)):
        assert (found.p_wait, found.mean_wait_seconds, found.abandon, found.occupancy) == (0, 0, 0, 0)
        assert found.service_level(0) == 1
    assert (erlang_b(0, 0), erlang_b(3, 0)) == (1, 0)


def test_nobody_serves() -> None:
    """All leave when their patience ends, which one definition calls good service."""
    found = chat(0, 100, (240, 300), 60)
    assert (found.p_wait, found.mean_wait_seconds, found.abandon) == (1, 60, 1)
    assert found.service_level(20) == 0
    gone = found.service_level(20, "answered_or_gone_within_of_offered")
    assert gone == pytest.approx(1 - math.exp(-1 / 3))
    assert erlang_c(0, 100, 240).mean_wait_seconds == math.inf
    assert erlang_b(0, 5) == 1


def test_no_time_to_wait_counts_those_answered_at_once() -> None:
    for found in (erlang_c(14, 200, 180), erlang_a(14, 200, 180, 300), erlang_a(8, 200, 180, 300)):
        assert found.service_level(0) == pytest.approx(1 - found.p_wait, rel=1e-12)


def test_ten_thousand_agents() -> None:
    """By the square-root law, load n − √n gives about Halfin and Whitt's 0.223 to wait in Erlang C."""
    found = erlang_c(10_000, (10_000 - 100) * 15, 240)
    assert found.p_wait == pytest.approx(0.2233, abs=0.002)
    assert erlang_a(10_000, 9_900 * 15, 240, 120).p_wait < found.p_wait
    deep = erlang_a(10_000, 20_000 * 15, 240, 120)
    assert deep.abandon == pytest.approx(0.5, rel=1e-12)
    assert chat(10_000, 9_000 * 15, (240, 282, 288, 331, 343), 120).p_wait == 0


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: erlang_c(5, -1, 240), "-1"),
        (lambda: erlang_c(5, math.nan, 240), "nan"),
        (lambda: erlang_c(5, 1e12, 240), "1e+12"),
        (lambda: erlang_c(-1, 10, 240), "-1 agents"),
        (lambda: erlang_c(1_000_000, 10, 240), "1000000 agents"),
        (lambda: erlang_c(5, 10, 0), "handling time is 0 s"),
        (lambda: erlang_a(5, 10, 240, 0), "patience is 0 s"),
        (lambda: erlang_a(5, 10, 240, -3), "patience is -3 s"),
        (lambda: erlang_a(5, 10, 240, math.nan), "patience is nan s"),
        (lambda: chat(5, 10, (), 60), "no handling time"),
        (lambda: chat(5, 10, (240, 200), 60), "from 240 s at window 1 to 200 s at window 2"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(call: Callable[[], object], said: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert said in str(refused.value)


def test_importing_the_formulas_loads_neither_numpy_nor_scipy() -> None:
    code = "import sys, shiftplan.queueing; sys.exit('numpy' in sys.modules or 'scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
