import pytest
from pydantic import ValidationError

from shiftplan.domain.weights import Weights


def test_a_weight_is_never_below_zero() -> None:
    with pytest.raises(ValidationError):
        Weights(wish=-1)


def test_deep_shortage_may_not_be_cheaper_than_shortage() -> None:
    """The solver takes the cheap part first; with reversed slopes its value would not be the judge's."""
    with pytest.raises(ValidationError, match="deep_shortage"):
        Weights(shortage=100, deep_shortage=99)
    assert Weights(shortage=100, deep_shortage=100).deep_shortage == 100
