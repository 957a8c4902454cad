"""Compiling for walk and rosters: functions on plain arrays become machine code when first called."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

import numba

from shiftplan import machine_code

Function = TypeVar("Function", bound=Callable[..., Any])
PLAIN = {"nogil": True, "error_model": "numpy", "_nrt": False}
"""`_nrt`: numba counts no references to the arrays, which the caller holds; that took half of a walk. So
compiled code makes no arrays.
"""


class _Jit(Protocol):
    """`numba.njit` with options; its own types name only some of them, and not what it gives back."""

    def __call__(self, **options: object) -> Callable[[Function], Function]: ...


JIT = cast("_Jit", numba.njit)
CONFIG = cast("Any", numba.config)  # a module that fills itself when imported


def compiled(function: Function) -> Function:
    """`function` as machine code for other compiled ones; for numbers, arrays and tuples of numbers only."""
    return JIT(no_cpython_wrapper=True, no_cfunc_wrapper=True, **PLAIN)(function)


def inlined(function: Function) -> Function:
    """The like, its code put where it is called: a third quicker for what is called for every entry."""
    return JIT(forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, **PLAIN)(function)


def entrance(function: Function) -> Function:
    """The like for one that is called from Python; its machine code is kept on disk if possible."""
    CONFIG.CACHE_DIR = str(machine_code.folder())
    try:
        return JIT(cache=True, **PLAIN)(function)
    except RuntimeError:  # numba found no folder to write to
        return JIT(**PLAIN)(function)
