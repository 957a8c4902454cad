"""Every row of the reference tables that a formula of ours covers."""

import csv

import pytest

from tests.queueing.reference import FOLDER, LEFT_OUT, chat_cases, erlang_cases, exact_cases

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not FOLDER.exists(), reason="the reference tables lie beside the repository"),
]


def test_erlang_rows_hold_to_nine_digits() -> None:
    assert [case for case in erlang_cases() if case.relative_error > 1e-9] == []


def test_all_erlang_rows_are_computed_but_those_left_out_with_a_reason() -> None:
    with (FOLDER / "erlang_cases.csv").open(encoding="utf-8") as file:
        models = [row["model"] for row in csv.DictReader(file)]
    left_out = [model for model in models if model in LEFT_OUT]
    assert len(left_out) <= 3
    assert len(list(erlang_cases())) == len(models) - len(left_out)


def test_chat_rows_hold_to_the_printed_digits() -> None:
    wrong = [case for case, _ in chat_cases() if case.relative_error > 1e-8]
    assert wrong == []


def test_small_teams_hold_to_the_printed_digits_of_the_exact_chain() -> None:
    cases = list(exact_cases())
    assert len(cases) >= 48
    assert [case for case in cases if case.relative_error > 1e-9] == []


def test_balanced_agents_are_within_half_a_point_of_the_exact_chain() -> None:
    """With published factors; strong degradation (C09), known to be worse, stays within a point."""
    for case, exact in chat_cases():
        if exact is not None and " sl_" in case.name:
            assert abs(case.ours - exact) <= (0.01 if case.name.startswith("C09") else 0.005), case.name
