"""Keys pressed while a window is opening, or while what will open it is worked out: they land in it.

A window has its cursor only some moments after it was asked for. What is pressed meanwhile would go to the
screen beneath, where a letter of a name may be a command; so it is kept, and handed on in order. And a
command's key acts at once: on its way up from the widget in focus, the next key would overtake it.
"""

from weakref import WeakSet

from textual import events
from textual.app import App
from textual.events import Event
from textual.screen import Screen
from textual.widgets import Input, TextArea

ALWAYS = frozenset({"ctrl+q", "ctrl+c"})
"""Keys that nothing holds back."""


class TypingAhead(App[None], inherit_bindings=False):
    def __init__(self) -> None:
        super().__init__()
        self._opened: WeakSet[Screen[object]] = WeakSet()
        self._kept: list[Event] = []
        self._holding: frozenset[str] | None = None

    def on_mount(self) -> None:
        self.screen_change_signal.subscribe(self, self._await_opening)

    def hold_keys(self, without: frozenset[str] = frozenset()) -> None:
        """Keep what is pressed from now on until `let_keys_go`; those `without` which are dropped."""
        self._holding = without
        self._kept = [event for event in self._kept if not self._is_dropped(event)]

    def let_keys_go(self, *, drop: bool = False) -> None:
        """Hand on what was kept to whatever is in front now, or `drop` it."""
        if self._holding is not None:
            self._holding = None
            self._kept = [] if drop else self._kept
            self._hand_on()

    async def on_event(self, event: Event) -> None:
        if not _is_typed(event):
            await super().on_event(event)
        elif self._holding is None and not self._kept and self._is_open():
            await self._deal_with(event)
        elif not self._is_dropped(event):
            self._kept.append(event)
            self._hand_on()

    def _is_dropped(self, event: Event) -> bool:
        return isinstance(event, events.Key) and event.key in (self._holding or ())

    async def _deal_with(self, event: Event) -> None:
        """A key that is typed goes to its field; a command's key acts before the next one is looked at."""
        if not isinstance(event, events.Key) or not await self._acts(event.key):
            await super().on_event(event)

    async def _acts(self, key: str) -> bool:
        if self._reads_keys() or not self.app_focus:
            return False
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def _reads_keys(self) -> bool:
        """Whether what is in focus wants to see every key itself."""
        return isinstance(self.focused, (Input, TextArea)) or hasattr(self.focused, "on_key")

    def _is_open(self) -> bool:
        if not self.screen_stack or self.screen in self._opened:
            return True
        self._await_opening(self.screen)
        return False

    def _await_opening(self, screen: Screen[object]) -> None:
        """The screen takes its own messages once it is there; the app then sets the cursor, then is told."""
        if screen in self._opened:
            self._hand_on()
        else:
            screen.call_later(self.call_later, self._is_there, screen)

    def _is_there(self, screen: Screen[object]) -> None:
        self._opened.add(screen)
        self._hand_on()

    def _hand_on(self) -> None:
        if self._kept:
            self.call_later(self._hand_one_on)

    async def _hand_one_on(self) -> None:
        if self._kept and self._holding is None and self._is_open():
            await self._deal_with(self._kept.pop(0))
            self._hand_on()


def _is_typed(event: Event) -> bool:
    """Whether a key or a paste comes from the keyboard and was looked at by nobody yet."""
    if isinstance(event, events.Key):
        return not event.is_forwarded and event.key not in ALWAYS
    return isinstance(event, events.Paste) and not event.is_forwarded
