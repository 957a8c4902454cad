"""Compiling for the walk: functions on plain arrays become machine code when first called, kept on disk."""

from collections.abc import Callable
from typing import Any, TypeVar

import numba

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """`function` as machine code; it may use numbers, arrays and tuples of them only."""
    made: Function = numba.njit(cache=True, nogil=True)(function)
    return made
