"""Compiling for the walk: functions on plain arrays become machine code when first called.

What the machine code is kept under is a digest of the whole room, for numba itself looks only at the file of
the function called, and would run old code of the others.
"""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import numba
from platformdirs import user_cache_path

Function = TypeVar("Function", bound=Callable[..., Any])
PLAIN = {"nogil": True, "error_model": "numpy"}
ROOM = Path(__file__).parent / "walk"


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
    if "NUMBA_CACHE_DIR" not in os.environ:
        CONFIG.CACHE_DIR = str(user_cache_path("shiftplan") / "walk" / _digest())
    try:
        return JIT(cache=True, **PLAIN)(function)
    except RuntimeError:  # numba found no folder to write to
        return JIT(**PLAIN)(function)


def _digest() -> str:
    """A name for the sources as they are."""
    texts = b"".join(path.read_bytes() for path in [Path(__file__), *sorted(ROOM.glob("*.py"))])
    return sha256(texts).hexdigest()[:16]
