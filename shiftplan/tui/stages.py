"""The stages of the work in their order; a screen is imported when its stage is first opened."""

from dataclasses import dataclass
from importlib import import_module

from textual.screen import Screen

from shiftplan.language import Message, say


@dataclass(frozen=True)
class Stage:
    """`place` is `module:Class` of the stage's screen."""

    key: str
    id: str
    label: Message
    place: str

    def load(self) -> type[Screen[None]]:
        module, name = self.place.split(":")
        found: type[Screen[None]] = getattr(import_module(module), name)
        return found

    def make(self) -> Screen[None]:
        return self.load()()


STAGES = (
    Stage("1", "overview", say("Overview"), "shiftplan.tui.overview.screen:OverviewScreen"),
    Stage("2", "forecast", say("Forecast"), "shiftplan.tui.forecast.screen:ForecastScreen"),
    Stage("3", "need", say("Need"), "shiftplan.tui.need.screen:NeedScreen"),
    Stage("4", "rota", say("Rota"), "shiftplan.tui.rota.screen:RotaScreen"),
    Stage("5", "checks", say("Checks"), "shiftplan.tui.checks.screen:ChecksScreen"),
    Stage("6", "checklist", say("Checklist"), "shiftplan.tui.operations.checklist_screen:ChecklistScreen"),
    Stage("7", "live", say("Live"), "shiftplan.tui.operations.live_screen:LiveScreen"),
    Stage("8", "review", say("Review"), "shiftplan.tui.review.screen:ReviewScreen"),
)
