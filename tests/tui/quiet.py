"""When an app has nothing left to do: told by its loop and its workers, not by a clock.

Textual's pilot sleeps fiftieths of a second after every key until the processor rests; those sleeps were
a third of what the screen tests took.
"""

import asyncio
from time import process_time
from typing import Any

from textual._context import active_app
from textual.app import App

PATIENCE_SECONDS = 1.0
SOON_SECONDS, RESTING_SHARE = 0.02, 0.3
LOOK_SECONDS = 0.002


async def until_quiet(_least: float = 0.0, most: float = PATIENCE_SECONDS) -> None:
    """Wait until nothing is left for the app to do now or in a fiftieth of a second; at most `most` seconds.

    Workers that compute are waited for; those that wait (a held thread, a child process) are not.
    """
    loop, app = asyncio.get_running_loop(), active_app.get()
    began = since = loop.time()
    spent = process_time()
    while (now := loop.time()) < began + most:
        await asyncio.sleep(0)
        if _ready(loop) or _drawn(app):
            continue
        if _works(app) and now >= since + SOON_SECONDS:
            if process_time() - spent < RESTING_SHARE * (now - since):
                return
            since, spent = now, process_time()
        elif _works(app) or _due(loop, app, began + SOON_SECONDS):
            await asyncio.sleep(LOOK_SECONDS)
        else:
            return


def _ready(loop: Any) -> bool:
    return bool(loop._ready)


def _works(app: App[Any]) -> bool:
    return any(not worker.is_finished for worker in app.workers)


def _drawn(app: App[Any]) -> bool:
    """Draw now what the screen would draw at its next sixtieth of a second; whether there was anything."""
    if not app._screen_stack or not app.screen._update_timer._active.is_set():
        return False
    app.screen._on_timer_update()
    return True


def _due(loop: Any, app: App[Any], until: float) -> bool:
    """Whether a timer rings before `until`; not the screen's own, which has just drawn."""
    own = app._screen_stack and getattr(app.screen._update_timer._task, "_fut_waiter", None)
    timers = [timer for timer in loop._scheduled if timer._when <= until and not timer._cancelled]
    return any(not own or own not in timer._args for timer in timers)
